"""Excel export against openpyxl and XlsxWriter as one uses them: the same cells, with a table on every sheet.

What ours adds beyond that (choices with messages, marks for gaps, print set-up, texts carried on) the peers
are spared. Finding out the cells and importing are not measured; each run is a process of its own, in turn.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from exporters.excel import write
from tests.bench.excel_data import large
from tests.bench.ratio import Ratio, seconds

ROWS, ROUNDS, LIMIT = 20_000, 3, 1.0
PEERS = ("openpyxl", "xlsxwriter")

Sheets = dict[str, list[list[Any]]]


def run() -> list[Ratio]:
    return [Ratio(f"Excel, {ROWS} Zeilen gegen {peer}", _ratio(peer), LIMIT) for peer in PEERS]


def _ratio(peer: str) -> float:
    return median(_seconds("ours") / _seconds(peer) for _ in range(ROUNDS))


def _seconds(variant: str) -> float:
    return seconds("tests.bench.excel_peers", variant)


def _cells(file: Path) -> Sheets:
    """Return what ours wrote, from the head of the table on; every row as wide as the head."""
    book = openpyxl.load_workbook(file, read_only=True)
    found = {}
    for sheet in book:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        start = next(place for place, row in enumerate(rows) if sum(cell is not None for cell in row) > 1)
        found[sheet.title] = rows[start:]
    return found


def _by_openpyxl(sheets: Sheets, target: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        place = f"A1:{get_column_letter(len(rows[0]))}{max(len(rows), 2)}"
        table: Any = Table(displayName=f"Tabelle{number}", ref=place)
        table._initialise_columns()
        for column, title in zip(table.tableColumns, rows[0], strict=True):
            column.name = str(title)
        sheet.add_table(table)
    book.save(target)


def _by_xlsxwriter(sheets: Sheets, target: Path) -> None:
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, int | float):
                    sheet.write_number(number, place, value)
                elif value is not None:
                    sheet.write_string(number, place, str(value))
        heads = [{"header": str(title)} for title in rows[0]]
        sheet.add_table(0, 0, max(len(rows) - 1, 1), len(heads) - 1, {"columns": heads})
    book.close()


def measure(variant: str) -> float:
    bundle = large(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "Mappe.xlsx"
        started = time.process_time()
        write(bundle, target)
        if variant == "ours":
            return time.process_time() - started
        sheets = _cells(target)
        job = _by_openpyxl if variant == "openpyxl" else _by_xlsxwriter
        started = time.process_time()
        job(sheets, target)
        return time.process_time() - started


if __name__ == "__main__":
    print(measure(sys.argv[1]) if len(sys.argv) > 1 else "\n".join(map(str, run())))
