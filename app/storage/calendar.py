"""Which activities lie in a month, asked of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from app.storage.queries import TITLE, RecordTitle
from app.storage.tables import KIND_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACTIVITY = KIND_TABLES["activity"]


class Dated(NamedTuple):
    """An activity with its days as they are stored; each may be a day, a month or a year."""

    record: RecordTitle
    start: str
    end: str | None


def in_month(connection: sa.Connection, year: int, month: int) -> Sequence[Dated]:
    """Return the activities that touch a month, in the order of their beginning."""
    start, end = _ACTIVITY.c.start, _ACTIVITY.c.end
    statement = sa.select(*TITLE, start, end).join(_ACTIVITY, _ACTIVITY.c.uid == RECORD.c.uid)
    touches = (start <= f"{year:04}-{month:02}-99", sa.func.coalesce(end, start) >= f"{year:04}")
    living = (RECORD.c.deleted_at.is_(None), RECORD.c.external.is_(False))
    rows = connection.execute(statement.where(*living, *touches).order_by(start, RECORD.c.code))
    return [Dated(RecordTitle(*row[:5]), row[5], row[6]) for row in rows]
