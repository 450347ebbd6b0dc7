"""Tables: one head row that comes again on every page, no merged cells, rows that stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.reports.model import Role
from exporters.opendocument.inline import run
from exporters.opendocument.lists import Grouped
from exporters.opendocument.looks import border, fill, text_of, whole
from exporters.opendocument.xml import Properties, element, properties
from exporters.paper.setting import AS_STYLED, Setting
from exporters.paper.styles import PARAGRAPHS, TABLE_HEADS, TABLE_TITLE, TABLES
from exporters.paper.tables import OVERHANG, column_widths, lists_towns, number_columns, stays_whole
from exporters.paper.text import attribute, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from app.reports.model import Cell, Table
    from exporters.opendocument.inline import Inline
    from exporters.opendocument.paragraphs import Paragraphs, Styled
    from exporters.opendocument.sheet import Sheet
    from exporters.opendocument.theme import Theme
    from exporters.paper.template import Measures

_TINT = "EAF1F2"
"""Ground of the row that answers, where the template's theme has none."""


@dataclass(frozen=True)
class Dress:
    """What a table style says: lines, and of its head row and first column how cells and letters look."""

    top: str
    inside: str
    bottom: str
    padding: Properties
    head: Properties
    head_text: Properties
    first_text: Properties


class Tables:
    """Turns tables into ``table:table``, with the title above and the note below."""

    def __init__(
        self, sheet: Sheet, measures: Measures, inline: Inline, styled: Styled, paragraphs: Paragraphs
    ) -> None:
        self._measures = measures
        self._inline = inline
        self._styled = styled
        self._paragraphs = paragraphs
        self._dresses = {
            kind: _dress(sheet.element("table", name), sheet.theme) for kind, name in TABLES.items()
        }
        self._tint = f"#{sheet.theme.colours.get('lt2', _TINT).lower()}"
        self._names: dict[str, int] = {}
        self._row_style = styled.automatic.name(
            "table-row", properties("table-row", {"fo:keep-together": "always"})
        )

    def table(self, it: Table, text_width: int, *, apart: bool = False) -> str:
        """``apart`` prints the title of an unnumbered table too. ``text_width`` is the page's, in twips."""
        title = self._title(it) if apart or it.number is not None else ""
        widths = column_widths(it.widths, text_width, self._measures.margin_column)
        about: Properties = {"table:name": self._name(it), "table:style-name": self._style(it, sum(widths))}
        says = element("table:title", {}, attribute(it.title))
        says += element("table:desc", {}, attribute(it.description))
        content = says + self._columns(it, widths) + self._rows(it)
        note = self._styled.paragraph(PARAGRAPHS[Role.TABLE_NOTE], self._inline.spans(it.note))
        return title + element("table:table", about, content) + note

    def _title(self, it: Table) -> str:
        label = self._inline.label("Tabelle", it.number) if it.number is not None else ""
        return self._styled.paragraph(TABLE_TITLE, label + run(one_line(it.title)))

    def _name(self, it: Table) -> str:
        """A screen reader says it. Each is there once, and without what formulas use as signs."""
        name = one_line(it.title).translate(dict.fromkeys(map(ord, ".<>[]'\""), " ")).strip() or "Tabelle"
        self._names[name] = number = self._names.get(name, 0) + 1
        return f"{name} ({number})" if number > 1 else name

    def _style(self, it: Table, width: int) -> str:
        about: Properties = {
            "style:width": width,
            "table:align": "left",
            "fo:margin-left": -OVERHANG,
            "fo:margin-top": 0,
            "fo:margin-bottom": 0,
            "table:border-model": "collapsing",
            "style:may-break-between-rows": "false" if stays_whole(it) else "true",
        }
        if it.note:
            about["fo:keep-with-next"] = "always"
        look = properties("table", about)
        return self._styled.automatic.name("table", look, master=self._styled.taken_master())

    def _columns(self, it: Table, widths: Sequence[int]) -> str:
        """The first column heads its rows, if it does."""
        columns = [self._column(width) for width in widths]
        if it.head_column:
            columns[0] = element("table:table-header-columns", {}, columns[0])
        return "".join(columns)

    def _column(self, width: int) -> str:
        look = properties("table-column", {"style:column-width": width})
        return element(
            "table:table-column", {"table:style-name": self._styled.automatic.name("table-column", look)}
        )

    def _rows(self, it: Table) -> str:
        head = element("table:table-header-rows", {}, self._head(it))
        last = len(it.rows) - 1
        return head + "".join(
            [self._row(it, row, number == 0, number == last) for number, row in enumerate(it.rows)]
        )

    def _head(self, it: Table) -> str:
        dress = self._dresses[it.kind]
        lines: Properties = {"fo:border-top": dress.top, "fo:border-bottom": dress.inside}
        cell = self._cell(it, lines | dress.head)
        settings = [Setting(right_aligned=True) if counts else AS_STYLED for counts in number_columns(it)]
        styles = [self._styled.name(TABLE_HEADS[it.kind], setting, dress.head_text) for setting in settings]
        return self._in_row(
            f'{cell}<text:p text:style-name="{style}">{run(text)}</text:p></table:table-cell>'
            for style, text in zip(styles, it.head, strict=True)
        )

    def _row(self, it: Table, row: Sequence[Cell], first: bool, last: bool) -> str:
        dress = self._dresses[it.kind]
        look: Properties = {
            "fo:border-top": "none",
            "fo:border-bottom": dress.bottom if last else dress.inside,
        }
        if it.verdict and first:
            look["fo:background-color"] = self._tint
        cell = self._cell(it, look)
        texts = [dress.first_text if it.head_column and number == 0 else {} for number in range(len(row))]
        return self._in_row(
            f"{cell}{self._content(held, text)}</table:table-cell>"
            for held, text in zip(row, texts, strict=True)
        )

    def _in_row(self, cells: Iterable[str]) -> str:
        return element("table:table-row", {"table:style-name": self._row_style}, "".join(cells))

    def _content(self, cell: Cell, text: Properties) -> str:
        grouped = Grouped()
        return (
            "".join([self._paragraphs.in_cell(it, text, grouped) for it in cell.paragraphs]) + grouped.close()
        )

    def _cell(self, it: Table, look: Properties) -> str:
        """The start of a cell."""
        look = self._dresses[it.kind].padding | {"fo:border-left": "none", "fo:border-right": "none"} | look
        if lists_towns(it):
            look["style:vertical-align"] = "middle"
        style = self._styled.automatic.name("table-cell", properties("table-cell", look))
        return f'<table:table-cell table:style-name="{style}" office:value-type="string">'


def _dress(style: _Element, theme: Theme) -> Dress:
    lines = style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    top, inside, bottom = (
        border(None if lines is None else lines.find(qn(f"w:{side}")), theme)
        for side in ("top", "insideH", "bottom")
    )
    head, first = (_zone(style, name) for name in ("firstRow", "firstCol"))
    return Dress(
        *(top, inside, bottom),
        _padding(style),
        {} if head is None else _head_cell(head, theme),
        {} if head is None else text_of(head, theme),
        {} if first is None else text_of(first, theme),
    )


def _zone(style: _Element, name: str) -> _Element | None:
    return style.find(f"{qn('w:tblStylePr')}[@{qn('w:type')}='{name}']")


def _padding(style: _Element) -> Properties:
    margins = style.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    found = {} if margins is None else {it.tag: whole(it.get(qn("w:w"))) for it in margins}
    return {
        f"fo:padding-{side}": found.get(qn(f"w:{side}"), 0) for side in ("top", "left", "bottom", "right")
    }


def _head_cell(zone: _Element, theme: Theme) -> Properties:
    about = zone.find(qn("w:tcPr"))
    if about is None:
        return {}
    look: Properties = {}
    if ground := fill(about, theme):
        look["fo:background-color"] = ground
    line = about.find(f"{qn('w:tcBorders')}/{qn('w:bottom')}")
    if line is not None:
        look["fo:border-bottom"] = border(line, theme)
    placed = about.find(qn("w:vAlign"))
    if placed is not None:
        look["style:vertical-align"] = {"center": "middle"}.get(placed.get(qn("w:val"), ""), "bottom")
    return look
