"""Taking an intake back, as long as nothing depends on it."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.domain.dates import timestamp
from app.errors import LaborbuchError
from app.services.assessing import assess_theses
from app.services.changes import Changes, changed
from app.services.office.states import lab_by_name
from app.services.plain_records import from_state
from app.services.safeguards import back_up_before
from app.storage import awaited, intakes, queries, repointing, senders, store
from app.storage.intake_tables import BASE, CONFLICT, INTAKE, REVOKED
from app.storage.intakes import UNKNOWN_STATE, Conflict

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.services.book import LabBook
    from app.storage.intakes import JournalRow

BEFORE = "vor-Ruecknahme"  # in the name of the backup
UNKNOWN = "Diese Übernahme gibt es nicht."
UNDONE = "Diese Übernahme ist schon rückgängig gemacht."
LATER = (
    "Die Übernahme lässt sich nicht rückgängig machen: {later} von {town} baut darauf auf. Machen Sie zuerst "
    "diese rückgängig."
)
CHANGED = (
    "Die Übernahme lässt sich nicht rückgängig machen: „{title}“ ({code}) wurde seitdem hier geändert. Die "
    "Änderung ginge verloren."
)
DECIDED = (
    "Die Übernahme lässt sich nicht rückgängig machen: Über „{title}“ ({code}) wurde seitdem entschieden. "
    "Die Entscheidung ginge verloren."
)
REFERRED = (
    "Die Übernahme lässt sich nicht rückgängig machen: „{title}“ ({code}) bezieht sich inzwischen auf einen "
    "Eintrag daraus. Entfernen Sie zuerst diesen Bezug."
)
WITHDRAWN = (
    "Die Übernahme lässt sich nicht rückgängig machen: Sie meldet einen Widerruf. Was widerrufen ist, kommt "
    "nicht wieder."
)


def undo(book: LabBook, intake: int) -> Changes:
    """Take an intake back: the file says what it said before.

    Raises LaborbuchError with the reason if something depends on it; nothing is changed then.
    """
    with book.reading() as connection:
        _Undoing(connection, intake).refuse()
    back_up_before(book, BEFORE)
    with book.writing() as connection:
        changes = _Undoing(connection, intake).undo(timestamp(book.clock()))
        assess_theses(connection)
    book.history.clear()
    return changes


def obstacle(book: LabBook, intake: int) -> str | None:
    """Return why an intake cannot be taken back, or None if it can."""
    with book.reading() as connection:
        try:
            _Undoing(connection, intake).refuse()
        except LaborbuchError as error:
            return str(error)
    return None


class _Undoing:
    """One intake on its way back."""

    def __init__(self, connection: sa.Connection, intake: int) -> None:
        self._connection = connection
        self._intake = intake
        found = intakes.intakes(connection, INTAKE.c.id == intake)
        if not found:
            raise LaborbuchError(UNKNOWN)
        self._noted = found[0]
        self._lab: str = self._noted["lab_uid"]
        self._journal = intakes.journal(connection, intake)
        self._traces: dict[str, Any] = json.loads(self._noted["traces"])
        self._added = [str(uid) for uid in connection.scalars(intakes.added_by(intake))]

    def refuse(self) -> None:
        """Raise LaborbuchError if something depends on the intake."""
        if self._noted["undone_at"]:
            raise LaborbuchError(UNDONE)
        self._refuse_later()
        self._refuse_withdrawn()
        self._refuse_changed()
        self._refuse_referred()

    def _refuse_later(self) -> None:
        later = next((it for it in self._later if intakes.left_something(self._connection, it)), None)
        if later:
            number = later["sequence_no"]
            named = f"Lieferung {number}" if number else f"„{later['file']}“"
            raise LaborbuchError(LATER.format(later=named, town=later["town"]))

    @cached_property
    def _later(self) -> list[sa.RowMapping]:
        """The sender's later intakes; those that repeated this one and left nothing go back with it."""
        return intakes.intakes(
            self._connection,
            INTAKE.c.lab_uid == self._lab,
            INTAKE.c.id > self._intake,
            INTAKE.c.undone_at.is_(None),
        )

    def _refuse_withdrawn(self) -> None:
        if intakes.count(self._connection, REVOKED.c.intake == self._intake):
            raise LaborbuchError(WITHDRAWN)

    def _refuse_changed(self) -> None:
        then = {row.uid: row.hash for row in self._journal} | self._traces.get("hashes", {})
        now = intakes.hashes_of(self._connection, then)  # what went with another intake is in nobody's way
        moved = [uid for uid, hash_ in now.items() if hash_ != then[uid]]
        moved += intakes.put_aside_since(self._connection, self._intake)
        decided = self._decided()
        self._name_first([uid for uid in moved if uid in decided], DECIDED)
        self._name_first(self._answered(), DECIDED)
        self._name_first(moved, CHANGED)

    def _answered(self) -> list[str]:
        """Which records have a question that waited before the intake, and was decided since."""
        noted = (conflict for row in self._journal for conflict in json.loads(row.base)["conflicts"])
        waited = {(it["uid"], it["field"]) for it in noted if it["decision"] is None}
        now = intakes.conflicts_of(self._connection, {uid for uid, _ in waited})
        decided = {(it.uid, it.field) for found in now.values() for it in found if it.decision}
        return sorted(uid for uid, _ in waited & decided)

    def _decided(self) -> set[str]:
        here = CONFLICT.c.intake == self._intake
        return {it.uid for it in intakes.conflicts(self._connection, here, CONFLICT.c.decision.is_not(None))}

    def _refuse_referred(self) -> None:
        ours, added = {row.uid for row in self._journal}, intakes.added_by(self._intake)
        if self._traces.get("stub"):  # the lab was here by its name, and will be
            ours.add(self._lab)
            added = added.where(BASE.c.uid != self._lab)
        referring = repointing.referring(self._connection, added)
        self._name_first(sorted(referring - ours), REFERRED)

    def _name_first(self, uids: list[str], sentence: str) -> None:
        if uids:
            title = queries.titles(self._connection, uids[:1])[uids[0]]
            raise LaborbuchError(sentence.format(title=title.title or title.code, code=title.code))

    def undo(self, moment: str) -> Changes:
        """Put everything back."""
        self.refuse()
        kinds = self._kinds()
        traces = self._traces
        intakes.forget_conflicts(self._connection, self._intake)
        repointing.remove_heads(self._connection, self._added)
        intakes.remove_bases(self._connection, self._added)
        self._put_placeholders_back(traces.get("placeholders", {}))
        here = intakes.hashes_of(self._connection, [row.uid for row in self._journal])
        for row in self._journal:
            if row.uid in here:  # else it went with the intake that had brought it
                self._put_back(row, is_full=bool(here[row.uid]))
        for uid, earlier in traces.get("moments", {}).items():
            intakes.move_on(self._connection, earlier, [uid])
        intakes.put_states(self._connection, dict.fromkeys(traces.get("learned", ()), UNKNOWN_STATE))
        self._forget_lab()
        for noted in (self._noted, *self._later):
            intakes.put_intake(self._connection, noted["id"], undone_at=moment)
        self._forget_key()
        return changed(*((kind, uid) for uid, kind in kinds.items()))

    def _forget_lab(self) -> None:
        """A lab is known by its name again, or not at all if it came with this intake and nobody names it."""
        if self._traces.get("stub"):
            store.write(
                self._connection, [lab_by_name(self._lab, self._noted["prefix"], self._noted["town"])]
            )
        if self._traces.get("founded") and not repointing.owners(self._connection, self._lab):
            repointing.remove_heads(self._connection, [self._lab])

    def _forget_key(self) -> None:
        """Whoever signed is not known by it before a delivery of theirs counts."""
        here = INTAKE.c.lab_uid == self._lab
        if not intakes.has_any(self._connection, here, INTAKE.c.undone_at.is_(None)):
            senders.forget_key(self._connection, self._lab)

    def _kinds(self) -> dict[str, str]:
        uids = [*self._added, *(row.uid for row in self._journal)]
        return {head.uid: head.kind for head in intakes.heads(self._connection, uids=uids)}

    def _put_placeholders_back(self, placeholders: Mapping[str, Mapping[str, str]]) -> None:
        """What was known by its code only is so again."""
        for uid, known in placeholders.items():
            store.remember_external(self._connection, known["kind"], uid, known["code"])

    def _put_back(self, row: JournalRow, *, is_full: bool) -> None:
        kept: dict[str, Any] = json.loads(row.base)
        if kept["base"]:
            intakes.put_base_mapping(self._connection, kept["base"])
        else:
            intakes.remove_bases(self._connection, [row.uid])
        intakes.put_conflicts(self._connection, [Conflict(**conflict) for conflict in kept["conflicts"]])
        if row.record:
            store.write(self._connection, [from_state(kept["kind"], json.loads(row.record))])
        elif is_full:
            store.bury(self._connection, row.uid, kept["deleted_at"] or "")
        awaited.put_back(self._connection, row.uid, kept["awaited"])
