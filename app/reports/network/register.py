"""The index of towns and themes: where in the document something is said about each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.vocabularies.general import STATES
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.network import towns as profiles
from app.reports.network.wording import alphabetical, name_of
from app.reports.openness import public
from app.reports.prose import joined
from app.reports.scales import NOTHING
from app.reports.tables import cell, data_table
from app.reports.theses import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.records.lab import Lab
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table
    from app.reports.network.holdings import Holdings

HEADING = "Verzeichnis der Städte und Themen"
_THEMES, _THESES, _MODULES, _TOWNS = "Themen", "Thesen", "Bausteine", "Städte"

Links = defaultdict[str, dict[str, Span]]


class Register:
    """Collects, in one pass, what the index says: links by town and by theme, each once and in order."""

    def __init__(self, desk: Desk, holdings: Holdings) -> None:
        self._desk = desk
        self._holdings = holdings
        self._towns = {town.uid: town for town in holdings.towns}
        self._theses = {thesis.uid: number(desk, thesis) for thesis in holdings.theses}
        self.by_town: defaultdict[str, Links] = defaultdict(lambda: defaultdict(dict))
        self.by_theme: defaultdict[str, Links] = defaultdict(lambda: defaultdict(dict))
        self._enter_findings()
        self._enter_modules()

    def _enter_findings(self) -> None:
        for finding in self._holdings.findings:
            themes, lab = public(finding, "themes"), finding.lab_id
            self._enter_themes(themes, lab)
            for uid in (public(link, "thesis") for link in public(finding, "thesis_links")):
                if uid in self._theses:
                    self._enter(themes, lab, _THESES, uid, self._theses[uid])

    def _enter_modules(self) -> None:
        for module in self._holdings.modules:
            themes, lab = public(module, "themes"), module.lab_id
            self._enter_themes(themes, lab)
            code = self._desk.sight.code(module.code, module.uid)
            self._enter(themes, lab, _MODULES, module.uid, code)

    def _enter_themes(self, themes: Iterable[str], lab: str) -> None:
        for key in themes:
            if chapter := self._holdings.themes.chapter_of(key):
                self.by_town[lab][_THEMES][key] = self.theme(key, chapter)
                if town := self._towns.get(lab):
                    self.by_theme[key][_TOWNS][lab] = town_link(town)

    def _enter(self, themes: Iterable[str], lab: str, column: str, uid: str, link: Span) -> None:
        self.by_town[lab][column][uid] = link
        for key in themes:
            if self._holdings.themes.chapter_of(key):
                self.by_theme[key][column][uid] = link

    def theme(self, key: str, chapter: str) -> Span:
        """Return a theme's name, leading to the chapter it stands in."""
        themes = self._holdings.themes
        return Span(themes.label(key), Tone.LINK, href=f"#{themes.chapter(chapter).anchor}")


def town_link(town: Lab) -> Span:
    """Return a town's name, leading to its profile."""
    return Span(name_of(town), Tone.LINK, href=f"#{profiles.anchor_of(town)}")


def register_blocks(desk: Desk, holdings: Holdings) -> Iterator[Block]:
    """Yield the index, alphabetically."""
    register = Register(desk, holdings)
    yield desk.heading(1, HEADING, "verzeichnis", new_page=True)
    if holdings.towns:
        yield desk.heading(2, _TOWNS)
        yield _towns(desk, register, holdings)
    if register.by_theme:
        yield desk.heading(2, _THEMES)
        yield _themes(desk, register, holdings)
    if (silent := _silent(register, holdings)) and holdings.choice.is_whole:
        yield Paragraph(Role.BODY, (Span("Noch ohne Eintrag: "), Span(f"{', '.join(silent)}.")))


def _towns(desk: Desk, register: Register, holdings: Holdings) -> Table:
    columns = (_THEMES, _THESES, _MODULES)
    rows = [
        (cell((town_link(town), Span(_state(town)))), *_cells(register.by_town[town.uid], columns))
        for town in sorted(holdings.towns, key=lambda town: alphabetical(name_of(town)))
    ]
    return data_table(desk, "Wo von welcher Stadt die Rede ist", ("Stadt", *columns), rows)


def _state(town: Lab) -> str:
    state = public(town, "state")
    return f" ({STATES.label_of(state)})" if state else ""


def _themes(desk: Desk, register: Register, holdings: Holdings) -> Table:
    columns = (_TOWNS, _THESES, _MODULES)
    themes = holdings.themes
    rows = [
        (cell((register.theme(key, chapter),)), *_cells(register.by_theme[key], columns))
        for key in sorted(register.by_theme, key=lambda key: alphabetical(themes.label(key)))
        if (chapter := themes.chapter_of(key))
    ]
    return data_table(desk, "Wo von welchem Thema die Rede ist", ("Thema", *columns), rows)


def _cells(links: Links, columns: Iterable[str]) -> Iterator[Cell]:
    for column in columns:
        found = (joined(((link,) for link in links[column].values()), ", ")) if column in links else ()
        yield cell(found or (NOTHING,))


def _silent(register: Register, holdings: Holdings) -> list[str]:
    labels = map(holdings.themes.label, holdings.themes.without(register.by_theme))
    return sorted(labels, key=alphabetical)
