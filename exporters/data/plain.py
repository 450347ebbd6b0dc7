"""The document model as plain JSON.

Every block and every part says its fields by name; ``type`` says which block or drawing it is: figures come
as what they show, not as pictures. What is not set is left out. Days are ISO 8601, pictures base64.
``version`` grows when a field changes its meaning.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, get_args

from app.reports import drawings, model
from exporters.readable import readable

if TYPE_CHECKING:
    from app.reports.model import Document

FORMAT, VERSION = "laborbuch-document", 1
_TYPED = (*get_args(model.Block), *get_args(drawings.Drawing))


def as_json(document: Document) -> str:
    """Return the whole file."""
    plain = {"format": FORMAT, "version": VERSION, "document": _plain(document)}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case dt.date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case str():
            return readable(value)
        case tuple():
            return [_plain(item) for item in value]
    return _named(value) if dataclasses.is_dataclass(value) else value


def _named(value: Any) -> dict[str, Any]:
    kind = {"type": type(value).__name__.lower()} if isinstance(value, _TYPED) else {}
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return kind | {name: _plain(it) for name, it in fields.items() if it is not None and it not in ("", ())}
