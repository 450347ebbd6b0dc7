"""What is compared of records when doubles are looked for, and which pairs are known to differ."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage.intake_tables import DISTINCT_PAIR
from app.storage.tables import KIND_TABLES, RECORD


class Compared(NamedTuple):
    """One record. Findings and modules have neither date nor place."""

    uid: str
    kind: str
    code: str
    title: str
    lab_id: str
    date: str | None = None
    place: str | None = None
    parent: str | None = None
    shared: str | None = None


_HEAD = (RECORD.c.uid, RECORD.c.kind, RECORD.c.code, RECORD.c.title, RECORD.c.lab_id)
_LIVE = (RECORD.c.external.is_(False), RECORD.c.deleted_at.is_(None))


def activities(connection: sa.Connection) -> list[Compared]:
    """Return all activities, with when and where they were and what they belong to."""
    own = KIND_TABLES["activity"]
    more = (own.c.start, own.c.venue, own.c.parent_id, own.c.shared_event_code)
    statement = sa.select(*_HEAD, *more).join(own, own.c.uid == RECORD.c.uid).where(*_LIVE)
    return [Compared(*row) for row in connection.execute(statement)]


def others(connection: sa.Connection, kinds: tuple[str, ...]) -> list[Compared]:
    """Return all records of kinds that are told by their wording alone."""
    statement = sa.select(*_HEAD).where(RECORD.c.kind.in_(kinds), *_LIVE)
    return [Compared(*row) for row in connection.execute(statement)]


def distinct_pairs(connection: sa.Connection) -> set[tuple[str, str]]:
    """Return the pairs that somebody told apart, the smaller uid first."""
    rows = connection.execute(sa.select(DISTINCT_PAIR.c.one, DISTINCT_PAIR.c.other))
    return {(row.one, row.other) for row in rows}


def keep_apart(connection: sa.Connection, one: str, other: str, moment: str) -> None:
    """Remember for ever that two records are not the same."""
    row = {"one": min(one, other), "other": max(one, other), "noted_at": moment}
    connection.execute(upsert(DISTINCT_PAIR).on_conflict_do_nothing(), row)
