"""What people see in a cell, and what to tell them about it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from app.errors import LaborbuchError
from exporters.excel.reading.sheet_xml import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

AGAIN = "Danach die Mappe noch einmal übernehmen."


class UnclearError(LaborbuchError):
    """What is wrong with a cell, in German. ``part`` tells which of the field's columns it stands in."""

    def __init__(self, text: str, part: int = 0) -> None:
        """Take the text and the column."""
        super().__init__(text)
        self.part = part


def said(cell: Any) -> str:
    """Return what people see in a cell."""
    if isinstance(cell, bool):
        return "WAHR" if cell else "FALSCH"
    if isinstance(cell, float):
        return format(cell, ".15g").replace(".", ",")
    if isinstance(cell, dt.datetime):
        return f"{cell:%d.%m.%Y, %H:%M}"
    if isinstance(cell, dt.date):
        return f"{cell:%d.%m.%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, dt.time) else str(cell)


def word(cell: Any) -> str:
    """Return what a cell names, "" if that cannot be read."""
    return "" if isinstance(cell, Fault) else said(cell).strip()


def words(cells: Iterable[Any]) -> list[str]:
    """Return the same for a whole column, quickly."""
    return [cell.strip() if type(cell) is str else word(cell) for cell in cells]
