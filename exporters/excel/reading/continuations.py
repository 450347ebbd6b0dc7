"""Long texts, put together again before anything else is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from exporters.excel import columns, layout, texts
from exporters.excel.reading.grids import folded
from exporters.excel.reading.heads import plan
from exporters.excel.reading.said import word
from exporters.excel.reading.sheet_xml import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.interchange.arrival import Notice
    from exporters.excel.reading.tables import Table

NO_CELL = (
    "Diese Fortsetzung gehört zu keiner Zelle. Sie wurde nicht übernommen. Bitte Kennung, Blatt, Nr. und "
    "Spalte wie in der ursprünglichen Mappe eintragen oder die Zeile entfernen."
)
NO_HINT = (
    "Am Ende des Textes fehlt der Hinweis, dass er auf dem Blatt „{sheet}“ weitergeht. Bitte den Hinweis "
    "wieder anfügen, oder auf jenem Blatt die Fortsetzung entfernen, und die Mappe noch einmal übernehmen."
)
PIECE_MISSING = (
    "Von der Fortsetzung dieses Textes fehlt auf dem Blatt „{sheet}“ ein Teil. Bitte den ganzen Text "
    "eintragen und die Mappe noch einmal übernehmen."
)


class _Place(NamedTuple):
    """Where a text begins, as its continuation says it; "" for the number of a record's own row."""

    sheet: str
    owner: str
    number: str
    column: str


def rejoin(continued: Table, tables: Iterable[Table]) -> Iterator[Notice]:
    """Put every text into its cell as a whole; where that is impossible, say why there or here.

    Changes the tables' rows: their columns must not have been looked at before.
    """
    by_name = {folded(table.name): table for table in tables}
    rows = cache(lambda name: _rows(by_name[name]))
    for place, (first, pieces) in _pieces(continued).items():
        if place.sheet in _known() - by_name.keys():
            continue  # the sheet is gone or cannot be read, which is said elsewhere
        row = rows(place.sheet).get((place.owner, place.number)) if place.sheet in by_name else None
        at = _column(by_name[place.sheet], place) if row else None
        if row is None or at is None:
            yield continued.notice(NO_CELL, first)
        else:
            row[at] = _joined(row[at], pieces)


@cache
def _known() -> set[str]:
    return {folded(name) for name in plan()}


def _column(table: Table, place: _Place) -> int | None:
    titles = (at for at, title in enumerate(table.head.titles) if title.casefold() == place.column)
    return next(titles, None)


def _pieces(continued: Table) -> dict[_Place, tuple[int, dict[str, str]]]:
    """Return the pieces of every text by their numbers, and the first row that they stand in."""
    found: dict[_Place, tuple[int, dict[str, str]]] = {}
    fields = (columns.SHEET, columns.OWNER, columns.NUMBER, columns.COLUMN, columns.PIECE, columns.REST)
    for at, cells in enumerate(zip(*(continued.cells(field) for field in fields), strict=True)):
        if all(cell == "" for cell in cells):
            continue
        sheet, owner, number, column, piece = map(word, cells[:5])
        place = _Place(folded(sheet), owner, number, column.casefold())
        found.setdefault(place, (at, {}))[1].setdefault(piece, str(cells[5]))
    return found


def _rows(table: Table) -> dict[tuple[str, str], list[Any]]:
    """Return the rows by the code and the number that they bear."""
    head = table.head
    owner = head.place(columns.OWNER if table.sheet.rows_of else columns.CODE)
    number = head.place(columns.NUMBER)
    found: dict[tuple[str, str], list[Any]] = {}
    for row in table.rows:
        names = ("" if place is None else word(row[place]) for place in (owner, number))
        found.setdefault((next(names), next(names)), row)
    return found


def _joined(cell: Any, pieces: Mapping[str, str]) -> Any:
    beginning = cell.rstrip() if isinstance(cell, str) else ""
    if not beginning.endswith(texts.CONTINUED):
        return Fault(NO_HINT.format(sheet=layout.CONTINUATIONS.name))
    numbers = [str(number) for number in range(1, len(pieces) + 1)]
    if pieces.keys() != set(numbers):
        return Fault(PIECE_MISSING.format(sheet=layout.CONTINUATIONS.name))
    return beginning.removesuffix(texts.CONTINUED) + "".join(pieces[number] for number in numbers)
