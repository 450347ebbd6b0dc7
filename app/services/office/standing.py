"""How a disputed record stands, to the last trace of where it came from: so a decision can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.canonical import record_hash
from app.errors import SaveRefusedError
from app.services.assessing import assess_theses
from app.services.changes import changed
from app.storage import awaited, intakes, store

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.storage.intakes import Conflict

MOVED = (
    "Die Entscheidung bleibt, wie sie ist: Der Eintrag hat sich seitdem auf anderem Weg geändert, und diese "
    "Änderung ginge verloren."
)


class Standing(NamedTuple):
    """``record`` is None where it is deleted for good, since ``gone_at``; ``base`` is what its lab stated.

    ``conflicts`` are all of the record's, for a decision may answer more than one question; ``awaited`` the
    files that it waits for, by field.
    """

    kind: str
    record: Record | None
    gone_at: str | None
    base: Mapping[str, Any] | None
    conflicts: tuple[Conflict, ...]
    awaited: Mapping[str, str]

    def says_the_same(self, other: Standing) -> bool:
        """Whether nothing happened in between; a step that was taken and taken back is nothing."""
        return _said(self.record) == _said(other.record) and self[3:] == other[3:]


def _said(record: Record | None) -> str:
    return record_hash(record) if record else ""


def standing_of(connection: sa.Connection, uid: str) -> Standing:
    """Return how a record stands."""
    (head,) = intakes.heads(connection, uids=[uid])
    found = intakes.conflicts_of(connection, [uid]).get(uid, ())
    base = intakes.base_rows(connection, [uid]).get(uid)
    gone_at = intakes.deleted_at(connection, [uid]).get(uid)
    waiting = awaited.noted(connection, [uid]).get(uid, {})
    return Standing(head.kind, store.find(connection, uid), gone_at, base, tuple(found), waiting)


def put_back(book: LabBook, uid: str, present: Standing, wanted: Standing) -> Changes:
    """Let everything stand as it did. Raises SaveRefusedError if it is not as ``present`` any more."""
    with book.writing() as connection:
        if not standing_of(connection, uid).says_the_same(present):
            raise SaveRefusedError(MOVED)
        _put(connection, uid, present, wanted)
        assess_theses(connection)
    return changed((wanted.kind, uid))


def _put(connection: sa.Connection, uid: str, present: Standing, wanted: Standing) -> None:
    if wanted.record:
        store.write(connection, [wanted.record])
    else:
        store.bury(connection, uid, wanted.gone_at or "")
    if wanted.base:
        intakes.put_base_mapping(connection, wanted.base)
    intakes.drop_conflicts(connection, [(uid, it.field) for it in present.conflicts])
    intakes.put_conflicts(connection, wanted.conflicts)
    awaited.put_back(connection, uid, wanted.awaited)
