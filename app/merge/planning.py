"""From an arrival to a plan: records are sorted by what the receiver knows of them. Pure; changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.domain.catalogue import KINDS
from app.interchange.arrival import Notice, is_hand_code
from app.merge.plan import (
    DELETION,
    FieldChange,
    Known,
    Outcome,
    Plan,
    RecordPlan,
    Verdict,
    bury,
    compared_fields,
    contested,
    judge,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from app.domain.canonical import State
    from app.interchange.arrival import Arrival, Item
    from app.interchange.bundle import Tombstone

MOST_DELETIONS = 10  # one in so many records of a lab may go without asking

WITHDRAWN = "{code} bleibt gelöscht: Die Einwilligung dazu wurde widerrufen."
FOREIGN = (
    "{code} gehört nicht zu {town} und wurde nicht übernommen. Bitten Sie das Labor, dem der Eintrag gehört, "
    "ihn selbst zu liefern."
)
NO_CODE = (
    "„{code}“ ist keine Kennung; die Zeile wurde nicht übernommen. Tragen Sie die Kennung wieder ein, die "
    "das Labor vergeben hat."
)
TAKEN_NUMBER = (
    "Die interne Nummer der Zeile {code} gehört einem anderen Eintrag, etwa weil die Zeile kopiert wurde. "
    "Sie wurde nicht übernommen. Leeren Sie interne Nummer und Prüfsumme, dann gilt die Zeile als neu."
)
OLDER_STATE = (
    "{count} Einträge tragen einen älteren Stand als bei der letzten Lieferung, der erste davon {code}. Im "
    "Labor wurde wohl eine ältere Sicherung zurückgespielt. Der Stand im Projektbüro bleibt in Kraft, bis "
    "Sie entscheiden; fragen Sie vorher beim Labor nach."
)
OLDER_STATE_ONE = (
    "{code} trägt einen älteren Stand als bei der letzten Lieferung. Im Labor wurde wohl eine ältere "
    "Sicherung zurückgespielt. Der Stand im Projektbüro bleibt in Kraft, bis Sie entscheiden; fragen Sie "
    "vorher beim Labor nach."
)
FURTHER_BEFORE = (
    "In dieser früheren Lieferung sind Einträge weiter bearbeitet als in der letzten, zum Beispiel {code}. "
    "Im Labor wurde wohl eine ältere Sicherung zurückgespielt. Übernommen wurde das nicht; fragen Sie beim "
    "Labor nach."
)
FOREIGN_DELETION = (
    "{code} gehört nicht zu {town} und wurde nicht gelöscht. Das kann nur das Labor, dem der Eintrag gehört."
)
TAKEN_CODE = (
    "Die Kennung {code} hat im Bestand schon ein anderer Eintrag; die Zeile wurde nicht übernommen. Bitten "
    "Sie das Labor, in seinem Laborbuch nachzusehen."
)
_TAKEN = {"code": TAKEN_CODE, "number": TAKEN_NUMBER}
MANY_DELETIONS = (
    "Die Lieferung löscht {count} von {all} Einträgen des Labors. Das sind so viele, dass vorher jemand "
    "zustimmen muss."
)


class Sides(NamedTuple):
    """The states to compare an item with. ``origin`` is the one that a row edited by hand started from.

    ``ours`` is None for a record that we deleted, ``base`` and ``origin`` where they are not known.
    """

    ours: State | None
    base: State | None
    origin: State | None


class Receiver(Protocol):
    """What the receiving file knows, as far as a plan asks for it."""

    @property
    def known(self) -> Mapping[str, Known]:
        """What the sender delivered before, by uid."""

    def is_ours(self, code: str) -> bool:
        """Whether a lab's code is the receiver's own."""

    def anothers(self, uids: Collection[str]) -> Collection[str]:
        """Return which of these are records of somebody else, whom the sender cannot speak for."""

    def revoked(self, uids: Collection[str]) -> Collection[str]:
        """Return which of these records may never come back."""

    def taken(self, items: Sequence[Item]) -> Mapping[str, str]:
        """Return, of items not delivered before, why they can't be added, by uid.

        "code" and "number" mean that another record has this code or this uid, "present" that the record
        itself is here, though the sender never delivered it.
        """

    def sides(self, items: Sequence[Item]) -> Mapping[str, Sides]:
        """Return the states to compare items with, by uid."""

    def ours(self, known: Sequence[Known]) -> Mapping[str, tuple[State | None, bool]]:
        """Return our state of records by uid, and whether it differs from what the sender stated."""


def make_plan(arrival: Arrival, receiver: Receiver) -> Plan:
    """Return what taking over ``arrival`` changes at ``receiver``."""
    sorted_ = _Sorted(arrival, receiver)
    sorted_.sort()
    sorted_.say_foreign_deletions()
    sorted_.say_forks()
    records = [*sorted_.judged(), *sorted_.buried()]  # before ``new``, to which they add
    return Plan(
        arrival,
        new=tuple(sorted_.new),
        records=tuple(_asked_about(records, receiver, sorted_.notices)),
        same=tuple(sorted_.same),
        older=tuple(sorted_.older),
        missing=tuple(sorted_.missing()),
        revoked=tuple(sorted_.withdrawn()),
        unknown_tombstones=tuple(sorted_.unknown_tombstones()),
        notices=(*arrival.notices, *sorted_.notices),
    )


@dataclass
class _Sorted:
    """The items of an arrival, sorted by what has to be looked at."""

    arrival: Arrival
    receiver: Receiver
    new: list[Item] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    older: list[Item] = field(default_factory=list)
    open: list[Item] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def sort(self) -> None:
        revoked = self._revoked()
        for kind, items in self.arrival.items.items():
            sheet = KINDS[kind].sheet
            for item in items:
                if item.uid in revoked:
                    self._note(WITHDRAWN, item, sheet)
                elif not item.code[-4:].isdecimal():
                    self._note(NO_CODE, item, sheet)
                elif self._belongs(item, sheet) and not self._is_deleted_here(item):
                    self.seen.add(item.uid)
                    self._place(item)
        self._take_out_taken()

    def _revoked(self) -> Collection[str]:
        uids = [item.uid for items in self.arrival.items.values() for item in items]
        return {*self.receiver.revoked(uids), *self.arrival.revocations}

    def _belongs(self, item: Item, sheet: str) -> bool:
        """Whether the sender may speak of the record. What the receiver owns itself comes back unread."""
        lab = item.state.get("lab_id", "")
        if lab == self._sender_code:
            return True
        if not self.receiver.is_ours(lab):
            self._note(FOREIGN, item, sheet)
        return False

    def _is_deleted_here(self, item: Item) -> bool:
        """Whether the delivery itself deletes the row: somebody put it on the sheet of deletions by hand."""
        return item.uid in self._deleted and (not item.edited or item.uid not in self.receiver.known)

    @cached_property
    def _deleted(self) -> Collection[str]:
        return {stone.uid for stone in self._stones}

    @cached_property
    def _stones(self) -> Sequence[Tombstone]:
        """What the sender may delete: records under its own letters."""
        return [stone for stone in self.arrival.tombstones if self._may_delete(stone)]

    def _may_delete(self, stone: Tombstone) -> bool:
        return stone.code.partition("-")[0] in ("", self.arrival.sender.prefix)

    def say_foreign_deletions(self) -> None:
        """Nobody deletes for another lab."""
        for stone in self.arrival.tombstones:
            if not self._may_delete(stone):
                said = FOREIGN_DELETION.format(code=stone.code, town=self.arrival.sender.town)
                self.notices.append(Notice(said))

    @property
    def _sender_code(self) -> str:
        return f"{self.arrival.sender.prefix}-LA-0001"

    def _place(self, item: Item) -> None:
        known = self.receiver.known.get(item.uid)
        if known is None:
            self.new.append(item)
        elif item.checksum == known.checksum and not known.buried:
            self.same.append(item.uid)
        elif not item.edited and self._comes_late(known):
            self.older.append(item)
        else:
            self.open.append(item)

    def _comes_late(self, known: Known) -> bool:
        """Whether a later delivery spoke of it. A tombstone counts before a row of its own delivery."""
        moment = self.arrival.moment
        return moment <= known.moment if known.buried else moment < known.moment

    def _take_out_taken(self) -> None:
        taken = {**_twice(self.new), **self.receiver.taken(self.new)}
        if not taken:
            return
        for item in self.new:
            if taken.get(item.uid) in _TAKEN:
                self._note(_TAKEN[taken[item.uid]], item, KINDS[item.kind].sheet)
        self.open += [item for item in self.new if taken.get(item.uid) == "present"]
        self.new = [item for item in self.new if item.uid not in taken]

    def _note(self, text: str, item: Item, sheet: str) -> None:
        said = text.format(code=item.code, town=self.arrival.sender.town)
        self.notices.append(Notice(said, sheet, item.row))

    def say_forks(self) -> None:
        """A lab that went back to a backup stated less later than before."""
        sides = self.receiver.sides(self.older) if self.older else {}
        for item in self.older:
            base = sides[item.uid].base
            if base and _revision(item.state) > _revision(base):
                self.notices.append(Notice(FURTHER_BEFORE.format(code=item.code)))
                return

    def judged(self) -> Iterable[RecordPlan]:
        sides = self.receiver.sides(self.open)
        fallen: list[str] = []
        for item in self.open:
            ours, base, origin = sides[item.uid]
            known = self.receiver.known.get(item.uid)
            if ours is None and known and self._returns(known):
                self._bring_back(item)
                continue
            fields = compared_fields(item.kind, self.arrival.stated.get(item.kind, ()))
            record = judge(item, origin if item.edited else base, ours, fields)
            if base and not item.edited and _revision(item.state) < _revision(base):
                record = contested(record)  # an older state never wins by coming later
                fallen += [item.code] if record.needs_consent else []
            yield record
        if fallen:
            text = OLDER_STATE if len(fallen) > 1 else OLDER_STATE_ONE
            self.notices.append(Notice(text.format(count=len(fallen), code=fallen[0])))

    def _returns(self, known: Known) -> bool:
        """Whether the lab took a record out of its Papierkorb that is gone here because the lab said so."""
        return known.buried and not known.checksum and not self._comes_late(known)

    def _bring_back(self, item: Item) -> None:
        taken = self.receiver.taken([item]).get(item.uid)
        if taken in _TAKEN:
            self._note(_TAKEN[taken], item, KINDS[item.kind].sheet)
        else:
            self.new.append(item)

    def buried(self) -> Iterable[RecordPlan]:
        gone = [known for known in map(self._known, self._stones) if known]
        ours = self.receiver.ours(gone)
        for known in gone:
            state, changed_here = ours[known.uid]
            yield bury(known, state, changed_here=changed_here or known.uid in self._edited)

    @cached_property
    def _edited(self) -> Collection[str]:
        return {item.uid for items in self.arrival.items.values() for item in items if item.edited}

    def _known(self, stone: Tombstone) -> Known | None:
        """What is known of a record that goes now: older tombstones and those seen before say nothing new."""
        known = self.receiver.known.get(stone.uid)
        late = known is None or known.buried or self.arrival.moment < known.moment
        return None if late or stone.uid in self.arrival.revocations else known

    def unknown_tombstones(self) -> Iterable[Known]:
        moment = self.arrival.moment
        unknown = [it for it in self._stones if it.uid not in self.receiver.known]
        foreign = self.receiver.anothers([stone.uid for stone in unknown])
        for stone in unknown:
            if stone.uid not in self.arrival.revocations and stone.uid not in foreign:
                yield Known(stone.uid, stone.kind, stone.code, moment, "", buried=True)

    def withdrawn(self) -> Iterable[Known]:
        already = self.receiver.revoked(self.arrival.revocations)
        foreign = self.receiver.anothers(self.arrival.revocations)
        for uid in self.arrival.revocations:
            if uid not in already and uid not in foreign:
                yield self.receiver.known.get(uid) or Known(uid, "", "", self.arrival.moment, "", buried=True)

    def missing(self) -> Iterable[Known]:
        """A file may leave rows out; nothing follows from it, but people are told."""
        gone = {*self._deleted, *self.arrival.revocations}
        kinds = {kind for kind, stated in self.arrival.stated.items() if stated}
        return (
            known
            for known in self.receiver.known.values()
            if not known.buried
            and known.kind in kinds
            and known.moment <= self.arrival.moment
            and known.uid not in self.seen
            and known.uid not in gone
            and not is_hand_code(known.code)  # the lab itself does not know it
        )


def _twice(items: Iterable[Item]) -> dict[str, str]:
    """Return the rows whose code another row of the file has: those that somebody edited give way."""
    uses = Counter(item.code for item in items)
    return {item.uid: "code" for item in items if item.edited and uses[item.code] > 1}


def _revision(state: State) -> int:
    """How often the record was saved at its lab."""
    return int(state.get("revision", 0))


def _asked_about(
    records: Sequence[RecordPlan], receiver: Receiver, notices: list[Notice]
) -> Iterable[RecordPlan]:
    """Let nothing be deleted without asking if a delivery deletes a large part of what the lab has here."""
    gone = sum(record.verdict is Verdict.DELETED for record in records)
    living = sum(not known.buried for known in receiver.known.values())
    if gone * MOST_DELETIONS <= living:
        return records
    notices.append(Notice(MANY_DELETIONS.format(count=gone, all=living)))
    return [_asked(record) if record.verdict is Verdict.DELETED else record for record in records]


def _asked(record: RecordPlan) -> RecordPlan:
    question = FieldChange(DELETION, None, None, None, Outcome.OPEN)
    return replace(record, verdict=Verdict.CONFLICT, changes=(question,), needs_consent=True)
