"""What the project office has before it: who still has to deliver, and what waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.office import board, comparison, conflicts, guidelines, inbox, office_overview, review

if TYPE_CHECKING:
    from app.services.book import LabBook
    from app.services.office.board import Board
    from app.services.office.comparison import Table
    from app.services.office.guidelines import Standing
    from app.services.office.inbox import Delivered
    from app.services.office.office_overview import TownState

_LATEST = 6


@dataclass(frozen=True)
class Agenda:
    """``conflicts`` and ``modules`` count what is undecided; ``latest`` are the last deliveries in force."""

    board: Board
    conflicts: int
    modules: int
    guidelines: Standing
    latest: tuple[Delivered, ...]
    towns: tuple[TownState, ...]
    theses: Table

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever delivered."""
        return not self.latest and not any(town.counts for town in self.towns)


def agenda(book: LabBook) -> Agenda:
    """Return how things stand now."""
    in_force = (one for one in inbox.taken_over(book) if one.undone_at is None)
    seen = board.board(book)
    return Agenda(
        seen,
        conflicts.count_open(book),
        review.count_waiting(book),
        guidelines.standing(book),
        tuple(one for one, _ in zip(in_force, range(_LATEST), strict=False)),
        office_overview.town_states(book, seen),
        comparison.theses(book, comparison.View()),
    )
