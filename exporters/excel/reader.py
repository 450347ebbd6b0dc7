"""From a workbook to an arrival: the counterpart of ``writer``."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.errors import RefusedFileError
from app.interchange.arrival import Arrival, Notice, led_on
from exporters.excel import columns, layout
from exporters.excel.reading import container
from exporters.excel.reading.continuations import rejoin
from exporters.excel.reading.desk import Desk
from exporters.excel.reading.facts import facts_of, tombstones
from exporters.excel.reading.grids import Workbook
from exporters.excel.reading.heads import plan
from exporters.excel.reading.lists import ListRows
from exporters.excel.reading.records import Records
from exporters.excel.reading.tables import NO_HEAD, remarks, table_of
from exporters.excel.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.domain.record import RecordKind
    from app.interchange.arrival import Item, Sender
    from app.interchange.bundle import Tombstone
    from exporters.excel.layout import Sheet
    from exporters.excel.reading.tables import Table

UNREADABLE = (
    "„{name}“ lässt sich nicht öffnen. Prüfen Sie, ob es die Datei noch gibt und Sie sie lesen dürfen."
)
MISSING_SHEET = "Das Blatt fehlt. Was auf ihm stand, bleibt, wie es ist."
# What is to be said about the sheets that hold no records; long texts need a sheet only if there are some.
_MISSED = {
    layout.DELETED.name: "Das Blatt fehlt. Mit dieser Mappe wird deshalb nichts gelöscht.",
    layout.CHOICES.name: "Das Blatt fehlt. Eigene Themen werden nur erkannt, wo ihr Schlüssel steht.",
    layout.CONTINUATIONS.name: "",
}
EXTRA_SHEET = "Dieses Blatt kennt das Laborbuch nicht. Es wurde nicht übernommen."
PARTLY = (
    "Auf dem Blatt fehlt {titles}. Eine Liste gilt nur als Ganzes, deshalb wurde das Blatt nicht "
    "übernommen. Was auf ihm stand, bleibt, wie es ist."
)
# Rows of the first sheet that are looked through for what it says about the file; the legend follows.
_FACTS_WITHIN = 60


def read(source: Path | bytes, name: str) -> Arrival:
    """Return what a workbook says; ``name`` is what messages call the file.

    Also one that somebody edited: what cannot be read is left out and explained by a notice. Raises
    RefusedFileError for what is no workbook of ours.
    """
    data = source if isinstance(source, bytes) else _content(source, name)
    return _Reading(Workbook(data, name)).arrival(hashlib.sha256(data).hexdigest())


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > container.MOST_BYTES:
            container.refuse_size(name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise RefusedFileError(UNREADABLE.format(name=name)) from error


class _Reading:
    """The reading of one file."""

    def __init__(self, book: Workbook) -> None:
        """Find out whose file it is and what its columns mean. Raises RefusedFileError."""
        self._book = book
        grid = book.grid(layout.README, _FACTS_WITHIN)
        self._facts = facts_of(table_of(layout.README, grid) if grid else None, book.file)
        self._notices: list[Notice] = []
        sheets = [sheet for sheet in plan().values() if sheet is not layout.README]
        self._tables = {sheet.name: table for sheet in sheets if (table := self._table(sheet))}
        self._rejoin()
        self._notices += self._remarks()
        words = Words(self._tables.get(layout.CHOICES.name), self._tables.get(KINDS["theme"].sheet))
        sender = self._facts.sender
        self._desk = Desk(sender.lab_uid, sender.prefix, self._lab(sender), words)

    def arrival(self, digest: str) -> Arrival:
        """Return the whole file."""
        read = {name: self._records(kind) for name, kind in KINDS.items() if kind.in_package}
        given = self._desk.given
        stones = tuple(self._tombstones())
        return Arrival(
            file=self._book.file,
            digest=digest,
            sender=self._facts.sender,
            created_at=self._facts.created_at,
            items={name: _led_on(items, given) for name, (items, _) in read.items()},
            stated={name: stated for name, (_, stated) in read.items() if stated},
            sequence_no=self._facts.sequence_no,
            schema_version=self._facts.schema_version,
            tombstones=stones,
            notices=(*self._book.notices, *self._notices, *self._desk.notices),
        )

    def _table(self, sheet: Sheet) -> Table | None:
        """Return the rows of a sheet; if there are none that can be read, say so."""
        grid = self._book.grid(sheet)
        if grid is None:
            if sheet.name not in _MISSED or _MISSED[sheet.name]:
                self._notices.append(Notice(_MISSED.get(sheet.name, MISSING_SHEET), sheet.name))
            return None
        table = table_of(sheet, grid)
        lacking = _lacking(sheet, table)
        if lacking:
            self._notices.append(Notice(lacking, grid.name))
        return None if lacking else table

    def _rejoin(self) -> None:
        continued = self._tables.get(layout.CONTINUATIONS.name)
        if continued:
            self._notices += rejoin(continued, self._tables.values())

    def _remarks(self) -> Iterator[Notice]:
        for name in self._book.others(plan().values()):
            yield Notice(EXTRA_SHEET, name)
        for table in self._tables.values():
            if table.sheet.kind or table.sheet is layout.DELETED:
                yield from remarks(table)

    def _lab(self, sender: Sender) -> str:
        """Return the code by which the file's records name their lab."""
        table = self._tables.get(KINDS["lab"].sheet)
        rows = zip(table.cells(columns.UID), table.cells(columns.CODE), strict=True) if table else ()
        found = (str(code) for uid, code in rows if uid == sender.lab_uid and code)
        return next(found, f"{sender.prefix}-{KINDS['lab'].letters}-0001")

    def _records(self, kind: RecordKind) -> tuple[tuple[Item, ...], frozenset[str]]:
        """Return the records of a kind, and which of their fields the file speaks about."""
        table = self._tables.get(kind.sheet)
        if table is None:
            return (), frozenset()
        lists = [
            ListRows(rows, self._desk.words)
            for rows in self._tables.values()
            if rows.sheet.kind == kind.name and rows.sheet.rows_of
        ]
        stated = _shared(table.head.stated | {rows.id for rows in lists})
        return Records(self._desk, kind, table, lists).items(), stated

    def _tombstones(self) -> Iterator[Tombstone]:
        table = self._tables.get(layout.DELETED.name)
        return tombstones(table, self._desk, self._facts.created_at) if table else iter(())


def _led_on(items: tuple[Item, ...], given: Mapping[str, str]) -> tuple[Item, ...]:
    return tuple(led_on(item, given) for item in items) if given else items


def _lacking(sheet: Sheet, table: Table | None) -> str | None:
    """Say why the rows of a sheet cannot be used, if they cannot."""
    if table is None or (sheet.holds_records and table.head.place(columns.UID) is None):
        needed = columns.UID if sheet.holds_records else sheet.columns[0].field
        return NO_HEAD.format(title=needed.column)
    missing = set(table.head.missing) - {columns.NUMBER.label}
    return (
        PARTLY.format(titles=", ".join(f"„{it}“" for it in sorted(missing)))
        if sheet.rows_of and missing
        else None
    )


@cache
def _shared(fields: frozenset[str]) -> frozenset[str]:
    """Return the one copy of a set that hundreds of files have in common."""
    return fields
