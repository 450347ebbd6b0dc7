"""Which attachment holds a file."""

from __future__ import annotations

import sqlalchemy as sa

from app.storage.tables import KIND_TABLES, RECORD

_ATTACHMENT = KIND_TABLES["attachment"]


def holder_of(connection: sa.Connection, sha256: str) -> str | None:
    """Return the uid of an attachment with this content that is not in the Papierkorb."""
    found = sa.select(RECORD.c.uid).join(_ATTACHMENT, _ATTACHMENT.c.uid == RECORD.c.uid)
    living = found.where(_ATTACHMENT.c.file == sha256, RECORD.c.deleted_at.is_(None))
    return connection.scalar(living.order_by(RECORD.c.code).limit(1))
