"""Text on its way into cells: nothing is lost but what a workbook cannot hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Excel counts UTF-16 units. Its list of limits also names 253 line feeds; whether it would take more from a
# file is written nowhere, and to go on elsewhere loses nothing. LibreOffice breaks paragraphs of more than
# 16,365 units in cells with several of them, and saves the cell changed.
MOST_UNITS = 32_767
MOST_LINE_FEEDS = 253
MOST_UNITS_IN_PARAGRAPH = 16_000

CONTINUED = " [Dieser Text geht auf dem Blatt „Fortsetzungen“ weiter.]"

_SURROGATES = re.compile("[\ud800-\udfff]")
_IMPOSSIBLE = re.compile("\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_VALUE = re.compile("(?:[^;]|;;)+")


def possible(text: str) -> str:
    """Return ``text`` without what XML cannot hold: line ends become line feeds, other controls vanish."""
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _IMPOSSIBLE.sub(lambda hit: "\n" if hit[0][0] in "\r\v\f" else "", text)


def fits(text: str) -> bool:
    """Whether one cell holds the whole text."""
    if 2 * len(text) <= MOST_UNITS_IN_PARAGRAPH and text.count("\n") <= MOST_LINE_FEEDS:
        return True
    return _units(text) <= MOST_UNITS and _beginning(text, MOST_UNITS) == text


def pieces(text: str) -> Iterator[str]:
    """Cut a text for the cells that carry it on. Joined, the pieces are the text again."""
    units = MOST_UNITS - len(CONTINUED)
    while text:
        piece = _beginning(text, units)
        yield piece
        text, units = text[len(piece) :], MOST_UNITS


def _beginning(text: str, units: int) -> str:
    """Return as much of the beginning as one cell holds; a long paragraph gets a cell without line feeds."""
    lines = _first_units(text, units).split("\n", MOST_LINE_FEEDS + 1)[: MOST_LINE_FEEDS + 1]
    for number, line in enumerate(lines):
        if len(lines) > 1 and _units(line) > MOST_UNITS_IN_PARAGRAPH:
            return "\n".join([*lines[:number], ""]) if number else line
    return "\n".join(lines)


def _first_units(text: str, units: int) -> str:
    """Cut after so many UTF-16 units; half a pair of surrogates at the end is left to the rest."""
    return text[:units].encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _units(text: str) -> int:
    sure = text.isascii() or 2 * len(text) <= MOST_UNITS
    return len(text) if sure else len(text.encode("utf-16-le")) // 2


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, divided by semicolons; one within a value is doubled."""
    return "; ".join(value.replace(";", ";;") for value in values)


def parted(cell: str) -> tuple[str, ...]:
    """The values of a cell again, as ``joined`` or a person wrote them."""
    values = (value.replace(";;", ";").strip() for value in _VALUE.findall(cell))
    return tuple(value for value in values if value)


def shown(text: str) -> str:
    """Return as much of a text as one cell shows, for tables that only people read."""
    clean = possible(text)
    return clean if fits(clean) else f"{_beginning(clean, MOST_UNITS - 2)} …"
