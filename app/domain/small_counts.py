"""Small groups are protected: outside the lab a number of people below the limit is shown as "unter 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.fields import ExportRule, FieldKind
from app.domain.settings import LAB_SETTINGS

if TYPE_CHECKING:
    from app.domain.fields import Field

SMALL_COUNT_LIMIT = int(LAB_SETTINGS["small_count_threshold"].default)

Value = TypeVar("Value")

_SAID = re.compile(r"unter\s([0-9]{1,9})")


@dataclass(frozen=True)
class Below:
    """A number of people too small to be shown."""

    limit: int

    def __str__(self) -> str:
        return f"unter {self.limit}"

    @classmethod
    def parse(cls, text: str) -> Below | None:
        """Return what a masked number's text stands for, or None if it is none."""
        match = _SAID.fullmatch(text.strip())
        return cls(int(match[1])) if match else None


def masked(value: Value, counts_people: bool, limit: int = SMALL_COUNT_LIMIT) -> Value | Below:
    """Return a number as it may leave the lab; None stays None."""
    known = value is not None and not isinstance(value, Below)  # another lab's number may be masked already
    too_small: Any = counts_people and known and value < limit  # type: ignore[operator]
    return Below(limit) if too_small else value


def counts_people(field: Field, holder: Any, rule: ExportRule | None = None) -> bool:
    """Whether ``field`` of a record or row holds a number of people.

    ``rule`` is the list's rule where ``holder`` is one of its rows. A row may say itself whether its value
    counts people; then its other numbers, such as the one of a sentence it belongs to, do not.
    """
    if (rule or field.export_rule) is not ExportRule.SMALL_COUNT:
        return False
    if hasattr(holder, "counts_people"):
        return field.kind is FieldKind.DECIMAL and bool(holder.counts_people)
    return field.kind in (FieldKind.INT, FieldKind.DECIMAL)


def shown(field: Field, holder: Any, rule: ExportRule | None = None, limit: int = SMALL_COUNT_LIMIT) -> Any:
    """Return the value of ``field`` as it may leave the lab; ``rule`` as in ``counts_people``."""
    return masked(getattr(holder, field.id), counts_people(field, holder, rule), limit)
