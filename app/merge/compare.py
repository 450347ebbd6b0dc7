"""The comparison of two states of a record, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.canonical import plain

if TYPE_CHECKING:
    from app.domain.fields import Field
    from app.domain.record import Record


@dataclass(frozen=True)
class Difference:
    """A field that says something else in two states of a record."""

    field: Field
    before: Any
    after: Any


def differences(before: Record, after: Record) -> tuple[Difference, ...]:
    """Return what differs between two states of one record, in the order of the form.

    Bookkeeping (version, times, editor) is no difference; neither are 5 and 5.0.
    """
    return tuple(
        Difference(field, getattr(before, field.id), getattr(after, field.id))
        for field in before.about.content
        if plain(getattr(before, field.id)) != plain(getattr(after, field.id))
    )
