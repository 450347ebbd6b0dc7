"""Earlier texts of records, as states. They stay in the lab file: no search, no delivery knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from app.storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = sa.Table(
    "version",
    METADATA,
    sa.Column(
        "owner",
        sa.Text,
        sa.ForeignKey("record.uid", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    sa.Column("no", sa.Integer, primary_key=True),
    sa.Column("began_at", sa.Text, nullable=False),
    sa.Column("saved_at", sa.Text, nullable=False),
    sa.Column("editor", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
)


class StoredVersion(NamedTuple):
    """One row: a sitting of ``editor`` from ``began_at`` to ``saved_at``, and the text at its end.

    ``began_at`` is "" for a text that was there before anything was noted: no sitting goes on from it.
    """

    owner: str
    no: int
    began_at: str
    saved_at: str
    editor: str | None
    status: str
    state: str


def newest_first(connection: sa.Connection, owner: str) -> Sequence[StoredVersion]:
    """Return the versions of a record."""
    statement = sa.select(VERSION).where(VERSION.c.owner == owner).order_by(VERSION.c.no.desc())
    return [StoredVersion(*row) for row in connection.execute(statement)]


def newest(connection: sa.Connection, owner: str) -> StoredVersion | None:
    """Return what was written last, None if nothing was noted yet."""
    statement = sa.select(VERSION).where(VERSION.c.owner == owner).order_by(VERSION.c.no.desc()).limit(1)
    row = connection.execute(statement).first()
    return StoredVersion(*row) if row else None


def put(connection: sa.Connection, version: StoredVersion, most: int) -> None:
    """Store a version in place of the one with its number, if there is one; keep ``most`` of a record."""
    gives_way = (VERSION.c.no == version.no) | (VERSION.c.no <= version.no - most)
    connection.execute(sa.delete(VERSION).where(VERSION.c.owner == version.owner, gives_way))
    connection.execute(sa.insert(VERSION), version._asdict())


def forget(connection: sa.Connection, owner: str) -> None:
    """Keep no earlier text of a record."""
    connection.execute(sa.delete(VERSION).where(VERSION.c.owner == owner))
