"""What has to be done by a day, or waits for somebody: asked of the tables, never of whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from app.storage.queries import TITLE, RecordTitle
from app.storage.tables import KIND_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    Found = tuple[str, RecordTitle, str | None]

RECORDING, RETENTION, REVOCATION = "recording", "retention", "revocation"
CONSENT, REVIEW, PLANNED, ALT_TEXT = "consent", "review", "planned", "alt_text"

_INTERVIEW, _CONSENT = KIND_TABLES["interview"], KIND_TABLES["consent"]
_ACTIVITY, _ATTACHMENT = KIND_TABLES["activity"], KIND_TABLES["attachment"]
_MODULE, _DELIVERY = KIND_TABLES["knowledge_module"], KIND_TABLES["delivery"]


def deadlines(connection: sa.Connection, until: str, today: str) -> Iterator[Found]:
    """Yield what is due up to a day: what it is about, the record, and the day if there is one.

    ``until`` and ``today`` are days as they are stored. What lies in the Papierkorb is due no more.
    """
    for about, table, day, conditions in _questions(until, today):
        statement = sa.select(*TITLE, day).join(table, table.c.uid == RECORD.c.uid)
        living = (RECORD.c.deleted_at.is_(None), RECORD.c.external.is_(False))
        for row in connection.execute(statement.where(*living, *conditions).order_by(day, RECORD.c.code)):
            yield about, RecordTitle(*row[:5]), row[5]


def delivered_since(connection: sa.Connection, day: str) -> bool:
    """Whether the lab issued a delivery on a day or later."""
    issued = sa.select(sa.func.max(_DELIVERY.c.created_on)).join(RECORD, _DELIVERY.c.uid == RECORD.c.uid)
    last = connection.scalar(issued.where(RECORD.c.deleted_at.is_(None), RECORD.c.external.is_(False)))
    return bool(last and last >= day)


def _questions(
    until: str, today: str
) -> Iterator[tuple[str, sa.Table, sa.ColumnElement[Any], tuple[sa.ColumnElement[bool], ...]]]:
    own = _INTERVIEW.c
    recorded = (own.recording.in_(("audio", "video")), own.recording_deleted_at.is_(None))
    yield RECORDING, _INTERVIEW, own.recording_delete_by, (*recorded, own.recording_delete_by <= until)
    unasked = (own.consent_id.is_(None), own.date.is_not(None), own.date <= until)
    yield CONSENT, _INTERVIEW, own.date, (RECORD.c.status == "planned", *unasked)
    given = _CONSENT.c
    kept = RECORD.c.status != "deleted"
    yield RETENTION, _CONSENT, given.retention_until, (kept, given.retention_until <= until)
    open_ = (given.revoked_at.is_not(None), given.revocation_handled_at.is_(None))
    yield REVOCATION, _CONSENT, given.revoked_at, (kept, *open_)
    none = sa.null()
    yield REVIEW, _MODULE, none, (RECORD.c.status == "in_review",)
    start = _ACTIVITY.c.start
    past = (sa.func.length(start) == len(today), start < today)  # a month may still go on
    yield PLANNED, _ACTIVITY, start, (RECORD.c.status == "planned", *past)
    bare = (_ATTACHMENT.c.kind == "picture", _ATTACHMENT.c.alt_text.is_(None))
    yield ALT_TEXT, _ATTACHMENT, none, bare
