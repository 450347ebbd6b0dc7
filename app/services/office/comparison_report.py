"""The comparison of the towns as a workbook to read and to hand around in the office."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.domain.vocabularies.findings import CONFIDENCE_LEVELS, THESIS_RELATIONS
from app.domain.vocabularies.general import STATES
from app.interchange.tables import PlainTable, PlainWorkbook
from app.services.office import comparison
from app.services.office.comparison_words import said_kinds, said_relations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.interchange.tables import Cell
    from app.services.book import LabBook
    from app.services.office.comparison import Row, Seen, Table, Town, View

    Counts = comparison.Counts

_THESES = "Was jede Stadt zu den gemeinsamen Thesen sagt. Ohne Summen: Unterschiede bleiben."
_THEMES = "Wie viele Einträge jede Stadt zu einem Thema hat."
_FINDINGS = "Die Erkenntnisse hinter jedem Feld, mit ihrer Sicherheit."
_ACTIVITIES = "Was die Städte in der Projektzeit wann unternommen haben."
_CONFIRMED = "Nur gesicherte Erkenntnisse."
_TOWN_WIDTH = 30


def report(book: LabBook, view: View) -> PlainWorkbook:
    """Return theses and themes against towns, the findings behind them, and the activities in time."""
    theses, themes = comparison.theses(book, view), comparison.themes(book, view)
    tables = (
        _theses(theses, view),
        _findings(book, theses, view),
        _themes(themes, view),
        _activities(book, view),
    )
    return PlainWorkbook("Städtevergleich", "Projektbüro", book.clock(), tables)


def _theses(table: Table, view: View) -> PlainTable:
    rows = ((row.short, row.label, *_cells(table, row, said_relations)) for row in table.rows)
    return _matrix("Thesen und Städte", _sense(_THESES, view), ("These", "Aussage"), (9, 60), table, rows)


def _themes(table: Table, view: View) -> PlainTable:
    rows = ((row.label, *_cells(table, row, said_kinds)) for row in table.rows)
    return _matrix("Themen und Städte", _sense(_THEMES, view), ("Thema",), (36,), table, rows)


def _matrix(
    name: str,
    sense: str,
    head: tuple[str, ...],
    widths: tuple[int, ...],
    table: Table,
    rows: Iterator[tuple[Cell, ...]],
) -> PlainTable:
    towns = _heads(table.towns)
    return PlainTable(name, sense, (*head, *towns), tuple(rows), (*widths, *[_TOWN_WIDTH] * len(towns)))


def _heads(towns: Sequence[Town]) -> tuple[str, ...]:
    """Return the heads of the columns: towns of one name are told apart by their letters."""
    often = Counter(town.name for town in towns)
    return tuple(f"{town.name} ({town.prefix})" if often[town.name] > 1 else town.name for town in towns)


def _cells(table: Table, row: Row, say: Callable[[Counts], str]) -> Iterator[str]:
    return (say(table.cell(row, town)) for town in table.towns)


def _findings(book: LabBook, table: Table, view: View) -> PlainTable:
    head = ("These", "Stadt", "Nummer", "Erkenntnis", "Beitrag", "Vermerk", "Belegt durch", "Sicherheit")
    rows = tuple(
        (row.short, town.name, *_finding(seen))
        for row in table.rows
        for town in table.towns
        if table.cell(row, town)
        for seen in comparison.findings(book, view, row.uid, town.uid)
    )
    widths = (9, 24, 16, 60, 15, 40, 50, 20)
    return PlainTable("Erkenntnisse", _sense(_FINDINGS, view), head, rows, widths, "Keine Erkenntnisse")


def _finding(seen: Seen) -> tuple[Cell, ...]:
    relation = THESIS_RELATIONS.label_of(seen.relation) if seen.relation else ""
    confidence = CONFIDENCE_LEVELS.label_of(seen.confidence) if seen.confidence else ""
    evidence = "\n".join(one.text for one in seen.evidence)
    return (seen.code, seen.statement, relation, seen.note, evidence, confidence)


def _activities(book: LabBook, view: View) -> PlainTable:
    seen = comparison.timeline(book, view)
    rows = tuple(
        (town, mark.title, mark.when)
        for lane, town in seen.lanes.items()
        for mark in seen.marks
        if mark.lane == lane
    )
    head = ("Stadt", "Aktivität", "Zeitraum")
    return PlainTable(
        "Aktivitäten", _of_land(_ACTIVITIES, view), head, rows, (24, 70, 36), "Keine Aktivitäten"
    )


def _sense(sense: str, view: View) -> str:
    return f"{_of_land(sense, view)} {_CONFIRMED}" if view.confirmed else _of_land(sense, view)


def _of_land(sense: str, view: View) -> str:
    return f"{STATES.label_of(view.state)}: {sense}" if view.state else sense
