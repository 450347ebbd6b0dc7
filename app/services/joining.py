"""Two people, or two windows, at one record: what each of them changed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.values import show
from app.errors import SaveRefusedError

if TYPE_CHECKING:
    from app.domain.fields import Field
    from app.domain.record import Record

GONE = (
    "„{title}“ wurde inzwischen an anderer Stelle endgültig gelöscht. Ihre Fassung ist nicht gespeichert; "
    "brauchen Sie den Text noch, kopieren Sie ihn."
)
MEANWHILE = (
    "„{label}“ wurde inzwischen an anderer Stelle geändert, dort steht jetzt: „{text}“. Ihre Fassung ist "
    "noch nicht gespeichert. Soll sie gelten, verlassen Sie den Eintrag und öffnen Sie ihn wieder."
)
_PLACES = ("position_start", "position_end")  # change without a new revision
_MOST = 200  # characters of a text that a message quotes


def joined(record: Record, read: Record, stored: Record | None) -> Record:
    """Return ``record`` with what others stored since it was ``read``.

    Raises SaveRefusedError where both changed the same field, or the record is gone for good.
    """
    if not read.revision:
        return record
    if stored is None:
        raise SaveRefusedError(GONE.format(title=read.about.title_of(read) or read.code))
    if stored.revision == read.revision:
        return _placed(record, read, stored)
    theirs = {field.id for field in changed(stored, read)}
    for field in changed(record, read):
        if field.id in theirs and getattr(record, field.id) != getattr(stored, field.id):
            text = show(field, getattr(stored, field.id))
            raise SaveRefusedError(MEANWHILE.format(label=field.label, text=_short(text)))
    return moved(record, read, stored)


def _placed(record: Record, read: Record, stored: Record) -> Record:
    """Return the record where its transcript has it now: see ``app.services.passages``."""
    places = (id_ for id_ in _PLACES if id_ in record.about.by_id)
    led = {id_: getattr(stored, id_) for id_ in places if getattr(record, id_) == getattr(read, id_)}
    return record.but(**led) if led else record


def moved(record: Record, read: Record, stored: Record) -> Record:
    """Return ``stored`` with what ``record`` says otherwise than it was ``read``."""
    return stored.but(**{field.id: getattr(record, field.id) for field in changed(record, read)})


def changed(record: Record, read: Record) -> list[Field]:
    """Return the fields whose values differ; bookkeeping is none of them."""
    return [field for field in record.about.content if getattr(record, field.id) != getattr(read, field.id)]


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()} …"
