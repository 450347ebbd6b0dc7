"""Every place of a record where something may stand: its fields and the cells of its lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, FieldKind, Privacy, stricter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.domain.rows import Row


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of a record, or a cell: then ``within`` is the list's field and ``row`` counts from 1."""

    holder: Record | Row
    field: Field
    within: Field | None = None
    row: int | None = None

    @property
    def value(self) -> Any:
        """What stands there."""
        return getattr(self.holder, self.field.id)

    @property
    def path(self) -> str:
        """``field`` or ``list.column``."""
        return f"{self.within.id}.{self.field.id}" if self.within else self.field.id

    @property
    def name(self) -> str:
        """What people call the place."""
        return (
            f"{self.within.label}, Zeile {self.row}: {self.field.label}" if self.within else self.field.label
        )

    @property
    def section(self) -> str:
        """The form's section in which it stands."""
        return (self.within or self.field).section

    @property
    def privacy(self) -> Privacy:
        """How far its content may go."""
        return stricter(self.within.privacy, self.field.privacy) if self.within else self.field.privacy

    @property
    def is_set(self) -> bool:
        """Whether something is entered."""
        return self.field.is_set(self.value)

    @property
    def values(self) -> tuple[Any, ...]:
        """The single values: several of a list, one or none of any other field."""
        if not self.is_set:
            return ()
        return tuple(self.value) if self.field.is_many else (self.value,)


def spots(record: Record) -> Iterator[Spot]:
    """Return all places in the order of the form, a list before its cells."""
    for field in record.about.fields:
        yield Spot(record, field)
        if field.kind is FieldKind.LIST:
            for number, row in enumerate(getattr(record, field.id), 1):
                yield from (Spot(row, column, field, number) for column in field.columns)
