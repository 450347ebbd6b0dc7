"""What leaves a lab file now, and why the rest stays."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.domain import rules
from app.domain.catalogue import KINDS
from app.domain.rules.withdrawal import withdrawn
from app.interchange.build import Exit, entries
from app.interchange.bundle import Bundle, Tombstone
from app.services.numbering import OFFICE_UID
from app.services.surroundings import BookSurroundings
from app.services.vocabulary import terms_of
from app.storage import queries, store

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from app.domain.record import Record, RecordKind
    from app.domain.records.lab import Lab
    from app.services.book import LabBook


class Selection:
    """The records of a lab file that leave it now, read once.

    A record that is meant to leave but breaks a rule is held back, with the problem.
    """

    def __init__(self, book: LabBook, connection: sa.Connection) -> None:
        """Read and judge everything that is meant to leave."""
        self._book = book
        self._connection = connection
        self.lab: Lab = book.lab_in(connection)
        self._all = {kind.name: self._read_own(kind) for kind in KINDS.values()}
        known = {record.uid: record for records in self._all.values() for record in records}
        self._surroundings = BookSurroundings(connection, self.lab, book.today, known)
        self.held_back: list[tuple[Record, rules.Problem]] = []
        self.records: dict[str, list[Record]] = {
            kind.name: [record for record in self._all[kind.name] if self._leaves(record)]
            for kind in KINDS.values()
            if kind.in_package
        }

    def _read_own(self, kind: RecordKind) -> list[Record]:
        """Read what this lab may pass on: its own records, and the vocabulary that everybody shares."""
        own = (self.lab.uid, OFFICE_UID)
        return [record for record in store.read(self._connection, kind) if record.lab_id in own]

    def _leaves(self, record: Record) -> bool:
        if not record.about.may_leave(record):
            return False
        found = rules.check(record, self._surroundings)
        obstacle = next((p for p in found if p.severity is not rules.Severity.HINT), None)
        if obstacle:
            self.held_back.append((record, obstacle))
        return obstacle is None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why records that are meant to leave stay."""
        return tuple(f"{r.code} bleibt im Labor. {problem.message}" for r, problem in self.held_back)

    @cached_property
    def leaving(self) -> dict[str, Record]:
        """The leaving records by uid."""
        return {record.uid: record for records in self.records.values() for record in records}

    @property
    def contents(self) -> tuple[tuple[str, str, int], ...]:
        """Every leaving record by uid, code and revision."""
        return tuple((record.uid, record.code, record.revision) for record in self.leaving.values())

    def code_of(self, uid: str) -> str | None:
        """Return the code under which a reference may appear outside; that of the lab itself always may."""
        if uid == self.lab.uid:
            return self.lab.code
        title = self._titles.get(uid)
        stays = title is not None and uid in self._own and uid not in self.leaving
        return None if title is None or (stays and title.kind != "interview") else title.code

    @cached_property
    def _own(self) -> set[str]:
        return {record.uid for records in self._all.values() for record in records}

    @cached_property
    def _titles(self) -> dict[str, queries.RecordTitle]:
        return queries.all_titles(self._connection)

    def missing(self, record: Record) -> tuple[str, ...]:
        """Return the labels of the required fields that are empty."""
        return tuple(field.label for field in rules.missing(record, self._surroundings))

    @cached_property
    def revocations(self) -> tuple[str, ...]:
        """The uids of what was delivered before and rests on a consent that was taken back since."""
        records = {record.uid: record for found in self._all.values() for record in found}
        before = (records[it.uid] for it in self._before if it.uid in records)
        return tuple(record.uid for record in before if withdrawn(record, self._surroundings))

    @cached_property
    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was delivered before or might have been, and leaves no more.

        What only breaks a rule at the moment is no tombstone: it comes back when it is mended.
        """
        waiting = {record.uid for record, _ in self.held_back} | {*self.leaving, *self.revocations}
        deleted = {row[1]: Tombstone(*row) for row in queries.tombstones(self._connection)}
        gone = {it.uid: Tombstone(*it) for it in self._before} | deleted
        return tuple(stone for uid, stone in sorted(gone.items(), key=_by_code) if uid not in waiting)

    @cached_property
    def _before(self) -> list[queries.Delivered]:
        return [it for it in queries.delivered(self._connection) if KINDS[it.kind].in_package]

    def bundle(self, sequence_no: int | None = None) -> Bundle:
        """Return what the office receives, as the delivery with this number."""
        settings = self._surroundings.settings
        way = Exit(
            self.code_of,
            int(settings["small_count_threshold"]),
            int(settings["small_group_interviews"]),
        )
        return Bundle(
            lab_uid=self.lab.uid,
            prefix=self.lab.prefix or "",
            town=self.lab.town or "",
            created_at=self._book.clock(),
            entries={
                name: entries(KINDS[name], records, way, {r.uid: self.missing(r) for r in records})
                for name, records in self.records.items()
            },
            terms={"themes": terms_of(self._connection, "themes")},
            tombstones=self.tombstones,
            revocations=self.revocations,
            sequence_no=sequence_no,
            funding_note=str(settings["funding_note"]),
            sample=any(getattr(record, "invented", False) for record in self.own_records("interview")),
        )

    def own_records(self, kind: str) -> Iterable[Record]:
        """Return all records of a kind, whether they leave or not, also those in the Papierkorb."""
        return self._all[kind]


def _by_code(stone: tuple[str, Tombstone]) -> str:
    return stone[1].code
