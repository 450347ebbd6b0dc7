"""Words that look like the name of a person or a place and were said to be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage.tables import SPARED_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable


def words(connection: sa.Connection) -> frozenset[str]:
    """Return all of them, folded."""
    return frozenset(connection.scalars(sa.select(SPARED_WORD.c.word)))


def add(connection: sa.Connection, some: Iterable[str]) -> None:
    """Remember folded words."""
    for word in some:
        connection.execute(upsert(SPARED_WORD).values(word=word).on_conflict_do_nothing())


def drop(connection: sa.Connection, some: Iterable[str]) -> None:
    """Forget folded words."""
    connection.execute(sa.delete(SPARED_WORD).where(SPARED_WORD.c.word.in_(tuple(some))))
