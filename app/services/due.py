"""What is due: days by which something must be gone, and what waits for somebody."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from app.domain.periods import periods, project_of
from app.storage import deadlines
from app.storage.deadlines import ALT_TEXT, CONSENT, PLANNED, RECORDING, RETENTION, REVIEW, REVOCATION
from app.storage.queries import RecordTitle

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

    from app.domain.records.lab import Lab

__all__ = [
    "ALT_TEXT",
    "CONSENT",
    "DELIVERY",
    "PLANNED",
    "RECORDING",
    "RETENTION",
    "REVIEW",
    "REVOCATION",
    "Due",
    "due_in",
]

DELIVERY = "delivery"
AHEAD = dt.timedelta(days=30)
_ALWAYS_FIRST = (REVOCATION,)
_LAST = "9999"
_LATEST = dt.timedelta(days=365)  # nobody waits for a delivery any more


class Due(NamedTuple):
    """One thing to do. ``about`` says what, ``day`` by when; of several alike, ``more`` others wait, too.

    A delivery that nobody prepared yet has no uid.
    """

    about: str
    record: RecordTitle
    day: dt.date | None
    more: int = 0

    def is_late(self, today: dt.date) -> bool:
        """Whether its day has passed."""
        return self.day is not None and self.day < today


def due_in(connection: sa.Connection, lab: Lab, today: dt.date) -> list[Due]:
    """Return what is due within a month or overdue, the most urgent first; what has no day comes last."""
    until = (today + AHEAD).isoformat()
    found = [
        Due(about, record, dt.date.fromisoformat(day) if day else None)
        for about, record, day in deadlines.deadlines(connection, until, today.isoformat())
    ]
    return sorted([*_gathered(found), *_delivery(connection, lab, today)], key=_urgency)


def _delivery(connection: sa.Connection, lab: Lab, today: dt.date) -> Iterator[Due]:
    """The office expects a delivery in every quarter of the project. It is no record before it is issued."""
    if lab.network_role == "office":
        return
    period = next((it for it in periods(*project_of(lab)) if it.holds(today)), None)
    if period is None or not period.due - AHEAD <= today <= period.due + _LATEST:
        return
    if not deadlines.delivered_since(connection, period.start.isoformat()):
        title = f"Lieferung für das {period.label}"
        yield Due(DELIVERY, RecordTitle("", "delivery", "", title, ""), period.due)


def _gathered(found: list[Due]) -> list[Due]:
    """Pictures without a description are one thing to do, however many they are."""
    bare = [due for due in found if due.about == ALT_TEXT]
    rest = [due for due in found if due.about != ALT_TEXT]
    return [*rest, bare[0]._replace(more=len(bare) - 1)] if bare else rest


def _urgency(due: Due) -> tuple[bool, str, str]:
    day = due.day.isoformat() if due.day else _LAST
    return due.about not in _ALWAYS_FIRST, day, due.record.code
