"""What a compendium holds, sorted once: by town, by theme and by thesis."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from app.domain.vocabularies.general import LAB_PREFIXES
from app.reports.network.themes import Themes
from app.reports.openness import public
from app.reports.town import is_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.domain.record import Record
    from app.domain.records.activity import Activity
    from app.domain.records.finding import Finding, ThesisLink
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.domain.records.quote import Quote
    from app.domain.records.thesis import Thesis
    from app.reports.network.choice import Choice
    from app.reports.network.openness import OpenArchive

    Said = tuple[Finding, ThesisLink]

_FIXED = LAB_PREFIXES.keys


@dataclass
class Shelf:
    """What belongs to one theme; findings and quotes by the number of their lab."""

    findings: defaultdict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    quotes: dict[str, Quote] = field(default_factory=dict)
    modules: list[KnowledgeModule] = field(default_factory=list)
    theses: set[str] = field(default_factory=set)


class Holdings:
    """The records that a choice covers. ``towns`` are in their fixed order; the office is none of them."""

    def __init__(self, archive: OpenArchive, choice: Choice) -> None:
        self.archive = archive
        self.choice = choice
        self.themes = Themes(archive, choice)
        self.towns = _towns(archive, choice)
        self._covered = {town.uid: number for number, town in enumerate(self.towns)}
        self._everyone = {**self._covered, archive.lab.uid: len(self.towns)}
        self.all_findings = cast("list[Finding]", self._of_labs("finding", self._everyone))
        self.findings = [it for it in self.all_findings if self._is_chosen(it)]
        self.modules = self._modules()
        self._resting = self._by_finding()
        self.shelves = self._shelve()
        self.said = self._thesis_links()
        self.theses = self._theses()

    @property
    def office(self) -> str:
        """The number of the office."""
        return self.archive.lab.uid

    def activities(self) -> Mapping[str, list[Activity]]:
        """Return the activities by the number of their lab. The office's own belong to no Land."""
        found: defaultdict[str, list[Activity]] = defaultdict(list)
        labs = self._covered if self.choice.state else self._everyone
        for activity in cast("list[Activity]", self._of_labs("activity", labs)):
            if self._is_chosen(activity):
                found[activity.lab_id].append(activity)
        return found

    def _of_labs(self, kind: str, labs: Mapping[str, int]) -> list[Record]:
        found = [record for record in self.archive.of_kind(kind) if record.lab_id in labs]
        return sorted(found, key=lambda record: (labs[record.lab_id], record.code))

    def _is_chosen(self, record: Activity | Finding | KnowledgeModule) -> bool:
        return not self.choice.theme or bool(self.themes.chapters_of(public(record, "themes")))

    def _modules(self) -> list[KnowledgeModule]:
        """Modules by their first theme. The office's own belong to no Land."""
        labs = self._covered if self.choice.state else self._everyone
        found = cast("list[KnowledgeModule]", self._of_labs("knowledge_module", labs))
        chosen = [module for module in found if self._is_chosen(module)]
        order = {key: at for at, key in enumerate(self.themes.in_order({*map(self.first_theme, chosen)}))}
        return sorted(chosen, key=lambda module: order[self.first_theme(module)])

    def first_theme(self, module: KnowledgeModule) -> str:
        """Return the key of the chapter that a module belongs to most; empty if it names no theme."""
        return next(iter(self.themes.chapters_of(public(module, "themes"))), "")

    def _by_finding(self) -> Mapping[str, list[int]]:
        """Say which modules, by their places, rest on which finding."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, module in enumerate(self.modules):
            for uid in public(module, "finding_refs"):
                found[uid].append(place)
        return found

    def resting_on(self, findings: Iterable[str]) -> list[KnowledgeModule]:
        """Return the modules that rest on any of these findings."""
        places = {place for uid in findings for place in self._resting.get(uid, ())}
        return [self.modules[place] for place in sorted(places)]

    def _shelve(self) -> dict[str, Shelf]:
        shelves: defaultdict[str, Shelf] = defaultdict(Shelf)
        for finding in self.findings:
            for key in self.themes.chapters_of(public(finding, "themes")):
                shelves[key].findings[finding.lab_id].append(finding)
                shelves[key].theses |= {public(link, "thesis") for link in public(finding, "thesis_links")}
        for module in self.modules:
            for key in self.themes.chapters_of(public(module, "themes")):
                shelves[key].modules.append(module)
        for quote in cast("list[Quote]", self._of_labs("quote", self._covered)):
            self._add_voice(shelves, quote)
        return {key: shelves[key] for key in self.themes.in_order(shelves)}

    def _add_voice(self, shelves: Mapping[str, Shelf], quote: Quote) -> None:
        """One voice of each town, and each voice once: with the theme it names first."""
        for key in self.themes.chapters_of(public(quote, "themes"))[:1]:
            if key in shelves:
                shelves[key].quotes.setdefault(quote.lab_id, quote)

    def _thesis_links(self) -> Mapping[str, Mapping[str, Sequence[Said]]]:
        """What all labs say to each thesis: a thesis that a theme touches is shown with everything said."""
        said: defaultdict[str, defaultdict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
        for finding in self.all_findings:
            for link in public(finding, "thesis_links"):
                said[public(link, "thesis")][finding.lab_id].append((finding, link))
        return said

    def _theses(self) -> list[Thesis]:
        """All theses of the whole; else those that what is chosen touches, or that carry the theme."""
        theses = cast("list[Thesis]", list(self.archive.of_kind("thesis")))
        theses.sort(key=lambda it: (it.lab_id != self.office, it.code))
        if self.choice.is_whole:
            return theses
        touched = {*self._touched()}
        return [it for it in theses if it.uid in touched or self._carries_theme(it)]

    def _touched(self) -> Iterator[str]:
        for finding in self.findings:
            if finding.lab_id in self._covered:
                yield from (public(link, "thesis") for link in public(finding, "thesis_links"))

    def _carries_theme(self, thesis: Thesis) -> bool:
        chosen = self.choice.theme
        return bool(chosen) and bool(self.themes.chapters_of(public(thesis, "themes")))


def _towns(archive: OpenArchive, choice: Choice) -> list[Lab]:
    """The towns of the network as they are always named, later ones by their names."""
    labs = cast("Iterable[Lab]", archive.of_kind("lab"))
    towns = [lab for lab in labs if lab.uid != archive.lab.uid and not is_office(lab)]
    chosen = [town for town in towns if choice.state in ("", public(town, "state"))]
    return sorted(chosen, key=_fixed_order)


def _fixed_order(town: Lab) -> tuple[int, str]:
    prefix = public(town, "prefix")
    return _FIXED.index(prefix) if prefix in _FIXED else len(_FIXED), public(town, "town") or ""
