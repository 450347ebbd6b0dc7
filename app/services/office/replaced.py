"""A text by hand that waits for a decision stands nowhere else: it is told before another takes its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.values import show
from app.interchange.arrival import Notice
from app.merge.plan import DELETION
from app.services.office.settling import by_field
from app.services.plain_records import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.canonical import State
    from app.merge.plan import RecordPlan
    from app.storage.intakes import Conflict

REPLACED = (
    "{code}, „{field}“: Hier wartete schon eine Fassung von Hand auf eine Entscheidung: „{text}“. Sie steht "
    "nicht mehr zur Wahl; soll sie gelten, tragen Sie sie als eigene Fassung ein."
)


def replaced(
    record: RecordPlan, waiting: Iterable[Conflict], fresh: Iterable[Conflict], stated: State
) -> Iterator[Notice]:
    """Tell what no longer waits. What the lab ``stated`` itself it has said anew, and that waits instead."""
    asked = {row.field: row for row in fresh}
    for before in waiting:
        row = asked.get(before.field)
        if row and not before.decision and before.theirs != row.theirs:
            yield from _told(record, _by_field(record, before, row), stated)


def _by_field(record: RecordPlan, before: Conflict, row: Conflict) -> Iterable[Conflict]:
    if before.field != DELETION:
        return [before]
    return by_field(record.kind, before, json.loads(row.theirs) or {})


def _told(record: RecordPlan, gone: Iterable[Conflict], stated: State) -> Iterator[Notice]:
    about = KINDS[record.kind]
    for it in gone:
        field, value = about.by_id[it.field], json.loads(it.theirs)
        if value != stated.get(it.field):
            text = show(field, value_of(field, value, str))
            said = REPLACED.format(code=record.code, field=field.label, text=text)
            yield Notice(said, about.sheet, record.item.row if record.item else 0, field.column)
