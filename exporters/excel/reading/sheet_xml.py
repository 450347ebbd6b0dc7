"""What has to be known of a sheet's XML before and beside the parser.

The parser makes room for every cell between the first and the last one: one stray value in the last corner
would take hundreds of gigabytes. And it hands over formulas without a result, and errors, as empty cells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Columns from AAA and rows from 10000 on are looked at more closely.
_FAR = re.compile(rb"""r=["'](?:[A-Z]{3}|[A-Z]{0,2}[0-9]{5})""")
_FAR_RIGHT = re.compile(rb"""\br=["'][A-Z]{3}""")
# After so many rows without a value there is nothing more to come.
_GAP = 10_000
_ROW = re.compile(rb"<row\b(?:[^>]*/>|[^>]*>.*?</row>)", re.DOTALL)
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_NUMBER = re.compile(rb"""<row\b[^>]*?\br=["']([0-9]+)""")
_PLACE = re.compile(rb"""\br=["']([A-Z]+)([0-9]+)["']""")
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_VALUE = re.compile(rb"<v>(.*?)</v>", re.DOTALL)
_SAYS_SOMETHING = (b"<v>", b"<is>")

ERROR = (
    "Hier steht der Fehler {error}, weil eine Formel nicht rechnen kann. Bitte den Wert selbst eintragen "
    "und die Mappe noch einmal übernehmen."
)
NO_RESULT = (
    "Hier steht eine Formel ohne Ergebnis. Bitte die Mappe in Excel oder LibreOffice öffnen, speichern und "
    "noch einmal übernehmen."
)


class Fault(NamedTuple):
    """Stands in place of a cell that cannot be read, and says why and what to do."""

    text: str


def is_far(xml: bytes) -> bool:
    """Whether there may be cells far away from the others."""
    return bool(_FAR.search(xml))


def without_strays(xml: bytes) -> tuple[bytes, list[str]]:
    """Return the sheet without empty rows and without cells far away, and the names of the latter.

    Raises ValueError if the rows are not where every program writes them.
    """
    head, opening, rest = xml.partition(b"<sheetData>")
    body, closing, tail = rest.rpartition(b"</sheetData>")
    if not opening or not closing:
        raise ValueError("no sheetData")
    strays: list[str] = []
    rows = b"".join(_near_rows(body, strays))
    return b"".join((head, opening, rows, closing, tail)), strays


def _near_rows(body: bytes, strays: list[str]) -> Iterator[bytes]:
    last = 0
    for hit in _ROW.finditer(body):
        row = _near_cells(hit[0], strays)
        if not any(mark in row for mark in _SAYS_SOMETHING):
            continue
        number = _row_number(row) or last + 1
        if number - last > _GAP:
            strays += _names(row)
            return
        yield row
        last = number


def _row_number(row: bytes) -> int | None:
    found = _NUMBER.match(row)
    return int(found[1]) if found else None


def _near_cells(row: bytes, strays: list[str]) -> bytes:
    if not _FAR_RIGHT.search(row):
        return row

    def keep(cell: re.Match[bytes]) -> bytes:
        if not _FAR_RIGHT.search(cell[1]):
            return cell[0]
        strays.extend(_names(cell[0]))
        return b""

    return _CELL.sub(keep, row)


def _names(cells: bytes) -> list[str]:
    """Return what the cells with a value are called: XFD1048576."""
    said = (cell for cell in _CELL.finditer(cells) if any(mark in cell[0] for mark in _SAYS_SOMETHING))
    places = (_PLACE.search(cell[1]) for cell in said)
    return [(place[1] + place[2]).decode() for place in places if place]


def may_have_faults(xml: bytes) -> bool:
    """Whether there may be errors or formulas."""
    return b' t="e"' in xml or b"</f>" in xml


def faults(xml: bytes) -> Iterator[tuple[int, int, Fault]]:
    """Yield the row and column (0 is the first) of every cell with an error or a formula without a result."""
    for cell in _CELL.finditer(xml):
        place, fault = _PLACE.search(cell[1]), _fault(cell)
        if place and fault:
            yield int(place[2]) - 1, _column(place[1]), fault


def _fault(cell: re.Match[bytes]) -> Fault | None:
    kind, content = _TYPE.search(cell[1]), cell[2] or b""
    value = _VALUE.search(content)
    if kind and kind[1] == b"e":
        return Fault(ERROR.format(error=value[1].decode("utf-8", "replace") if value else ""))
    if b"<f" in content and not (value and value[1]) and not (kind and kind[1] == b"str"):
        return Fault(NO_RESULT)
    return None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
