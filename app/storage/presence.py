"""The rows that say who has a lab file open to write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage.lab_file import address
from app.storage.tables import PRESENCE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Present(NamedTuple):
    """Somebody who has the file open. ``since`` and ``seen`` are timestamps as records carry them."""

    session: str
    seat: str
    editor: str | None
    computer: str
    since: str
    seen: str


_COLUMNS = ", ".join(Present._fields)


def look(path: Path) -> list[Present]:
    """Return who is noted in a file before it is opened; nothing is migrated or written for that.

    An older file, or one that cannot be read just now, notes nobody.
    """
    try:
        with closing(sqlite3.connect(f"{address(path.absolute())}?mode=ro", uri=True)) as connection:
            return [Present(*row) for row in connection.execute(f"SELECT {_COLUMNS} FROM presence")]  # noqa: S608
    except sqlite3.DatabaseError:
        return []


def read(connection: sa.Connection) -> list[Present]:
    """Return everybody who is noted."""
    return [Present(*row) for row in connection.execute(sa.select(*PRESENCE.c).order_by(PRESENCE.c.since))]


def note(connection: sa.Connection, present: Present) -> None:
    """Note somebody, or that they are still there."""
    row = present._asdict()
    connection.execute(
        upsert(PRESENCE).values(row).on_conflict_do_update(index_elements=["session"], set_=row)
    )


def drop(connection: sa.Connection, sessions: Iterable[str]) -> None:
    """Forget those who left."""
    connection.execute(sa.delete(PRESENCE).where(PRESENCE.c.session.in_(tuple(sessions))))
