"""What the office knows of each town at a glance: when it delivered last, and how much is here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.office.comparison import View
from app.storage import comparison as asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.book import LabBook
    from app.services.office.board import Arrived, Board, LabRow


@dataclass(frozen=True)
class TownState:
    """``last`` is the last delivery, None before the first; ``counts`` are by kind."""

    town: str
    last: Arrived | None
    counts: Mapping[str, int]


def town_states(book: LabBook, seen: Board) -> tuple[TownState, ...]:
    """Return every town of the board, those that still have to deliver among them."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    with book.reading() as connection:
        for lab, kind, number in asked.record_counts(connection, View().scope):
            counts[lab][kind] = number
    return tuple(TownState(row.town, _last(row), dict(counts.get(row.uid, {}))) for row in seen.rows)


def _last(row: LabRow) -> Arrived | None:
    arrived = [one for cell in row.cells for one in cell.arrived]
    return max(arrived, key=lambda one: one.day, default=None)
