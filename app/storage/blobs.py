"""Pictures and documents, stored once per content."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.storage.tables import BLOB

if TYPE_CHECKING:
    from collections.abc import Iterable


class Blob(NamedTuple):
    """A stored file."""

    media_type: str
    data: bytes


def put(connection: sa.Connection, data: bytes, media_type: str) -> str:
    """Store content and return its SHA-256; the same content is stored once."""
    sha256 = hashlib.sha256(data).hexdigest()
    row = {"sha256": sha256, "media_type": media_type, "size": len(data), "data": data}
    connection.execute(insert(BLOB).on_conflict_do_nothing(), row)
    return sha256


def get(connection: sa.Connection, sha256: str) -> Blob | None:
    """Return a stored file."""
    row = connection.execute(sa.select(BLOB.c.media_type, BLOB.c.data).where(BLOB.c.sha256 == sha256)).first()
    return Blob(*row) if row else None


def known(connection: sa.Connection, sums: Iterable[str]) -> set[str]:
    """Return which of these files are here."""
    named = [{"named": sum_} for sum_ in sums]
    one = sa.select(BLOB.c.sha256).where(BLOB.c.sha256 == sa.bindparam("named"))
    return {sum_ for it in named if (sum_ := connection.scalar(one, it))}


def broken(connection: sa.Connection) -> list[str]:
    """Return the sums of stored files whose content no longer matches."""
    rows = connection.execute(sa.select(BLOB.c.sha256, BLOB.c.data))
    return [row.sha256 for row in rows if hashlib.sha256(row.data).hexdigest() != row.sha256]
