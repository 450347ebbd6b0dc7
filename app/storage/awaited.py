"""Pictures that records name and whose files are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage.intake_tables import AWAITED
from app.storage.intakes import chunks
from app.storage.tables import KIND_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def wait(connection: sa.Connection, rows: Sequence[tuple[str, str, str]]) -> None:
    """Remember (uid, field, sum) of pictures whose files are not here."""
    if rows:
        statement = upsert(AWAITED)
        replacing = statement.on_conflict_do_update(
            index_elements=["owner", "field"], set_={"sha256": statement.excluded.sha256}
        )
        keys = ("owner", "field", "sha256")
        connection.execute(replacing, [dict(zip(keys, row, strict=True)) for row in rows])


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
        for row in connection.execute(waiting.where(AWAITED.c.sha256.in_(some)))
    ]


def arrive(connection: sa.Connection, waiting: Iterable[Awaited]) -> None:
    """Give files that are here now to the records that name them."""
    for owner, field, sum_, kind in waiting:
        table = KIND_TABLES[kind]
        connection.execute(sa.update(table).where(table.c.uid == owner).values({field: sum_}))
        connection.execute(sa.delete(AWAITED).where(AWAITED.c.owner == owner, AWAITED.c.field == field))


def count(connection: sa.Connection, lab_uid: str) -> int:
    """Return how many pictures of a lab are still to come."""
    statement = sa.select(sa.func.count()).select_from(AWAITED).join(RECORD, RECORD.c.uid == AWAITED.c.owner)
    return connection.scalar(statement.where(RECORD.c.lab_id == lab_uid)) or 0
