"""The time of the project, and its quarters; at the end of each a delivery of every lab is due."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from app.domain import dates
from app.domain.settings import LAB_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.records.lab import Lab

_QUARTER = 3  # months


class Period(NamedTuple):
    """A quarter of the project; deliveries are due on its last day. The last one takes what comes later."""

    start: dt.date
    due: dt.date
    is_last: bool = False

    @property
    def label(self) -> str:
        """Return „4. Quartal 2022“."""
        return f"{(self.start.month - 1) // _QUARTER + 1}. Quartal {self.start.year}"

    def holds(self, day: dt.date) -> bool:
        """Whether something of that day counts for the period."""
        return self.start <= day and (self.is_last or day <= self.due)


def periods(start: dt.date, end: dt.date) -> tuple[Period, ...]:
    """Return the quarters from the beginning of a project to its end, on which the last one is due."""
    found = list(_quarters(start, end))
    return (*found[:-1], *(last._replace(due=end, is_last=True) for last in found[-1:]))


def _quarters(start: dt.date, end: dt.date) -> Iterator[Period]:
    first = dt.date(start.year, (start.month - 1) // _QUARTER * _QUARTER + 1, 1)
    while first <= end:
        month = first.month + _QUARTER - 1
        last = dt.date(first.year, month, calendar.monthrange(first.year, month)[1])
        yield Period(first, last)
        first = last + dt.timedelta(days=1)


def project_of(lab: Lab) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a lab's project; without dates of its own those of the network."""
    return _day(lab.project_start, "project_start"), _day(lab.project_end, "project_end")


def _day(own: str | None, setting: str) -> dt.date:
    known = own and dates.is_fuzzy_date(own) and own != dates.UNKNOWN
    return dates.first_day(str(own if known else LAB_SETTINGS[setting].default))
