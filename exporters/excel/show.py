"""Sheets for reading: a title, one sentence, and a table that may sum itself up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exporters.excel import measures, texts
from exporters.excel.dress import set_up_page
from exporters.excel.formats import Look
from exporters.excel.layout import table_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.excel.page import Book

TOP = 2  # the row of the head, below title and sentence
FIRST = TOP + 1
TITLE_HEIGHT, LEAD_HEIGHT = 33.75, 20.25
SUM = "Summe"
_PAGE = (920, 620)  # what an A4 page across holds between its margins, in pixels of a screen
_HEAD_PIXELS, _ROW_PIXELS = 150, 20
_SHRINKS = 1.4  # so much more than fits is made smaller to stay on one page


class Live(NamedTuple):
    """A number that follows the sheets with data; ``value`` is what it is now."""

    formula: str
    value: int


class Quiet(str):
    """A word that stands where nothing is."""

    __slots__ = ()


Cell = str | int | Live | None


class Column(NamedTuple):
    """One column, at least as wide as its head. ``sums`` puts a sum below it."""

    title: str
    least: int
    look: Look = Look.TEXT
    sums: bool = False

    @property
    def width(self) -> int:
        """The width in characters."""
        return max(self.least, measures.head_width(self.title))


class Show(NamedTuple):
    """What a sheet shows. ``keys`` counts the columns that stay in sight."""

    name: str
    title: str
    lead: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    keys: int = 1

    @property
    def table(self) -> str:
        """The name of the table."""
        return table_name(self.name)

    @property
    def last(self) -> int:
        """The last row that holds data. A table has one even if it is empty."""
        return TOP + max(1, len(self.rows))

    @property
    def below(self) -> int:
        """The first row below the table and its sums."""
        return self.last + 1 + any(column.sums for column in self.columns)


class ShowSheet:
    """One such sheet while it is written."""

    def __init__(self, book: Book, show: Show) -> None:
        self.sheet = book.workbook.add_worksheet(show.name)
        self.show = show
        self._book = book
        self._formats = book.formats

    def write(self, pixels_below: int = 0) -> None:
        """Write everything; ``pixels_below`` says how high what stands below the table is."""
        self._write_head()
        self._add_table()
        heights = [self._write_row(row, cells) for row, cells in enumerate(self.show.rows, FIRST)]
        self._draw()
        self._set_up_print(sum(heights) * 4 / 3, pixels_below)

    def _write_head(self) -> None:
        sheet, show = self.sheet, self.show
        for row, height in enumerate((TITLE_HEIGHT, LEAD_HEIGHT, measures.HEAD_HEIGHT)):
            sheet.set_row(row, height)
        sheet.write_string(0, 0, texts.shown(show.title), self._formats.of(Look.TITLE))
        sheet.write_string(1, 0, texts.shown(show.lead), self._formats.of(Look.LEAD))
        for index, column in enumerate(show.columns):
            sheet.set_column(index, index, column.width)

    def _add_table(self) -> None:
        show, sums = self.show, any(column.sums for column in self.show.columns)
        options = {
            "name": show.table, "columns": [self._head(at) for at in range(len(show.columns))],
            "style": "Table Style Light 1", "banded_rows": False, "total_row": sums,
            "title": show.name, "description": show.lead,
        }  # fmt: skip
        self.sheet.add_table(TOP, 0, show.last + sums, len(show.columns) - 1, options)
        if sums:
            self._rule_off()

    def _rule_off(self) -> None:
        """Draw the line above the sums across the columns that have none."""
        self.sheet.set_row(self.show.last + 1, measures.height(1))
        for at, column in enumerate(self.show.columns):
            if at and not column.sums:
                self.sheet.write_blank(self.show.last + 1, at, None, self._formats.total(column.look))

    def _head(self, at: int) -> dict[str, object]:
        column = self.show.columns[at]
        head = self._formats.of(Look.HEAD_RIGHT if column.look.is_number else Look.HEAD)
        # The format is that of the sum; every other cell brings its own.
        options: dict[str, object] = {
            "header": column.title, "header_format": head, "format": self._formats.total(column.look),
        }  # fmt: skip
        return options | self._sum(at) if column.sums else options | {"total_string": "" if at else SUM}

    def _sum(self, at: int) -> dict[str, object]:
        """By cells, not by the column's name: LibreOffice stumbles over names of several words here."""
        from xlsxwriter.utility import xl_range

        cells = xl_range(FIRST, at, self.show.last, at)
        value = sum(number_of(row[at]) for row in self.show.rows)
        return {"total_function": f"=SUBTOTAL(109,{cells})", "total_value": value}

    def _write_row(self, row: int, cells: Sequence[Cell]) -> float:
        lines = 1
        for index, (column, cell) in enumerate(zip(self.show.columns, cells, strict=True)):
            format_ = self._formats.of(Look.MACHINE if isinstance(cell, Quiet) else column.look)
            if isinstance(cell, Live):
                self.sheet.write_formula(row, index, cell.formula, format_, cell.value)
            elif isinstance(cell, int):
                self.sheet.write_number(row, index, cell, format_)
            elif cell:
                text = texts.shown(cell)
                self.sheet.write_string(row, index, text, format_)
                lines = max(lines, measures.lines_of(text, measures.capacity(column.width), printed=True))
        self.sheet.set_row(row, height := measures.height(lines))
        return height

    def _draw(self) -> None:
        sheet, show = self.sheet, self.show
        sheet.freeze_panes(FIRST, show.keys)
        sheet.hide_gridlines(2)
        line = {"type": "formula", "criteria": "=TRUE", "format": self._formats.hairline()}
        sheet.conditional_format(FIRST, 0, show.last, len(show.columns) - 1, line)

    def _set_up_print(self, table: float, below: int) -> None:
        """Keep charts whole: on the page with the table if both still can be read there, else on the next."""
        self.sheet.set_landscape()
        set_up_page(self.sheet, self._book, TOP)
        last = self.show.below + below // _ROW_PIXELS if below else self.show.below - 1
        self.sheet.print_area(0, 0, last, len(self.show.columns) - 1)
        scale = min(1, _PAGE[0] / sum(7 * column.width + 5 for column in self.show.columns))
        if below and (_HEAD_PIXELS + table + below) * scale <= _PAGE[1] * _SHRINKS:
            self.sheet.fit_to_pages(1, 1)
        elif below:
            self.sheet.set_print_scale(int(100 * scale))
            self.sheet.set_h_pagebreaks([self.show.below])


def number_of(cell: Cell) -> int:
    """Return the number in a cell; nought if there is none."""
    return cell.value if isinstance(cell, Live) else cell if isinstance(cell, int) else 0
