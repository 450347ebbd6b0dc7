"""The chapter of a theme: what connects the towns, what each of them shows, their voices and modules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.dates import NBSP
from app.reports.evidence import short_entries
from app.reports.insight import is_insight
from app.reports.model import Heading, Paragraph, Role, Span, Tone
from app.reports.network.wording import (
    MANY,
    NOTHING_SAID,
    OF_THE_OFFICE,
    name_of,
    names_of,
    remark,
    some_of,
)
from app.reports.openness import declared
from app.reports.page_one import town_and_state
from app.reports.prose import joined
from app.reports.quotes import quote_blocks
from app.reports.scales import MISSING
from app.reports.sight import title_of
from app.reports.steckbrief import TITLE
from app.reports.tables import cell, data_table
from app.reports.theses import number
from app.reports.values import BETWEEN, text_of, value, with_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.records.finding import Finding
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table
    from app.reports.network.holdings import Holdings, Shelf
    from app.reports.network.themes import Chapter

MOST_VOICES = 8


def theme_blocks(desk: Desk, chapter: Chapter, shelf: Shelf, holdings: Holdings) -> Iterator[Block]:
    """Yield the chapter."""
    yield Heading(1, f"Thema: {chapter.label}", chapter.anchor, new_page=True)
    if len(holdings.towns) > 1:
        yield Paragraph(Role.LEAD, (Span(_count(shelf, holdings.towns)),))
    yield desk.heading(2, "Was die Städte verbindet")
    yield from _connection(desk, shelf, holdings)
    yield desk.heading(2, "Was die Städte zeigen")
    yield from _towns(desk, shelf, holdings.towns)
    yield from _voices(desk, shelf, holdings.towns)
    if shelf.modules:
        yield desk.heading(2, "Bausteine zu diesem Thema")
        yield fact_sheets(desk, f"Steckbriefe der Bausteine zum Thema {chapter.label}", shelf.modules)
    if desk.citations.records:
        yield desk.heading(2, "Belege zum Thema", "belege")
        yield from short_entries(desk)


def _connection(desk: Desk, shelf: Shelf, holdings: Holdings) -> Iterator[Block]:
    """Yield the office's view, then which theses the towns' findings touch."""
    view = shelf.findings.get(holdings.office, ())
    yield from (Paragraph(Role.BODY, _said(desk, finding)) for finding in view)
    if not view:
        yield Paragraph(Role.BODY, (Span(f"{OF_THE_OFFICE}: "), NOTHING_SAID, Span(".")))
    touched = [thesis for thesis in holdings.theses if thesis.uid in shelf.theses]
    if links := joined(((number(desk, thesis),) for thesis in touched), ", "):
        yield Paragraph(Role.BODY, (*with_label("Berührte Thesen", links), Span(".")))


def _count(shelf: Shelf, towns: Sequence[Lab]) -> str:
    some = sum(town.uid in shelf.findings for town in towns)
    if some == len(towns):
        return "Aus allen Städten liegen Erkenntnisse zu diesem Thema vor."
    if not some:
        return "Aus den Städten liegt noch keine Erkenntnis zu diesem Thema vor."
    lie = "liegt mindestens eine Erkenntnis" if some == 1 else "liegen Erkenntnisse"
    return f"Aus {some_of(some, towns)} {lie} zu diesem Thema vor."


def _towns(desk: Desk, shelf: Shelf, towns: Sequence[Lab]) -> Iterator[Block]:
    """Yield a heading for each town; many towns without an entry share one line."""
    silent = [town for town in towns if town.uid not in shelf.findings]
    modules: dict[str, list[KnowledgeModule]] = {}
    for module in shelf.modules:
        modules.setdefault(module.lab_id, []).append(module)
    for town in towns:
        findings = shelf.findings.get(town.uid, ())
        if findings or len(towns) <= MANY:
            yield desk.heading(3, name_of(town))
            yield from _town(desk, findings, modules.get(town.uid, ()))
    if silent and len(towns) > MANY:
        yield desk.heading(3, "Weitere Städte")
        yield Paragraph(Role.BODY, (Span("Zu diesem Thema: "), NOTHING_SAID, Span(f" ({names_of(silent)}).")))


def _town(desk: Desk, findings: Iterable[Finding], modules: Sequence[KnowledgeModule]) -> Iterator[Paragraph]:
    findings = list(findings)
    yield from (Paragraph(Role.BULLET, _said(desk, finding)) for finding in findings)
    if findings:
        return
    codes = joined(((desk.sight.code(it.code, it.uid),) for it in modules), ", ")
    label = "Baustein dazu" if len(modules) == 1 else "Bausteine dazu"
    more = (Span(f" {label}: "), *codes, Span(".")) if codes else ()
    yield Paragraph(Role.BODY, (Span("Zu diesem Thema: "), NOTHING_SAID, Span("."), *more))


def _said(desk: Desk, finding: Finding) -> tuple[Span, ...]:
    return (Span(f"{title_of(finding)}{NBSP}"), desk.cite(finding))


def _voices(desk: Desk, shelf: Shelf, towns: Sequence[Lab]) -> Iterator[Block]:
    quotes = [shelf.quotes[town.uid].uid for town in towns if town.uid in shelf.quotes]
    if quotes:
        yield desk.heading(2, "Stimmen aus den Städten")
        yield from quote_blocks(desk, quotes[:MOST_VOICES])


_OF_A_TRIAL = ("effort_level", "cost_level", "maturity")
_LEVELS = (*_OF_A_TRIAL, "transferability_level")
_WIDTHS = (0.165, 0.425, 0.41)


def fact_sheets(desk: Desk, title: str, modules: Sequence[KnowledgeModule]) -> Table:
    """Return what the Steckbriefe of several modules say, one below the other."""
    fields = KINDS["knowledge_module"].by_id
    head = [*(fields[id_].label for id_ in ("code", "title")), TITLE]
    table = data_table(desk, title, head, [_fact_sheet(desk.about(it), it) for it in modules])
    return replace(table, widths=_WIDTHS)


def _fact_sheet(desk: Desk, module: KnowledgeModule) -> tuple[Cell, Cell, Cell]:
    """Return a row: code, title with guiding question and origin, and the scales."""
    about = (text_of(desk, module, "module_type"), town_and_state(desk), remark(module))
    lines = [
        (Span(title_of(module), Tone.STRONG),),
        value(desk, module, "guiding_question"),
        (Span(BETWEEN.join(filter(None, about)), Tone.QUIET),),
    ]
    code = cell((desk.sight.code(module.code, module.uid),))
    return code, cell(*filter(None, lines)), cell(*_levels(desk, module))


def _levels(desk: Desk, module: KnowledgeModule) -> Iterator[tuple[Span, ...]]:
    """A gap is shown as a gap, but an insight has neither effort nor costs."""
    for id_ in _LEVELS:
        shown = value(desk, module, id_)
        if shown or not (is_insight(desk) and id_ in _OF_A_TRIAL):
            yield (Span(f"{declared(module, id_).label} ", Tone.QUIET), *(shown or (MISSING,)))
