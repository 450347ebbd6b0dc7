"""How the board of deliveries speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.office.board import SAID, Standing
from ui.widgets.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.periods import Period
    from app.services.office.board import Arrived, Board, Cell, LabRow

_MARKS = {
    Standing.DELIVERED: ("check", "ok"),
    Standing.INCOMPLETE: ("triangle-alert", "warn"),
    Standing.EXPECTED: ("clock", "text2"),
    Standing.LATE: ("circle-alert", "err"),
    Standing.MISSED: ("minus", "text3"),
}
TONES = {
    Standing.DELIVERED: "ok",
    Standing.INCOMPLETE: "warn",
    Standing.EXPECTED: "plain",
    Standing.LATE: "err",
    Standing.MISSED: "plain",
    Standing.AHEAD: "plain",
}
BEFORE, AFTER = "Das Projekt hat noch nicht begonnen.", "Das Projekt ist zu Ende."


def marks(standing: Standing) -> tuple[Mark, ...]:
    """Return how a cell draws a standing: a sign and its word. What is past or not due yet is silent."""
    if standing is Standing.AHEAD:
        return ()
    word = "" if standing is Standing.MISSED else SAID[standing]
    return (Mark(*_MARKS[standing], word),)


def icon_of(standing: Standing) -> str:
    """Return the sign of a standing."""
    return _MARKS.get(standing, ("calendar-days", ""))[0]


def legend() -> Iterator[tuple[Mark, str]]:
    """Yield the signs with their words."""
    return ((Mark(*_MARKS[it]), SAID[it]) for it in _MARKS)


def sense(board: Board) -> str:
    """Return how the present quarter stands, in a line."""
    if board.now is None:
        return BEFORE if board.periods and board.today < board.periods[0].start else AFTER
    period = board.periods[board.now]
    labs = len(board.rows)
    there = sum(bool(row.cells[board.now].arrived) for row in board.rows)
    return f"{period.label}, fällig am {period.due:%d.%m.%Y}: {there} von {labs} Laboren haben geliefert"


def spoken(row: LabRow, period: Period, cell: Cell) -> str:
    """Return a cell as a screen reader says it."""
    lacks = f", {', '.join(cell.lacks)}" if cell.lacks else ""
    return f"{row.town}, {period.label}: {SAID[cell.standing]}{lacks}"


def delivered(arrived: Arrived) -> str:
    """Return a delivery with its day."""
    name = f"Lieferung {arrived.number}" if arrived.number else "Lieferung ohne Nummer"
    return f"{name} vom {arrived.day:%d.%m.%Y}"


def nothing(cell: Cell, period: Period) -> str:
    """Return what there is to say where nothing was delivered."""
    day = f"{period.due:%d.%m.%Y}"
    return {
        Standing.LATE: f"War fällig am {day}. Bis heute ist nichts eingegangen.",
        Standing.MISSED: f"War fällig am {day}. In diesem Quartal ist nichts eingegangen.",
        Standing.EXPECTED: f"Fällig am {day}. Noch ist nichts eingegangen.",
        Standing.AHEAD: f"Wird erst bis zum {day} erwartet.",
    }.get(cell.standing, "")
