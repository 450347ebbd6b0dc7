"""A document as Markdown: text first, pictures at its end, so that it can be read as it is."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from app.reports.model import DRAFT_MARK, SEPARATOR, Picture, Role
from exporters.flow import Flow
from exporters.markdown.inline import anchor, plain, spans, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.model import Cell, Document, Heading, Paragraph, Table
    from exporters.flow import Group
    from exporters.outline import Entry, Listing

_COUNTED = (Role.NUMBERED, Role.STEP)
_NAMED = (Role.EVIDENCE, Role.SOURCE)
_BOXED = (Role.BOX, Role.NOTE, Role.THESIS)


def whole(document: Document) -> str:
    """Return the whole file."""
    draft = f"**{DRAFT_MARK}**{SEPARATOR}" if document.draft else ""
    about = filter(None, (*document.masthead, document.code, document.edition))
    pictures = (block for block in document.blocks if isinstance(block, Picture))
    sources = "\n".join(map(_source, pictures))
    parts = (draft + plain(SEPARATOR.join(about)), *_Body(document.blocks).parts(), sources)
    return "\n\n".join(filter(None, parts)) + "\n"


class _Body(Flow):
    """Writes the blocks of one document."""

    def heading(self, it: Heading, level: int, entry: Entry | None) -> str:
        place = anchor(it.anchor or (entry.anchor if entry else None))
        return f"{'#' * level} {place}{_number(entry)}{plain(it.text)}"

    def contents(self, listing: Listing) -> str:
        first = listing.contents.levels[0]
        lines = (_line(entry, "  " * (entry.heading.level - first)) for entry in listing.entries)
        return "\n".join((f"**{plain(listing.contents.title)}**\n", *lines))

    def paragraph(self, it: Paragraph) -> str:
        inner = anchor(it.anchor) + spans(it.spans)
        if it.role is Role.TITLE:
            return f"# {inner}"
        return _quoted(inner) if it.role in _BOXED else inner

    def table(self, it: Table) -> str:
        number = f"**Tabelle\N{NO-BREAK SPACE}{it.number}:** {plain(it.title)}"
        title = number if it.number is not None else ""
        ruler = ["---:" if _is_of_numbers(it, place) else "---" for place in range(len(it.head))]
        rows = [_row([_cell(cell) for cell in row]) for row in it.rows]
        lines = "\n".join((_row([plain(name) for name in it.head]), _row(ruler), *rows))
        return "\n\n".join(filter(None, (title, lines, spans(it.note))))

    def picture(self, it: Picture) -> str:
        credit = f" {text(it.credit)}" if it.credit else ""
        label = f"**Abbildung\N{NO-BREAK SPACE}{it.number}:**"
        return f"![{plain(it.alt_text)}][abbildung-{it.number}]\n\n{label} {text(it.caption)}{credit}"

    def quote(self, group: Group) -> str:
        return _quoted("\n\n".join(spans(it.spans) for it in group.paragraphs))

    def items(self, role: Role, group: Group) -> str:
        return "\n".join(_items(role, group))


def _line(entry: Entry, indent: str) -> str:
    return f"{indent}- [{_number(entry)}{plain(entry.heading.text)}](<#{entry.anchor}>)"


def _number(entry: Entry | None) -> str:
    return f"{entry.number} " if entry and entry.number else ""


def _quoted(inner: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _items(role: Role, group: Group) -> Iterator[str]:
    for number, (first, *texts) in enumerate(group.items, 1):
        sign = f"{number}." if role in _COUNTED else "-"
        name = f"{plain(first.number)} " if role in _NAMED and first.number else ""
        paragraphs = [anchor(first.anchor) + name + spans(first.spans), *(spans(it.spans) for it in texts)]
        yield f"{sign} " + f"\n\n{' ' * (len(sign) + 1)}".join(paragraphs)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    lines = (("• " if it.role is Role.CELL_BULLET else "") + spans(it.spans) for it in cell.paragraphs)
    return "<br>".join(lines)


def _is_of_numbers(it: Table, place: int) -> bool:
    return bool(it.rows) and it.rows[0][place].paragraphs[0].role is Role.CELL_NUMBER


def _source(it: Picture) -> str:
    return f"[abbildung-{it.number}]: <data:{it.media_type};base64,{base64.b64encode(it.data).decode()}>"
