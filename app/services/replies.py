"""Taking over what the office answers: looking first, then everything in one transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain import rules
from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.domain.references import references, translated
from app.services.assessing import assess_theses
from app.services.changes import NOTHING, Changes, changed
from app.services.derive import derived
from app.services.numbering import OFFICE_UID, uid_of_code
from app.services.plain_records import stated
from app.services.records import standing
from app.services.reply_reading import TAKEN, Fate, Memory, Reading, Seen
from app.services.safeguards import back_up_before
from app.services.surroundings import BookSurroundings
from app.storage import intakes, queries, senders, store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.record import Record
    from app.interchange.arrival import Arrival
    from app.interchange.reply import Answer, Change
    from app.services.book import LabBook

BEFORE = "vor-Rueckmeldung"  # in the name of the backup
_BY_LETTERS = {kind.letters: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Taken:
    """What taking a reply over did."""

    seen: Seen
    changes: Changes = NOTHING


def preview_reply(book: LabBook, arrival: Arrival) -> Seen:
    """Return what taking over would change; nothing is written. Raises RefusedFileError as taking over."""
    with book.reading() as connection:
        return Reading(book, connection, arrival).seen()


def take_over_reply(book: LabBook, arrival: Arrival) -> Taken:
    """Take a reply over, after a backup, in one transaction.

    Raises RefusedFileError for one that is not for this lab, not from the office, or older than the last;
    nothing is changed then.
    """
    with book.reading() as connection:
        Reading(book, connection, arrival)
    back_up_before(book, BEFORE)
    with book.writing() as connection:
        reading = Reading(book, connection, arrival)
        seen = reading.seen()
        changes = _Putting(reading).put()
        senders.remember_key(connection, OFFICE_UID, arrival.public_key, timestamp(book.clock()))
        assess_theses(connection)
    book.history.clear()
    return Taken(seen, changes)


class _Putting:
    """What becomes of a reply, on its way into the file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def put(self) -> Changes:
        """Put in force what can be, and remember what was taken over."""
        touched: list[Record] = []
        mine = dict(self._reading.memory.mine)
        for answer in self._reading.arrival.answers:
            record = self._reading.records.get(answer.uid)
            values = dict(self._values(answer, record)) if record else {}
            if record and values:
                touched.append(self._after(record, values))
                if self._reading.is_untouched(answer, record):
                    mine[record.uid] = touched[-1].revision
        self._store(touched)
        memory = Memory(max(self._reading.arrival.moment, self._reading.memory.moment), mine)
        queries.put_setting(self._connection, TAKEN, json.dumps(memory._asdict()))
        return changed(*((it.about.name, it.uid) for it in touched))

    def _values(self, answer: Answer, record: Record) -> Iterator[tuple[str, Any]]:
        for change in answer.changes:
            if self._reading.fate(answer, change, record)[0] is Fate.PUT:
                yield change.field, self._value(record, change)

    def _value(self, record: Record, change: Change) -> Any:
        state = {} if change.is_ is None else {change.field: change.is_}
        uids = self._uids(references(record.about.name, state))
        own = translated(record.about.name, state, lambda code: uids[code])
        return stated(record.about.by_id[change.field], own.get(change.field), str)

    def _uids(self, codes: Iterable[str]) -> dict[str, str]:
        """Return the numbers of codes; what is not here is known by its code from now on."""
        wanted = set(codes)
        known = {head.code: head.uid for head in intakes.heads(self._connection, codes=wanted)}
        for code in sorted(wanted - known.keys()):
            known[code] = uid_of_code(code)
            store.remember_external(self._connection, _BY_LETTERS.get(code[-7:-5], ""), known[code], code)
        return known

    def _after(self, record: Record, values: Mapping[str, Any]) -> Record:
        moment = timestamp(self._reading.book.clock())
        after = record.but(**values, revision=record.revision + 1, updated_at=moment)
        return derived(after, self._reading.lab, self._reading.book.today)

    def _store(self, touched: list[Record]) -> None:
        known = {**self._reading.records, **{record.uid: record for record in touched}}
        around = BookSurroundings(self._connection, self._reading.lab, self._reading.book.today, known)
        stands = {it.uid: standing(it, rules.check(it, around), around) for it in touched}
        if touched:
            store.write(self._connection, touched, stands)
