"""What a change touched, for records that are closed to changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.record import Record


def changed(before: Record, after: Record) -> list[str]:
    """Return the ids of the fields of its own kind in which a record differs; status and scope are none."""
    ids = (field.id for field in after.about.own_fields)
    return [id_ for id_ in ids if getattr(before, id_) != getattr(after, id_)]
