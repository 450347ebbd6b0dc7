"""A document as rich text, to read on the screen or to look at as a page; what Qt cannot draw is left out."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from app.reports.model import Heading, Paragraph, Picture, Role, Table, TableKind, Tone
from ui.paper.dress import Dress, on_screen
from ui.theme.icons import RELATION_COLORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.reports.model import Block, Cell, Document, Span

_WIDEST_PICTURE = 420
_LEAST_HEADS = 24  # percent, for the longest of the words that head a row
_INSET, _CHAPTER = 16, 2  # px of lists and quotes; the level down to which headings stand at the edge
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
# What stands at the edge of a page; other text has a column of its own.
_AT_EDGE = (Role.KICKER, Role.LEAD, Role.TITLE, Role.SUBTITLE, Role.BOX, Role.NOTE, Role.IMPRINT, Role.SMALL)
_STRONG = (Tone.STRONG, Tone.LABEL)
_QUIET = (Tone.QUIET, Tone.CODE, Tone.MISSING)
_SIGNS = dict(zip("▲▼◊○", RELATION_COLORS.values(), strict=True))


def html(paper: Document, dress: Dress | None = None) -> str:
    """Return the whole document, dressed for the screen if nothing else is said."""
    return _Writer(dress or on_screen()).document(paper)


class _Writer:
    """Writes the blocks of a document one after the other, in one dress."""

    def __init__(self, dress: Dress) -> None:
        self._dress = dress
        self._px, self._ink, self._sans = dress.px, dress.ink, dress.sans

    def document(self, paper: Document) -> str:
        body = "".join(map(self._block, paper.blocks))
        reading = self._px(self._dress.reading)
        style = f"font-family:{self._dress.families}; font-size:{reading}px; color:{self._ink('text')}"
        return f'<body style="{style}">{body}</body>'

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
        return ""

    def _heading(self, block: Heading) -> str:
        headings = self._dress.headings
        px = self._px(headings.get(block.level, headings[max(headings)]))
        left = self._dress.column if block.level > _CHAPTER else 0
        margins = f"margin:{px}px 0 {px // 3}px {left}px"
        ink = self._ink(self._dress.heading_ink)
        style = f"{self._sans}; font-size:{px}px; font-weight:600; color:{ink}; {margins}"
        return f'<p style="{style}">{_anchor(block.anchor)}{escape(block.text)}</p>'

    def _paragraph(self, block: Paragraph) -> str:
        inner = _anchor(block.anchor) + self._lead(block) + self._spans(block.spans)
        return f'<p style="{self._style(block.role)}">{inner}</p>'

    def _style(self, role: Role) -> str:
        left = self._left(role)
        if role in _SMALL:
            small = f"{self._sans}; font-size:{self._px(self._dress.small)}px; color:{self._ink('text2')}"
            return f"{small}; margin:0 0 {self._px(6)}px {left}px"
        base = f"margin:0 0 {self._px(8)}px {left}px; line-height:{self._dress.line_height}"
        if role in (Role.BOX, Role.NOTE):
            return f"{base}; margin-top:{self._px(10)}px; background-color:{self._ink('sunken')}"
        return f"{base}; font-style:italic" if role is Role.QUOTE else base

    def _left(self, role: Role) -> int:
        inset = self._px(_INSET) if role in (*_LISTED, Role.QUOTE, Role.STEP_TEXT) else 0
        return inset if role in _AT_EDGE else inset + self._dress.column

    def _lead(self, block: Paragraph) -> str:
        """Return what stands in the margin of a page, before the text."""
        if block.role in (Role.BULLET, Role.CELL_BULLET):
            return "• "
        if block.number and (block.role in _HANGING or block.role is Role.NUMBERED):
            return f'<span style="color:{self._ink("text2")}">{escape(block.number)}&nbsp; </span>'
        return ""

    def _spans(self, spans: Iterable[Span]) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        text = escape(span.text).replace("\n", "<br>")
        if span.href and span.href.startswith("#"):
            style = f"color:{self._ink('accent')}; text-decoration:none"
            text = f'<a href="{escape(span.href)}" style="{style}">{text}</a>'
        elif span.tone in _STRONG:
            text = f"<b>{text}</b>"
        elif span.tone in _QUIET:
            text = f'<span style="color:{self._ink("text2")}">{text}</span>'
        elif span.tone is Tone.RELATION:
            token = _SIGNS.get(span.text.strip()[:1], "text")
            text = f'<span style="color:{self._ink(token)}">{text}</span>'
        return _anchor(span.anchor) + text

    def _table(self, table: Table) -> str:
        head = "" if table.kind is TableKind.FACT_SHEET else self._head_row(table)
        rows = "".join(f"<tr>{self._row(table, row)}</tr>" for row in table.rows)
        caption = f"{table.number} · {table.title}" if table.number is not None else ""
        title = f'<p style="{self._style(Role.CAPTION)}">Tabelle {escape(caption)}</p>' if caption else ""
        noted = f'<p style="{self._style(Role.TABLE_NOTE)}">{self._spans(table.note)}</p>'
        note = noted if table.note else ""
        above, below = (0 if title else self._px(8)), (0 if table.note else self._px(8))
        apart = f"margin-top:{above}px; margin-bottom:{below}px"
        opened = f'<table width="100%" cellspacing="0" cellpadding="5" style="{apart}">'
        return f"{title}{opened}{head}{rows}</table>{note}"

    def _head_row(self, table: Table) -> str:
        begin, end = ("", "") if table.kind is TableKind.FIGURES else ("<b>", "</b>")
        style = f"{self._sans}; font-size:{self._px(self._dress.small)}px"
        cells = (f'<td style="{style}">{begin}{escape(text)}{end}</td>' for text in table.head)
        return f"<tr>{''.join(cells)}</tr>"

    def _row(self, table: Table, row: Sequence[Cell]) -> str:
        return "".join(self._cell(table, column, cell) for column, cell in enumerate(row))

    def _cell(self, table: Table, column: int, cell: Cell) -> str:
        heads = table.head_column and column == 0
        share = round(100 * table.widths[column] / sum(table.widths))
        width = max(share, _LEAST_HEADS) if heads else share
        ground = f' bgcolor="{self._ink("canvas")}"' if heads else ""
        inner = "<br>".join(self._lead(block) + self._spans(block.spans) for block in cell.paragraphs)
        is_figure = table.kind is TableKind.FIGURES
        size = self._px(self._dress.headings[2] if is_figure else self._dress.cell)
        style = f"{self._sans}; font-size:{size}px; border-bottom:1px solid {self._ink('line')}"
        text = f"<b>{inner}</b>" if heads or is_figure else inner
        return f'<td width="{width}%" valign="top"{ground} style="{style}">{text}</td>'

    def _picture(self, block: Picture) -> str:
        width = min(self._px(_WIDEST_PICTURE), block.width_px)
        source = f"data:{block.media_type};base64,{base64.b64encode(block.data).decode()}"
        image = f'<img width="{width}" src="{source}" alt="{escape(block.alt_text)}">'
        caption = f"Abbildung {block.number}: {block.caption} {block.credit}"
        left = f"margin-left:{self._dress.column}px"
        return f'<p style="{left}">{image}</p><p style="{self._style(Role.CAPTION)}">{escape(caption)}</p>'


def _anchor(name: str | None) -> str:
    return f'<a name="{escape(name)}"></a>' if name else ""
