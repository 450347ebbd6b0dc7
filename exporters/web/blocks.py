"""The text of a page: every block as what it means, so that it can be read without a look."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from app.reports.model import Contents, Heading, Paragraph, Picture, Role, Table
from exporters.flow import groups, rank
from exporters.outline import Outline
from exporters.web.inline import plain, spans, text
from exporters.web.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.model import Block
    from exporters.flow import Group
    from exporters.outline import Entry

_LISTS = {Role.BULLET: "ul", Role.NUMBERED: "ol", Role.STEP: "ol", Role.EVIDENCE: "ul", Role.SOURCE: "ul"}
_LOWEST = 6


class Body:
    """Writes the blocks of one document."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._outline = Outline(blocks)

    def html(self) -> str:
        return "\n".join(filter(None, map(self._group, groups(self._blocks))))

    def _group(self, group: Group) -> str:
        if group.role is Role.QUOTE:
            return _quote(group)
        if group.role is not None:
            return _list(group.role, group)
        return self._block(group.position, group.blocks[0])

    def _block(self, position: int, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(position, block)
            case Paragraph():
                return _paragraph(block)
            case Table():
                return table(block)
            case Picture():
                return _picture(block)
            case Contents():
                return self._contents(position)
        return ""

    def _heading(self, position: int, it: Heading) -> str:
        entry = self._outline.entries.get(position)
        level = min(rank(it, self._blocks), _LOWEST)
        anchor = it.anchor or (entry.anchor if entry else None)
        return f"<h{level}{_id(anchor)}>{_number(entry)}{text(it.text)}</h{level}>"

    def _contents(self, position: int) -> str:
        listing = self._outline.listings[position]
        if not listing.entries:
            return ""
        title = text(listing.contents.title)
        lines = "\n".join(_line(entry, listing.contents.levels[0]) for entry in listing.entries)
        return f'<nav aria-label="{title}"><p class="contents">{title}</p>\n<ul>\n{lines}\n</ul></nav>'


def _line(entry: Entry, first_level: int) -> str:
    link = f'<a href="#{plain(entry.anchor)}">{_number(entry)}{text(entry.heading.text)}</a>'
    deeper = ' class="deeper"' if entry.heading.level > first_level else ""
    return f"<li{deeper}>{link}</li>"


def _number(entry: Entry | None) -> str:
    return f'<span class="count">{entry.number}</span> ' if entry and entry.number else ""


def _id(anchor: str | None) -> str:
    return f' id="{plain(anchor)}"' if anchor else ""


def _paragraph(it: Paragraph) -> str:
    if it.role is Role.TITLE:
        return f"<h1{_id(it.anchor)}>{spans(it.spans)}</h1>"
    look = "" if it.role is Role.BODY else f' class="{it.role.value}"'
    return f"<p{_id(it.anchor)}{look}>{spans(it.spans)}</p>"


def _list(role: Role, group: Group) -> str:
    """Numbers of evidence and sources are names that the text uses, so they are text here as well."""
    tag = _LISTS[role]
    items = "\n".join(_item(role, item) for item in group.items)
    return f'<{tag} class="{role.value}">\n{items}\n</{tag}>'


def _item(role: Role, item: tuple[Paragraph, ...]) -> str:
    first, *texts = item
    named = role in (Role.EVIDENCE, Role.SOURCE) and first.number
    number = f'<span class="count">{text(first.number or "")}</span> ' if named else ""
    value = f' value="{first.number}"' if role is Role.STEP and (first.number or "").isdigit() else ""
    inner = number + spans(first.spans) + "".join(f"<p>{spans(it.spans)}</p>" for it in texts)
    return f"<li{_id(first.anchor)}{value}>{inner}</li>"


def _quote(group: Group) -> str:
    said = "".join(f"<p>{spans(it.spans)}</p>" for it in group.paragraphs if it.role is Role.QUOTE)
    by = "".join(spans(it.spans) for it in group.paragraphs if it.role is Role.QUOTE_SOURCE)
    source = f"<figcaption>{by}</figcaption>" if by else ""
    return f'<figure class="quote"><blockquote>{said}</blockquote>{source}</figure>'


def _picture(it: Picture) -> str:
    source = f"data:{it.media_type};base64,{base64.b64encode(it.data).decode()}"
    size = f'width="{it.width_px}" height="{it.height_px}"'
    image = f'<img src="{source}" {size} alt="{plain(it.alt_text)}" loading="lazy">'
    credit = f' <span class="credit">{text(it.credit)}</span>' if it.credit else ""
    caption = f"<strong>Abbildung\N{NO-BREAK SPACE}{it.number}:</strong> {text(it.caption)}{credit}"
    wide = ' class="wide"' if it.wide else ""
    return f"<figure{wide}>{image}<figcaption>{caption}</figcaption></figure>"
