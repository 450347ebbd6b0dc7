"""What a file knows of a sender's records, as the plan asks for it."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from app.merge.plan import compared_fields, is_only_told
from app.merge.planning import Sides
from app.services.office.states import leaving_states, read_records
from app.storage import intakes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.record import Record
    from app.interchange.arrival import Item, Sender
    from app.merge.plan import Known


class FileReceiver:
    """A file within one transaction. What was looked up stays known."""

    def __init__(self, connection: sa.Connection, own_uid: str, sender: Sender) -> None:
        """``own_uid`` is the number of the lab whose file this is."""
        self._connection = connection
        self._own_uid = own_uid
        self._sender = sender
        self._states: dict[str, State | None] = {}
        self.records: dict[str, Record] = {}

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """What the sender delivered before."""
        return intakes.known(self._connection, self._sender.lab_uid)

    def is_ours(self, code: str) -> bool:
        """Whether a lab's code is the receiver's own."""
        return code == self._own_code

    @cached_property
    def _own_code(self) -> str:
        (head,) = intakes.heads(self._connection, uids=[self._own_uid])
        return head.code

    def anothers(self, uids: Collection[str]) -> Collection[str]:
        """Which of these are records of somebody else, whom the sender cannot speak for."""
        found = intakes.heads(self._connection, uids=uids)
        return {head.uid for head in found if not head.external and head.lab_id != self._sender.lab_uid}

    def revoked(self, uids: Collection[str]) -> Collection[str]:
        """Which of these may never come back."""
        return intakes.revoked(self._connection, uids, self._sender.lab_uid)

    @cached_property
    def heads(self) -> Sequence[intakes.Head]:
        """What is known of everything under the sender's letters, also by code only."""
        return intakes.heads_of(self._connection, self._sender.prefix)

    def taken(self, items: Sequence[Item]) -> Mapping[str, str]:
        """Why items cannot simply be added."""
        codes = {item.code: item.uid for item in items}
        taken = self._numbers_taken({item.uid: item.code for item in items})
        for head in self.heads:
            uid = codes.get(head.code)
            if uid is None or is_placeholder(head):
                continue
            same = head.uid == uid and head.lab_id == self._sender.lab_uid
            taken[uid] = "present" if same else "code"
        return taken

    def _numbers_taken(self, code_of: Mapping[str, str]) -> dict[str, str]:
        """Which uids belong to another record here, of whatever lab."""
        found = intakes.heads(self._connection, uids=code_of)
        return {head.uid: "number" for head in found if not head.external and head.code != code_of[head.uid]}

    def sides(self, items: Sequence[Item]) -> Mapping[str, Sides]:
        """The states to compare items with."""
        self._load({item.uid: item.kind for item in items})
        bases = intakes.base_states(self._connection, [item.uid for item in items])
        return {item.uid: self._sides(item, bases) for item in items}

    def _sides(self, item: Item, bases: Mapping[str, str | None]) -> Sides:
        ours = self._states.get(item.uid)
        base = self._base(item.uid, bases)
        known = self.known.get(item.uid)
        if not item.edited or (known and known.checksum == item.written):
            return Sides(ours, base, base)
        earlier = intakes.earlier_state(self._connection, item.uid, item.written)
        return Sides(ours, base, json.loads(earlier) if earlier else None)

    def _base(self, uid: str, bases: Mapping[str, str | None]) -> State | None:
        """What the sender stated last: put aside, or still the record itself; None if nobody knows."""
        text = bases.get(uid, intakes.UNKNOWN_STATE)
        if text is None:
            return self._states.get(uid)
        found: State | None = json.loads(text) if text else None
        return found

    def ours(self, known: Sequence[Known]) -> Mapping[str, tuple[State | None, bool]]:
        """Our states, and whether they differ from what the sender stated."""
        self._load({it.uid: it.kind for it in known})
        bases = intakes.base_states(self._connection, [it.uid for it in known])
        return {it.uid: (self._states.get(it.uid), self._changed(it, bases)) for it in known}

    def _changed(self, known: Known, bases: Mapping[str, str | None]) -> bool:
        base, ours = self._base(known.uid, bases), self._states.get(known.uid)
        if base is None or ours is None:
            return ours is not None
        fields = compared_fields(known.kind, {*base, *ours})
        moved = (id_ for id_ in fields if base.get(id_) != ours.get(id_))
        return not all(is_only_told(known.kind, id_, ours) for id_ in moved)

    def _load(self, kind_of: Mapping[str, str]) -> None:
        """Read the records; one in our Papierkorb counts as deleted."""
        missing = {uid: kind for uid, kind in kind_of.items() if uid not in self._states}
        found = read_records(self._connection, missing)
        self.records |= found
        living = {uid: record for uid, record in found.items() if not record.deleted_at}
        self._states |= dict.fromkeys(missing) | leaving_states(self._connection, living.values())


def is_placeholder(head: intakes.Head) -> bool:
    """Whether a head only holds the place of a record: known by its code, deleted for good, or a stub."""
    return head.external or not head.hash or is_stub(head)


def is_stub(head: intakes.Head) -> bool:
    """Whether a lab is here by its name only, because its profile did not travel yet."""
    return head.kind == "lab" and head.revision == 0
