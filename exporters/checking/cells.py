"""How table styles dress cells: the head row, the first column, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking.styles import NO_LOOK, Look, ground_of, look_of, said

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.checking.stories import Table
    from exporters.checking.styles import Styles

_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN, _NO_BANDS = 0x20, 0x40, 0x80, 0x100, 0x200
_WORDS = {
    "firstRow": _FIRST_ROW, "lastRow": _LAST_ROW, "firstColumn": _FIRST_COLUMN, "lastColumn": _LAST_COLUMN,
    "noHBand": _NO_BANDS,
}  # fmt: skip


class CellLooks:
    """The looks of the cells of one table at a time; a colour given to a cell by hand is on top."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._parts: dict[str, dict[str, Look]] = {}
        self._table: dict[str, Look] = {}
        self._looks = 0
        self._own: Look = NO_LOOK
        self._places: dict[_Element, int] = {}
        self._rows = 0

    def begin(self, table: Table) -> None:
        """Turn to the next table."""
        properties = table.element.find(f"{n.W}tblPr")
        style = "" if properties is None else said(properties, "tblStyle")
        self._table = self._dress(style)
        self._looks = 0 if properties is None else _chosen(properties.find(f"{n.W}tblLook"))
        self._own = Look(ground=ground_of(properties))
        self._rows = len(table.rows)
        self._places = {row: number for number, row in enumerate(table.rows)}

    def of(self, cell: _Element) -> Look:
        """Return the look of a cell of the table."""
        own = Look(ground=ground_of(cell.find(f"{n.W}tcPr")))
        row = next((it for it in cell.iterancestors(n.TR) if it in self._places), None)
        look = self._own.over(self._table.get("", NO_LOOK))
        if row is not None:
            for part in self._parts_of(cell, row):
                look = self._table.get(part, NO_LOOK).over(look)
        return own.over(look)

    def _parts_of(self, cell: _Element, row: _Element) -> list[str]:
        """Return the names of what a cell is part of, the strongest last."""
        number = self._places[row]
        bands = not self._looks & _NO_BANDS
        first = self._looks & _FIRST_ROW
        parts = [
            ("band1Horz", bands and (number - bool(first)) % 2 == 0),
            ("band2Horz", bands and (number - bool(first)) % 2 == 1),
            ("lastCol", self._looks & _LAST_COLUMN and _is_at_the_end(cell, preceding=False)),
            ("firstCol", self._looks & _FIRST_COLUMN and _is_at_the_end(cell, preceding=True)),
            ("lastRow", self._looks & _LAST_ROW and number == self._rows - 1),
            ("firstRow", first and number == 0),
        ]
        return [name for name, applies in parts if applies]

    def _dress(self, style: str) -> dict[str, Look]:
        """Return the look of each part that a table style names; "" is the whole table."""
        if style not in self._parts:
            looks: dict[str, Look] = {}
            for element in reversed(list(self._styles.chain("table", style))):
                _dress(looks, "", element)
                for part in element.findall(f"{n.W}tblStylePr"):
                    _dress(looks, part.get(f"{n.W}type", ""), part)
            self._parts[style] = looks
        return self._parts[style]


def _is_at_the_end(cell: _Element, *, preceding: bool) -> bool:
    """Whether no cell precedes or follows this one in its row."""
    return next(cell.itersiblings(n.TC, preceding=preceding), None) is None


def _dress(looks: dict[str, Look], name: str, element: _Element) -> None:
    ground = ground_of(element.find(f"{n.W}tcPr"))
    own = Look(ground=ground).over(look_of(element.find(n.RPR)))
    looks[name] = own.over(looks.get(name, NO_LOOK))


def _chosen(look: _Element | None) -> int:
    """Return which parts a table shows, however the file says so: as one number, or word by word."""
    if look is None:
        return 0
    words = {bit: look.get(f"{n.W}{word}") for word, bit in _WORDS.items()}
    if any(words.values()):
        return sum(bit for bit, word in words.items() if word is not None and word not in n.OFF)
    try:
        return int(look.get(n.VAL, "0"), 16)
    except ValueError:
        return 0
