"""One sheet while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from app.domain.catalogue import KINDS
from app.errors import LaborbuchError
from exporters.excel import columns, measures, texts
from exporters.excel.cells import put_of
from exporters.excel.measures import look_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter import Workbook

    from exporters.excel.cells import Put
    from exporters.excel.choices import ChoiceLists, Labels
    from exporters.excel.columns import Column
    from exporters.excel.formats import Formats
    from exporters.excel.layout import Sheet

LAST_ROW = 1_048_575  # counted from 0
_TOO_MANY = (
    "Das Blatt „{sheet}“ hätte mehr Zeilen, als Excel fasst ({most}). Geben Sie die Einträge in mehreren "
    "Teilen weiter."
)


@dataclass(frozen=True)
class Book:
    """What all sheets of one workbook share. ``continued`` collects what no cell could hold."""

    workbook: Workbook
    formats: Formats
    labels: Labels
    lists: ChoiceLists
    header: str
    footer: str
    continued: list[dict[str, Any]] = field(default_factory=list)


class Page:
    """Writes the rows of one sheet below its head; keeps what the row in hand needs."""

    def __init__(self, book: Book, plan: Sheet) -> None:
        self.book, self.plan = book, plan
        self.formats, self.labels = book.formats, book.labels
        from exporters.excel.rows import RowSheet  # loads the library

        self.sheet = cast("RowSheet", book.workbook.add_worksheet(plan.name, RowSheet))
        self.widths = [measures.width_of(column, is_title=self._is_title(column)) for column in plan.columns]
        self.rooms = [measures.capacity(width) for width in self.widths]
        self.reading = measures.reading_columns(self.widths)
        self._wraps = [look_of(column).wraps for column in plan.columns]
        self._record: Mapping[str, Any] = {}
        self._lines = 1

    def write(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write one row per mapping of field ids to values and return the last row's number.

        What has no column is not written, whatever the mapping holds. A table needs a row even if empty.
        """
        self._set_columns()
        self.sheet.begin_rows(len(self.plan.columns))
        puts = self._puts()
        first = last = self.plan.top + 1
        for last, record in enumerate(rows, first):
            if last > LAST_ROW:
                raise LaborbuchError(_TOO_MANY.format(sheet=self.plan.name, most=LAST_ROW))
            self._write_row(last, record, puts)
        return last

    def settle(self, text: str, index: int) -> str:
        """Return what goes into the cell of a text that is longer than its column or has odd characters."""
        if not text.isprintable():
            text = texts.possible(text)
        if not texts.fits(text):
            text = self._carry_on(text, self.plan.columns[index])
        if self._wraps[index]:
            lines = measures.lines_of(text, self.rooms[index], printed=index < self.reading)
            self._lines = max(self._lines, lines)
        return text

    def _write_row(self, row: int, record: Mapping[str, Any], puts: Mapping[str, list[Put]]) -> None:
        self._record, self._lines = record, 1
        for id_, value in record.items():
            if value or value == 0:  # zero and "no" are answers
                for put in puts.get(id_, ()):
                    put(row, value)
        self.sheet.end_row(row, measures.height(self._lines) if self._lines > 1 else None)

    def _puts(self) -> dict[str, list[Put]]:
        puts: dict[str, list[Put]] = {}
        for index, column in enumerate(self.plan.columns):
            puts.setdefault(column.field.id, []).append(put_of(self, column, index))
        return puts

    def _set_columns(self) -> None:
        """Cells take over the look of their column, also those that somebody adds below."""
        self.sheet.set_default_row(measures.height(1))
        for index, column in enumerate(self.plan.columns):
            self.sheet.set_column(index, index, self.widths[index], self.formats.of(look_of(column)))

    def _carry_on(self, text: str, column: Column) -> str:
        beginning, *rest = texts.pieces(text)
        where = {
            columns.OWNER.id: self._record.get(columns.OWNER.id) or self._record.get(columns.CODE.id),
            columns.SHEET.id: self.plan.name,
            columns.NUMBER.id: self._record.get(columns.NUMBER.id),
            columns.COLUMN.id: column.title,
        }
        self.book.continued.extend(
            where | {columns.PIECE.id: number, columns.REST.id: piece} for number, piece in enumerate(rest, 1)
        )
        return beginning + texts.CONTINUED

    def _is_title(self, column: Column) -> bool:
        return self.plan.holds_records and KINDS[self.plan.kind].title_field == column.field.id
