"""The keys with which labs sign: the first one that arrives is remembered, later ones must be the same."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.storage.intake_tables import SENDER_KEY


def key_of(connection: sa.Connection, lab_uid: str) -> str | None:
    """Return the public key that a lab is known by."""
    return connection.scalar(sa.select(SENDER_KEY.c.public_key).where(SENDER_KEY.c.lab_uid == lab_uid))


def remember_key(connection: sa.Connection, lab_uid: str, public_key: str, moment: str) -> None:
    """Remember the first key of a lab; a known one stays."""
    if public_key:
        row = {"lab_uid": lab_uid, "public_key": public_key, "noted_at": moment}
        connection.execute(upsert(SENDER_KEY).on_conflict_do_nothing(), row)


def forget_key(connection: sa.Connection, lab_uid: str) -> None:
    """Trust the next key that arrives."""
    connection.execute(sa.delete(SENDER_KEY).where(SENDER_KEY.c.lab_uid == lab_uid))
