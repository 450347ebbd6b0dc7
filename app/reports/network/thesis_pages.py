"""A thesis in all towns: their perspectives side by side with their evidence, and nothing averaged."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.dates import NBSP
from app.domain.vocabularies.findings import CONFIDENCE_LEVELS, TESTABILITY, THESIS_RELATIONS
from app.reports import overview, scales
from app.reports.evidence import entries
from app.reports.model import Heading, Paragraph, Role, Span, Table, TableKind, Tone, Turn
from app.reports.network.wording import MANY, NOTHING_SAID, OF_THE_OFFICE, in_towns, name_of, names_of
from app.reports.openness import declared, public
from app.reports.prose import joined, plain_text, shortened
from app.reports.sight import title_of
from app.reports.tables import cell
from app.reports.theses import wording
from app.reports.values import BETWEEN, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.records.finding import Finding
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.domain.records.thesis import Thesis
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell
    from app.reports.network.holdings import Holdings, Said

    Spans = tuple[Span, ...]
    Perspective = tuple[Cell, Cell, Cell, Cell]

FEW = 2
"""So many towns fit side by side on a page that stands."""

SILENT = "Thesen ohne Aussage der Städte"
_SECONDARY = "secondary_only"
_SITUATION, _GLANCE = "initial_situation", 140
_ROWS = (
    THESIS_RELATIONS.label,
    "Was das Labor zeigt",
    KINDS["knowledge_module"].by_id[_SITUATION].label,
    "Herkunft der Aussage",
)
_HEAD_COLUMN = 0.115
_LEAST, _MOST = 0.72, 1.7
"""Width of a town's column as a share of the usual one."""

_AS_ROWS = (0.165, 0.145, 0.29, 0.205, 0.195)
"""Widths of the columns when towns are rows: town, relation, what it shows, situation, origin."""


def is_touched(thesis: Thesis, holdings: Holdings) -> bool:
    """Whether a town or the office says anything about a thesis."""
    said = holdings.said.get(thesis.uid, {})
    return any(lab.uid in said for lab in holdings.towns) or holdings.office in said


def thesis_blocks(desk: Desk, thesis: Thesis, holdings: Holdings) -> Iterator[Block]:
    """Yield the pages of a thesis that is touched; the desk's subject is the thesis."""
    said = holdings.said.get(thesis.uid, {})
    towns = holdings.towns
    is_wide = FEW < len(towns) <= MANY and any(town.uid in said for town in towns)
    if is_wide:
        yield Turn(landscape=True)
    title = f"These {number_of(thesis)} {in_towns(towns)}"
    yield Heading(1, title, overview.anchor_of(thesis), new_page=True)
    yield Paragraph(Role.THESIS, (Span(wording(thesis)),))
    yield _perspectives(desk, thesis, holdings)
    if is_wide:
        yield Turn(landscape=False)
    yield from _conclusion(desk, thesis, holdings)
    yield desk.heading(2, f"Belege zur These {number_of(thesis)}", "belege")
    yield from entries(desk)


def silent_blocks(desk: Desk, theses: Sequence[Thesis]) -> Iterator[Block]:
    """Yield the theses that nobody says anything about; a gap is shown as a gap."""
    if theses:
        yield desk.heading(1, SILENT, new_page=True)
    for thesis in theses:
        yield Heading(2, f"These {number_of(thesis)}", overview.anchor_of(thesis))
        yield Paragraph(Role.THESIS, (Span(wording(thesis)),))
        yield _nothing(thesis)
        if known := overview.about(desk.about(thesis), thesis):
            yield Paragraph(Role.BODY, known)


def _nothing(thesis: Thesis) -> Paragraph:
    """Say why nothing is said: some theses no lab can test."""
    if public(thesis, "testability") == _SECONDARY:
        term = TESTABILITY.find(_SECONDARY)
        reason = (Span(f"Prüfbar {term.label}.", Tone.STRONG), Span(f" {term.help}")) if term else ()
        return Paragraph(Role.NOTE, (*reason, Span(" Aus den Städten: "), NOTHING_SAID, Span(".")))
    return Paragraph(Role.BODY, (Span("Aus den Städten: "), NOTHING_SAID, Span(".")))


def _perspectives(desk: Desk, thesis: Thesis, holdings: Holdings) -> Block:
    towns, said = holdings.towns, holdings.said.get(thesis.uid, {})
    speaking = [town for town in towns if town.uid in said]
    if not speaking:
        return _nothing(thesis)
    is_many = len(towns) > MANY
    shown = speaking if is_many else towns
    perspectives = [_perspective(desk, town, said.get(town.uid, ()), holdings) for town in shown]
    layout = _as_rows(shown, perspectives) if is_many else _as_columns(shown, perspectives)
    return Table(
        TableKind.TOWNS,
        f"Örtliche Perspektiven auf die These {number_of(thesis)}",
        layout.description,
        layout.head,
        layout.rows,
        layout.widths,
        next(desk.counters.tables),
        _note(towns, said),
        verdict=not is_many,
    )


class _Layout(NamedTuple):
    description: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


def _as_columns(towns: Sequence[Lab], columns: Sequence[Perspective]) -> _Layout:
    rows = tuple(zip(map(_label, _ROWS), *columns, strict=True))
    widths = _widths(columns, _HEAD_COLUMN if len(towns) > FEW else _AS_ROWS[0])
    description = f"Kopfzeile mit den Städten, linke Spalte mit den Merkmalen {', '.join(_ROWS)}."
    return _Layout(description, ("Stadt", *map(name_of, towns)), rows, widths)


def _widths(columns: Sequence[Sequence[Cell]], first: float) -> tuple[float, ...]:
    """Give a town with much to say more room than one that says nothing, so that all fits one page."""
    letters = [
        sum(len(plain_text(it.spans)) for part in column for it in part.paragraphs) for column in columns
    ]
    usual = sum(letters) / len(letters)
    weights = [min(_MOST, max(_LEAST, sqrt(count / usual))) for count in letters]
    return (first, *(round((1 - first) * weight / sum(weights), 4) for weight in weights))


def _as_rows(towns: Sequence[Lab], perspectives: Sequence[Perspective]) -> _Layout:
    named = zip(towns, perspectives, strict=True)
    rows = tuple((_label(name_of(town)), *perspective) for town, perspective in named)
    head = ("Stadt", *_ROWS)
    return _Layout(f"Je Zeile: {', '.join(head)}.", head, rows, _AS_ROWS)


def number_of(thesis: Thesis) -> str:
    """Return ``T6``."""
    return public(thesis, "thesis_code") or thesis.code


def _label(text: str) -> Cell:
    return cell((Span(text, Tone.STRONG),), role=Role.CELL_SMALL)


def _perspective(desk: Desk, town: Lab, said: Sequence[Said], holdings: Holdings) -> Perspective:
    """Return what a town's lab says: relation, finding, situation and origin."""
    resting = holdings.resting_on(finding.uid for finding, _ in said)
    modules = [module for module in resting if module.lab_id == town.uid]
    nothing = [] if said else [(NOTHING_SAID,)]
    shown = [(Span(f"{title_of(finding)}{NBSP}"), desk.cite(finding)) for finding, _ in said]
    origins = [_origin(desk, finding, is_only=len(said) == 1) for finding, _ in said]
    return (
        _cell([*_relations(desk, said), *nothing]),
        _cell([*shown, *nothing], is_list=len(said) > 1),
        _cell(list(_situation(desk, town, modules))),
        _cell([*origins, *nothing]),
    )


def _cell(lines: Sequence[Spans], *, is_list: bool = False) -> Cell:
    return cell(*lines, role=Role.CELL_BULLET if is_list else Role.CELL_SMALL)


def _relations(desk: Desk, said: Sequence[Said]) -> Iterator[Spans]:
    """Yield each relation once, with the numbers of the findings that have it."""
    for term in THESIS_RELATIONS.terms:
        findings = [finding for finding, link in said if public(link, "relation") == term.key]
        if findings:
            yield (*scales.relation(term.key), *_marks(desk, findings))


def _marks(desk: Desk, findings: Sequence[Finding]) -> Iterator[Span]:
    for finding in findings:
        yield from (Span(NBSP), desk.citations.see(finding))


def _situation(desk: Desk, town: Lab, modules: Sequence[KnowledgeModule]) -> Iterator[Spans]:
    """Yield what the town is like, then how the modules that rest on its findings describe where it began."""
    named = (_with_name(desk, town, id_) for id_ in ("population", "location_type"))
    yield joined([value(desk, town, "municipality_type"), *named], ", ")
    for module in modules[:1]:
        if text := public(module, _SITUATION):
            code = desk.sight.code(module.code, module.uid)
            yield (Span(f"{shortened(text, _GLANCE)} ("), code, Span(")"))


def _with_name(desk: Desk, town: Lab, id_: str) -> Spans:
    """Return ``Lagetyp zentral``."""
    shown = value(desk, town, id_)
    return (Span(f"{declared(town, id_).label} "), *shown) if shown else ()


def _origin(desk: Desk, finding: Finding, *, is_only: bool) -> Spans:
    """Return on what a finding rests and how sure the lab is of it; more stands with the evidence."""
    sure = public(finding, "confidence")
    label = f"{declared(finding, 'confidence').label} {CONFIDENCE_LEVELS.label_of(sure)}" if sure else ""
    basis = value(desk, finding, "basis") or (scales.MISSING,)
    known = joined([basis, (Span(label),) if label else ()], ", ")
    return known if is_only else (*known, Span(NBSP), desk.citations.see(finding))


def _note(towns: Sequence[Lab], said: Mapping[str, Sequence[Said]]) -> Spans:
    """Count each relation, and name the towns that say nothing."""
    relations = Counter(public(link, "relation") for town in towns for _, link in said.get(town.uid, ()))
    counted = ((*scales.relation(it.key), Span(f" {relations[it.key]}")) for it in THESIS_RELATIONS.terms)
    silent = [town for town in towns if town.uid not in said]
    missing = f". Keine Aussage: {names_of(silent)}" if silent else ""
    return (Span("Erkenntnisse je Bezug: "), *joined(counted, BETWEEN), Span(f"{missing}."))


def _conclusion(desk: Desk, thesis: Thesis, holdings: Holdings) -> Iterator[Block]:
    """Yield the office's view, the modules that rest on the findings, and where the thesis comes from."""
    said = holdings.said.get(thesis.uid, {})
    view = said.get(holdings.office, ())
    yield desk.heading(2, "Was daraus folgt", "folgt")
    for finding, link in view:
        relation = value(desk, link, "relation")
        shown = (*relation, Span(BETWEEN), Span(f"{title_of(finding)}{NBSP}"), desk.cite(finding))
        yield Paragraph(Role.BULLET, shown)
    if not view:
        yield Paragraph(Role.BODY, (Span(f"{OF_THE_OFFICE}: "), NOTHING_SAID, Span(".")))
    uids = [finding.uid for found in said.values() for finding, _ in found]
    if modules := holdings.resting_on(uids):
        yield Paragraph(Role.BODY, (Span("Bausteine, die auf diesen Erkenntnissen beruhen:"),))
        yield from (Paragraph(Role.BULLET, desk.sight.named(module.uid)) for module in modules)
    if known := overview.about(desk, thesis):
        yield desk.heading(2, "Woher die These stammt")
        yield Paragraph(Role.BODY, known)
