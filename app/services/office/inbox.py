"""The office's inbox: what a file that arrived would change, what was taken over, what is still to decide."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.errors import SaveRefusedError
from app.interchange.arrival import Notice
from app.merge.plan import Verdict
from app.services.changes import NOTHING, Changes
from app.services.office import conflicts, intake, merge_report, plan_rows, questions, undoing
from app.services.office import review as review_of_modules
from app.services.office.arrived_pictures import fresh
from app.services.office.delivery_parts import noted_part, part_of
from app.services.office.intake import Status, Taken
from app.services.vocabulary import SOURCES, terms_of
from app.storage import intakes, senders

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.interchange.arrival import Arrival
    from app.interchange.tables import PlainWorkbook
    from app.merge.plan import Plan
    from app.services.book import LabBook
    from app.services.office.delivery_parts import Part
    from app.services.office.plan_rows import KindRow
    from app.services.office.questions import Choice, Key, Question


class Signed(StrEnum):
    """Whether a delivery is signed, and whether by whom we know."""

    NOBODY = "nobody"
    FIRST = "first"  # nobody compared this key yet
    KNOWN = "known"
    MISSING = "missing"  # the lab signed before, but not this one


@dataclass(frozen=True)
class Waiting:
    """A delivery that was read and not taken over yet: what it would change."""

    arrival: Arrival
    plan: Plan
    signed: Signed
    rows: tuple[KindRow, ...]
    questions: Mapping[Key, Question]
    pictures: int
    part: Part

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records become what, how many fields are open, and how many pictures come."""
        return intake.counts(self.plan, self.pictures)

    @property
    def hints(self) -> list[Notice]:
        """What somebody should read, apart from the questions."""
        return merge_report.hints(self.plan)

    @property
    def changing(self) -> int:
        """How many records would be different."""
        moving = sum(record.verdict is not Verdict.UNCHANGED for record in self.plan.records)
        return len(self.plan.new) + moving + len(intake.withdrawn(self.plan))

    @property
    def edited(self) -> int:
        """How many rows somebody changed or added by hand."""
        return sum(item.edited for items in self.arrival.items.values() for item in items)


@dataclass(frozen=True)
class Delivered:
    """A delivery that was taken over; ``open`` counts what is still to be decided."""

    intake: int
    town: str
    file: str
    digest: str
    sequence_no: int | None
    taken_at: str
    undone_at: str | None
    counts: Mapping[str, int]
    open: int
    notices: tuple[Notice, ...]
    part: Part


@dataclass(frozen=True)
class Review:
    """What is left of a delivery that was taken over: open questions, and why it cannot be undone, if so."""

    rows: tuple[KindRow, ...]
    questions: Mapping[Key, Question]
    obstacle: str | None


@dataclass(frozen=True)
class Done:
    """What taking over did, together with the answers given before."""

    taken: Taken
    changes: Changes = NOTHING
    open: int = 0


def look(book: LabBook, arrival: Arrival) -> Waiting:
    """Return what taking a delivery over would change. Raises RefusedFileError if that may not be."""
    plan = intake.preview(book, arrival)
    with book.reading() as connection:
        uids = plan_rows.uids_of(plan)
        titles = questions.titles_of(connection, uids)
        rows = plan_rows.rows_of(plan, titles)
        asked = [it for it in plan.records if it.conflicts]
        since = intakes.changed_at(connection, [it.uid for it in asked])
        signed = _signed(connection, arrival)
        pictures, part = len(fresh(connection, arrival)), part_of(connection, arrival)
    found = questions.of_plan(asked, titles, since, arrival)
    return Waiting(arrival, plan, signed, rows, {it.key: it for it in found}, pictures, part)


def _signed(connection: sa.Connection, arrival: Arrival) -> Signed:
    known = senders.key_of(connection, arrival.sender.lab_uid)
    if not arrival.public_key:
        return Signed.MISSING if known else Signed.NOBODY
    return Signed.KNOWN if known else Signed.FIRST


def is_taken(book: LabBook, digest: str) -> int | None:
    """Return the number of the intake of exactly this delivery, unless it was undone."""
    with book.reading() as connection:
        row = intakes.live_with_digest(connection, digest)
    return None if row is None else int(row["id"])


def taken_over(book: LabBook) -> list[Delivered]:
    """Return what was taken over, the latest first."""
    with book.reading() as connection:
        still_open = intakes.open_by_intake(connection)
        return [
            _delivered(row, still_open, noted_part(connection, row)) for row in intakes.intakes(connection)
        ]


def _delivered(row: sa.RowMapping, still_open: Mapping[int, int], part: Part) -> Delivered:
    return Delivered(
        intake=row["id"],
        town=row["town"],
        file=row["file"],
        digest=row["digest"],
        sequence_no=row["sequence_no"],
        taken_at=row["taken_at"],
        undone_at=row["undone_at"],
        counts={name: row[name] for name in merge_report.COUNTED},
        open=still_open.get(row["id"], 0),
        notices=tuple(Notice(*notice) for notice in json.loads(row["notices"])),
        part=part,
    )


def review(book: LabBook, number: int) -> Review:
    """Return what is left to do with an intake."""
    found = questions.open_questions(book, number)
    return Review(questions.rows_of(found), {it.key: it for it in found}, undoing.obstacle(book, number))


def labels(book: LabBook) -> dict[str, str]:
    """Return what the keys of themes and theses are called."""
    with book.reading() as connection:
        return {key: label for name in SOURCES for key, label in terms_of(connection, name).items()}


def take_over(book: LabBook, waiting: Waiting, choices: Mapping[Key, Choice]) -> Done:
    """Take a delivery over, then put in force what was decided before; both can be undone together.

    Raises as ``intake.take_over``.
    """
    taken = intake.take_over(book, waiting.arrival)
    if taken.intake is None:
        return Done(taken, taken.changes)
    changes = taken.changes
    for key, choice in choices.items():
        changes = _and(changes, _decided_if_asked(book, key, choice))
    with book.writing() as connection:
        intakes.restate_hashes(connection, taken.intake, {uid for uid, _ in choices})
    book.history.clear()  # the answers came with the delivery, and go with it
    return Done(taken, changes, len(questions.open_questions(book, taken.intake)))


def _decided_if_asked(book: LabBook, key: Key, choice: Choice) -> Changes:
    """What is no question any more has been answered by the delivery itself."""
    try:
        return questions.decide(book, key, choice)
    except SaveRefusedError:
        return NOTHING


def _and(one: Changes, other: Changes) -> Changes:
    return Changes(one.kinds | other.kinds, one.uids | other.uids)


def report(book: LabBook, seen: Waiting | Taken) -> PlainWorkbook:
    """Return the report of one delivery, taken over or only looked at."""
    taken = seen if isinstance(seen, Taken) else _not_taken(seen)
    name = taken.plan.arrival.file if taken.plan else ""
    told = merge_report.Report()
    told.add(name, taken)
    return told.workbook(book)


def _not_taken(seen: Waiting) -> Taken:
    plan = seen.plan
    return Taken(
        sender=plan.arrival.sender,
        status=Status.WAITING,
        unchanged=plan.unchanged,
        plan=plan,
        pictures=seen.pictures,
        part=seen.part,
    )


def places(book: LabBook) -> dict[str, int]:
    """Return what stands beside the office's places in the navigation."""
    counted = {"merging": conflicts.count_open(book), "review": review_of_modules.count_waiting(book)}
    return {place: number for place, number in counted.items() if number}
