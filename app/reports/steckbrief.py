"""The Steckbrief: the first page's table, its rows as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from app.domain.fields import Need, Place
from app.domain.records.finding import Finding
from app.domain.records.knowledge_module import PLACE_AND_TIME
from app.reports import periods, theses
from app.reports.chapters import IN_CHAPTERS
from app.reports.model import Span, Table, TableKind, Tone
from app.reports.openness import declarations, declared, printed, public
from app.reports.prose import flat, in_line, joined, plain_text, shortened, unmarked
from app.reports.scales import with_note
from app.reports.tables import cell, text_cell
from app.reports.values import BETWEEN, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.record import Record
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.thesis import Thesis
    from app.reports.desk import Desk
    from app.reports.model import Cell

    Spans = tuple[Span, ...]
    Write = Callable[[Desk, "Line"], Iterator[Spans]]

TITLE = "Steckbrief"
NOTE_LIMIT = 90
WIDTHS = (0.205, 0.795)
ON_PAGE_ONE = ("title", "summary", "module_type")  # above the table


@dataclass(frozen=True)
class Line:
    """One row: a label and the fields it is made of. Without a label it is called as its first field."""

    fields: tuple[str, ...]
    label: str = ""
    write: Write | None = None


def _plain(desk: Desk, line: Line) -> Iterator[Spans]:
    yield joined((value(desk, desk.subject, id_) for id_ in line.fields), BETWEEN)


def _level(desk: Desk, line: Line) -> Iterator[Spans]:
    """A step on a scale, then as much of the note to it as is read at a glance."""
    level, note = line.fields
    text = public(desk.subject, note)
    yield with_note(value(desk, desk.subject, level), _glance(desk, text) if text else ())


def _glance(desk: Desk, text: str) -> Spans:
    if len(flat(unmarked(text))) <= NOTE_LIMIT:
        return in_line(text, desk)
    return (Span(shortened(text, NOTE_LIMIT)),)


def _place_and_time(desk: Desk, line: Line) -> Iterator[Spans]:
    time = periods.of_module(cast("KnowledgeModule", desk.subject))
    yield joined([value(desk, desk.subject, line.fields[0]), (Span(time),) if time else ()], BETWEEN)


def _location(desk: Desk, line: Line) -> Iterator[Spans]:
    lab = desk.sight.lab
    yield value(desk, desk.subject, line.fields[0]) or (value(desk, lab, line.fields[0]) if lab else ())


def _relations(desk: Desk, _: Line) -> Iterator[Spans]:
    by_thesis: dict[Thesis, list[Spans]] = {}
    for finding in findings(desk):
        for link in public(finding, "thesis_links"):
            if thesis := theses.thesis_of(desk, link):
                said = (*value(desk, link, "relation"), *_whose(desk, finding))
                by_thesis.setdefault(thesis, []).append(said)
    for thesis, relations in by_thesis.items():
        wording = shortened(theses.wording(thesis), NOTE_LIMIT)
        yield (theses.number(desk, thesis), Span(f" {wording} "), *joined(relations, BETWEEN))


def _confidence(desk: Desk, _: Line) -> Iterator[Spans]:
    for finding in findings(desk):
        if step := value(desk, finding, "confidence"):
            yield (*step, *_whose(desk, finding))


def _whose(desk: Desk, finding: Finding) -> Spans:
    """Nothing is averaged: where there are several findings, each line says whose it is."""
    is_only_one = len(findings(desk)) == 1
    return () if is_only_one else (Span(f" {finding.code}", Tone.QUIET),)


def findings(desk: Desk) -> list[Finding]:
    """Return the findings a module rests on, as far as they may be shown."""
    records = map(desk.sight.record, public(desk.subject, "finding_refs"))
    return [record for record in records if isinstance(record, Finding)]


_QUESTION = Line(("guiding_question",))
_THEMES = Line(("themes",))
_TRIED = Line(("themes",), "Erprobt zu")
_GROUPS = Line(("target_groups",))
_PLACE = Line(("place", "period_start", "period_end", "period_ongoing"), PLACE_AND_TIME, _place_and_time)
_LOCATION = Line(("location_type",), write=_location)
_EFFORT = Line(("effort_level", "effort_note"), write=_level)
_COSTS = Line(("cost_level", "cost_note"), write=_level)
_MATURITY = Line(("maturity",))
_RELATIONS = Line((), declarations(Finding)["thesis_links"].label, _relations)
_CONFIDENCE = Line((), declarations(Finding)["confidence"].label, _confidence)
_TRANSFER = Line(("transferability_level",))
_OUTCOME = Line(("outcome_type",), "Ergebnis")
_CONTACT = Line(("contact_unit",))

_USUAL = (_EFFORT, _COSTS, _MATURITY, _TRANSFER, _OUTCOME, _CONTACT)
_EXAMPLE = (_QUESTION, _THEMES, _GROUPS, _PLACE, _LOCATION, *_USUAL)
_BY_TYPE = {
    "method": (_QUESTION, _TRIED, _LOCATION, _GROUPS, _PLACE, *_USUAL),
    "insight": (*_EXAMPLE[:5], _RELATIONS, _CONFIDENCE, _TRANSFER, _OUTCOME, _CONTACT),
}


def fact_sheet(desk: Desk) -> Table:
    """Return the Steckbrief of a module. It has no number; its head says what it is."""
    rows = tuple(_rows(desk))
    return Table(
        TableKind.FACT_SHEET,
        TITLE,
        f"{TITLE}: {', '.join(plain_text(label.paragraphs[0].spans) for label, _ in rows)}.",
        (TITLE, "Angabe"),
        rows,
        WIDTHS,
    )


def _rows(desk: Desk) -> Iterator[tuple[Cell, Cell]]:
    lines = _BY_TYPE.get(public(desk.subject, "module_type"), _EXAMPLE)
    for line in (*lines[:-1], *_unnamed(desk, lines), lines[-1]):
        shown = [spans for spans in (line.write or _plain)(desk, line) if spans]
        if shown or _is_expected(desk.subject, line):
            label = line.label or declared(desk.subject, line.fields[0]).label
            yield text_cell(label), cell(*shown or [()])


def _unnamed(desk: Desk, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield a row for each filled field that belongs here and that nothing else names."""
    named = {*IN_CHAPTERS, *ON_PAGE_ONE, *(id_ for line in lines for id_ in line.fields)}
    return (Line((field.id,)) for field in printed(desk.subject, Place.FACT_SHEET) if field.id not in named)


def _is_expected(module: Record, line: Line) -> bool:
    """Whether a gap is shown as a gap."""
    if not line.fields:
        return True
    field = declared(module, line.fields[0])
    return field.required is Need.RELEASE and (field.required_when is None or field.required_when(module))
