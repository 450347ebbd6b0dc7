"""Noting down afterwards what has happened: what lies behind us is no plan any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.records.activity import Activity

if TYPE_CHECKING:
    import datetime as dt

    from app.domain.record import Record


def noted(record: Record, today: dt.date) -> Record:
    """Return a new record in the state that its date suggests; people may set another one."""
    if not isinstance(record, Activity) or record.status != record.about.status.initial:
        return record
    day = record.end or record.start
    over = bool(day) and dates.is_fuzzy_date(str(day)) and day != dates.UNKNOWN
    return record.but(status="done") if over and dates.last_day(str(day)) <= today else record
