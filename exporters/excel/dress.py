"""What makes a sheet pleasant to work with: table, frozen head, drop-downs, marks and print set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.fields import FieldKind
from exporters.excel import columns, measures
from exporters.excel.formats import Look
from exporters.excel.page import LAST_ROW

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from exporters.excel.columns import Column
    from exporters.excel.page import Book, Page

KEEP_CODE = "Kennung bitte nicht ändern: Daran erkennt das Laborbuch den Datensatz wieder."
DIVIDE = "Mehrere Werte mit Strichpunkt trennen."
CHOOSE = "Bitte einen Wert aus der Liste wählen. Was die Werte bedeuten, steht auf dem Blatt „Auswahllisten“."
_UNKNOWN = "Unbekannter Wert"
_MOST_TITLE, _MOST_MESSAGE = 32, 255
_A4 = 9


def dress(page: Page, last: int) -> None:
    """Finish a sheet whose rows end at ``last``."""
    top, keys = page.plan.top, page.plan.keys
    _add_table(page, last)
    page.sheet.set_row(top, measures.HEAD_HEIGHT)
    page.sheet.freeze_panes(top + 1, keys)
    page.sheet.hide_gridlines(2)
    _draw_lines(page, last)
    for index, column in enumerate(page.plan.columns):
        _guide(page, column, index)
    _set_up_print(page, last)


def _add_table(page: Page, last: int) -> None:
    heads = [{"header": column.title, "header_format": _head(page, column)} for column in page.plan.columns]
    options = {
        "name": page.plan.table, "columns": heads, "style": "Table Style Light 1", "banded_rows": False,
        "title": page.plan.name, "description": page.plan.help,
    }  # fmt: skip
    page.sheet.put_table(page.plan.top, last, options)
    # Digits in a text column are meant as text.
    page.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _head(page: Page, column: Column) -> Any:
    is_number = measures.look_of(column).is_number
    return page.formats.of(Look.HEAD_RIGHT if is_number else Look.HEAD)


def _draw_lines(page: Page, last: int) -> None:
    """Rules instead of cell formats: empty cells need not be written, and a filled gap loses its mark."""
    first, end = page.plan.top + 1, len(page.plan.columns) - 1
    if page.plan.holds_records:
        missing = page.plan.index(columns.MISSING)
        rule = _gap_rule(page, first, missing)
        page.sheet.conditional_format(first, page.plan.keys, last, missing - 1, rule)
    line = {"type": "formula", "criteria": "=TRUE", "format": page.formats.hairline()}
    page.sheet.conditional_format(first, 0, last, end, line)


def _gap_rule(page: Page, first: int, missing: int) -> dict[str, Any]:
    """An empty cell whose column's title stands among the missing ones of its row."""
    from xlsxwriter.utility import xl_rowcol_to_cell as cell

    here, head = cell(first, page.plan.keys), cell(first - 1, page.plan.keys, row_abs=True)
    named = f'FIND("; "&{head}&";","; "&{cell(first, missing, col_abs=True)}&";")'
    criteria = f'=AND({here}="",ISNUMBER({named}))'
    return {"type": "formula", "criteria": criteria, "format": page.formats.gap(), "stop_if_true": True}


def _guide(page: Page, column: Column, index: int) -> None:
    """Offer a column's choices, or say how to fill it; also in rows that are still to come."""
    options = _offer(page, column) or _advice(page, column)
    if options:
        fitting = {"input_title": column.title} if len(column.title) <= _MOST_TITLE else {}
        page.sheet.data_validation(page.plan.top + 1, index, LAST_ROW, index, options | fitting)


def _offer(page: Page, column: Column) -> dict[str, Any]:
    name = column.choices and not column.field.is_many and page.book.lists.name_of(column.choices)
    if not name:
        return {}
    message = column.help if len(column.help) <= _MOST_MESSAGE else CHOOSE
    return {
        "validate": "list", "source": f"={name}",
        "input_message": message, "error_title": _UNKNOWN, "error_message": CHOOSE,
    }  # fmt: skip


def _advice(page: Page, column: Column) -> dict[str, Any]:
    if column.field in (columns.CODE, columns.UID) and page.plan.kind:
        return {"validate": "any", "input_message": KEEP_CODE}
    if column.field.kind in (FieldKind.MULTI, FieldKind.REFS):
        return {"validate": "any", "input_message": DIVIDE}
    return {}


def _set_up_print(page: Page, last: int) -> None:
    sheet, top = page.sheet, page.plan.top
    sheet.set_portrait() if measures.is_narrow(page.widths) else sheet.set_landscape()
    set_up_page(sheet, page.book, top)
    sheet.print_area(0, 0, last, page.reading - 1)


def set_up_page(sheet: Worksheet, book: Book, top: int) -> None:
    """Print one page wide, with the head in row ``top`` on every page, and say whose it is."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
    sheet.repeat_rows(top)
    sheet.set_header(book.header)
    sheet.set_footer(book.footer)
