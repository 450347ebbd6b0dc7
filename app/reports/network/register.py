"""The index of towns and themes: where in the document something is said about each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.vocabularies.general import STATES
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.network import towns as profiles
from app.reports.network.wording import alphabetical, name_of
from app.reports.openness import public
from app.reports.prose import joined, short_title
from app.reports.scales import NOTHING
from app.reports.sight import title_of
from app.reports.tables import cell, data_table
from app.reports.theses import number
from app.reports.values import APART

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.record import Record
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table
    from app.reports.network.holdings import Holdings

HEADING = "Verzeichnis der Städte und Themen"
_THEMES, _THESES, _MODULES, _TOWNS = "Themen", "Thesen", "Bausteine", "Städte"
_WIDTHS = (0.25, 0.29, 0.11, 0.35)
_NAME_LIMIT = 60

Entries = defaultdict[str, defaultdict[str, set[str]]]
"""By town or theme and by column: the keys of what is said there."""


def _entries() -> Entries:
    return defaultdict(lambda: defaultdict(set))


class Register:
    """Collects in one pass what the index says. ``links`` hold, by column, every link in its fixed order."""

    def __init__(self, desk: Desk, holdings: Holdings) -> None:
        self._themes = holdings.themes
        self.by_town = _entries()
        self.by_theme = _entries()
        for finding in holdings.findings:
            theses = (public(link, "thesis") for link in public(finding, "thesis_links"))
            self._enter(finding, _THESES, theses)
        for module in holdings.modules:
            self._enter(module, _MODULES, [module.uid])
        keys = sorted(self.by_theme, key=lambda key: alphabetical(self._themes.label(key)))
        self.links: Mapping[str, Mapping[str, Span]] = {
            _THEMES: {key: self._theme(key) for key in keys},
            _TOWNS: {town.uid: town_link(town) for town in holdings.towns},
            _THESES: {thesis.uid: number(desk, thesis) for thesis in holdings.theses},
            _MODULES: {module.uid: _module_link(desk, module) for module in holdings.modules},
        }
        self._order = {it: {key: at for at, key in enumerate(found)} for it, found in self.links.items()}

    def _enter(self, record: Record, column: str, said: Iterable[str]) -> None:
        """Enter what a record says, under its town, its themes and the themes above these."""
        said = set(said)
        self.by_town[record.lab_id][column] |= said
        for key in public(record, "themes"):
            if chapter := self._themes.chapter_of(key):
                self.by_town[record.lab_id][_THEMES].add(key)
                for theme in {key, chapter}:
                    self.by_theme[theme][_TOWNS].add(record.lab_id)
                    self.by_theme[theme][column] |= said

    def _theme(self, key: str) -> Span:
        """Return a theme's name, leading to the chapter it stands in."""
        chapter = self._themes.chapter(self._themes.chapter_of(key) or key)
        return Span(self._themes.label(key), Tone.LINK, href=f"#{chapter.anchor}")

    def cells(self, entries: Mapping[str, set[str]], *columns: str) -> Iterator[Cell]:
        """Yield a cell for each column. What this document does not hold, such as the office, has no link."""
        for column in columns:
            links, order = self.links[column], self._order[column]
            keys = sorted(order.keys() & entries.get(column, ()), key=order.__getitem__)
            found = ((links[key],) for key in keys)
            yield cell(joined(found, APART if column == _MODULES else ", ") or (NOTHING,))


def town_link(town: Lab) -> Span:
    """Return a town's name, leading to its profile."""
    return Span(name_of(town), Tone.LINK, href=f"#{profiles.anchor_of(town)}")


def _module_link(desk: Desk, module: KnowledgeModule) -> Span:
    name = short_title(title_of(module), _NAME_LIMIT)
    return Span(name or module.code, Tone.LINK, href=desk.sight.places.get(module.uid))


def register_blocks(desk: Desk, holdings: Holdings) -> Iterator[Block]:
    """Yield the index, alphabetically."""
    register = Register(desk, holdings)
    yield desk.heading(1, HEADING, "verzeichnis", new_page=True)
    if holdings.towns:
        yield desk.heading(2, _TOWNS)
        yield _towns(desk, register, holdings)
    if register.by_theme:
        yield desk.heading(2, _THEMES)
        yield _themes(desk, register)
    silent = sorted(map(holdings.themes.label, holdings.themes.without(register.by_theme)), key=alphabetical)
    if silent and holdings.choice.is_whole:
        yield Paragraph(Role.BODY, (Span(f"Noch ohne Eintrag: {', '.join(silent)}."),))


def _towns(desk: Desk, register: Register, holdings: Holdings) -> Table:
    columns = (_THEMES, _THESES, _MODULES)
    rows = [
        (cell((town_link(town), Span(_state(town)))), *register.cells(register.by_town[town.uid], *columns))
        for town in sorted(holdings.towns, key=lambda town: alphabetical(name_of(town)))
    ]
    table = data_table(desk, "Wo von welcher Stadt die Rede ist", ("Stadt", *columns), rows)
    return replace(table, widths=_WIDTHS)


def _state(town: Lab) -> str:
    state = public(town, "state")
    return f" ({STATES.label_of(state)})" if state else ""


def _themes(desk: Desk, register: Register) -> Table:
    columns = (_TOWNS, _THESES, _MODULES)
    rows = [
        (cell((link,)), *register.cells(register.by_theme[key], *columns))
        for key, link in register.links[_THEMES].items()
    ]
    table = data_table(desk, "Wo von welchem Thema die Rede ist", ("Thema", *columns), rows)
    return replace(table, widths=_WIDTHS)
