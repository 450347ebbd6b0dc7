"""What the overview, the Papierkorb and the thread ask about many records at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from app.domain.folding import fold
from app.storage.queries import TITLE, RecordTitle
from app.storage.tables import KIND_TABLES, LIST_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lack(NamedTuple):
    """A record that is not finished: empty required fields, broken rules."""

    record: RecordTitle
    gaps: int
    errors: int


def lacking(connection: sa.Connection, kinds: Sequence[str], limit: int) -> list[Lack]:
    """Return what is not finished, what is wrong before what is missing, the latest first."""
    statement = sa.select(*TITLE, RECORD.c.gaps, RECORD.c.errors).where(*_is_lacking(kinds))
    order = (RECORD.c.errors.desc(), RECORD.c.updated_at.desc(), RECORD.c.code)
    rows = connection.execute(statement.order_by(*order).limit(limit))
    return [Lack(RecordTitle(*row[:5]), row[5], row[6]) for row in rows]


def count_lacking(connection: sa.Connection, kinds: Sequence[str]) -> int:
    """Return how many records are not finished."""
    return connection.scalar(sa.select(sa.func.count()).where(*_is_lacking(kinds))) or 0


def _is_lacking(kinds: Sequence[str]) -> tuple[sa.ColumnElement[bool], ...]:
    live = (RECORD.c.kind.in_(kinds), RECORD.c.external.is_(False), RECORD.c.deleted_at.is_(None))
    return (*live, (RECORD.c.gaps > 0) | (RECORD.c.errors > 0))


def trash(connection: sa.Connection, limit: int, text: str = "") -> list[tuple[RecordTitle, str]]:
    """Return what lies in the Papierkorb with the time it was put there, the latest first.

    All words of ``text`` occur in title or code.
    """
    statement = sa.select(*TITLE, RECORD.c.deleted_at).where(
        RECORD.c.deleted_at.is_not(None), RECORD.c.external.is_(False), RECORD.c.hash != ""
    )
    for word in fold(text).split():
        within = RECORD.c.title_key.contains(word, autoescape=True)
        statement = statement.where(within | sa.func.lower(RECORD.c.code).contains(word, autoescape=True))
    ordered = statement.order_by(RECORD.c.deleted_at.desc(), RECORD.c.code).limit(limit)
    return [(RecordTitle(*row[:5]), row[5]) for row in connection.execute(ordered)]


def delivered_in(connection: sa.Connection, uid: str) -> tuple[int, str] | None:
    """Return number and time of the last delivery that held a record."""
    own, contents = KIND_TABLES["delivery"], LIST_TABLES["delivery", "contents"]
    statement = sa.select(own.c.sequence_no, own.c.created_on).join(contents, contents.c.owner == own.c.uid)
    last = statement.where(contents.c.record_uid == uid).order_by(own.c.sequence_no.desc()).limit(1)
    row = connection.execute(last).first()
    return (row[0], row[1]) if row else None
