"""How the towns look at the common theses and themes, side by side. No sums, no means: differences stay."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.domain.vocabularies.general import LAB_PREFIXES
from app.services.numbering import OFFICE_UID
from app.services.timeline import MOST, Timeline, timeline_by_lab
from app.storage import comparison as asked
from app.storage.comparison import COUNTED, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from app.services.book import LabBook
    from app.storage.queries import RecordTitle

    Counts = Mapping[str, int]
    Cells = Mapping[tuple[str, str], Counts]

__all__ = ["COUNTED", "Evidence", "Row", "Seen", "Table", "Town", "View"]

_SECONDARY = "secondary_only"
_ORDER = {key: place for place, key in enumerate(THESIS_RELATIONS.keys)}


@dataclass(frozen=True)
class View:
    """What is compared: the towns of a Land, all of them if "", and whether only confirmed findings count."""

    state: str = ""
    confirmed: bool = False

    @property
    def scope(self) -> Scope:
        """The same for the queries."""
        return Scope(OFFICE_UID, self.state, self.confirmed)


@dataclass(frozen=True)
class Town:
    """A lab that delivered; ``state`` is the key of its Land."""

    uid: str
    prefix: str
    name: str
    state: str


@dataclass(frozen=True)
class Row:
    """A thesis or a theme. ``key`` names it in cells, ``short`` is what people call it, "" for a theme.

    ``untestable`` says that labs cannot gather evidence of their own on it.
    """

    uid: str
    key: str
    short: str
    label: str
    untestable: bool = False


@dataclass(frozen=True)
class Table:
    """Rows against towns. A cell counts by relation or kind; one of which nothing is known is missing."""

    towns: tuple[Town, ...]
    rows: tuple[Row, ...]
    cells: Cells

    def cell(self, row: Row, town: Town) -> Counts:
        """Return the counts of a cell."""
        return self.cells.get((row.key, town.uid), {})

    def is_empty(self, row: Row) -> bool:
        """Whether no town says anything."""
        return not any(self.cell(row, town) for town in self.towns)


@dataclass(frozen=True)
class Evidence:
    """One thing that a finding rests on: a record, of this ``kind``, or a figure in it."""

    kind: str
    text: str


@dataclass(frozen=True)
class Seen:
    """A finding behind a cell. Relation and confidence are keys of their vocabularies, "" if not stated."""

    uid: str
    code: str
    statement: str
    relation: str
    note: str
    confidence: str
    reason: str
    evidence: tuple[Evidence, ...]


def towns(book: LabBook, view: View = View()) -> tuple[Town, ...]:
    """Return the towns whose records are here, the office not among them, always in the same order."""
    with book.reading() as connection:
        return _towns(connection, view)


def _towns(connection: sa.Connection, view: View) -> tuple[Town, ...]:
    """The towns of the network stand in their own order, others behind them by their letters."""
    known = {prefix: place for place, prefix in enumerate(LAB_PREFIXES.keys)}
    found = asked.towns(connection, view.scope)
    ordered = sorted(found, key=lambda row: (known.get(row.prefix, len(known)), row.prefix))
    return tuple(Town(row.uid, row.prefix, row.town, row.state) for row in ordered)


def theses(book: LabBook, view: View) -> Table:
    """Return every thesis in use against the towns; a cell counts findings by relation."""
    with book.reading() as connection:
        rows = (
            Row(row.uid, row.uid, row.short, row.statement, row.testability == _SECONDARY)
            for row in asked.theses(connection)
        )
        return Table(_towns(connection, view), tuple(rows), _cells(asked.relations(connection, view.scope)))


def themes(book: LabBook, view: View) -> Table:
    """Return every theme that a town touches against the towns; a cell counts records by kind."""
    with book.reading() as connection:
        cells = _cells(asked.theme_counts(connection, view.scope))
        touched = {key for key, _ in cells}
        rows = (Row(row.uid, row.key, "", row.label) for row in asked.themes(connection))
        return Table(_towns(connection, view), tuple(row for row in rows if row.key in touched), cells)


def _cells(counted: Iterable[tuple[str, str, str, int]]) -> Cells:
    cells: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row, town, key, number in counted:
        cells[row, town][key] = number
    return dict(cells)


def findings(book: LabBook, view: View, thesis: str, town: str) -> tuple[Seen, ...]:
    """Return the findings behind a cell by relation, then by code. ``thesis`` and ``town`` are uids."""
    with book.reading() as connection:
        rows = sorted(asked.links(connection, view.scope, thesis, town), key=lambda row: _ORDER[row.relation])
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for row in asked.evidence(connection, [row.uid for row in rows]):
            evidence[row.finding].append(_evidence(row))
        return tuple(_seen(row, evidence[row.uid]) for row in rows)


def _seen(row: asked.LinkRow, evidence: Iterable[Evidence]) -> Seen:
    return Seen(
        uid=row.uid,
        code=row.code,
        statement=row.statement,
        relation=row.relation,
        note=row.note,
        confidence=row.confidence,
        reason=row.reason,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _evidence(row: asked.EvidenceRow) -> Evidence:
    """A record that stayed in its town is known by its code only, a talk by its pseudonym."""
    record = row.target
    unspoken = record.kind == "interview" or record.title == record.code
    named = f"{KINDS[record.kind].label} {record.title}" if unspoken else record.title
    return Evidence(record.kind, f"{row.figure}: {named}" if row.figure else named)


def on_theme(book: LabBook, view: View, theme: str, town: str) -> tuple[RecordTitle, ...]:
    """Return the records behind a cell, by kind and code. ``theme`` is the key, ``town`` a uid."""
    with book.reading() as connection:
        found = asked.on_theme(connection, view.scope, theme, town)
    return tuple(sorted(found, key=lambda record: (COUNTED.index(record.kind), record.code)))


def timeline(book: LabBook, view: View) -> Timeline:
    """Return the activities of the towns in the office's project time, a lane for each town."""
    with book.reading() as connection:
        lanes = {town.uid: town.name for town in _towns(connection, view)}
        start = KINDS["activity"].by_id["start"]
        rows = asked.activities(connection, view.scope, start, MOST)
        return timeline_by_lab(book.lab_in(connection), lanes, rows)
