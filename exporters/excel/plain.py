"""Plain tables as a workbook: a title, a sentence, and a table on every sheet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from exporters.excel import measures, texts
from exporters.excel.formats import Formats, Look
from exporters.files import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from app.interchange.tables import PlainTable, PlainWorkbook

_TOP = 2  # the row of the head, below title and sentence
_TITLE_HEIGHT, _LEAD_HEIGHT = 33.75, 20.25
_A4 = 9


def write_tables(book: PlainWorkbook, target: Path) -> None:
    """Write tables. ``target`` is replaced at once, or stays as it was."""
    from xlsxwriter import Workbook

    with replacing(target) as file:
        workbook = Workbook(file, {"in_memory": True})
        created = book.created_at.astimezone(dt.UTC).replace(tzinfo=None)
        workbook.set_properties({"title": book.title, "author": book.author, "created": created})
        formats = Formats(workbook)
        for number, table in enumerate(book.tables, 1):
            _Sheet(workbook, formats, table, number).write()
        workbook.close()


class _Sheet:
    """One table while it is written."""

    def __init__(self, workbook: Workbook, formats: Formats, table: PlainTable, number: int) -> None:
        self._sheet: Worksheet = workbook.add_worksheet(table.name)
        self._formats = formats
        self._table = table
        self._number = number

    def write(self) -> None:
        table, sheet = self._table, self._sheet
        sheet.set_row(0, _TITLE_HEIGHT)
        sheet.set_row(1, _LEAD_HEIGHT)
        sheet.write_string(0, 0, table.name, self._formats.of(Look.TITLE))
        sheet.write_string(1, 0, table.help, self._formats.of(Look.LEAD))
        for index, width in enumerate(table.widths):
            sheet.set_column(index, index, width, self._formats.of(Look.TEXT))
        rows = table.rows or ((table.nothing, *[None] * (len(table.head) - 1)),)
        for number, row in enumerate(rows, _TOP + 1):
            self._write_row(number, row)
        self._dress(_TOP + len(rows))

    def _write_row(self, number: int, row: tuple[str | int | None, ...]) -> None:
        lines = 1
        for index, value in enumerate(row):
            if isinstance(value, int):
                self._sheet.write_number(number, index, value, self._formats.of(Look.WHOLE))
            elif value:
                text = texts.shown(value)
                self._sheet.write_string(number, index, text, self._formats.of(Look.TEXT))
                room = measures.capacity(self._table.widths[index])
                lines = max(lines, measures.lines_of(text, room, printed=True))
        self._sheet.set_row(number, measures.height(lines))

    def _dress(self, last: int) -> None:
        table, sheet = self._table, self._sheet
        head = self._formats.of(Look.HEAD)
        options = {
            "name": f"Tab_Bericht_{self._number}", "style": "Table Style Light 1", "banded_rows": False,
            "columns": [{"header": title, "header_format": head} for title in table.head],
            "title": table.name, "description": table.help,
        }  # fmt: skip
        sheet.add_table(_TOP, 0, last, len(table.head) - 1, options)
        sheet.set_row(_TOP, measures.HEAD_HEIGHT)
        sheet.freeze_panes(_TOP + 1, 0)
        sheet.hide_gridlines(2)
        line = {"type": "formula", "criteria": "=TRUE", "format": self._formats.hairline()}
        sheet.conditional_format(_TOP + 1, 0, last, len(table.head) - 1, line)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_TOP)
        sheet.set_footer("&R Seite &P von &N")
