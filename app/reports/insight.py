"""Two sections that only a module of the kind "Erkenntnis" has: what is claimed, and how far it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import NBSP
from app.domain.records.finding import STATEMENT
from app.domain.records.knowledge_module import KnowledgeModule
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import public
from app.reports.prose import joined
from app.reports.sight import title_of
from app.reports.steckbrief import findings
from app.reports.values import APART, labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.records.finding import Finding
    from app.reports.desk import Desk
    from app.reports.model import Block

INSIGHT = "insight"
_LIMITS = ("basis", "basis_note", "valid_as_of", "confidence")


def is_insight(desk: Desk) -> bool:
    """Whether the module is of the kind that has these sections."""
    module = desk.subject
    return isinstance(module, KnowledgeModule) and bool(public(module, "module_type") == INSIGHT)


def statement(desk: Desk) -> Iterator[Block]:
    """Yield what is claimed, each claim with its evidence."""
    found = findings(desk) if is_insight(desk) else []
    if found:
        yield desk.heading(2, STATEMENT, "aussage")
    for finding in found:
        mark = desk.cite(finding)
        yield Paragraph(Role.BODY, (Span(f"{title_of(finding)}{NBSP}"), mark))


def limits(desk: Desk) -> Iterator[Block]:
    """Yield in one box what is open about each claim."""
    found = findings(desk) if is_insight(desk) else []
    if found:
        known = joined((_limits(desk, finding) for finding in found), "\n")
        yield desk.heading(2, "Grenzen der Aussage", "grenzen")
        yield Paragraph(Role.NOTE, (Span("Was offen ist.", Tone.STRONG), Span(" "), *known))


def _limits(desk: Desk, finding: Finding) -> tuple[Span, ...]:
    known = joined((labelled(desk, finding, id_) for id_ in _LIMITS), APART)
    return (*known, Span(NBSP), desk.cite(finding))
