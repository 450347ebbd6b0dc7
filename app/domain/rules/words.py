"""The words that messages are filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.fields import Field, FieldKind
from app.domain.values import LabelOf, show

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from app.domain.record import Record
    from app.domain.rules.surroundings import Surroundings


def said(record: Record, id_: str) -> str:
    """Return what a field of a record says, as people read it."""
    return show(record.about.by_id[id_], getattr(record, id_))


def named(field: Field, value: Any, around: Surroundings) -> str:
    """Return one of a field's values as people read it; of a list's row, what is entered first."""
    if field.kind is not FieldKind.LIST:
        return show(field, (value,) if field.is_many else value, _label_of(field, around))
    cells = ((column, getattr(value, column.id)) for column in field.columns)
    return next(
        (show(column, cell, _label_of(column, around)) for column, cell in cells if column.is_set(cell)), ""
    )


def _label_of(field: Field, around: Surroundings) -> LabelOf | None:
    if field.target:
        return lambda uid: code_of(uid, around)
    grown = around.terms(field.vocabulary.name) if field.vocabulary and field.vocabulary.open else None
    return None if grown is None else lambda key: grown.get(key, key)


def code_of(uid: str | None, around: Surroundings) -> str:
    """Return the code by which people know a record."""
    record = around.find(uid) if uid else None
    return record.code if record else uid or ""


def labels(record: Record, ids: Iterable[str]) -> str:
    """Return the labels of fields for an enumeration."""
    return ", ".join(f"„{record.about.by_id[id_].label}“" for id_ in ids)


def is_past(date: str | None, today: dt.date) -> bool:
    """Whether all of a stored date, be it a day, a month or a year, lies before today."""
    if not date or date == dates.UNKNOWN or not dates.is_fuzzy_date(date):
        return False
    return dates.last_day(date) < today
