"""Tables: one head row, no merged cells, rows that stay whole.

They hang out a little on both sides, so that their text stands on the edges of the body.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.paper.setting import Setting
from exporters.paper.styles import PARAGRAPHS, TABLE_HEADS, TABLE_TITLE, TABLES
from exporters.paper.tables import OVERHANG, column_widths, lists_towns, number_columns, stays_whole
from exporters.paper.text import attribute, one_line
from exporters.word.paragraphs import paragraph, properties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.model import Cell, Table
    from exporters.paper.template import Template
    from exporters.word.inline import Inline
    from exporters.word.paragraphs import Paragraphs

_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x20, 0x80, 0x600
_ROW, _HEAD_ROW = "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_LOOSE, _KEPT = Setting(), Setting(keep_next=True)
# A table style knows first and last rows, but not the one below the head. The color is the template's.
_TINT = '<w:shd w:val="clear" w:color="auto" w:fill="EAF1F2" w:themeFill="background2"/>'


class Tables:
    """Turns tables into ``w:tbl``, with the title above and the note below."""

    def __init__(self, template: Template, inline: Inline, paragraphs: Paragraphs) -> None:
        self._measures = template.measures
        self._inline = inline
        self._paragraphs = paragraphs
        self._title = template.paragraph(TABLE_TITLE)
        self._note = template.paragraph(PARAGRAPHS[Role.TABLE_NOTE])
        self._styles = {kind: template.table(name) for kind, name in TABLES.items()}
        self._heads = {kind: template.paragraph(name) for kind, name in TABLE_HEADS.items()}

    def table(self, it: Table, text_width: int, *, apart: bool = False) -> str:
        """``apart`` prints the title of an unnumbered table too: two tables in a row would grow together.

        ``text_width`` is that of the page, in twips.
        """
        title = self._printed_title(it) if apart or it.number is not None else ""
        widths = column_widths(it.widths, text_width, self._measures.margin_column)
        grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
        head = self._properties(it, sum(widths)) + f"<w:tblGrid>{grid}</w:tblGrid>"
        return f"{title}<w:tbl>{head}{self._rows(it, widths)}</w:tbl>{self._printed_note(it)}"

    def _printed_title(self, it: Table) -> str:
        label = self._inline.label("Tabelle", it.number) if it.number is not None else ""
        return paragraph(self._title, label + self._inline.run(one_line(it.title)))

    def _printed_note(self, it: Table) -> str:
        return paragraph(self._note, self._inline.runs(it.note))

    def _properties(self, it: Table, width: int) -> str:
        first_column = int(it.head_column)
        look = _FIRST_ROW | _NO_BANDS | _FIRST_COLUMN * first_column
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._styles[it.kind]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
            f'<w:tblInd w:w="-{OVERHANG}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{look:04X}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first_column}" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{attribute(it.title)}"/>'
            f'<w:tblDescription w:val="{attribute(it.description)}"/></w:tblPr>'
        )

    def _rows(self, it: Table, widths: Sequence[int]) -> str:
        kept = _KEPT if stays_whole(it) else _LOOSE
        edges = _cell_starts(it, widths)
        rows = [f"<w:tr>{_HEAD_ROW}{self._head(it, edges, kept)}</w:tr>"]
        settings = [kept] * (len(it.rows) - 1) + [_KEPT if it.note else _LOOSE]
        first = _cell_starts(it, widths, _TINT) if it.verdict else edges
        starts = (first, *repeat(edges, len(it.rows)))
        rows += [self._row(*row) for row in zip(it.rows, starts, settings, strict=False)]
        return "".join(rows)

    def _head(self, it: Table, edges: Sequence[str], setting: Setting) -> str:
        style = self._heads[it.kind]
        over_numbers = replace(setting, right_aligned=True)
        looks = (properties(style, over_numbers if counts else setting) for counts in number_columns(it))
        runs = map(self._inline.run, it.head)
        cells = zip(edges, looks, runs, strict=True)
        return "".join([f"{edge}<w:p>{look}{run}</w:p></w:tc>" for edge, look, run in cells])

    def _row(self, row: Sequence[Cell], edges: Sequence[str], setting: Setting) -> str:
        in_cell = self._paragraphs.in_cell
        cells = [
            f"{edge}{''.join([in_cell(it, setting) for it in cell.paragraphs])}</w:tc>"
            for edge, cell in zip(edges, row, strict=True)
        ]
        return f"<w:tr>{_ROW}{''.join(cells)}</w:tr>"


def _cell_starts(it: Table, widths: Sequence[int], shade: str = "") -> list[str]:
    placed = '<w:vAlign w:val="center"/>' if lists_towns(it) else ""
    return [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}{placed}</w:tcPr>' for width in widths]
