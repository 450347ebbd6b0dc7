"""A month of activities: what is known to the day, and what happened some time in it."""

from __future__ import annotations

import calendar as days
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.folding import fold
from app.storage import calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.book import LabBook
    from app.storage.calendar import Dated
    from app.storage.queries import RecordTitle

_DAY = len("2022-11-22")


@dataclass(frozen=True)
class Month:
    """The activities of a month by day, and ``sometime`` those of which nobody knows the day."""

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
    with book.reading() as connection:
        found = [it for it in calendar.in_month(connection, year, month) if _fits(it, text)]
    by_day: dict[dt.date, list[RecordTitle]] = {}
    sometime = []
    for dated in found:
        if len(dated.start) == _DAY:
            for day in _days_in(dated, year, month):
                by_day.setdefault(day, []).append(dated.record)
        elif _touches(dated, year, month):
            sometime.append(dated.record)
    return Month(year, month, {day: tuple(them) for day, them in by_day.items()}, tuple(sometime))


def _fits(dated: Dated, text: str) -> bool:
    words = fold(f"{dated.record.title} {dated.record.code}")
    return all(word in words for word in fold(text).split())


def _days_in(dated: Dated, year: int, month: int) -> list[dt.date]:
    """Every day from beginning to end, as far as it lies in the month."""
    last_of_month = days.monthrange(year, month)[1]
    first, last = dates.first_day(dated.start), dates.last_day(_end(dated))
    whole = [dt.date(year, month, day) for day in range(1, last_of_month + 1)]
    return [day for day in whole if first <= day <= max(first, last)]


def _touches(dated: Dated, year: int, month: int) -> bool:
    if not dates.is_fuzzy_date(dated.start) or dated.start == dates.UNKNOWN:
        return False
    last_of_month = dt.date(year, month, days.monthrange(year, month)[1])
    begins, ends = dates.first_day(dated.start), dates.last_day(_end(dated))
    return begins <= last_of_month and ends >= dt.date(year, month, 1)


def _end(dated: Dated) -> str:
    known = dated.end and dates.is_fuzzy_date(dated.end) and dated.end != dates.UNKNOWN
    return str(dated.end) if known else dated.start
