"""How a disputed record stands, to the last trace of where it came from: so a decision can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.canonical import record_hash
from app.errors import SaveRefusedError
from app.services.assessing import assess_theses
from app.services.changes import changed
from app.storage import awaited, intakes, store
from app.storage.intake_tables import CONFLICT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.office.conflicts import Key
    from app.storage.intakes import Conflict

MOVED = (
    "Die Entscheidung bleibt, wie sie ist: Der Eintrag hat sich seitdem auf anderem Weg geändert, und diese "
    "Änderung ginge verloren."
)


class Standing(NamedTuple):
    """``record`` is None where it is deleted for good, since ``gone_at``; ``base`` is what its lab stated.

    ``awaited`` are the files that it waits for, by field.
    """

    kind: str
    record: Record | None
    gone_at: str | None
    base: Mapping[str, Any] | None
    conflict: Conflict | None
    awaited: Mapping[str, str]

    def says_the_same(self, other: Standing) -> bool:
        """Whether nothing happened in between; a step that was taken and taken back is nothing."""
        return _said(self.record) == _said(other.record) and self[3:] == other[3:]


def _said(record: Record | None) -> str:
    return record_hash(record) if record else ""


def standing_of(connection: sa.Connection, key: Key) -> Standing:
    """Return how a record and one of its fields stand."""
    uid, field = key
    (head,) = intakes.heads(connection, uids=[uid])
    found = intakes.conflicts(connection, CONFLICT.c.uid == uid, CONFLICT.c.field == field)
    base = intakes.base_rows(connection, [uid]).get(uid)
    gone_at = store.gone_at(connection, uid)
    waiting = awaited.noted(connection, [uid]).get(uid, {})
    record, conflict = store.find(connection, uid), found[0] if found else None
    return Standing(head.kind, record, gone_at, base, conflict, waiting)


def put_back(book: LabBook, key: Key, present: Standing, wanted: Standing) -> Changes:
    """Let everything stand as it did. Raises SaveRefusedError if it is not as ``present`` any more."""
    with book.writing() as connection:
        if not standing_of(connection, key).says_the_same(present):
            raise SaveRefusedError(MOVED)
        _put(connection, key[0], wanted)
        assess_theses(connection)
    return changed((wanted.kind, key[0]))


def _put(connection: sa.Connection, uid: str, wanted: Standing) -> None:
    if wanted.record:
        store.write(connection, [wanted.record])
    else:
        store.bury(connection, uid, wanted.gone_at or "")
    if wanted.base:
        intakes.put_base_mapping(connection, wanted.base)
    if wanted.conflict:
        intakes.put_conflicts(connection, [wanted.conflict])
    awaited.put_back(connection, uid, wanted.awaited)
