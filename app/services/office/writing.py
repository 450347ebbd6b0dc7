"""Putting a plan in force, within the transaction of its caller.

New records go in bulk; what changes, goes and is in conflict is journaled first, so that it can be undone.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.domain.canonical import State, text_of
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.records.lab import Lab
from app.domain.references import references, translated
from app.interchange.arrival import Purpose
from app.merge.plan import DELETION, FieldChange, RecordPlan, Verdict
from app.services.numbering import uid_of_code
from app.services.office.states import codes_of, leaving_state, read_records, whole_state
from app.services.plain_records import from_state, stated
from app.storage import awaited, blobs, bulk, intakes, queries, repointing, store
from app.storage.intakes import UNKNOWN_STATE, Conflict, Head, JournalRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.interchange.arrival import Item
    from app.merge.plan import Plan

_BY_LETTERS = {kind.letters: name for name, kind in KINDS.items()}


class Writing:
    """One plan on its way into the file. ``traces`` collects what undoing needs beside the journal."""

    def __init__(self, connection: sa.Connection, plan: Plan, intake: int) -> None:
        """``intake`` is the number under which the delivery is noted."""
        self._connection = connection
        self._plan = plan
        self._arrival = plan.arrival
        self._intake = intake
        self._lab = plan.arrival.sender.lab_uid
        self._uids = self._known_uids()
        self._traces: dict[str, Any] = {}
        self._awaited: list[tuple[str, str, str]] = []

    def write(self) -> None:
        """Do everything."""
        self._journal()
        self._put_pictures()
        self._found_lab()
        self._find_targets()
        self._add_new()
        for record in self._touched:
            self._put(record)
        self._revoke()
        self._remember_rest()
        intakes.put_intake(self._connection, self._intake, traces=json.dumps(self._traces))

    # What everything refers to

    def _known_uids(self) -> dict[str, str]:
        """The internal numbers by code, as the delivery and what its lab delivered before tell them."""
        plan = self._plan
        known = {item.code: item.uid for items in plan.arrival.items.values() for item in items}
        return {it.code: it.uid for it in intakes.known(self._connection, self._lab).values()} | known

    def _find_targets(self) -> None:
        """Learn the numbers of all codes that are referred to; what nobody knows is known by its code."""
        wanted = {
            code
            for item in (*self._plan.new, *(it.item for it in self._plan.records if it.item))
            for code in references(item.kind, item.state)
            if code not in self._uids
        }
        heads = intakes.heads(self._connection, codes=wanted)
        self._uids |= {head.code: head.uid for head in heads}
        for code in sorted(wanted - self._uids.keys()):
            self._uids[code] = uid_of_code(code)
            kind = _BY_LETTERS.get(code[-7:-5], "")
            store.remember_external(self._connection, kind, self._uids[code], code)

    def _uid(self, code: str) -> str:
        return self._uids[code]

    def _put_pictures(self) -> None:
        """Store files; records that came with an earlier part of the delivery get theirs now."""
        for picture in self._arrival.pictures.values():
            blobs.put(self._connection, picture.data, picture.media_type)
        waiting = awaited.named(self._connection, self._arrival.pictures)
        owners = {one.owner: one.kind for one in waiting}
        self._remember_owners(owners)
        awaited.arrive(self._connection, waiting)
        self._rehash(owners)
        self._traces["awaited"] = [one[:3] for one in waiting]

    @cached_property
    def _pictures(self) -> set[str]:
        """The sums of all files that are here."""
        return blobs.known(self._connection)

    def _found_lab(self) -> None:
        """A lab whose profile does not travel yet still has a name. In a lab's file the office has none."""
        if self._arrival.purpose is not Purpose.DELIVERY or queries.exists(self._connection, self._lab):
            return
        if any(item.uid == self._lab for item in self._plan.new):
            return
        sender = self._arrival.sender
        code = f"{sender.prefix}-LA-0001"
        stub = Lab(uid=self._lab, code=code, lab_id=self._lab, prefix=sender.prefix, town=sender.town)
        store.write(self._connection, [stub])

    # The journal

    @cached_property
    def _touched(self) -> tuple[RecordPlan, ...]:
        """What is put in force record by record; of what stays, only the last state may be new."""
        return tuple(record for record in self._plan.records)

    @cached_property
    def _records(self) -> dict[str, Record]:
        """The records that are touched, as they are before."""
        kinds = {record.uid: record.kind for record in self._touched}
        return read_records(self._connection, kinds)

    @cached_property
    def _bases(self) -> Mapping[str, Mapping[str, Any]]:
        uids = [record.uid for record in self._touched] + [known.uid for known in self._plan.revoked]
        return intakes.base_rows(self._connection, [*uids, *(item.uid for item in self._plan.new)])

    @cached_property
    def _conflicts(self) -> Mapping[str, list[Conflict]]:
        return intakes.conflicts_of(self._connection, [record.uid for record in self._touched])

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return codes_of(self._connection, self._records.values())

    def _journal(self) -> None:
        """Hashes after are filled in when everything is written."""
        self._before = {
            uid: (self._base_text(uid), text_of(whole_state(record))) for uid, record in self._records.items()
        }
        for record in self._touched:
            self._before.setdefault(record.uid, (self._base_text(record.uid), ""))

    def _base_text(self, uid: str) -> str:
        conflicts = [conflict._asdict() for conflict in self._conflicts.get(uid, ())]
        return _kept(self._kind_of[uid], self._bases.get(uid), conflicts)

    @cached_property
    def _kind_of(self) -> dict[str, str]:
        return {record.uid: record.kind for record in self._touched}

    # New records

    def _add_new(self) -> None:
        new = self._plan.new
        self._make_room(new)
        states: dict[str, list[State]] = {}
        for item in new:
            states.setdefault(item.kind, []).append(self._own_state(item))
        bulk.insert(self._connection, states)
        awaited.wait(self._connection, self._awaited)
        intakes.put_bases(self._connection, [self._new_base(item) for item in new if item.uid in self._bases])
        intakes.add_bases(
            self._connection, [self._new_base(item) for item in new if item.uid not in self._bases]
        )

    def _make_room(self, new: Iterable[Item]) -> None:
        """Let new records take the place of what was known of them by code only, and of their tombstones."""
        codes = {item.code: item.uid for item in new}
        heads = intakes.heads(self._connection, uids=codes.values(), codes=codes)
        self._repoint([head for head in heads if head.uid != codes.get(head.code)], codes)
        repointing.remove_heads(self._connection, {head.uid for head in heads})

    def _repoint(self, placeholders: Iterable[Head], codes: Mapping[str, str]) -> None:
        """Lead what referred to a code to the record itself; what refers to it gets a new hash."""
        for head in placeholders:
            owners = repointing.owners(self._connection, head.uid)
            self._remember_owners(owners)
            repointing.repoint(self._connection, head.uid, codes[head.code])
            self._rehash(owners)
            traces = self._traces.setdefault("placeholders", {})
            traces[head.uid] = {"kind": head.kind, "code": head.code}

    def _remember_owners(self, owners: Mapping[str, str]) -> None:
        found = read_records(self._connection, {u: k for u, k in owners.items() if u not in self._before})
        bases = intakes.base_rows(self._connection, found)
        for uid, record in found.items():
            self._before[uid] = (_kept(owners[uid], bases.get(uid), []), text_of(whole_state(record)))

    def _rehash(self, owners: Mapping[str, str]) -> None:
        for record in read_records(self._connection, owners).values():
            repointing.put_hash(self._connection, record)

    def _own_state(self, item: Item) -> State:
        """The state with internal numbers; a picture whose file is not here yet is left out."""
        state = translated(item.kind, item.state, self._uid)
        for id_ in _picture_fields(item.kind):
            if state.get(id_) and state[id_] not in self._pictures:
                self._awaited.append((item.uid, id_, state.pop(id_)))
        return state

    def _new_base(self, item: Item) -> tuple[Any, ...]:
        """Of a row that was edited before it first came, nobody knows what the lab itself states."""
        from_lab = item.written or item.checksum
        state = UNKNOWN_STATE if item.edited and item.written else None
        return self._base_row(item.uid, item.kind, item.code, from_lab, state)

    def _base_row(
        self, uid: str, kind: str, code: str, checksum: str, state: str | None, *, buried: bool = False
    ) -> tuple[Any, ...]:
        moment = self._arrival.moment
        return (uid, self._lab, kind, code, moment, checksum, state, buried, self._intake)

    # Records that are here already

    def _put(self, record: RecordPlan) -> None:
        if record.verdict is Verdict.DELETED:
            self._bury(record)
        else:
            self._put_values(record)
            self._put_base(record)
            self._put_conflicts(record)

    def _put_values(self, record: RecordPlan) -> None:
        before = self._records.get(record.uid)
        taken = record.taken
        if before is None or not taken or DELETION in taken:
            return
        fields = record_fields(record.kind)
        values = {id_: stated(fields[id_], value, self._uid) for id_, value in taken.items()}
        after = before.but(**values, **self._stamps(before, record), **self._files(record))
        store.write(self._connection, [after])
        self._records[record.uid] = after

    def _stamps(self, before: Record, record: RecordPlan) -> dict[str, Any]:
        state = record.item.state if record.item else {}
        return {
            "revision": max(before.revision, state.get("revision", 0)),
            "updated_at": max(before.updated_at or "", state.get("updated_at") or "") or None,
        }

    def _files(self, record: RecordPlan) -> dict[str, Any]:
        """Pictures go with the delivery; one whose file is not here yet is waited for."""
        state = record.item.state if record.item else {}
        files: dict[str, Any] = {}
        for id_ in _picture_fields(record.kind):
            sum_ = state.get(id_)
            files[id_] = sum_ if sum_ in self._pictures else None
            if sum_ and not files[id_]:
                awaited.wait(self._connection, [(record.uid, id_, sum_)])
        return files

    def _put_base(self, record: RecordPlan) -> None:
        item = record.item
        if item is None:
            self._keep_buried(record)
        elif item.edited:
            self._keep_base_of_edited(record, item)
        else:
            self._remember_earlier(record.uid)
            state = None if self._says_the_same(record, item) else text_of(item.state)
            row = self._base_row(item.uid, item.kind, item.code, item.checksum, state)
            intakes.put_bases(self._connection, [row])

    def _keep_buried(self, record: RecordPlan) -> None:
        """The lab deleted what we changed, or too much at once: its last state stays to compare with."""
        base = self._bases[record.uid]
        state = self._base_state(record.uid)
        text = UNKNOWN_STATE if state is None else text_of(state)
        row = self._base_row(record.uid, record.kind, record.code, base["checksum"], text, buried=True)
        intakes.put_bases(self._connection, [row])

    def _keep_base_of_edited(self, record: RecordPlan, item: Item) -> None:
        """What somebody edited by hand counts as changed here: the lab itself said nothing new."""
        base = self._bases.get(record.uid)
        if base is None:
            intakes.add_bases(self._connection, [self._new_base(item)])
        elif base["state"] is None and record.taken:
            state = self._base_state(record.uid)
            intakes.put_aside(self._connection, record.uid, text_of(state or {}))

    def _remember_earlier(self, uid: str) -> None:
        base, state = self._bases.get(uid), self._base_state(uid)
        if base and state is not None and base["checksum"]:
            intakes.remember_earlier(self._connection, [(uid, base["checksum"], text_of(state))])

    def _base_state(self, uid: str) -> State | None:
        """What the lab stated last, before this delivery; None if nobody knows."""
        base = self._bases.get(uid)
        if base is None or base["state"] == UNKNOWN_STATE:
            return None
        if base["state"] is not None:
            stored: State = json.loads(base["state"])
            return stored
        before = self._before[uid][1]
        return self._leaving(json.loads(before), base["kind"]) if before else None

    def _leaving(self, whole: State, kind: str) -> State:
        return leaving_state(from_state(kind, whole), lambda uid: self._codes.get(uid, uid))

    def _says_the_same(self, record: RecordPlan, item: Item) -> bool:
        """Whether the record is now what the lab states, so that its state need not be kept beside it."""
        if record.uid not in self._records:
            return False
        return all(change.ours == change.theirs or change.field in record.taken for change in record.changes)

    def _put_conflicts(self, record: RecordPlan) -> None:
        decided = {c.field: c for c in self._conflicts.get(record.uid, ()) if c.decision}
        rows = [self._conflict(record.uid, change) for change in record.conflicts]
        fresh = [row for row in rows if not _settled(row, decided.get(row.field))]
        intakes.put_conflicts(self._connection, fresh)
        # A lab that states a record again does not want it deleted any more.
        done = {DELETION, *(change.field for change in record.changes)} - {row.field for row in rows}
        kept = {change.field for change in record.changes if change.outcome == "kept"}
        intakes.drop_conflicts(self._connection, ((record.uid, id_) for id_ in done - kept))

    def _conflict(self, uid: str, change: FieldChange) -> Conflict:
        base, theirs = json.dumps(change.base), json.dumps(change.theirs)
        return Conflict(uid, change.field, self._intake, base, theirs, None, None, None)

    def _bury(self, record: RecordPlan) -> None:
        self._remember_earlier(record.uid)
        store.bury(self._connection, record.uid, self._deleted_at(record.uid))
        intakes.drop_conflicts(
            self._connection,
            ((record.uid, conflict.field) for conflict in self._conflicts.get(record.uid, ())),
        )
        row = self._base_row(record.uid, record.kind, record.code, "", None, buried=True)
        intakes.put_bases(self._connection, [row])

    def _deleted_at(self, uid: str) -> str:
        stones = {stone.uid: stone.deleted_at for stone in self._arrival.tombstones}
        return stones.get(uid) or self._arrival.created_at

    # Withdrawn consents, and the rest

    def _revoke(self) -> None:
        """Nothing of it stays: not in the record, nor in what was put aside, nor in any journal."""
        known = self._plan.revoked
        for one in known:
            store.bury(self._connection, one.uid, self._arrival.created_at)
            intakes.erase(self._connection, one.uid)
            self._before.pop(one.uid, None)
        intakes.revoke(self._connection, self._arrival.revocations, self._intake)
        rows = [self._base_row(it.uid, it.kind, it.code, "", None, buried=True) for it in known]
        intakes.put_bases(self._connection, rows)

    def _remember_rest(self) -> None:
        moved = self._moved()
        self._traces["moments"] = moved
        intakes.move_on(self._connection, self._arrival.moment, list(moved))
        stones = self._plan.unknown_tombstones
        rows = [self._base_row(it.uid, it.kind, it.code, "", None, buried=True) for it in stones]
        intakes.add_bases(self._connection, rows)
        intakes.remember_earlier(
            self._connection, [(item.uid, item.checksum, text_of(item.state)) for item in self._plan.older]
        )
        intakes.write_journal(self._connection, self._intake, self._journal_rows())

    def _moved(self) -> dict[str, str]:
        """What states the same as before now does so at a later moment. Returns the moments before by uid."""
        known = intakes.known(self._connection, self._lab)
        return {uid: known[uid].moment for uid in self._plan.same if known[uid].moment < self._arrival.moment}

    def _journal_rows(self) -> Iterator[JournalRow]:
        hashes = intakes.hashes_of(self._connection, self._before)
        for uid, (base, record) in self._before.items():
            yield JournalRow(uid, base, record, hashes.get(uid, ""))


def _kept(kind: str, base: Mapping[str, Any] | None, conflicts: list[dict[str, Any]]) -> str:
    return json.dumps({"kind": kind, "base": base, "conflicts": conflicts}, ensure_ascii=False)


def _settled(conflict: Conflict, decided: Conflict | None) -> bool:
    """Whether somebody decided already, and the lab says the same as then."""
    return decided is not None and decided.theirs == conflict.theirs


def record_fields(kind: str) -> Mapping[str, Any]:
    """Return the fields of a kind by id."""
    return KINDS[kind].by_id


def _picture_fields(kind: str) -> tuple[str, ...]:
    return tuple(field.id for field in KINDS[kind].fields if field.kind is FieldKind.PICTURE)
