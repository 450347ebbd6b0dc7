"""Putting a plan in force, within the transaction of its caller.

New records go in bulk; what changes, goes and is in conflict is journaled first, so that it can be undone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.domain.canonical import State, text_of
from app.domain.catalogue import KINDS
from app.domain.references import translated
from app.interchange.arrival import Purpose, is_hand_code
from app.merge.plan import DELETION, FieldChange, Outcome, RecordPlan, Verdict
from app.services.office import arrived_pictures
from app.services.office.conflicts import Take
from app.services.office.journal import Journal
from app.services.office.receiver import is_placeholder, is_stub
from app.services.office.replaced import replaced
from app.services.office.settling import by_field
from app.services.office.states import lab_by_name, read_records
from app.services.office.targets import Targets
from app.services.plain_records import from_state, stated
from app.storage import awaited, bulk, intakes, queries, repointing, store
from app.storage.intake_tables import BASE
from app.storage.intakes import UNKNOWN_STATE, Conflict, Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.interchange.arrival import Item, Notice
    from app.merge.plan import Known, Plan
    from app.services.office.receiver import FileReceiver


_STATE = BASE.c.keys().index("state")


class Writing:
    """One plan on its way into the file. ``notices`` are what people should know and the plan could not."""

    def __init__(self, connection: sa.Connection, plan: Plan, receiver: FileReceiver, intake: int) -> None:
        """``receiver`` made the plan; ``intake`` is the number under which the delivery is noted."""
        self._connection = connection
        self._plan = plan
        self._receiver = receiver
        self._arrival = plan.arrival
        self._intake = intake
        self._lab = plan.arrival.sender.lab_uid
        self.notices: list[Notice] = []
        self._traces: dict[str, Any] = {}
        self._journal = Journal(connection, self._touched(), self._delivered_before())
        self._targets = Targets(connection, plan)

    def _touched(self) -> dict[str, str]:
        """Every record that is not simply added: also one that was deleted and comes back."""
        known = self._receiver.known
        back = {it.uid: it.kind for it in self._plan.new if it.uid in known}
        return {it.uid: it.kind for it in self._plan.records} | back

    def _delivered_before(self) -> set[str]:
        plan = self._plan
        uids = {it.uid for it in plan.records} | {it.uid for it in plan.revoked} | {it.uid for it in plan.new}
        return uids & self._receiver.known.keys()

    def write(self) -> None:
        """Do everything."""
        plan = self._plan
        self._hand_out_pictures()
        self._found_lab()
        self._targets.find((*plan.new, *(record.item for record in plan.records if record.item)))
        self._add(plan.new)
        for record in plan.records:
            self._put(record)
        self._revoke(plan.revoked)
        self._remember_rest()
        intakes.write_journal(self._connection, self._intake, self._journal.rows())
        self._traces["hashes"] = self._hashes_of_edited()
        intakes.put_intake(self._connection, self._intake, traces=json.dumps(self._traces))

    def _hand_out_pictures(self) -> None:
        """Records that came with an earlier part of the delivery get their files now."""
        claimed = arrived_pictures.keep(self._connection, self._arrival)
        owners = {one.owner: one.kind for one in claimed}
        self._journal.add(owners)
        awaited.arrive(self._connection, claimed)
        self._rehash(owners)

    def _found_lab(self) -> None:
        """A lab whose profile does not travel yet still has a name. In a lab's file the office has none."""
        if self._arrival.purpose is not Purpose.DELIVERY or queries.exists(self._connection, self._lab):
            return
        if any(item.uid == self._lab for item in self._plan.new):
            return
        sender = self._arrival.sender
        store.write(self._connection, [lab_by_name(self._lab, sender.prefix, sender.town)])
        self._traces["founded"] = True

    # New records

    def _add(self, new: Sequence[Item]) -> None:
        self._make_room(new)
        states: dict[str, list[State]] = {}
        for item in new:
            state = translated(item.kind, item.state, self._targets.uid)
            here = arrived_pictures.without_missing(self._connection, item.kind, item.uid, state)
            states.setdefault(item.kind, []).append(here)
        bulk.insert(self._connection, states)
        back = [item.uid for item in new if item.uid in self._journal.bases]
        intakes.remove_bases(self._connection, back)
        intakes.add_bases(self._connection, [self._new_base(item) for item in new])
        self._ask_about_fields(item for item in new if item.uid in self._journal.conflicts)

    def _ask_about_fields(self, back: Iterable[Item]) -> None:
        """A deleted record that somebody edited by hand came back: what was edited still waits."""
        for item in back:
            said = (item.state, self._journal.base_state(item.uid) or {})
            found = self._journal.conflicts[item.uid]
            gone = [it for it in found if it.field == DELETION or _is_said(it, said)]
            intakes.drop_conflicts(self._connection, ((it.uid, it.field) for it in gone))
            whole = (it for it in gone if it.field == DELETION and it.decision is None)
            asked = (row for it in whole for row in by_field(item.kind, it, item.state))
            rows = [row._replace(intake=self._intake) for row in asked]
            intakes.put_conflicts(self._connection, rows)

    def _make_room(self, new: Sequence[Item]) -> None:
        """Let new records take the place of what was known of them by code only, and of their tombstones."""
        codes = {item.code: item.uid for item in new}
        heads = [it for it in self._receiver.heads if it.code in codes and _may_go(it, codes[it.code])]
        self._traces["stub"] = any(head.uid == self._lab and is_stub(head) for head in heads)
        self._repoint([head for head in heads if head.uid != codes.get(head.code)], codes)
        repointing.remove_heads(self._connection, {head.uid for head in heads})

    def _repoint(self, placeholders: Iterable[Head], codes: Mapping[str, str]) -> None:
        """Lead what referred to a code to the record itself; what refers to it gets a new hash."""
        for head in placeholders:
            owners = repointing.owners(self._connection, head.uid)
            self._journal.add(owners)
            repointing.repoint(self._connection, head.uid, codes[head.code])
            self._rehash(owners)
            traces = self._traces.setdefault("placeholders", {})
            traces[head.uid] = {"kind": head.kind, "code": head.code}

    def _rehash(self, owners: Mapping[str, str]) -> None:
        found = read_records(self._connection, owners)
        for record in found.values():
            repointing.put_hash(self._connection, record)
        self._journal.records |= found  # what is changed next is changed from there

    def _hashes_of_edited(self) -> dict[str, str]:
        """What is added with an unknown last state has no other sign that people here changed it since."""
        unknown = [it.uid for it in self._plan.new if self._new_base(it)[_STATE] == UNKNOWN_STATE]
        return intakes.hashes_of(self._connection, unknown)

    # Records that are here already

    def _put(self, record: RecordPlan) -> None:
        if record.verdict is Verdict.DELETED:
            self._bury(record)
        else:
            self._put_values(record)
            self._put_base(record)
            self._put_conflicts(record)

    def _put_values(self, record: RecordPlan) -> None:
        before, item, taken = self._journal.records.get(record.uid), record.item, record.taken
        if item is not None and DELETION in taken:
            self._bring_back(item)
        if before is None or item is None or DELETION in taken:
            return
        fields = KINDS[record.kind].by_id
        values = {id_: stated(fields[id_], value, self._targets.uid) for id_, value in taken.items()}
        values |= arrived_pictures.taken_files(self._connection, item, taken)
        if any(getattr(before, id_) != value for id_, value in values.items()):
            store.write(self._connection, [before.but(**values, **_stamps(before, item.state))])

    def _bring_back(self, item: Item) -> None:
        """We deleted the record, and what the lab goes on with is preferred."""
        state = translated(item.kind, item.state, self._targets.uid)
        here = arrived_pictures.without_missing(self._connection, item.kind, item.uid, state)
        store.write(self._connection, [from_state(item.kind, here)])

    def _put_conflicts(self, record: RecordPlan) -> None:
        before = self._journal.conflicts.get(record.uid, ())
        decided = {it.field: it for it in before if it.decision}
        rows = [self._conflict(record.uid, change) for change in record.conflicts]
        fresh = [row for row in rows if not _is_settled(row, decided.get(row.field))]
        stated = self._journal.base_state(record.uid) or {}
        self.notices += replaced(record, before, fresh, stated)
        intakes.put_conflicts(self._connection, fresh)
        done = {change.field for change in record.changes} - {row.field for row in rows}
        if not self._speaks_before_deletion(record):
            done |= {DELETION} - {row.field for row in rows}
        kept = {it.field for it in record.changes if it.outcome is Outcome.KEPT and it.theirs == it.base}
        intakes.drop_conflicts(self._connection, ((record.uid, id_) for id_ in done - kept))

    def _speaks_before_deletion(self, record: RecordPlan) -> bool:
        """A lab that states a record again wants it; a row from before the deletion says nothing of it."""
        known = self._receiver.known.get(record.uid)
        return bool(known and known.buried and self._arrival.moment <= known.moment)

    def _conflict(self, uid: str, change: FieldChange) -> Conflict:
        base, theirs = json.dumps(change.base), json.dumps(change.theirs)
        return Conflict(uid, change.field, self._intake, base, theirs, None, None, None)

    def _bury(self, record: RecordPlan) -> None:
        self._remember_earlier(record.uid)
        stones = {stone.uid: stone.deleted_at for stone in self._arrival.tombstones}
        store.bury(self._connection, record.uid, stones.get(record.uid) or self._arrival.created_at)
        open_ = self._journal.conflicts.get(record.uid, ())
        intakes.drop_conflicts(self._connection, ((record.uid, conflict.field) for conflict in open_))
        self._put_buried([(record.uid, record.kind, record.code)])

    def _revoke(self, withdrawn: Sequence[Known]) -> None:
        """Nothing of it stays: not in the record, nor in what was put aside, nor in any journal."""
        for one in withdrawn:
            store.bury(self._connection, one.uid, self._arrival.created_at)
            intakes.erase(self._connection, one.uid)
            self._journal.forget(one.uid)
        intakes.revoke(self._connection, [one.uid for one in withdrawn], self._intake)
        self._put_buried([one[:3] for one in withdrawn if one.uid in self._receiver.known])

    # What the sender stated last

    def _put_base(self, record: RecordPlan) -> None:
        item = record.item
        if item is None:
            self._keep_buried(record)
        elif item.edited:
            self._keep_base_of_edited(record, item)
        else:
            self._remember_earlier(record.uid)
            state = None if self._says_the_same(record) else text_of(self._stated_last(record, item))
            row = self._base_row(item.uid, item.kind, item.code, item.checksum, state)
            intakes.put_bases(self._connection, [row])

    def _stated_last(self, record: RecordPlan, item: Item) -> State:
        """Return what to compare with next. What we deleted took nothing of what the lab went on with."""
        gone = any(
            change.field == DELETION and change.outcome is not Outcome.TAKEN for change in record.changes
        )
        before = self._journal.base_state(record.uid) if gone else None
        return before or item.state

    def _says_the_same(self, record: RecordPlan) -> bool:
        """Whether the record is now what the lab states, so that its state need not be kept beside it."""
        if record.uid not in self._journal.records:
            return False
        return all(change.ours == change.theirs or change.field in record.taken for change in record.changes)

    def _keep_buried(self, record: RecordPlan) -> None:
        """The lab deleted what we changed, or too much at once: its last state stays to compare with."""
        checksum, state = self._journal.bases[record.uid]["checksum"], self._journal.base_state(record.uid)
        text = UNKNOWN_STATE if state is None else text_of(state)
        row = self._base_row(record.uid, record.kind, record.code, checksum, text, buried=True)
        intakes.put_bases(self._connection, [row])

    def _keep_base_of_edited(self, record: RecordPlan, item: Item) -> None:
        """What somebody edited by hand counts as changed here: the lab itself said nothing new."""
        base = self._journal.bases.get(record.uid)
        if base is None:
            intakes.add_bases(self._connection, [self._new_base(item)])
        elif base["state"] is None and record.taken:
            state = self._journal.base_state(record.uid)
            text = UNKNOWN_STATE if state is None else text_of(state)
            intakes.put_aside(self._connection, record.uid, text)

    def _remember_earlier(self, uid: str) -> None:
        base, state = self._journal.bases.get(uid), self._journal.base_state(uid)
        if base and state is not None and base["checksum"]:
            intakes.remember_earlier(self._connection, [(uid, base["checksum"], text_of(state))])

    def _new_base(self, item: Item) -> tuple[Any, ...]:
        """Of a row that was edited before it first came, nobody knows what the lab itself states."""
        from_lab = item.written or item.checksum
        state = UNKNOWN_STATE if item.edited and not is_hand_code(item.code) else None
        return self._base_row(item.uid, item.kind, item.code, from_lab, state)

    def _base_row(
        self, uid: str, kind: str, code: str, checksum: str, state: str | None, *, buried: bool = False
    ) -> tuple[Any, ...]:
        moment = self._arrival.moment
        return (uid, self._lab, kind, code, moment, checksum, state, buried, self._intake)

    def _put_buried(self, gone: Iterable[tuple[str, str, str]]) -> None:
        rows = [self._base_row(*identity, "", None, buried=True) for identity in gone]
        intakes.put_bases(self._connection, rows)

    def _learn_states(self) -> None:
        """A row that had first come edited by hand is here as the lab wrote it: now that is known as well."""
        unknown = intakes.unknown_states(self._connection, self._lab).intersection(self._plan.same)
        if unknown:
            items = (item for items in self._arrival.items.values() for item in items if item.uid in unknown)
            intakes.put_states(self._connection, {item.uid: text_of(item.state) for item in items})
        self._traces["learned"] = sorted(unknown)

    def _remember_rest(self) -> None:
        """Note what states the same at a later moment, tombstones of what never came, and older states."""
        known, moment, plan = self._receiver.known, self._arrival.moment, self._plan
        still_gone = (it.uid for it in self._arrival.tombstones if it.uid in known and known[it.uid].buried)
        again = (known[uid] for uid in (*plan.same, *still_gone))
        moved = {it.uid: it.moment for it in again if it.moment < moment}
        self._traces["moments"] = moved
        intakes.move_on(self._connection, moment, list(moved))
        self._learn_states()
        self._put_buried([one[:3] for one in plan.unknown_tombstones])
        older = [(item.uid, item.checksum, text_of(item.state)) for item in plan.older]
        intakes.remember_earlier(self._connection, older)


def _may_go(head: Head, uid: str) -> bool:
    """Whether a head gives way to the new record ``uid`` of its code: never another record's."""
    return head.uid == uid or is_placeholder(head)


def _is_said(conflict: Conflict, states: Iterable[State]) -> bool:
    """Whether what waits is what the lab itself says, or said before: then it is in force, or gone."""
    return json.loads(conflict.theirs) in [state.get(conflict.field) for state in states]


def _is_settled(conflict: Conflict, decided: Conflict | None) -> bool:
    """Whether somebody decided already, and the lab says the same as then.

    A deletion that was carried out settles nothing: the record has come back since.
    """
    if decided is None or decided.theirs != conflict.theirs:
        return False
    return conflict.field != DELETION or decided.decision != Take.THEIRS


def _stamps(before: Record, state: State) -> dict[str, Any]:
    """Return number and day of a record that two sides changed: the later of both."""
    return {
        "revision": max(before.revision, state.get("revision", 0)),
        "updated_at": max(before.updated_at or "", state.get("updated_at") or "") or None,
    }
