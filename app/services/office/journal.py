"""What an intake replaces, noted before it does so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.domain.canonical import State, text_of
from app.services.office.states import codes_of, leaving_state, read_records, whole_state
from app.services.plain_records import from_state
from app.storage import awaited, intakes
from app.storage.intakes import UNKNOWN_STATE, Conflict, JournalRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import sqlalchemy as sa

    from app.domain.record import Record


class Journal:
    """Records, last states and conflicts as they are before an intake."""

    def __init__(self, connection: sa.Connection, kinds: Mapping[str, str], bases: Iterable[str]) -> None:
        """``kinds`` are the records that are touched, by uid; ``bases`` those whose last state counts."""
        self._connection = connection
        self._kinds = dict(kinds)
        self.records: dict[str, Record] = read_records(connection, kinds)
        self.bases = intakes.base_rows(connection, set(bases))
        self.conflicts: Mapping[str, list[Conflict]] = intakes.conflicts_of(connection, kinds)
        self._codes = codes_of(connection, self.records.values())  # before placeholders give way
        self._awaited = awaited.noted(connection, kinds)
        self._gone = intakes.deleted_at(connection, kinds.keys() - self.records.keys())
        self._before = {uid: self._noted(uid, self.records.get(uid)) for uid in kinds}

    def _noted(self, uid: str, record: Record | None) -> tuple[str, str]:
        conflicts = [conflict._asdict() for conflict in self.conflicts.get(uid, ())]
        kept = {"kind": self._kinds[uid], "base": self.bases.get(uid), "conflicts": conflicts}
        kept |= {"deleted_at": self._gone.get(uid), "awaited": self._awaited.get(uid, {})}
        return json.dumps(kept, ensure_ascii=False), text_of(whole_state(record)) if record else ""

    def add(self, kinds: Mapping[str, str]) -> None:
        """Note more records, before they are touched as well."""
        more = {uid: kind for uid, kind in kinds.items() if uid not in self._before}
        self._kinds |= more
        self.bases = {**self.bases, **intakes.base_rows(self._connection, more)}
        self._awaited |= awaited.noted(self._connection, more)
        for uid, record in read_records(self._connection, more).items():
            self._before[uid] = self._noted(uid, record)

    def forget(self, uid: str) -> None:
        """Keep nothing of a record: its consent was withdrawn."""
        self._before.pop(uid, None)

    def base_state(self, uid: str) -> State | None:
        """Return what the sender stated last, before this delivery; None if nobody knows."""
        base = self.bases.get(uid)
        if base is None or base["state"] == UNKNOWN_STATE:
            return None
        if base["state"] is not None:
            stored: State = json.loads(base["state"])
            return stored
        before = self._before[uid][1]
        if not before:
            return None
        return self._awaited.get(uid, {}) | self._leaving(json.loads(before), base["kind"])

    def _leaving(self, whole: State, kind: str) -> State:
        return leaving_state(from_state(kind, whole), lambda uid: self._codes.get(uid, uid))

    def rows(self) -> Iterator[JournalRow]:
        """Yield what is noted, with the hashes as they are now."""
        hashes: dict[str, Any] = intakes.hashes_of(self._connection, self._before)
        for uid, (base, record) in self._before.items():
            yield JournalRow(uid, base, record, hashes.get(uid, ""))
