"""What a delivery would change: a pure comparison of three states, record by record and field by field.

``base`` is what the sender stated last, ``ours`` what the receiver holds now, ``theirs`` what arrives. What
only one side changed is taken from there; what both changed differently is a conflict, and ours stays in
force until somebody decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.record import BOOKKEEPING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.canonical import State
    from app.interchange.arrival import Arrival, Item, Notice

DELETION = ""  # in place of a field: one side deleted the record that the other changed
_IDENTITY = frozenset({"uid", "code", "lab_id", "deleted_at", *BOOKKEEPING})
_REVIEW_NOTE = "office_review_note"
_GIVEN_BACK = "rejected"
# A module's way through lab and office is none of its content.
_PROCEDURE = ("status", _REVIEW_NOTE, "approved_by_role")


class Verdict(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DELETED = "deleted"
    CONFLICT = "conflict"
    OLDER = "older"  # a later delivery was taken over before


class Outcome(StrEnum):
    """What becomes of a field that differs."""

    TAKEN = "taken"  # theirs is put in force
    KEPT = "kept"  # only we changed it
    AGREED = "agreed"  # both say the same by now
    OPEN = "open"  # both changed it: somebody has to decide


class Prefer(StrEnum):
    """Who wins where both changed a field, if nobody is asked."""

    INCOMING = "incoming"
    OURS = "ours"


class Known(NamedTuple):
    """What the receiver knows of a record before it looks at its content.

    ``moment`` orders the deliveries of a lab; ``buried`` says that the last one was a tombstone.
    """

    uid: str
    kind: str
    code: str
    moment: str
    checksum: str
    buried: bool


class FieldChange(NamedTuple):
    """A field that does not say the same everywhere; values are plain, None for empty."""

    field: str
    base: Any
    ours: Any
    theirs: Any
    outcome: Outcome


@dataclass(frozen=True)
class RecordPlan:
    """What becomes of one record. ``item`` is None where a tombstone decides."""

    kind: str
    uid: str
    code: str
    verdict: Verdict
    changes: tuple[FieldChange, ...] = ()
    item: Item | None = None
    edited: bool = False
    needs_consent: bool = False

    @property
    def conflicts(self) -> tuple[FieldChange, ...]:
        """What somebody has to decide."""
        return tuple(change for change in self.changes if change.outcome is Outcome.OPEN)

    @property
    def taken(self) -> dict[str, Any]:
        """The values that are put in force, by field."""
        return {change.field: change.theirs for change in self.changes if change.outcome is Outcome.TAKEN}

    def preferring(self, side: Prefer) -> RecordPlan:
        """Return the plan with all its conflicts decided for one side.

        What ``needs_consent`` is not put in force on the way: many deletions, and older states.
        """
        if self.verdict is not Verdict.CONFLICT or (self.needs_consent and side is Prefer.INCOMING):
            return self
        outcome = Outcome.TAKEN if side is Prefer.INCOMING else Outcome.KEPT
        decided = replace(self, changes=tuple(_decided(change, outcome) for change in self.changes))
        return replace(decided, verdict=decided._verdict)

    @property
    def _verdict(self) -> Verdict:
        """What follows from fields of which none is open."""
        taken = self.taken
        if taken.get(DELETION, ...) is None:
            return Verdict.DELETED
        return Verdict.CHANGED if taken else Verdict.UNCHANGED


@dataclass(frozen=True)
class Plan:
    """What taking over one delivery changes, before anything is changed.

    ``records`` holds every record that does not simply stay as it is, or that somebody edited by hand;
    ``same`` the uids of those that state what they stated last time. ``missing`` names records that the
    lab delivered before and that are not in this file: they stay.
    """

    arrival: Arrival
    new: tuple[Item, ...] = ()
    records: tuple[RecordPlan, ...] = ()
    same: tuple[str, ...] = ()
    older: tuple[Item, ...] = ()
    missing: tuple[Known, ...] = ()
    revoked: tuple[Known, ...] = ()
    unknown_tombstones: tuple[Known, ...] = ()
    notices: tuple[Notice, ...] = ()

    def preferring(self, side: Prefer) -> Plan:
        """Return the plan with all its conflicts decided for one side; see ``RecordPlan.preferring``."""
        return replace(self, records=tuple(record.preferring(side) for record in self.records))

    def of(self, verdict: Verdict) -> tuple[RecordPlan, ...]:
        """Return the records with this verdict."""
        return tuple(record for record in self.records if record.verdict is verdict)

    @property
    def unchanged(self) -> int:
        """How many records stay as they are."""
        return len(self.same) + len(self.older) + len(self.of(Verdict.UNCHANGED))

    @property
    def conflicts(self) -> int:
        """How many fields somebody has to decide on."""
        return sum(len(record.conflicts) for record in self.records)

    @property
    def changes_anything(self) -> bool:
        """Whether taking the delivery over would change what the receiver knows."""
        moving = any(record.verdict is not Verdict.UNCHANGED for record in self.records)
        return bool(self.new or moving or self.revoked)


def _decided(change: FieldChange, outcome: Outcome) -> FieldChange:
    return change._replace(outcome=outcome) if change.outcome is Outcome.OPEN else change


def compared_fields(kind: str, stated: Iterable[str]) -> tuple[str, ...]:
    """Return the fields in which two states are compared, in the order of the form.

    Identity and bookkeeping are no content. A picture follows from the sum beside it, if there is one.
    """
    known, files = frozenset(stated), KINDS[kind].files
    return tuple(
        field.id
        for field in KINDS[kind].fields
        if field.id in known and field.id not in _IDENTITY and files.get(field.id, field.id) == field.id
    )


def merge_fields(
    kind: str, fields: Iterable[str], base: State | None, ours: State, theirs: State
) -> Iterator[FieldChange]:
    """Yield every field of ``fields`` that differs between ours and theirs, with what becomes of it.

    Without a base nobody knows who changed what: then every difference is a conflict.
    """
    for field in fields:
        own, their = ours.get(field), theirs.get(field)
        if own == their:
            if base is not None and base.get(field) != own:
                yield FieldChange(field, base.get(field), own, their, Outcome.AGREED)
            continue
        outcome = _outcome(kind, field, base, own, their)
        yield FieldChange(field, None if base is None else base.get(field), own, their, outcome)


def _outcome(kind: str, field: str, base: State | None, own: Any, their: Any) -> Outcome:
    if _echoes(kind, field, own, their):
        return Outcome.KEPT
    if base is None:
        return Outcome.OPEN
    before = base.get(field)
    if their == before:
        return Outcome.KEPT
    return Outcome.TAKEN if own == before else Outcome.OPEN


def _echoes(kind: str, field: str, own: Any, their: Any) -> bool:
    """Whether a lab only repeats what the office told it: remarks and the steps that the office takes."""
    if field == _REVIEW_NOTE:
        return True
    if field != "status":
        return False
    return _is_by_office(kind, own) and _is_by_office(kind, their)


def _is_reviewed(kind: str) -> bool:
    """Whether the office looks at records of this kind and answers."""
    return _REVIEW_NOTE in KINDS[kind].by_id


def _is_by_office(kind: str, status: Any) -> bool:
    term = KINDS[kind].status.find(str(status))
    return _is_reviewed(kind) and term is not None and term.by == "Projektbüro"


def judge(item: Item, base: State | None, ours: State | None, fields: Iterable[str]) -> RecordPlan:
    """Return what becomes of a record that a later delivery states than the last one, or states by hand.

    ``base`` is the state that the item started from, ``ours`` is None if we deleted the record.
    """
    head = RecordPlan(item.kind, item.uid, item.code, Verdict.UNCHANGED, item=item, edited=item.edited)
    read = [field for field in fields if field not in item.unread]
    if ours is None:
        return _against_deleted(head, item.state, base, read)
    changes = tuple(merge_fields(item.kind, read, base, ours, item.state))
    if base is not None and _is_reviewed(item.kind) and _is_released_anew(item.state, base, ours, changes):
        changes = tuple(_overtaken(item.kind, change) for change in changes)
    if any(change.outcome is Outcome.OPEN for change in changes):
        return replace(head, verdict=Verdict.CONFLICT, changes=changes)
    if any(change.outcome is Outcome.TAKEN for change in changes):
        return replace(head, verdict=Verdict.CHANGED, changes=changes)
    return replace(head, changes=changes)


def contested(record: RecordPlan) -> RecordPlan:
    """Let nothing be taken over unasked from a record that states less than the sender stated before."""
    if record.verdict is Verdict.UNCHANGED:
        return record
    changes = tuple(_opened(change) for change in record.changes)
    return replace(record, verdict=Verdict.CONFLICT, changes=changes, needs_consent=True)


def _opened(change: FieldChange) -> FieldChange:
    return change._replace(outcome=Outcome.OPEN) if change.outcome is Outcome.TAKEN else change


def _is_released_anew(theirs: State, base: State, ours: State, changes: Iterable[FieldChange]) -> bool:
    """Whether the lab went on with a module after the version that the office decided on."""
    moving = (Outcome.TAKEN, Outcome.OPEN)
    if any(change.outcome in moving and change.field not in _PROCEDURE for change in changes):
        return True
    given_back = ours.get("status") == _GIVEN_BACK
    return given_back and theirs.get("revision", 0) > base.get("revision", 0)


def _overtaken(kind: str, change: FieldChange) -> FieldChange:
    """What the office decided held for what was there before: it looks at the new version again."""
    if change.field != "status" or change.outcome is not Outcome.KEPT:
        return change
    return change._replace(outcome=Outcome.TAKEN) if _is_by_office(kind, change.ours) else change


def is_only_told(kind: str, field: str, ours: State) -> bool:
    """Whether a field only tells the lab something: what a module was given back with is not lost with it."""
    returned = field == "status" and ours.get("status") == _GIVEN_BACK
    return field == _REVIEW_NOTE or (returned and _is_reviewed(kind))


def _against_deleted(head: RecordPlan, theirs: State, base: State | None, fields: list[str]) -> RecordPlan:
    """We deleted it. If the lab goes on working on it, somebody has to decide."""
    if base is not None and all(base.get(field) == theirs.get(field) for field in fields):
        return head
    conflict = FieldChange(DELETION, base, None, theirs, Outcome.OPEN)
    return replace(head, verdict=Verdict.CONFLICT, changes=(conflict,))


def bury(known: Known, ours: State | None, *, changed_here: bool) -> RecordPlan:
    """Return what becomes of a record that the lab deleted; what we changed is not lost without asking."""
    head = RecordPlan(known.kind, known.uid, known.code, Verdict.DELETED)
    if ours is None:
        return replace(head, verdict=Verdict.UNCHANGED)
    if not changed_here:
        return head
    conflict = FieldChange(DELETION, None, ours, None, Outcome.OPEN)
    return replace(head, verdict=Verdict.CONFLICT, changes=(conflict,))
