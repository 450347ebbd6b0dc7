"""Taking over a delivery: looking first, then everything in one transaction, or nothing."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from app.domain.dates import timestamp
from app.errors import RefusedFileError
from app.interchange.arrival import Notice, Purpose, Sender
from app.merge.plan import Plan, Prefer, Verdict
from app.merge.planning import make_plan
from app.services.assessing import assess_theses
from app.services.changes import NOTHING, Changes, changed
from app.services.numbering import OFFICE_UID
from app.services.office.arrived_pictures import fresh
from app.services.office.delivery_parts import WHOLE, Part, noted_part, part_of
from app.services.office.hand_codes import settled
from app.services.office.receiver import FileReceiver
from app.services.office.writing import Writing
from app.services.safeguards import back_up_before
from app.storage import awaited, intakes, queries, senders
from app.storage.intake_tables import INTAKE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.interchange.arrival import Arrival, Source
    from app.merge.plan import Known
    from app.services.book import LabBook

    Open = Callable[[], Source]

BEFORE = "vor-Uebernahme"  # in the name of the backup
OTHER_LAB = (
    "„{file}“ wurde nicht übernommen: Unter dem Kürzel {prefix} liefert schon ein anderes Laborbuch. Fragen "
    "Sie das Labor, welches gilt."
)
OTHER_KEY = (
    "„{file}“ wurde nicht übernommen: Die Lieferung ist mit einem anderen Schlüssel unterschrieben als die "
    "früheren von {town}. Fragen Sie beim Labor nach, bevor Sie dem neuen Schlüssel vertrauen."
)
NOT_THE_OFFICE = (
    "„{file}“ wurde nicht übernommen: Die Vorgaben stammen nicht vom Projektbüro, sondern von {town}. Fragen "
    "Sie beim Projektbüro nach."
)
UNSIGNED = (
    "Diese Lieferung ist nicht unterschrieben, frühere von {town} waren es. Fragen Sie beim Labor nach, ob "
    "sie von dort kommt."
)
NUMBERED_AGAIN = (
    "Eine Lieferung {number} von {town} gab es schon, mit anderem Stand. Im Labor wurde wohl eine ältere "
    "Sicherung zurückgespielt; fragen Sie dort nach."
)
CONTRADICTS = (
    "„{file}“ wurde nicht übernommen: Zeilen darin tragen die interne Nummer eines anderen Eintrags, etwa "
    "weil sie aus einer anderen Mappe kopiert sind. Leeren Sie in kopierten Zeilen die interne Nummer."
)
OWN_FILE = "„{file}“ wurde nicht übernommen: Die Lieferung stammt aus diesem Laborbuch selbst."
WRONG_PLACE = {
    Purpose.DELIVERY: (
        "„{file}“ ist die Lieferung eines Labors. Öffnen Sie das Laborbuch des Projektbüros, und übernehmen "
        "Sie sie dort."
    ),
    Purpose.GUIDELINES: (
        "„{file}“ enthält Vorgaben des Projektbüros. Öffnen Sie das Laborbuch Ihres Labors, und übernehmen "
        "Sie sie dort."
    ),
    Purpose.REPLY: (
        "„{file}“ ist eine Rückmeldung des Projektbüros. Öffnen Sie das Laborbuch des Labors, an das sie "
        "geht, und übernehmen Sie sie dort."
    ),
}


class Status(StrEnum):
    """What became of a delivery."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    NEEDS_DECISION = "needs-decision"
    REJECTED = "rejected"
    WAITING = "waiting"  # only looked at so far


@dataclass(frozen=True)
class Taken:
    """What taking over a delivery did. ``plan`` is None where the very same file was taken over before.

    ``unchanged`` counts the records that stayed as they are, ``pictures`` the files that were not here or
    that records waited for.
    """

    sender: Sender
    status: Status
    unchanged: int
    plan: Plan | None = None
    intake: int | None = None
    notices: tuple[Notice, ...] = ()
    changes: Changes = NOTHING
    pictures: int = 0
    part: Part = WHOLE

    def count(self, verdict: Verdict) -> int:
        """How many records have this verdict."""
        if self.plan is None:
            return 0
        return len(self.plan.new) if verdict is Verdict.NEW else len(self.plan.of(verdict))


def preview(book: LabBook, arrival: Arrival) -> Plan:
    """Return what taking over would change; nothing is written. Raises RefusedFileError as ``take_over``."""
    with book.reading() as connection:
        return _planned(connection, arrival, _receiver(book, connection, arrival))


def take_over(book: LabBook, arrival: Arrival, prefer: Prefer | None = None) -> Taken:
    """Take a delivery over, after a backup.

    Everything undisputed is in force then; each conflict stays open with our value in force. ``prefer``
    decides conflicts at once. Raises RefusedFileError for what may not be taken over; nothing is changed
    then.
    """
    back_up_before(book, BEFORE)
    with book.writing() as connection:
        taken = take_over_in(book, connection, arrival, prefer)
        assess_theses(connection)
    book.history.clear()
    return taken


def take_over_in(
    book: LabBook, connection: sa.Connection, source: Source, prefer: Prefer | None = None
) -> Taken:
    """As ``take_over``, within a transaction; the assessment of the theses is left to the caller.

    A file that was taken over before is not even read. Whatever fails leaves no trace in the transaction.
    """
    before = _taken_before(connection, source)
    if before is not None:
        return before
    arrival = source.read()
    with _refusing_what_contradicts(arrival), connection.begin_nested():
        return _taken(book, connection, arrival, prefer)


def _taken(book: LabBook, connection: sa.Connection, arrival: Arrival, prefer: Prefer | None) -> Taken:
    receiver = _receiver(book, connection, arrival)
    plan = _planned(connection, arrival, receiver)
    if prefer:
        plan = plan.preferring(prefer)
    senders.remember_key(connection, arrival.sender.lab_uid, arrival.public_key, timestamp(book.clock()))
    pictures, showing = len(fresh(connection, arrival)), awaited.named(connection, arrival.pictures)
    number = _note(book, connection, plan, pictures)
    plan = _written(connection, plan, receiver, number)
    return Taken(
        sender=arrival.sender,
        status=_status(plan, pictures),
        unchanged=plan.unchanged,
        plan=plan,
        intake=number,
        notices=plan.notices,
        changes=_changes(plan, showing),
        pictures=pictures,
        part=part_of(connection, arrival),
    )


def _written(connection: sa.Connection, plan: Plan, receiver: FileReceiver, number: int) -> Plan:
    """Put a plan in force. Returns it with what showed on the way."""
    writing = Writing(connection, plan, receiver, number)
    writing.write()
    if writing.notices:
        plan = replace(plan, notices=(*plan.notices, *writing.notices))
        intakes.put_intake(connection, number, notices=json.dumps(plan.notices, ensure_ascii=False))
    return plan


@contextmanager
def _refusing_what_contradicts(arrival: Arrival) -> Iterator[None]:
    """Rows may carry numbers of other records, as if copied from another lab's workbook."""
    try:
        yield
    except sa.exc.IntegrityError as error:
        raise RefusedFileError(CONTRADICTS.format(file=arrival.file)) from error


def _taken_before(connection: sa.Connection, source: Source) -> Taken | None:
    noted = intakes.live_with_digest(connection, source.digest)
    if noted is None:
        return None
    return Taken(
        sender=Sender(noted["lab_uid"], noted["prefix"], noted["town"]),
        status=Status.UNCHANGED,
        unchanged=noted["new"] + noted["changed"] + noted["unchanged"],
        part=noted_part(connection, noted),
    )


def _planned(connection: sa.Connection, arrival: Arrival, receiver: FileReceiver) -> Plan:
    plan = make_plan(settled(connection, arrival), receiver)
    warnings = [Notice(text.format(**_named(arrival))) for text in _warnings(connection, arrival)]
    return replace(plan, notices=(*warnings, *plan.notices)) if warnings else plan


def _named(arrival: Arrival) -> dict[str, Any]:
    return {"town": arrival.sender.town, "number": arrival.sequence_no}


def _warnings(connection: sa.Connection, arrival: Arrival) -> Iterator[str]:
    signed_before = senders.key_of(connection, arrival.sender.lab_uid) is not None
    if signed_before and not arrival.public_key and arrival.is_package:
        yield UNSIGNED
    if _is_numbered_again(connection, arrival):
        yield NUMBERED_AGAIN


def _is_numbered_again(connection: sa.Connection, arrival: Arrival) -> bool:
    """Whether a delivery made earlier has this number or a higher one: labs count on."""
    if arrival.sequence_no is None:
        return False
    return intakes.has_any(
        connection,
        INTAKE.c.lab_uid == arrival.sender.lab_uid,
        INTAKE.c.created_at < arrival.created_at,
        INTAKE.c.sequence_no >= arrival.sequence_no,
        INTAKE.c.undone_at.is_(None),
    )


def _receiver(book: LabBook, connection: sa.Connection, arrival: Arrival) -> FileReceiver:
    """Return what this file knows of the sender. Raises RefusedFileError if it takes nothing from there."""
    own = book.own_uid(connection)
    _refuse_wrong_place(arrival, is_office=book.is_office_in(connection), own=own)
    _refuse_impostor(connection, arrival)
    return FileReceiver(connection, own, arrival.sender)


def _refuse_wrong_place(arrival: Arrival, *, is_office: bool, own: str) -> None:
    if arrival.sender.lab_uid == own:
        raise RefusedFileError(OWN_FILE.format(file=arrival.file))
    if is_office is not (arrival.purpose is Purpose.DELIVERY) or arrival.purpose is Purpose.REPLY:
        raise RefusedFileError(WRONG_PLACE[arrival.purpose].format(file=arrival.file))
    if arrival.purpose is Purpose.GUIDELINES and arrival.sender.lab_uid != OFFICE_UID:
        raise RefusedFileError(NOT_THE_OFFICE.format(file=arrival.file, town=arrival.sender.town))


def _refuse_impostor(connection: sa.Connection, arrival: Arrival) -> None:
    """Two labs with the same letters would overwrite each other; a foreign signature may be anybody's."""
    sender = arrival.sender
    owner = queries.code_owner(connection, f"{sender.prefix}-LA-0001")
    if owner not in (None, sender.lab_uid) and not queries.is_external(connection, owner or ""):
        raise RefusedFileError(OTHER_LAB.format(file=arrival.file, prefix=sender.prefix))
    key = senders.key_of(connection, sender.lab_uid)
    if arrival.public_key and key not in (None, arrival.public_key):
        raise RefusedFileError(OTHER_KEY.format(file=arrival.file, town=sender.town))


def _note(book: LabBook, connection: sa.Connection, plan: Plan, pictures: int) -> int:
    arrival = plan.arrival
    values = {
        "purpose": arrival.purpose.value,
        "lab_uid": arrival.sender.lab_uid,
        "prefix": arrival.sender.prefix,
        "town": arrival.sender.town,
        "file": arrival.file,
        "digest": arrival.digest,
        "sequence_no": arrival.sequence_no,
        "created_at": arrival.created_at,
        "moment": arrival.moment,
        "part": arrival.part[0],
        "parts": arrival.part[1],
        "taken_at": timestamp(book.clock()),
        "notices": json.dumps(plan.notices, ensure_ascii=False),
        "traces": "{}",
    }
    return intakes.new_intake(connection, values | counts(plan, pictures))


def counts(plan: Plan, pictures: int) -> dict[str, int]:
    """Return how many records become what, how many fields are open, and how many pictures came."""
    return {
        "new": len(plan.new),
        "changed": len(plan.of(Verdict.CHANGED)),
        "unchanged": plan.unchanged,
        "deleted": len(plan.of(Verdict.DELETED)),
        "withdrawn": len(withdrawn(plan)),
        "conflicts": plan.conflicts,
        "pictures": pictures,
    }


def withdrawn(plan: Plan) -> tuple[Known, ...]:
    """Return what goes because a consent was withdrawn; what was not here any more does not go."""
    return tuple(known for known in plan.revoked if known.kind and not known.buried)


def _status(plan: Plan, pictures: int) -> Status:
    if plan.conflicts:
        return Status.NEEDS_DECISION
    return Status.APPLIED if plan.changes_anything or pictures else Status.UNCHANGED


def _changes(plan: Plan, showing: Iterable[awaited.Awaited]) -> Changes:
    return changed(
        *((item.kind, item.uid) for item in plan.new),
        *((record.kind, record.uid) for record in plan.records),
        *((known.kind, known.uid) for known in plan.revoked),
        *((one.kind, one.owner) for one in showing),
    )


def take_over_all(
    book: LabBook, sources: Iterable[Open], prefer: Prefer | None = None, *, back_up: bool = True
) -> Iterator[Taken | RefusedFileError]:
    """Take several deliveries over in one transaction; a refused one does not stop the rest.

    Each file is opened when its turn comes. Before the first that is new here, the file is backed up; a file
    that was just made needs no ``back_up``. Nothing is in force before the last one is through.
    """
    with ExitStack() as stack:
        run = _Run(book, stack, prefer, back_up=back_up)
        for open_ in sources:
            try:
                yield run.take(open_())
            except RefusedFileError as error:
                yield error
        run.finish()


class _Run:
    """Several deliveries. Until one of them is readable and new, the file is neither copied nor touched."""

    def __init__(self, book: LabBook, stack: ExitStack, prefer: Prefer | None, *, back_up: bool) -> None:
        self._book = book
        self._stack = stack
        self._prefer = prefer
        self._back_up = back_up
        self._connection: sa.Connection | None = None
        self._has_taken = False

    def take(self, source: Source) -> Taken:
        """Take one over. Raises RefusedFileError."""
        if self._connection is None:
            with self._book.reading() as connection:
                before = _taken_before(connection, source)
            if before is not None:
                return before
            source = source.read()
            self._connection = self._begin()
        taken = take_over_in(self._book, self._connection, source, self._prefer)
        self._has_taken |= taken.plan is not None
        return taken

    def _begin(self) -> sa.Connection:
        if self._back_up:
            back_up_before(self._book, BEFORE)
        return self._stack.enter_context(self._book.writing())

    def finish(self) -> None:
        """Bring up to date what follows from all records."""
        if self._connection is not None and self._has_taken:
            assess_theses(self._connection)
            self._book.history.clear()


def rehearse_all(
    book: LabBook, sources: Iterable[Open], prefer: Prefer | None = None
) -> Iterator[Taken | RefusedFileError]:
    """Return what ``take_over_all`` would do, one after the other; at the end nothing is changed."""
    with book.rehearsing() as connection:
        for open_ in sources:
            try:
                yield take_over_in(book, connection, open_(), prefer)
            except RefusedFileError as error:
                yield error
