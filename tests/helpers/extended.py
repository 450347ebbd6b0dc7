"""Record classes with one more field than the program has."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from app.domain.record import Record, RecordKind, record

R = TypeVar("R", bound=Record)


def extended(base: type[R], **fields: Any) -> type[R]:
    """Return the record class with more fields, declared as in its own file; all else is the same."""
    kept = [it.name for it in dataclasses.fields(RecordKind) if it.name not in ("name", "record")]
    about = {name: getattr(base.about, name) for name in kept}
    annotations = dict.fromkeys(fields, "Any")
    return record(**about)(type(base.__name__, (base,), fields | {"__annotations__": annotations}))


def with_more(original: R, base: type[R], **values: Any) -> R:
    """Return a record as one of another class, with more values."""
    own = {it.name: getattr(original, it.name) for it in dataclasses.fields(original)}
    return base(**own | values)
