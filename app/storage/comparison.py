"""What the comparison of the towns asks; SQL counts, so that no record has to be loaded for it.

``Scope`` says which towns and which findings it is about. A finding that its lab rejected says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from app.storage.queries import TITLE, ListRow, RecordTitle
from app.storage.tables import KIND_TABLES, LIST_TABLES, RECORD, TERM, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.fields import Field

COUNTED = ("activity", "finding", "knowledge_module")

_LAB, _THESIS, _THEME = KIND_TABLES["lab"], KIND_TABLES["thesis"], KIND_TABLES["theme"]
_FINDING, _ACTIVITY = KIND_TABLES["finding"], KIND_TABLES["activity"]
_LINKS, _EVIDENCE = LIST_TABLES["finding", "thesis_links"], LIST_TABLES["finding", "evidence"]


class Scope(NamedTuple):
    """Which towns, by the key of their Land, all of them if "", and whether only confirmed findings count."""

    office: str
    state: str = ""
    confirmed: bool = False


class TownRow(NamedTuple):
    """A lab that delivered its profile."""

    uid: str
    prefix: str
    town: str
    state: str


class ThesisRow(NamedTuple):
    """A thesis; ``testability`` is a key of its vocabulary."""

    uid: str
    short: str
    statement: str
    testability: str


class ThemeRow(NamedTuple):
    """A theme; ``key`` is how records name it."""

    uid: str
    key: str
    label: str


class LinkRow(NamedTuple):
    """A finding, and what it means for one thesis."""

    uid: str
    code: str
    statement: str
    status: str
    confidence: str
    reason: str
    relation: str
    note: str


class EvidenceRow(NamedTuple):
    """One thing that a finding rests on."""

    finding: str
    kind: str
    target: RecordTitle
    figure: str


def towns(connection: sa.Connection, scope: Scope) -> list[TownRow]:
    """Return the labs that are there, by the letters of their codes; the office is none."""
    columns = (_LAB.c.uid, _LAB.c.prefix, _LAB.c.town, _LAB.c.state)
    statement = sa.select(*columns).join(RECORD, RECORD.c.uid == _LAB.c.uid).where(*_is_town(scope))
    return [
        TownRow(*(value or "" for value in row))
        for row in connection.execute(statement.order_by(_LAB.c.prefix))
    ]


def _is_town(scope: Scope) -> tuple[sa.ColumnElement[bool], ...]:
    own = (*_living("lab"), RECORD.c.uid != scope.office)
    return (*own, _LAB.c.state == scope.state) if scope.state else own


def _living(*kinds: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (RECORD.c.kind.in_(kinds), RECORD.c.external.is_(False), RECORD.c.deleted_at.is_(None))


def _of_towns(scope: Scope) -> sa.ColumnElement[bool]:
    """Whether a record belongs to one of the towns."""
    labs = sa.select(_LAB.c.uid).where(_LAB.c.uid != scope.office)
    return RECORD.c.lab_id.in_(labs.where(_LAB.c.state == scope.state) if scope.state else labs)


def _counts(scope: Scope) -> sa.ColumnElement[bool]:
    """Whether a record's word counts; of other kinds than findings every one does."""
    is_finding = RECORD.c.kind == "finding"
    fits = RECORD.c.status == "confirmed" if scope.confirmed else RECORD.c.status != "rejected"
    return sa.or_(sa.not_(is_finding), fits)


def theses(connection: sa.Connection) -> list[ThesisRow]:
    """Return the theses in use, in the order of their codes."""
    columns = (RECORD.c.uid, _THESIS.c.thesis_code, _THESIS.c.statement, _THESIS.c.testability)
    statement = sa.select(*columns).join(_THESIS, _THESIS.c.uid == RECORD.c.uid)
    active = statement.where(*_living("thesis"), RECORD.c.status == "active").order_by(RECORD.c.code)
    return [ThesisRow(*(value or "" for value in row)) for row in connection.execute(active)]


def relations(connection: sa.Connection, scope: Scope) -> list[tuple[str, str, str, int]]:
    """Return (uid of a thesis, uid of a lab, relation, how many findings say so)."""
    number = sa.func.count(_LINKS.c.owner.distinct())
    grouped = (_LINKS.c.thesis, RECORD.c.lab_id, _LINKS.c.relation)
    statement = sa.select(*grouped, number).join(RECORD, RECORD.c.uid == _LINKS.c.owner)
    counted = statement.where(*_living("finding"), _counts(scope), _of_towns(scope), *_is_said())
    return [tuple(row) for row in connection.execute(counted.group_by(*grouped))]


def _is_said() -> tuple[sa.ColumnElement[bool], ...]:
    return (_LINKS.c.thesis.is_not(None), _LINKS.c.relation.is_not(None))


def links(connection: sa.Connection, scope: Scope, thesis: str, lab: str) -> list[LinkRow]:
    """Return the findings of a lab about a thesis, each as often as it speaks of it."""
    head = (RECORD.c.uid, RECORD.c.code, _FINDING.c.statement, RECORD.c.status)
    own = (_FINDING.c.confidence, _FINDING.c.confidence_reason, _LINKS.c.relation, _LINKS.c.note)
    statement = (
        sa.select(*head, *own)
        .join(_FINDING, _FINDING.c.uid == RECORD.c.uid)
        .join(_LINKS, _LINKS.c.owner == RECORD.c.uid)
        .where(*_living("finding"), _counts(scope), *_is_said())
        .where(_LINKS.c.thesis == thesis, RECORD.c.lab_id == lab)
    )
    ordered = statement.order_by(RECORD.c.code, _LINKS.c.no)
    return [LinkRow(*(value or "" for value in row)) for row in connection.execute(ordered)]


def evidence(connection: sa.Connection, findings: Sequence[str]) -> list[EvidenceRow]:
    """Return what findings rest on, in the order in which their labs put it."""
    own = (_EVIDENCE.c.owner, _EVIDENCE.c.kind, _EVIDENCE.c.figure_label)
    statement = sa.select(*own, *TITLE).join(RECORD, RECORD.c.uid == _EVIDENCE.c.target)
    chosen = statement.where(_EVIDENCE.c.owner.in_(findings), RECORD.c.deleted_at.is_(None))
    rows = connection.execute(chosen.order_by(_EVIDENCE.c.owner, _EVIDENCE.c.no))
    return [EvidenceRow(row[0], row[1] or "", RecordTitle(*row[3:]), row[2] or "") for row in rows]


def themes(connection: sa.Connection) -> list[ThemeRow]:
    """Return all themes that are not deleted, those no longer offered among them."""
    columns = (RECORD.c.uid, _THEME.c.theme_code, _THEME.c.label)
    statement = sa.select(*columns).join(_THEME, _THEME.c.uid == RECORD.c.uid)
    rows = connection.execute(statement.where(*_living("theme")).order_by(RECORD.c.code))
    return [ThemeRow(*(value or "" for value in row)) for row in rows]


def theme_counts(connection: sa.Connection, scope: Scope) -> list[tuple[str, str, str, int]]:
    """Return (key of a theme, uid of a lab, kind, how many records of the kind are about it)."""
    grouped = (TERM.c.key, RECORD.c.lab_id, RECORD.c.kind)
    statement = sa.select(*grouped, sa.func.count()).join(RECORD, RECORD.c.uid == TERM.c.owner)
    counted = statement.where(*_on_themes(), *_living(*COUNTED), _counts(scope), _of_towns(scope))
    return [tuple(row) for row in connection.execute(counted.group_by(*grouped))]


def record_counts(connection: sa.Connection, scope: Scope) -> list[tuple[str, str, int]]:
    """Return (uid of a lab, kind, how many records of the kind are here)."""
    grouped = (RECORD.c.lab_id, RECORD.c.kind)
    statement = sa.select(*grouped, sa.func.count()).where(*_living(*COUNTED), _counts(scope))
    return [tuple(row) for row in connection.execute(statement.where(_of_towns(scope)).group_by(*grouped))]


def _on_themes() -> tuple[sa.ColumnElement[bool], ...]:
    return (TERM.c.field == "themes", TERM.c.place == 0)


def on_theme(connection: sa.Connection, scope: Scope, theme: str, lab: str) -> list[RecordTitle]:
    """Return the records of a lab that are about a theme."""
    statement = sa.select(*TITLE).join(TERM, TERM.c.owner == RECORD.c.uid)
    chosen = statement.where(*_on_themes(), *_living(*COUNTED), _counts(scope))
    chosen = chosen.where(TERM.c.key == theme, RECORD.c.lab_id == lab)
    return [RecordTitle._make(row) for row in connection.execute(chosen.order_by(RECORD.c.code))]


def activities(connection: sa.Connection, scope: Scope, start: Field, limit: int) -> list[ListRow]:
    """Return the activities of the towns in time; ``start`` is the field that they are sorted by."""
    head = (RECORD.c.uid, RECORD.c.code, RECORD.c.title, RECORD.c.status, RECORD.c.gaps, RECORD.c.errors)
    own = (RECORD.c.lab_id, *(_ACTIVITY.c[id_] for id_ in ("start", "end", "documentation_basis")))
    statement = sa.select(*head, *own).join(_ACTIVITY, _ACTIVITY.c.uid == RECORD.c.uid)
    chosen = statement.where(*_living("activity"), RECORD.c.status != "cancelled", _of_towns(scope))
    ordered = chosen.order_by(sort_key(_ACTIVITY, start), RECORD.c.code).limit(limit)
    names = [column.name for column in own]
    return [
        ListRow._make((*row[:6], dict(zip(names, row[6:], strict=True))))
        for row in connection.execute(ordered)
    ]
