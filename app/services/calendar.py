"""A month of activities: what is known to the day, and what happened some time in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.folding import fold
from app.storage import calendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.book import LabBook
    from app.storage.calendar import Dated
    from app.storage.queries import RecordTitle

_DAY = len("2022-11-22")
WEEKS = 6


@dataclass(frozen=True)
class Month:
    """The activities of a month by day, and ``sometime`` those of which nobody knows the day.

    The days of its neighbours that share a week with it are there, too.
    """

    year: int
    month: int
    by_day: Mapping[dt.date, tuple[RecordTitle, ...]]
    sometime: tuple[RecordTitle, ...]

    @property
    def first(self) -> dt.date:
        """The first day of the month."""
        return dt.date(self.year, self.month, 1)


def month_of(book: LabBook, year: int, month: int, text: str = "") -> Month:
    """Return a month; ``text`` keeps the activities whose title or code holds all its words."""
    shown = days_shown(year, month)
    today = book.today.isoformat()
    with book.reading() as connection:
        dated = calendar.between(connection, shown[0].isoformat(), shown[-1].isoformat(), today)
    found = [it for it in dated if _fits(it, text)]
    by_day: dict[dt.date, list[RecordTitle]] = {}
    for it in filter(_is_exact, found):
        for day in _days_of(it, shown):
            by_day.setdefault(day, []).append(it.record)
    inside = [day for day in shown if day.month == month]
    sometime = [it.record for it in found if not _is_exact(it) and _days_of(it, inside)]
    return Month(year, month, {day: tuple(them) for day, them in by_day.items()}, tuple(sometime))


def days_shown(year: int, month: int) -> list[dt.date]:
    """Return six weeks from Monday on, in which every month has room."""
    first = dt.date(year, month, 1)
    monday = first - dt.timedelta(days=first.weekday())
    return [monday + dt.timedelta(days=number) for number in range(WEEKS * 7)]


def _fits(dated: Dated, text: str) -> bool:
    words = fold(f"{dated.record.title} {dated.record.code}")
    return all(word in words for word in fold(text).split())


def _is_exact(dated: Dated) -> bool:
    return len(dated.start) == _DAY


def _days_of(dated: Dated, days: Sequence[dt.date]) -> list[dt.date]:
    """Return which of some days lie between beginning and end."""
    if not dates.is_fuzzy_date(dated.start) or dated.start == dates.UNKNOWN:
        return []
    known = dates.is_fuzzy_date(dated.end) and dated.end != dates.UNKNOWN
    first, last = dates.first_day(dated.start), dates.last_day(dated.end if known else dated.start)
    return [day for day in days if first <= day <= max(first, last)]
