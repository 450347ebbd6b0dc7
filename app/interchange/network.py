"""What the bundles of many labs say together: counted by town, by thesis and by theme.

All of it is read from the entries of one bundle, each looked at once: the work grows with their number only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.domain.vocabularies.general import LAB_PREFIXES
from app.domain.vocabularies.shared import THEMES
from app.interchange.narrowing import WORK, narrowed, parents_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.interchange.bundle import Bundle, Entry

__all__ = [
    "NetworkTables",
    "Said",
    "ThemeCount",
    "ThemeRow",
    "ThesisRow",
    "Town",
    "narrowed",
    "network_tables",
]

OFFICE_ROLE = "office"
_FIXED, _RELATIONS = LAB_PREFIXES.keys, THESIS_RELATIONS.keys
_BY_THEME = ("activity", "finding", "knowledge_module")


class Said(NamedTuple):
    """That ``times`` statements of a town have this relation to a thesis; the codes of the findings."""

    relation: str
    times: int
    codes: tuple[str, ...]


class ThemeCount(NamedTuple):
    """How many records of a town touch a theme."""

    activities: int = 0
    findings: int = 0
    modules: int = 0

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any(self[:])


@dataclass(frozen=True)
class Town:
    """One lab in numbers. A lab without a record of its own is known by its code only.

    ``activities`` counts by project relation and ``modules`` by status; "" where it is not given.
    """

    code: str
    prefix: str
    name: str
    state: str
    population: int | None
    is_office: bool
    activities: Mapping[str, int]
    interviews: int
    quotes: int
    findings: int
    modules: Mapping[str, int]


@dataclass(frozen=True)
class ThesisRow:
    """What the towns say to one thesis, by the code of their lab. Towns that say nothing are left out."""

    code: str
    number: str
    statement: str
    said: Mapping[str, tuple[Said, ...]]

    def total(self, relation: str) -> int:
        """Return how often all towns together have this relation."""
        return sum(it.times for said in self.said.values() for it in said if it.relation == relation)


@dataclass(frozen=True)
class ThemeRow:
    """What the towns have to one theme, by the code of their lab. ``parent`` is the key of its theme.

    A theme of the first level counts what its themes of the second level have, every record once.
    """

    key: str
    label: str
    parent: str
    counts: Mapping[str, ThemeCount]

    @property
    def total(self) -> ThemeCount:
        """All towns together."""
        return ThemeCount(*map(sum, zip(*self.counts.values(), strict=True)))


@dataclass(frozen=True)
class NetworkTables:
    """The labs in their usual order with the office last, all theses, and the themes that are touched."""

    towns: tuple[Town, ...]
    theses: tuple[ThesisRow, ...]
    themes: tuple[ThemeRow, ...]


def network_tables(bundle: Bundle) -> NetworkTables:
    """Count what a bundle of many labs holds."""
    return NetworkTables(_towns(bundle), tuple(_theses(bundle)), tuple(_themes(bundle)))


def _lab(entry: Entry) -> str:
    return str(entry.values.get("lab_id") or "")


def _towns(bundle: Bundle) -> tuple[Town, ...]:
    counted = {kind: Counter(_lab(entry) for entry in bundle.entries.get(kind, ())) for kind in WORK}
    relations = _by_lab(bundle, "activity", "project_relation")
    modules = _by_lab(bundle, "knowledge_module", "status")
    known = {entry.code: entry.values for entry in bundle.entries.get("lab", ())}
    codes = dict.fromkeys([*known, *(code for counts in counted.values() for code in counts if code)])
    towns = (
        _town(code, known.get(code, {}), relations[code], modules[code], {k: counted[k][code] for k in WORK})
        for code in codes
    )
    return tuple(sorted(filter(_is_shown, towns), key=_order))


def _by_lab(bundle: Bundle, kind: str, field: str) -> defaultdict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in bundle.entries.get(kind, ()):
        found[_lab(entry)][entry.values.get(field) or ""] += 1
    return found


def _town(
    code: str,
    lab: Mapping[str, object],
    activities: Mapping[str, int],
    modules: Mapping[str, int],
    counted: Mapping[str, int],
) -> Town:
    population = lab.get("population")
    return Town(
        code=code,
        prefix=str(lab.get("prefix") or code.partition("-")[0]),
        name=str(lab.get("town") or code),
        state=str(lab.get("state") or ""),
        population=population if isinstance(population, int) else None,
        is_office=lab.get("network_role") == OFFICE_ROLE,
        activities=activities,
        interviews=counted["interview"],
        quotes=counted["quote"],
        findings=counted["finding"],
        modules=modules,
    )


def _is_shown(town: Town) -> bool:
    """The office is a place of work like the towns only if it has done something itself."""
    has_worked = town.activities or town.interviews or town.quotes or town.findings or town.modules
    return not town.is_office or bool(has_worked)


def _order(town: Town) -> tuple[bool, int, str]:
    known = _FIXED.index(town.prefix) if town.prefix in _FIXED else len(_FIXED)
    return town.is_office, known, town.name


def _theses(bundle: Bundle) -> Iterator[ThesisRow]:
    said = _links(bundle)
    known = {entry.code: entry.values for entry in bundle.entries.get("thesis", ())}
    for code in dict.fromkeys([*known, *said]):
        values = known.get(code, {})
        number = str(values.get("thesis_code") or code)
        by_lab = {lab: tuple(_summed(links)) for lab, links in said[code].items()} if code in said else {}
        yield ThesisRow(code, number, str(values.get("statement") or ""), by_lab)


_Links = dict[str, list[str]]  # relation -> the finding of every link


def _links(bundle: Bundle) -> Mapping[str, Mapping[str, _Links]]:
    """Find the links by thesis, lab and relation."""
    found: dict[str, dict[str, _Links]] = {}
    for entry in bundle.entries.get("finding", ()):
        for link in entry.values.get("thesis_links") or ():
            if link.get("thesis"):
                of_lab = found.setdefault(link["thesis"], {}).setdefault(_lab(entry), {})
                of_lab.setdefault(link.get("relation") or "", []).append(entry.code)
    return found


def _summed(links: _Links) -> Iterator[Said]:
    for relation in sorted(links, key=_rank):
        codes = links[relation]
        yield Said(relation, len(codes), tuple(dict.fromkeys(codes)))


def _rank(relation: str) -> int:
    return _RELATIONS.index(relation) if relation in _RELATIONS else len(_RELATIONS)


def _themes(bundle: Bundle) -> Iterator[ThemeRow]:
    parents = parents_of(bundle.entries.get("theme", ()))
    counted = _counted_by_theme(bundle, parents)
    places = {key: place for place, key in enumerate(parents)}

    def below_its_theme(key: str) -> tuple[int, bool, int, str]:
        above, own = parents.get(key) or key, places.get(key, len(places))
        return places.get(above, len(places)), key != above, own, key

    for key in sorted(counted, key=below_its_theme):
        by_lab = {lab: ThemeCount(*(it[kind] for kind in _BY_THEME)) for lab, it in counted[key].items()}
        yield ThemeRow(key, bundle.label(THEMES.name, key), parents.get(key, ""), by_lab)


def _counted_by_theme(bundle: Bundle, parents: Mapping[str, str]) -> Mapping[str, Mapping[str, Counter[str]]]:
    counted: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for kind in _BY_THEME:
        for entry in bundle.entries.get(kind, ()):
            keys = {*(entry.values.get("themes") or ())}
            for key in keys | {parents[key] for key in keys if parents.get(key)}:
                counted[key][_lab(entry)][kind] += 1
    return counted
