"""When activities were, asked of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from app.storage.queries import TITLE, RecordTitle
from app.storage.tables import KIND_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACTIVITY = KIND_TABLES["activity"]
_LIVING = (RECORD.c.deleted_at.is_(None), RECORD.c.external.is_(False))


class Dated(NamedTuple):
    """An activity from its beginning to its end as they are stored; each may be a day, a month or a year."""

    record: RecordTitle
    start: str
    end: str


def between(connection: sa.Connection, first: str, last: str, today: str) -> Sequence[Dated]:
    """Return the activities that touch the days from ``first`` to ``last``, in the order of their beginning.

    All three are days as they are stored. What has an open end goes on until ``today``.
    """
    start = _ACTIVITY.c.start
    until_now = sa.case((_ACTIVITY.c.open_ended, today))
    end = sa.func.coalesce(_ACTIVITY.c.end, until_now, start)
    # An end may be a month or a year; then all of it counts. Where it lies before its beginning, that counts.
    reaches = sa.or_(end >= sa.func.substr(first, 1, sa.func.length(end)), start >= first)
    statement = sa.select(*TITLE, start, end).join(_ACTIVITY, _ACTIVITY.c.uid == RECORD.c.uid)
    rows = connection.execute(
        statement.where(*_LIVING, start <= last, reaches).order_by(start, RECORD.c.code)
    )
    return [Dated(RecordTitle(*row[:5]), row[5], row[6]) for row in rows]


def last_in_series(connection: sa.Connection, series: str) -> int:
    """Return the highest number in a series, 0 if none has one."""
    numbers = sa.select(sa.func.max(_ACTIVITY.c.series_number)).join(RECORD, _ACTIVITY.c.uid == RECORD.c.uid)
    found = connection.scalar(numbers.where(*_LIVING, _ACTIVITY.c.series_title == series))
    return found or 0
