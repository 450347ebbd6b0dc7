"""The sheet ``Übersicht``: every town in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.vocabularies.activities import PROJECT_RELATION
from app.domain.vocabularies.general import STATES
from app.domain.vocabularies.statuses import STATUS_MODULE
from exporters.excel.charts import HATCHED, PALE, SOLID, Bars, draw
from exporters.excel.counting import Counting, are_few
from exporters.excel.formats import Look
from exporters.excel.show import Column, Show, ShowSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.interchange.bundle import Bundle
    from app.interchange.network import NetworkTables, Town
    from exporters.excel.page import Book
    from exporters.excel.show import Cell

NAME = "Übersicht"
LEAD = "Die Zahlen rechnen mit, wenn sich die Blätter mit den Einträgen ändern."
STILL_LEAD = "Die Zahlen stehen fest, weil es so viele Einträge sind. Sie gelten für den Stand dieser Mappe."
PHASES, RESULTS = "Aktivitäten je Stadt und Phase", "Erkenntnisse und Wissensbausteine je Stadt"
_LAB, _ACTIVITY = KINDS["lab"], KINDS["activity"]
_FINDING, _MODULE = KINDS["finding"], KINDS["knowledge_module"]
_TOWN = (
    ("town", 24, Look.NAME),
    ("lab_id", 14, Look.SHORT),
    ("state", 20, Look.SHORT),
    ("population", 13, Look.WHOLE),
)
_DRESSES = {"before": HATCHED, "during": SOLID, "after": PALE}


class Count(NamedTuple):
    """A column that counts records of a kind, all or those with one value in one field."""

    title: str
    kind: str
    of: Callable[[Town], int]
    wanted: tuple[str, str] | None = None


def add(book: Book, bundle: Bundle, tables: NetworkTables, title: str) -> None:
    """Add the sheet with its charts."""
    counts = [it for it in _counts(tables) if it.wanted is None or _occurs(it, tables)]
    is_live = are_few(sum(len(tables.towns) * bundle.counts.get(it.kind, 0) for it in counts))
    rows = _rows(book, tables.towns, counts, is_live=is_live)
    lead = LEAD if is_live else STILL_LEAD
    page = ShowSheet(book, Show(NAME, title, lead, [*_about(), *map(_column, counts)], rows))
    page.write(draw(book, page, _charts(counts)) if rows else 0)


def _counts(tables: NetworkTables) -> Iterator[Count]:
    for term in PROJECT_RELATION.terms:
        yield _one_value(term.label, "activity", "project_relation", term.key)
    yield Count(_ACTIVITY.plural, "activity", lambda town: sum(town.activities.values()))
    # What nobody passes on is not shown as if nobody had it.
    if any(town.interviews for town in tables.towns):
        yield Count(KINDS["interview"].plural, "interview", lambda town: town.interviews)
    if any(town.quotes for town in tables.towns):
        yield Count(KINDS["quote"].plural, "quote", lambda town: town.quotes)
    yield Count(_FINDING.plural, "finding", lambda town: town.findings)
    yield Count(_MODULE.plural, "knowledge_module", lambda town: sum(town.modules.values()))
    for term in STATUS_MODULE.terms:
        yield _one_value(f"davon {term.label}", "knowledge_module", "status", term.key)


def _one_value(title: str, kind: str, field: str, value: str) -> Count:
    def count(town: Town) -> int:
        return (town.activities if kind == "activity" else town.modules).get(value, 0)

    return Count(title, kind, count, (field, value))


def _occurs(count: Count, tables: NetworkTables) -> bool:
    """The phases belong together; of the statuses only those that occur are shown."""
    return count.kind == "activity" or any(map(count.of, tables.towns))


def _about() -> Iterator[Column]:
    """The columns that say which town it is, called as in the record of a lab."""
    for id_, width, look in _TOWN:
        yield Column(_LAB.by_id[id_].label, width, look)


def _column(count: Count) -> Column:
    return Column(count.title, 12, Look.WHOLE, sums=True)


def _rows(book: Book, towns: Sequence[Town], counts: Sequence[Count], *, is_live: bool) -> list[list[Cell]]:
    made = {it.kind: Counting(book.labels, it.kind, is_live=is_live) for it in counts}
    return [[*_who(town), *(_cell(made[it.kind], it, town) for it in counts)] for town in towns]


def _who(town: Town) -> Iterator[Cell]:
    yield town.name
    yield town.code
    yield STATES.label_of(town.state)
    yield town.population


def _cell(counting: Counting, count: Count, town: Town) -> Cell:
    return counting.of(count.of(town), lab_id=town.code, **dict([count.wanted] if count.wanted else []))


def _charts(counts: Sequence[Count]) -> Iterator[Bars]:
    places = {(it.kind, it.wanted and it.wanted[1]): len(_TOWN) + at for at, it in enumerate(counts)}
    phases = [(places["activity", key], dress) for key, dress in _DRESSES.items()]
    yield Bars(PHASES, f"Anzahl der {_ACTIVITY.plural}", phases)
    results = [(places["finding", None], SOLID), (places["knowledge_module", None], PALE)]
    yield Bars(RESULTS, "Anzahl", results, is_stacked=False)
