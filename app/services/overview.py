"""How the lab stands: what is unfinished, what was learned about the theses, how far the modules are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from app.domain import dates, rules
from app.domain.catalogue import KINDS
from app.domain.fields import Field, Need
from app.domain.records.knowledge_module import KnowledgeModule
from app.services.due import Due, due_in
from app.services.surroundings import BookSurroundings
from app.services.timeline import Timeline, timeline_of
from app.storage import glances, queries, store
from app.storage.glances import Lack
from app.storage.queries import RecordTitle

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.finding import Finding
    from app.domain.records.lab import Lab
    from app.domain.records.thesis import Thesis
    from app.services.book import LabBook

__all__ = ["Due", "Lack", "Matrix", "ModuleState", "Overview", "RecordTitle", "month_of_project", "read"]

# What people write themselves; themes, theses and deliveries are not theirs to finish.
_WRITTEN = ("activity", "interview", "quote", "finding", "knowledge_module", "attachment", "consent", "guide")
_WAY = ("activity", "interview", "finding", "knowledge_module")
_MOST, _MOST_READ = 12, 500


@dataclass(frozen=True)
class Matrix:
    """Theses against findings. ``relations`` holds keys of the vocabulary by thesis and finding."""

    theses: tuple[Thesis, ...]
    findings: tuple[Finding, ...]
    relations: Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class ModuleState:
    """How much of what a module needs for its release is there, in percent; ``missing`` are labels."""

    record: RecordTitle
    percent: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """Everything the first page shows, read at one moment; ``lacking`` is the top of all ``unfinished``."""

    lab: Lab
    unfinished: int
    due: tuple[Due, ...]
    lacking: tuple[Lack, ...]
    recent: tuple[tuple[RecordTitle, str], ...]
    matrix: Matrix
    modules: tuple[ModuleState, ...]
    timeline: Timeline
    not_begun: tuple[str, ...] = ()  # of the kinds that follow from one another


def read(book: LabBook) -> Overview:
    """Read the lab file. Costs as much as its findings, theses and modules."""
    with book.reading() as connection:
        lab = book.lab_in(connection)
        around = BookSurroundings(connection, lab, book.today)
        counts = queries.counts(connection)
        return Overview(
            lab=lab,
            unfinished=glances.count_lacking(connection, _WRITTEN),
            due=tuple(due_in(connection, lab, book.today)),
            lacking=tuple(glances.lacking(connection, _WRITTEN, _MOST)),
            recent=tuple(queries.recent(connection, _WRITTEN, _MOST)),
            matrix=_matrix(connection),
            modules=tuple(_state(module, around) for module in _modules(connection)),
            timeline=timeline_of(connection, lab),
            not_begun=tuple(kind for kind in _WAY if not counts.get(kind)),
        )


def unfinished(book: LabBook) -> tuple[Lack, ...]:
    """Return what is not finished, the gravest first, as far as anybody would read it."""
    with book.reading() as connection:
        return tuple(glances.lacking(connection, _WRITTEN, _MOST_READ))


def _matrix(connection: sa.Connection) -> Matrix:
    theses = cast("list[Thesis]", _living(connection, "thesis"))
    findings = cast("list[Finding]", _living(connection, "finding"))
    links = ((row, finding) for finding in findings for row in finding.thesis_links)
    return Matrix(
        theses=tuple(thesis for thesis in theses if thesis.status == "active"),
        findings=tuple(findings),
        relations={
            (row.thesis, finding.uid): row.relation for row, finding in links if row.thesis and row.relation
        },
    )


def _modules(connection: sa.Connection) -> Sequence[KnowledgeModule]:
    """Return the modules, those that are still being written first."""
    modules = cast("list[KnowledgeModule]", _living(connection, "knowledge_module"))
    order = KnowledgeModule.about.status.keys
    return sorted(modules, key=lambda module: (order.index(module.status), module.code))


def _living(connection: sa.Connection, kind: str) -> list[Record]:
    return [record for record in store.read(connection, KINDS[kind]) if not record.deleted_at]


def _state(module: KnowledgeModule, around: BookSurroundings) -> ModuleState:
    missing = rules.missing(module, around)
    needed = [field for field in module.about.own_fields if _is_needed(field, module)]
    there = len(needed) - len([field for field in needed if field in missing])
    title = RecordTitle(module.uid, module.about.name, module.code, module.title or "", module.status)
    return ModuleState(title, round(100 * there / len(needed)), tuple(field.label for field in missing))


def _is_needed(field: Field, module: KnowledgeModule) -> bool:
    applies = field.required_when is None or field.required_when(module)
    return field.required is not Need.NO and applies and not field.computed


def month_of_project(lab: Lab, today: dt.date) -> tuple[int, int] | None:
    """Return which month of how many the project is in; None before, after, or if its dates are unknown."""
    days = (lab.project_start, lab.project_end)
    if not all(day and dates.is_day(day) for day in days):
        return None
    start, end = (dates.first_day(str(day)) for day in days)
    return (_months(start, today), _months(start, end)) if start <= today <= end else None


def _months(start: dt.date, end: dt.date) -> int:
    return 12 * (end.year - start.year) + end.month - start.month + 1
