"""What leaves a lab file now, and why the rest stays."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.domain import rules
from app.domain.catalogue import KINDS
from app.interchange.build import Exit, entries
from app.interchange.bundle import Bundle, Tombstone
from app.services.surroundings import BookSurroundings
from app.services.vocabulary import terms_of
from app.storage import queries, store

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from app.domain.record import Record
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
        self._all = {kind.name: store.read(connection, kind) for kind in KINDS.values()}
        known = {record.uid: record for records in self._all.values() for record in records}
        self._surroundings = BookSurroundings(connection, self.lab, book.today, known)
        self.held_back: list[tuple[Record, rules.Problem]] = []
        self.records: dict[str, list[Record]] = {
            kind.name: [record for record in self._all[kind.name] if self._leaves(record)]
            for kind in KINDS.values()
            if kind.in_package
        }

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

    def code_of(self, uid: str) -> str | None:
        """Return the code under which a reference may appear outside."""
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

    def bundle(self) -> Bundle:
        """Return what the office receives."""
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
            tombstones=tuple(Tombstone(*row) for row in queries.tombstones(self._connection)),
            funding_note=str(settings["funding_note"]),
            sample=any(getattr(record, "invented", False) for record in self.own_records("interview")),
        )

    def own_records(self, kind: str) -> Iterable[Record]:
        """Return all records of a kind, whether they leave or not, also those in the Papierkorb."""
        return self._all[kind]
