"""Plain tables for people: what a report as a workbook says. Knows no file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

Cell = str | int | None


@dataclass(frozen=True)
class PlainTable:
    """One sheet. ``widths`` are in characters, one per column; ``nothing`` stands where there is no row."""

    name: str
    help: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    nothing: str = "Nichts"


@dataclass(frozen=True)
class PlainWorkbook:
    """A workbook to read, not to merge."""

    title: str
    author: str
    created_at: dt.datetime
    tables: tuple[PlainTable, ...]
