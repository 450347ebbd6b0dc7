"""What somebody has to decide between a lab and the office: two versions of a field, and what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.catalogue import KINDS
from app.merge.plan import DELETION, FieldChange, Outcome, Verdict
from app.services.office import conflicts, plan_rows
from app.services.office.conflicts import OpenConflict, Take
from app.services.office.plan_rows import FREE_TEXT, KindRow, RecordRow
from app.storage import intakes, queries
from app.storage.intake_tables import CONFLICT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from app.domain.fields import Field
    from app.interchange.arrival import Arrival
    from app.merge.plan import RecordPlan
    from app.services.book import LabBook
    from app.services.changes import Changes

    Key = tuple[str, str]


class Question(NamedTuple):
    """Two versions between which somebody has to decide; values are plain, None stands for empty.

    ``field`` is None where one side deleted the record; ``theirs`` is None if that was the lab.
    ``here_since`` is when the office changed the record last, ``there_since`` when the lab delivered.
    """

    uid: str
    kind: str
    code: str
    title: str
    town: str
    field: Field | None
    ours: Any
    theirs: Any
    here_since: str
    there_since: str

    @property
    def key(self) -> Key:
        """By what it is known: the record and the field, "" for the whole record."""
        return self.uid, self.field.id if self.field else DELETION

    @property
    def takes_text(self) -> bool:
        """Whether a third version can be written."""
        if self.field is None or self.field.vocabulary or self.field.computed:
            return False
        return self.field.kind in FREE_TEXT


class Choice(NamedTuple):
    """How a question is answered; ``own`` is the third version."""

    take: Take
    own: str | None = None


class Decision(NamedTuple):
    """What somebody decided."""

    uid: str
    kind: str
    code: str
    title: str
    town: str
    field: str  # its label, "" for the whole record
    take: Take
    decided_at: str


def of_plan(
    records: Iterable[RecordPlan], titles: Mapping[str, str], since: Mapping[str, str], arrival: Arrival
) -> list[Question]:
    """Return what a plan leaves to decide. ``since`` tells when records were changed here, by uid."""
    named = (plan_rows.known_row(record, titles) for record in records)
    return [
        _asked(row, change, since, arrival)
        for row in named
        for change in row.changes
        if change.outcome is Outcome.OPEN
    ]


def _asked(row: RecordRow, change: FieldChange, since: Mapping[str, str], arrival: Arrival) -> Question:
    return Question(
        uid=row.uid,
        kind=row.kind,
        code=row.code,
        title=row.title,
        town=arrival.sender.town,
        field=KINDS[row.kind].by_id.get(change.field),
        ours=change.ours,
        theirs=change.theirs,
        here_since=since.get(row.uid, ""),
        there_since=arrival.created_at,
    )


def open_questions(book: LabBook, number: int | None = None) -> list[Question]:
    """Return what waits for a decision, of all deliveries or of one."""
    with book.reading() as connection:
        found = conflicts.open_in(connection, number)
        made = {row["id"]: row["created_at"] for row in intakes.intakes(connection)}
        towns = queries.towns(connection)
    return [_still_open(it, towns, made) for it in found]


def _still_open(it: OpenConflict, towns: Mapping[str, str], made: Mapping[int, str]) -> Question:
    return Question(
        uid=it.uid,
        kind=it.kind,
        code=it.code,
        title=it.title,
        town=towns.get(it.lab_uid, ""),
        field=it.field,
        ours=it.ours,
        theirs=it.theirs,
        here_since=it.changed_at or "",
        there_since=made.get(it.intake, ""),
    )


def rows_of(questions: Iterable[Question]) -> tuple[KindRow, ...]:
    """Return open questions as a tree of their records."""
    changes: dict[str, list[FieldChange]] = {}
    heads: dict[str, Question] = {}
    for it in questions:
        heads.setdefault(it.uid, it)
        changes.setdefault(it.uid, []).append(FieldChange(it.key[1], None, it.ours, it.theirs, Outcome.OPEN))
    rows = (
        RecordRow(it.kind, it.uid, it.code, it.title, Verdict.CONFLICT, tuple(changes[it.uid]))
        for it in heads.values()
    )
    return plan_rows.by_kind(rows)


def decide(book: LabBook, key: Key, choice: Choice) -> Changes:
    """Answer an open question. Raises SaveRefusedError if it is none any more."""
    return conflicts.decide(book, *key, choice.take, choice.own)


def decided(book: LabBook, most: int = 200) -> list[Decision]:
    """Return what was decided, the latest first."""
    with book.reading() as connection:
        found = intakes.conflicts(connection, CONFLICT.c.decision.is_not(None))
        latest = sorted(found, key=lambda it: it.decided_at or "", reverse=True)[:most]
        heads = {head.uid: head for head in intakes.heads(connection, uids={it.uid for it in latest})}
        titles = titles_of(connection, heads)
        towns = queries.towns(connection)
    return [_decision(it, heads[it.uid], titles.get(it.uid, ""), towns) for it in latest if it.uid in heads]


def _decision(it: intakes.Conflict, head: intakes.Head, title: str, towns: Mapping[str, str]) -> Decision:
    about = KINDS[head.kind].by_id.get(it.field)
    return Decision(
        uid=it.uid,
        kind=head.kind,
        code=head.code,
        title=title or head.code,
        town=towns.get(head.lab_id, ""),
        field=about.label if about else "",
        take=Take(it.decision or Take.OURS),
        decided_at=it.decided_at or "",
    )


def titles_of(connection: sa.Connection, uids: Iterable[str]) -> dict[str, str]:
    """Return what records are called, by uid."""
    return {
        title.uid: title.title
        for some in intakes.chunks(uids)
        for title in queries.titles(connection, some).values()
    }
