"""The words that messages are filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.fields import Field, FieldKind
from app.domain.values import show

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from app.domain.record import Record
    from app.domain.rules.surroundings import Surroundings


def said(record: Record, id_: str) -> str:
    """Return what a field of a record says, as people read it."""
    return show(record.about.by_id[id_], getattr(record, id_))


def named(field: Field, value: Any, around: Surroundings) -> str:
    """Return one value of a field as people read it; of a list's row, what is entered first."""
    if field.kind is FieldKind.LIST:
        cells = (named(column, getattr(value, column.id), around) for column in field.columns)
        return next((cell for cell in cells if cell), "")
    if field.target:
        return code_of(value, around)
    if field.vocabulary and field.vocabulary.open:
        return around.terms(field.vocabulary.name).get(value, value)
    return show(field, (value,) if field.is_many and not isinstance(value, tuple) else value)


def code_of(uid: str | None, around: Surroundings) -> str:
    """Return the code by which people know a record."""
    record = around.find(uid) if uid else None
    return record.code if record else uid or ""


def labels(record: Record, ids: Iterable[str]) -> str:
    """Return the labels of fields for an enumeration."""
    return ", ".join(f"„{record.about.by_id[id_].label}“" for id_ in ids)


def is_past(date: str | None, today: dt.date) -> bool:
    """Whether all of a stored date, be it a day, a month or a year, lies before today."""
    known = date and date != dates.UNKNOWN and dates.is_fuzzy_date(date)
    return bool(known) and dates.last_day(date or "") < today
