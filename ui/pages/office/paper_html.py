"""A document as rich text to read on the screen, in the look in force; what only paper needs is left out."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from app.reports.model import Heading, Paragraph, Picture, Role, Table, TableKind, Tone
from ui.theme.icons import RELATION_COLORS
from ui.theme.look import color, current, pixels
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.reports.model import Block, Cell, Document, Span

_WIDEST_PICTURE = 420
_LEAST_HEADS = 24  # percent, for the longest of the words that head a row
_HEADINGS = {1: 20, 2: 17, 3: 15}
_HANGING = (Role.STEP, Role.EVIDENCE, Role.SOURCE)
_LISTED = (Role.BULLET, Role.NUMBERED, Role.CELL_BULLET)
_SMALL = (
    Role.KICKER,
    Role.SMALL,
    Role.IMPRINT,
    Role.CAPTION,
    Role.CREDIT,
    Role.TABLE_NOTE,
    Role.QUOTE_SOURCE,
    Role.CELL_SMALL,
)
_STRONG = (Tone.STRONG, Tone.LABEL)
_QUIET = (Tone.QUIET, Tone.CODE, Tone.MISSING)


def html(paper: Document) -> str:
    """Return the whole document."""
    body = "".join(map(_block, paper.blocks))
    families = ", ".join(f"'{family}'" for family in current().serif)
    reading = pixels(tokens()["type"]["quote"]["px"])
    return f'<body style="font-family:{families}; font-size:{reading}px; color:{_ink("text")}">{body}</body>'


def _ink(token: str) -> str:
    return color(token).name()


def _sans() -> str:
    return "font-family:" + ", ".join(f"'{family}'" for family in current().sans)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
    return ""


def _heading(block: Heading) -> str:
    px = pixels(_HEADINGS.get(block.level, _HEADINGS[3]))
    style = f"{_sans()}; font-size:{px}px; font-weight:600; margin:{px}px 0 {px // 3}px 0"
    return f'<p style="{style}">{_anchor(block.anchor)}{escape(block.text)}</p>'


def _paragraph(block: Paragraph) -> str:
    return f'<p style="{_style(block.role)}">{_anchor(block.anchor)}{_lead(block)}{_spans(block.spans)}</p>'


def _style(role: Role) -> str:
    height = tokens()["lineHeight"]["reading"].replace(" ", "")
    base = f"margin:0 0 {pixels(8)}px 0; line-height:{height}"
    if role in _SMALL:
        small = pixels(tokens()["type"]["meta"]["px"])
        return f"{_sans()}; font-size:{small}px; color:{_ink('text2')}; margin:0 0 {pixels(6)}px 0"
    if role in (Role.BOX, Role.NOTE):
        return f"{base}; background-color:{_ink('sunken')}"
    if role is Role.QUOTE:
        return f"{base}; font-style:italic; margin-left:{pixels(16)}px"
    return f"{base}; margin-left:{pixels(16)}px" if role in _LISTED or role is Role.STEP_TEXT else base


def _lead(block: Paragraph) -> str:
    """Return what stands in the margin of a page, before the text."""
    if block.role in (Role.BULLET, Role.CELL_BULLET):
        return "• "
    if block.number and (block.role in _HANGING or block.role is Role.NUMBERED):
        return f'<span style="color:{_ink("text2")}">{escape(block.number)}&nbsp; </span>'
    return ""


def _anchor(name: str | None) -> str:
    return f'<a name="{escape(name)}"></a>' if name else ""


def _spans(spans: Iterable[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    if span.href and span.href.startswith("#"):
        style = f"color:{_ink('accent')}; text-decoration:none"
        text = f'<a href="{escape(span.href)}" style="{style}">{text}</a>'
    elif span.tone in _STRONG:
        text = f"<b>{text}</b>"
    elif span.tone in _QUIET:
        text = f'<span style="color:{_ink("text2")}">{text}</span>'
    elif span.tone is Tone.RELATION:
        text = f'<span style="color:{_ink(_relation(span.text))}">{text}</span>'
    return _anchor(span.anchor) + text


def _relation(sign: str) -> str:
    by_sign = dict(zip("▲▼◊○", RELATION_COLORS.values(), strict=True))
    return by_sign.get(sign.strip()[:1], "text")


def _table(table: Table) -> str:
    head = "" if table.kind in (TableKind.FACT_SHEET, TableKind.FIGURES) else _head_row(table)
    rows = "".join(f"<tr>{_row(table, row)}</tr>" for row in table.rows)
    caption = f"{table.number} · {table.title}" if table.number is not None else ""
    title = f'<p style="{_style(Role.CAPTION)}">Tabelle {escape(caption)}</p>' if caption else ""
    note = f'<p style="{_style(Role.TABLE_NOTE)}">{_spans(table.note)}</p>' if table.note else "<p></p>"
    return f'{title}<table width="100%" cellspacing="0" cellpadding="5">{head}{rows}</table>{note}'


def _head_row(table: Table) -> str:
    cells = "".join(f'<td style="{_sans()}"><b>{escape(text)}</b></td>' for text in table.head)
    return f"<tr>{cells}</tr>"


def _row(table: Table, row: Sequence[Cell]) -> str:
    return "".join(_cell(table, column, cell) for column, cell in enumerate(row))


def _cell(table: Table, column: int, cell: Cell) -> str:
    heads = table.head_column and column == 0
    share = round(100 * table.widths[column] / sum(table.widths))
    width = max(share, _LEAST_HEADS) if heads else share
    ground = f' bgcolor="{_ink("canvas")}"' if heads else ""
    inner = "<br>".join(_lead(block) + _spans(block.spans) for block in cell.paragraphs)
    small = pixels(tokens()["type"]["body"]["px"])
    style = f"{_sans()}; font-size:{small}px; border-bottom:1px solid {_ink('line')}"
    text = f"<b>{inner}</b>" if heads else inner
    return f'<td width="{width}%" valign="top"{ground} style="{style}">{text}</td>'


def _picture(block: Picture) -> str:
    width = min(pixels(_WIDEST_PICTURE), block.width_px)
    data = base64.b64encode(block.data).decode()
    caption = f"Abbildung {block.number}: {block.caption} {block.credit}"
    image = (
        f'<img width="{width}" src="data:{block.media_type};base64,{data}" alt="{escape(block.alt_text)}">'
    )
    return f'<p>{image}</p><p style="{_style(Role.CAPTION)}">{escape(caption)}</p>'
