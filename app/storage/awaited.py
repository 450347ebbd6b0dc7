"""Pictures that records name and whose files are still to come.

A record that has another picture by now, or names another, waits no longer, whatever is noted here: if that
change is taken back, it waits again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.catalogue import KINDS
from app.storage.intake_tables import AWAITED
from app.storage.intakes import chunks
from app.storage.tables import KIND_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def wait(connection: sa.Connection, owner: str, field: str, sha256: str) -> None:
    """Remember that a field waits for a file, and for no other."""
    statement = upsert(AWAITED).values(owner=owner, field=field, sha256=sha256)
    replacing = statement.on_conflict_do_update(index_elements=["owner", "field"], set_={"sha256": sha256})
    connection.execute(replacing)


def forget(connection: sa.Connection, owner: str, field: str) -> None:
    """Let a field wait for nothing."""
    connection.execute(sa.delete(AWAITED).where(AWAITED.c.owner == owner, AWAITED.c.field == field))


def noted(connection: sa.Connection, owners: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what is noted of records: by uid the sums by field."""
    found: dict[str, dict[str, str]] = {}
    for some in chunks(owners):
        for owner, field, sum_ in connection.execute(sa.select(AWAITED).where(AWAITED.c.owner.in_(some))):
            found.setdefault(owner, {})[field] = sum_
    return found


def put_back(connection: sa.Connection, owner: str, sums: Mapping[str, str]) -> None:
    """Let a record wait for exactly these files, by field."""
    connection.execute(sa.delete(AWAITED).where(AWAITED.c.owner == owner))
    for field, sum_ in sums.items():
        wait(connection, owner, field, sum_)


class Awaited(NamedTuple):
    """A picture that a record waits for."""

    owner: str
    field: str
    sha256: str
    kind: str


def named(connection: sa.Connection, sums: Iterable[str]) -> list[Awaited]:
    """Return who waits for these files."""
    waiting = sa.select(AWAITED, RECORD.c.kind).join(RECORD, RECORD.c.uid == AWAITED.c.owner)
    return [
        Awaited(*row)
        for some in chunks(sums)
        for row in connection.execute(waiting.where(AWAITED.c.sha256.in_(some), _still_wanted()))
    ]


def _still_wanted() -> sa.ColumnElement[bool]:
    return sa.or_(*(_wants(kind.name, *it) for kind in KINDS.values() for it in kind.files.items()))


def _wants(kind: str, file: str, sum_: str) -> sa.ColumnElement[bool]:
    """The field is empty, and the sum beside it, if there is one, is still that of the file."""
    own = KIND_TABLES[kind].c
    named_beside = sa.true() if sum_ == file else own[sum_] == AWAITED.c.sha256
    here = (own.uid == AWAITED.c.owner, AWAITED.c.field == file, own[file].is_(None), named_beside)
    return sa.exists().where(*here)


def arrive(connection: sa.Connection, waiting: Iterable[Awaited]) -> None:
    """Give files that are here now to the records that name them."""
    for owner, field, sum_, kind in waiting:
        table = KIND_TABLES[kind]
        connection.execute(sa.update(table).where(table.c.uid == owner).values({field: sum_}))
        forget(connection, owner, field)


def count(connection: sa.Connection, lab_uid: str) -> int:
    """Return how many pictures of a lab are still to come."""
    statement = sa.select(sa.func.count()).select_from(AWAITED).join(RECORD, RECORD.c.uid == AWAITED.c.owner)
    return connection.scalar(statement.where(RECORD.c.lab_id == lab_uid, _still_wanted())) or 0
