"""What is being written: the readable values, and what was typed and cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, Self, TypeVar

from app.domain.fields import Need
from app.domain.rules.general import is_gap
from app.domain.rules.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.fields import Field


class Changeable(Protocol):
    """A value that changes by making another one: a record or a row."""

    def but(self, **changes: Any) -> Self:
        """Return the same with some values changed."""


Holder = TypeVar("Holder", bound=Changeable)


class Unread(NamedTuple):
    """Something typed that is no value of its field, and the sentence that says so."""

    typed: str
    message: str


class Draft(Generic[Holder]):
    """A record or a row under the hands of somebody. ``holder`` keeps the last readable values."""

    def __init__(self, holder: Holder) -> None:
        """Begin with what is stored."""
        self.stored = holder
        self.holder = holder
        self.unread: dict[str, Unread] = {}

    def take(self, field: Field, values: Mapping[str, Any]) -> None:
        """Take values by field id, as read at ``field``."""
        self.unread.pop(field.id, None)
        if any(getattr(self.holder, id_) != value for id_, value in values.items()):
            self.holder = self.holder.but(**values)

    def refuse(self, field: Field, unread: Unread) -> None:
        """Keep what was typed at a field. Its value is the stored one again: 44 is no part of "44o"."""
        self.unread[field.id] = unread
        self.holder = self.holder.but(**{field.id: getattr(self.stored, field.id)})

    def rebase(self, stored: Holder) -> None:
        """Go on from what was stored; what cannot be read stays."""
        self.stored = self.holder = stored

    @property
    def changed(self) -> bool:
        """Whether there are readable values that are not stored."""
        return self.holder != self.stored

    @property
    def clean(self) -> bool:
        """Whether everything that was typed is stored."""
        return not self.changed and not self.unread


def missing(holder: Any, fields: Iterable[Field]) -> set[str]:
    """Return the fields that must be filled and are not, by the same measure as the rules."""
    return {field.id for field in fields if is_gap(Spot(holder, field))}


def is_required(field: Field, holder: Any) -> bool:
    """Whether the field must be filled in this record, now or before release."""
    if field.computed or field.required is Need.NO:
        return False
    return field.required_when is None or field.required_when(holder)


def is_shown(field: Field, holder: Any) -> bool:
    """Whether the field has a place in the form: it applies, or something stands in it."""
    filled = field.is_set(getattr(holder, field.id))
    if field.computed:
        return filled
    return filled or field.visible_when is None or field.visible_when(holder)
