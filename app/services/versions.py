"""Earlier texts of a record: noted when it is saved, compared word by word, and brought back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.canonical import content, state_of, text_of
from app.domain.fields import FieldKind
from app.domain.record import ADMIN, NOTE
from app.domain.references import references
from app.domain.values import show
from app.domain.vocabularies.shared import THEMES
from app.services.plain_records import from_state
from app.services.vocabulary import terms_of
from app.services.wording import compared
from app.storage import queries, store, versions
from app.storage.versions import StoredVersion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.fields import Field
    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.wording import Piece

KIND = "knowledge_module"  # the kind of which earlier texts are kept
EMPTY = "(leer)"
MOST = 100  # versions of a record; the oldest give way

_SITTING = dt.timedelta(minutes=30)


@dataclass(frozen=True)
class Version:
    """An earlier text. ``status`` is a key of the kind's vocabulary, ``editor`` None if nobody is named.

    ``record`` holds what people wrote and nothing else: neither code nor status.
    """

    no: int
    saved_at: str
    editor: str | None
    status: str
    record: Record


class Difference(NamedTuple):
    """A field that says something else now: both texts in pieces, those that differ marked."""

    field: Field
    earlier: Sequence[Piece]
    now: Sequence[Piece]


def note(connection: sa.Connection, before: Record | None, record: Record) -> None:
    """Keep a text that is stored now; what one person writes in a sitting is one version, a step another.

    A record that was there before anything was noted begins with the text that it had.
    """
    if record.about.name != KIND or (before and _says_the_same(before, record)):
        return
    last = versions.newest(connection, record.uid)
    if last is None and before is not None:
        last = _row(before, 1)._replace(began_at="")
        versions.put(connection, last, MOST)
    versions.put(connection, _following(last, record), MOST)


def _says_the_same(one: Record, other: Record) -> bool:
    return (_state(one), one.status) == (_state(other), other.status)


def _following(last: StoredVersion | None, record: Record) -> StoredVersion:
    if last is None:
        return _row(record, 1)
    if _same_sitting(last, record):
        return _row(record, last.no)._replace(began_at=last.began_at)
    return _row(record, last.no + 1)


def _same_sitting(last: StoredVersion, record: Record) -> bool:
    if not last.began_at or (last.editor, last.status) != (record.updated_by, record.status):
        return False
    passed = _moment(record.updated_at or last.began_at) - _moment(last.began_at)
    return dt.timedelta(0) <= passed <= _SITTING


def _moment(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)


def _row(record: Record, no: int) -> StoredVersion:
    at = record.updated_at or ""
    return StoredVersion(record.uid, no, at, at, record.updated_by, record.status, text_of(_state(record)))


def _state(record: Record) -> State:
    """What people wrote; a note that nobody but the team reads is gone when it is deleted."""
    texts = {field.id for field in record.about.fields if _is_text(field)}
    return state_of({key: value for key, value in content(record).items() if key in texts})


def _is_text(field: Field) -> bool:
    """Whether a field is what people wrote; status, scope and what the program keeps are no text."""
    return not field.computed and field.section not in (ADMIN, NOTE)


def earlier(book: LabBook, uid: str) -> list[Version]:
    """Return the earlier texts of a record, the latest first; the one in force is not among them."""
    with book.reading() as connection:
        rows = versions.newest_first(connection, uid)
    return [_read(row) for row in rows[1:]]


def _read(row: StoredVersion) -> Version:
    record = from_state(KIND, {**json.loads(row.state), "uid": row.owner})
    return Version(row.no, row.saved_at, row.editor, row.status, record)


def differences(book: LabBook, earlier: Record, now: Record) -> list[Difference]:
    """Return what differs between two texts of a record, in the order of its form."""
    fields = [field for field in now.about.fields if _is_text(field)]
    changed = [field for field in fields if getattr(earlier, field.id) != getattr(now, field.id)]
    labels = _labels(book, earlier, now)
    return [_difference(field, earlier, now, labels) for field in changed]


def _labels(book: LabBook, *records: Record) -> Mapping[str, str]:
    uids = {uid for one in records for uid in _referred(one)}
    with book.reading() as connection:
        found = queries.titles(connection, list(uids))
        themes = terms_of(connection, THEMES.name)
    return {**themes, **{uid: f"{title.title} ({title.code})" for uid, title in found.items()}}


def _referred(record: Record) -> Iterator[str]:
    return references(record.about.name, _state(record))


def _difference(field: Field, earlier: Record, now: Record, labels: Mapping[str, str]) -> Difference:
    texts = [_shown(field, getattr(one, field.id), labels) for one in (earlier, now)]
    return Difference(field, *compared(*texts))


def _shown(field: Field, value: Any, labels: Mapping[str, str]) -> str:
    return show(field, value, lambda key: labels.get(key, key)) or EMPTY


def text_values(book: LabBook, earlier: Record, only: str = "") -> dict[str, Any]:
    """Return what to enter to have an earlier text back: all of it, or that of one field.

    References to records that are gone for good stay out of lists of references.
    """
    fields = [field for field in earlier.about.fields if _is_text(field) and only in ("", field.id)]
    with book.reading() as connection:
        living = {uid for uid in _referred(earlier) if _is_there(connection, uid)}
    return {field.id: _living(field, getattr(earlier, field.id), living) for field in fields}


def _is_there(connection: sa.Connection, uid: str) -> bool:
    return queries.is_external(connection, uid) or store.find(connection, uid) is not None


def _living(field: Field, value: Any, living: set[str]) -> Any:
    if field.kind is FieldKind.REFS:
        return tuple(uid for uid in value if uid in living)
    return value
