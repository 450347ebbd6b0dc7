"""From a bundle to a workbook."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from exporters.excel import columns, layout, readme, texts
from exporters.excel.choices import ChoiceLists, Labels
from exporters.excel.dress import dress
from exporters.excel.formats import Formats, Look
from exporters.excel.page import Book, Page
from exporters.files import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from app.interchange.bundle import Bundle, Entry
    from exporters.excel.layout import Sheet

_TITLE_HEIGHT, _LEAD_HEIGHT = 33.75, 20.25


class Front(NamedTuple):
    """What a workbook says about itself, and what it shows before the data.

    ``rows`` yields the rows of ``Lies mich`` from the sheets with data, ``show`` adds sheets behind it. Only
    a delivery names what was deleted.
    """

    title: str
    lead: str
    subject: str
    about: str
    rows: Callable[[Bundle, Iterable[Sheet]], Iterator[dict[str, str]]]
    show: Callable[[Book], None] = lambda book: None
    is_delivery: bool = True


def write(bundle: Bundle, target: Path) -> None:
    """Write the workbook of a bundle. ``target`` is replaced at once, or stays as it was."""
    delivery = f"Lieferung {readme.delivery(bundle)}"
    front = Front(readme.title(bundle), readme.LEAD, f"Laborbuch, {delivery}", delivery, readme.rows)
    with replacing(target) as file:
        write_to(file, bundle, front)


def write_to(file: IO[bytes], bundle: Bundle, front: Front) -> None:
    """Write all sheets: what the workbook is, what it shows, the records, and what they need."""
    from xlsxwriter import Workbook

    from exporters.excel.rows import fill

    skeleton = BytesIO()
    # In memory, so that no part of the content is left behind in the system's folder for temporary files.
    workbook = Workbook(skeleton, {"in_memory": True})
    workbook.set_properties(_properties(bundle, front))
    sheets, labels = layout.sheets(), Labels(bundle.terms)
    deleted = [layout.DELETED] if front.is_delivery else []
    lists = ChoiceLists((*sheets, *deleted), labels)
    book = Book(workbook, Formats(workbook), labels, lists, _header(bundle), _footer(bundle, front))
    _add_readme(book, bundle, front, (*sheets, *deleted, layout.CHOICES, layout.CONTINUATIONS))
    front.show(book)
    for sheet in sheets:
        _add(book, sheet, _rows(bundle, sheet))
    for sheet in deleted:
        _add(book, sheet, _tombstones(bundle))
    _add_choices(book)
    if book.continued:
        _add(book, layout.CONTINUATIONS, book.continued)
    workbook.close()
    fill(skeleton, workbook.worksheets(), file)


def _properties(bundle: Bundle, front: Front) -> dict[str, Any]:
    return {
        "title": texts.possible(front.title),
        "subject": front.subject,
        "author": texts.possible(readme.sender(bundle)),
        "created": bundle.created_at.astimezone(dt.UTC).replace(tzinfo=None),
    }


def _header(bundle: Bundle) -> str:
    """Left the lab and the sheet, right the lab's letters; a plain ampersand is written twice."""
    named = (readme.sender(bundle), bundle.prefix)
    sender, prefix = (texts.possible(text).replace("&", "&&") for text in named)
    return f"&L{sender} · &A&R{prefix}"


def _footer(bundle: Bundle, front: Front) -> str:
    return f"&L{front.about} · Stand {readme.date(bundle)}&RSeite &P von &N"


def _add(book: Book, sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> Page:
    page = Page(book, sheet)
    dress(page, page.write(rows))
    return page


def _add_readme(book: Book, bundle: Bundle, front: Front, sheets: Iterable[Sheet]) -> None:
    page = _add(book, layout.README, front.rows(bundle, sheets))
    title = texts.possible(front.title)
    page.sheet.set_row(0, _TITLE_HEIGHT)
    page.sheet.set_row(1, _LEAD_HEIGHT)
    page.sheet.write_string(0, 0, title, book.formats.of(Look.TITLE))
    page.sheet.write_string(1, 0, front.lead, book.formats.of(Look.LEAD))


def _add_choices(book: Book) -> None:
    page = _add(book, layout.CHOICES, book.lists.rows())
    column = page.plan.index(columns.VALUE)
    for name, first, last in book.lists.ranges():
        book.workbook.define_name(name, f"='{page.plan.name}'!{_range(first, last, column)}")


def _range(first: int, last: int, column: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(first, column, last, column))


def _rows(bundle: Bundle, sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    entries = bundle.entries.get(sheet.kind, ())
    if sheet.holds_records:
        titles = _titles(sheet)
        return (_record_row(entry, titles) for entry in entries)
    return (row for entry in entries for row in _list_rows(entry, sheet.rows_of))


def _titles(sheet: Sheet) -> dict[str, str]:
    """The titles over the fields that people fill in, by the fields' labels."""
    filled = [column for column in sheet.columns if not column.field.computed]
    return {column.field.label: column.title for column in reversed(filled)}


def _record_row(entry: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    missing = "; ".join(titles.get(label, label) for label in entry.missing)
    return {**entry.values, columns.CHECKSUM.id: entry.checksum, columns.MISSING.id: missing}


def _list_rows(entry: Entry, list_id: str) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(entry.values.get(list_id) or (), 1):
        yield {columns.OWNER.id: entry.code, columns.NUMBER.id: number, **row}


def _tombstones(bundle: Bundle) -> Iterator[dict[str, Any]]:
    for stone in bundle.tombstones:
        yield {
            columns.CODE.id: stone.code,
            columns.UID.id: stone.uid,
            columns.KIND.id: stone.kind,
            columns.DELETED_AT.id: stone.deleted_at,
        }
