"""What becomes of the office's answers in the lab they are for. Reads only.

What the lab has changed meanwhile stays as the lab wants it, and nothing lets a record leave that stayed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.canonical import plain
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.references import translated
from app.domain.rules.withdrawal import withdrawn
from app.errors import RefusedFileError
from app.interchange.arrival import Notice, Purpose
from app.interchange.reply import MODULE, NOTE, STATUS
from app.services.numbering import OFFICE_UID
from app.services.office.intake import OTHER_KEY, WRONG_PLACE
from app.services.office.merge_report import shown
from app.services.office.review import reachable
from app.services.office.states import codes_of, read_records, whole_state
from app.services.surroundings import BookSurroundings
from app.services.vocabulary import SOURCES, terms_of
from app.storage import queries, senders

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.record import Record
    from app.interchange.arrival import Arrival
    from app.interchange.reply import Answer, Change
    from app.services.book import LabBook

TAKEN = "replies_taken"  # the setting
_GUARDED = ("release_scope", STATUS)  # how far a record may go is decided in the town

NO_REPLY = "„{file}“ ist keine Rückmeldung des Projektbüros."
NOT_FROM_OFFICE = (
    "„{file}“ wurde nicht übernommen: Die Rückmeldung stammt nicht vom Projektbüro, sondern von {town}. "
    "Fragen Sie beim Projektbüro nach."
)
OTHER_LAB = (
    "„{file}“ ist eine Rückmeldung an {town}. Öffnen Sie das Laborbuch von {town}, und übernehmen Sie sie "
    "dort."
)
OLDER = "Diese Rückmeldung ist älter als die zuletzt übernommene. Es wurde nichts geändert."
_GONE = "Bei Ihnen gibt es den Eintrag nicht mehr."
_YOURS = "Das entscheidet Ihr Labor; ändern Sie es selbst, wenn Sie zustimmen."
_OTHER_BY_NOW = "Bei Ihnen steht inzwischen „{ours}“; das bleibt so."
_FIXED = "Bei Ihnen bleibt „{ours}“; in Ihrem Laborbuch baut schon anderes darauf auf."
_STEP_BY_NOW = "Ihr Baustein ist inzwischen „{ours}“; das bleibt so."
_EARLIER = "Die Antwort gilt einer früheren Fassung. Liefern Sie die neue, falls noch nicht geschehen."


class Fate(StrEnum):
    """What becomes of what the office says about a field."""

    PUT = "put"  # put in force
    SAME = "same"  # says so already
    KEPT = "kept"  # the lab's own value stays; somebody should look


class Told(NamedTuple):
    """One thing that the office says, in words: ``because`` tells why ours stays, ``why`` what moved it."""

    kind: str
    uid: str
    code: str
    title: str
    field: str
    label: str
    ours: str
    theirs: str
    fate: Fate
    because: str = ""
    why: str = ""


@dataclass(frozen=True)
class Seen:
    """What taking a reply over would do."""

    arrival: Arrival
    told: tuple[Told, ...]

    def of(self, fate: Fate) -> list[Told]:
        """Return what has this fate."""
        return [it for it in self.told if it.fate is fate]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What somebody should look at: where the lab's own value stays."""
        return tuple(Notice(_sentence(it)) for it in self.of(Fate.KEPT))


def _sentence(told: Told) -> str:
    return f"{told.code}, „{told.label}“: Beim Projektbüro steht „{told.theirs}“. {told.because}"


class Memory(NamedTuple):
    """What was taken over before. ``mine`` holds the revisions that records had afterwards, by uid."""

    moment: str
    mine: dict[str, int]


class Reading:
    """A reply within one transaction of the lab it is for."""

    def __init__(self, book: LabBook, connection: sa.Connection, arrival: Arrival) -> None:
        """Raises RefusedFileError."""
        self.book = book
        self.connection = connection
        self.arrival = arrival
        self.lab = book.lab_in(connection)
        stored = queries.settings(connection).get(TAKEN)
        self.memory = Memory(**json.loads(stored)) if stored else Memory("", {})
        self._refuse()

    def _refuse(self) -> None:
        arrival, file = self.arrival, self.arrival.file
        if arrival.purpose is not Purpose.REPLY:
            raise RefusedFileError(NO_REPLY.format(file=file))
        if self.lab.uid == OFFICE_UID:
            raise RefusedFileError(WRONG_PLACE[Purpose.REPLY].format(file=file))
        if arrival.sender.lab_uid != OFFICE_UID:
            raise RefusedFileError(NOT_FROM_OFFICE.format(file=file, town=arrival.sender.town))
        if arrival.recipient is None or arrival.recipient.lab_uid != self.lab.uid:
            town = arrival.recipient.town if arrival.recipient else "ein anderes Labor"
            raise RefusedFileError(OTHER_LAB.format(file=file, town=town))
        key = senders.key_of(self.connection, OFFICE_UID)
        if arrival.public_key and key not in (None, arrival.public_key):
            raise RefusedFileError(OTHER_KEY.format(file=file, town=arrival.sender.town))
        if arrival.moment < self.memory.moment:
            raise RefusedFileError(OLDER)

    # What the lab says itself

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records of this lab that are spoken of, as far as they are here."""
        kinds = {answer.uid: answer.kind for answer in self.arrival.answers}
        found = read_records(self.connection, kinds)
        return {uid: it for uid, it in found.items() if it.lab_id == self.lab.uid}

    @cached_property
    def _whole(self) -> Mapping[str, State]:
        """Everything the records say, also what stays in the town; references are codes."""
        codes = codes_of(self.connection, self.records.values())
        return {
            uid: translated(it.about.name, whole_state(it), lambda one: codes.get(one, one))
            for uid, it in self.records.items()
        }

    @cached_property
    def _around(self) -> BookSurroundings:
        return BookSurroundings(self.connection, self.lab, self.book.today, dict(self.records))

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {key: label for name in SOURCES for key, label in terms_of(self.connection, name).items()}

    # What becomes of it

    def seen(self) -> Seen:
        """Return what becomes of everything that the office says."""
        told = (self._told(answer, change) for answer in self.arrival.answers for change in answer.changes)
        return Seen(self.arrival, tuple(told))

    def _told(self, answer: Answer, change: Change) -> Told:
        record = self.records.get(answer.uid)
        fate, because = self.fate(answer, change, record)
        field = KINDS[answer.kind].by_id[change.field]
        ours = self._whole[answer.uid].get(change.field) if record else None
        return Told(
            kind=answer.kind,
            uid=answer.uid,
            code=answer.code,
            title=(record.about.title_of(record) if record else "") or answer.title,
            field=change.field,
            label=field.label,
            ours=shown(field, ours, self._labels),
            theirs=shown(field, change.is_, self._labels),
            fate=fate,
            because=because,
            why=change.why,
        )

    def fate(self, answer: Answer, change: Change, record: Record | None) -> tuple[Fate, str]:
        """Return what becomes of a change, and why if the lab's own value stays."""
        if record is None or record.deleted_at or withdrawn(record, self._around):
            return Fate.KEPT, _GONE
        ours = self._whole[answer.uid].get(change.field)
        if _same(ours, change.is_):
            return Fate.SAME, ""
        if answer.kind == MODULE and change.field == STATUS:
            return self._fate_of_step(answer, change, record)
        if answer.kind == MODULE and change.field == NOTE:
            return Fate.PUT, ""
        return self._fate_of_value(answer, change, ours)

    def _fate_of_step(self, answer: Answer, change: Change, record: Record) -> tuple[Fate, str]:
        if change.is_ not in reachable(record.status):
            said = record.about.status.label_of(record.status)
            return Fate.KEPT, _STEP_BY_NOW.format(ours=said)
        return (Fate.PUT, "") if self.is_untouched(answer, record) else (Fate.KEPT, _EARLIER)

    def _fate_of_value(self, answer: Answer, change: Change, ours: Any) -> tuple[Fate, str]:
        field = KINDS[answer.kind].by_id[change.field]
        if change.field in _GUARDED or field.computed or field.kind is FieldKind.PICTURE:
            return Fate.KEPT, _YOURS
        if field.once:
            return Fate.KEPT, _FIXED.format(ours=shown(field, ours, self._labels))
        if any(_same(ours, value) for value in change.was):
            return Fate.PUT, ""
        return Fate.KEPT, _OTHER_BY_NOW.format(ours=shown(field, ours, self._labels))

    def is_untouched(self, answer: Answer, record: Record) -> bool:
        """Whether the office had before it what the record says, or at most replies changed it since."""
        if answer.revision is None:
            return True
        return record.revision <= max(answer.revision, self.memory.mine.get(answer.uid, 0))


def _same(one: Any, other: Any) -> bool:
    """Whether two plain values say the same; in rows an empty cell says as much as none."""
    return bool(_tidy(plain(one)) == _tidy(plain(other)))


def _tidy(value: Any) -> Any:
    if isinstance(value, list):
        return [_tidy(part) for part in value] or None
    if isinstance(value, dict):
        return {key: part for key, part in value.items() if part not in (None, "", [], False)}
    return value or None
