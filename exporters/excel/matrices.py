"""The sheets that set the towns side by side: what they say to each thesis, and have to each theme.

Up to ``MANY`` towns have a column each. Where there are more, a sheet of its own has a row for each of them
that has something to say.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.reports.scales import SIGNS
from exporters.excel.charts import BLANK, HATCHED, PALE, SOLID, Bars, draw
from exporters.excel.counting import Counting, are_few
from exporters.excel.formats import Look
from exporters.excel.show import Column, Quiet, Show, ShowSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.interchange.bundle import Bundle
    from app.interchange.network import NetworkTables, Said, ThemeCount, ThemeRow, ThesisRow, Town
    from exporters.excel.page import Book
    from exporters.excel.show import Cell

THESES, THEMES = "Thesen und Städte", "Themen und Städte"
THESES_BY_TOWN, THEMES_BY_TOWN = "Thesen je Stadt", "Themen je Stadt"
MANY = 8
"""More towns than these have no columns side by side."""

THESES_LEAD = (
    "Wie viele Erkenntnisse eine These stützen, ihr widersprechen, sie differenzieren oder offen lassen, und "
    "welche es sind."
)
THEMES_LEAD = (
    "Wie viele Einträge es zu jedem Thema gibt. Ein Thema zählt mit, was zu seinen Unterthemen gehört, jeden "
    "Eintrag einmal."
)
RELATIONS = "Bezug der Erkenntnisse zu den Thesen"
NOTHING_SAID, NOTHING = Quiet("keine Aussage"), Quiet("–")
_TOWN, _TOWNS = KINDS["lab"].by_id["town"].label, "Städte"
_THESIS, _THEME = KINDS["thesis"].by_id, KINDS["theme"].by_id
_COUNTED = (KINDS["activity"], KINDS["finding"], KINDS["knowledge_module"])
_CODES = "Erkenntnisse"
_DRESSES = {"supports": SOLID, "contradicts": PALE, "qualifies": HATCHED, "open": BLANK}


def add_theses(book: Book, bundle: Bundle, tables: NetworkTables) -> None:
    """Add the theses with what the towns say, and a chart of the relations."""
    towns, places = _side_by_side(tables), _places(tables)
    comparisons = len(tables.theses) * len(THESIS_RELATIONS.keys) * bundle.counts.get("finding", 0)
    counting = Counting(book.labels, "finding", "thesis_links", is_live=are_few(comparisons))
    rows: list[list[Cell]] = [
        [
            *_thesis(row),
            *_relations(row, counting),
            _how_many(_having(row.said, tables, places)),
            *(_says(row, town) for town in towns),
        ]
        for row in tables.theses
    ]
    columns = [*_thesis_columns(), Column(_TOWNS, 10, Look.WHOLE)]
    columns += _town_columns(towns, [column.title for column in columns])
    page = ShowSheet(book, Show(THESES, THESES, THESES_LEAD, columns, rows, keys=2))
    page.write(draw(book, page, [_chart()]) if rows else 0)
    if is_long(tables):
        _add_theses_by_town(book, tables)


def is_long(tables: NetworkTables) -> bool:
    """Whether the towns stand below each other, on sheets of their own."""
    return len(tables.towns) > MANY


def _side_by_side(tables: NetworkTables) -> tuple[Town, ...]:
    return () if is_long(tables) else tables.towns


def _town_columns(towns: Sequence[Town], taken: Iterable[str]) -> list[Column]:
    """Give each town a column. If another one is called the same, it says whose lab it is."""
    used = Counter(title.casefold() for title in (*taken, *(town.name for town in towns)))
    return [
        Column(it.name if used[it.name.casefold()] == 1 else f"{it.name} ({it.code})", 20) for it in towns
    ]


def _places(tables: NetworkTables) -> dict[str, int]:
    return {town.code: place for place, town in enumerate(tables.towns)}


def _having(found: Mapping[str, object], tables: NetworkTables, places: Mapping[str, int]) -> list[Town]:
    """Return the towns that have something, in their order; it looks at no others, of whom there are many."""
    return [tables.towns[place] for place in sorted(places[code] for code in found if code in places)]


def _how_many(towns: Iterable[Town]) -> int:
    return sum(not town.is_office for town in towns)


def _thesis_columns() -> Iterator[Column]:
    yield Column(_THESIS["thesis_code"].label, 10, Look.CODE)
    yield Column(_THESIS["statement"].label, 42)
    for term in THESIS_RELATIONS.terms:
        yield Column(f"{SIGNS[term.key]} {term.label}", 10, Look.WHOLE, sums=True)


def _thesis(row: ThesisRow) -> Iterator[Cell]:
    yield row.number
    yield row.statement


def _relations(row: ThesisRow, counting: Counting) -> Iterator[Cell]:
    for key in THESIS_RELATIONS.keys:
        yield counting.of(row.total(key), thesis=row.code, relation=key)


def _says(row: ThesisRow, town: Town) -> Cell:
    return "\n".join(map(_said, row.said.get(town.code, ()))) or NOTHING_SAID


def _said(said: Said) -> str:
    sign, word = SIGNS.get(said.relation, SIGNS["open"]), THESIS_RELATIONS.label_of(said.relation)
    return f"{sign} {word}: {said.times}\n{', '.join(said.codes)}"


def _chart() -> Bars:
    first = len([column for column in _thesis_columns() if not column.sums])
    series = [(first + at, _DRESSES[key]) for at, key in enumerate(THESIS_RELATIONS.keys)]
    return Bars(RELATIONS, "Anzahl der Bezüge", series)


def _add_theses_by_town(book: Book, tables: NetworkTables) -> None:
    columns = [*_thesis_columns(), Column(_CODES, 44)]
    columns[1] = Column(_TOWN, 30, Look.NAME)
    places = _places(tables)
    rows: list[list[Cell]] = [
        [row.number, town.name, *_times(row.said[town.code]), ", ".join(_codes(row.said[town.code]))]
        for row in tables.theses
        for town in _having(row.said, tables, places)
    ]
    ShowSheet(book, Show(THESES_BY_TOWN, THESES_BY_TOWN, THESES_LEAD, columns, rows, keys=2)).write()


def _times(said: Sequence[Said]) -> list[int]:
    return [sum(it.times for it in said if it.relation == key) for key in THESIS_RELATIONS.keys]


def _codes(said: Sequence[Said]) -> list[str]:
    return list(dict.fromkeys(code for it in said for code in it.codes))


def add_themes(book: Book, tables: NetworkTables) -> None:
    """Add the themes that are touched, with how much there is to each."""
    towns, places = _side_by_side(tables), _places(tables)
    labels = {row.key: row.label for row in tables.themes}
    rows: list[list[Cell]] = [
        [
            *_theme(row, labels),
            *row.total,
            _how_many(_having(row.counts, tables, places)),
            *(_has(row, town) for town in towns),
        ]
        for row in tables.themes
    ]
    columns = [*_theme_columns(), *_counts(), Column(_TOWNS, 10, Look.WHOLE)]
    columns += _town_columns(towns, [column.title for column in columns])
    ShowSheet(book, Show(THEMES, THEMES, THEMES_LEAD, columns, rows)).write()
    if is_long(tables):
        _add_themes_by_town(book, tables)


def _theme_columns() -> Iterator[Column]:
    yield Column(_THEME["label"].label, 36, Look.NAME)
    yield Column(_THEME["parent"].label, 30)


def _counts() -> Iterator[Column]:
    for kind in _COUNTED:
        yield Column(kind.plural, 12, Look.WHOLE)


def _theme(row: ThemeRow, labels: dict[str, str]) -> Iterator[Cell]:
    yield row.label
    yield labels.get(row.parent, row.parent) or None


def _has(row: ThemeRow, town: Town) -> Cell:
    count = row.counts.get(town.code)
    return "\n".join(_counted(count)) if count else NOTHING


def _counted(count: ThemeCount) -> Iterator[str]:
    for number, kind in zip(count, _COUNTED, strict=True):
        if number:
            yield f"{number} {kind.label if number == 1 else kind.plural}"


def _add_themes_by_town(book: Book, tables: NetworkTables) -> None:
    columns = [Column(_THEME["label"].label, 40, Look.NAME), Column(_TOWN, 30, Look.NAME), *_counts()]
    places = _places(tables)
    rows: list[list[Cell]] = [
        [row.label, town.name, *row.counts[town.code]]
        for row in tables.themes
        for town in _having(row.counts, tables, places)
    ]
    ShowSheet(book, Show(THEMES_BY_TOWN, THEMES_BY_TOWN, THEMES_LEAD, columns, rows, keys=2)).write()
