"""The one plain form of a record, for hashes and comparison."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import orjson

from app.domain.fields import fields_of
from app.domain.rows import Row

if TYPE_CHECKING:
    from app.domain.record import Record

# What is set in a record, by field id, as JSON knows it. An empty value counts as an absent one.
State = dict[str, Any]


def plain(value: Any) -> Any:
    """Return a value as JSON knows it. Numbers lose trailing zeros, so that 5 and 5.0 are one."""
    if isinstance(value, Row):
        return {field.id: plain(getattr(value, field.id)) for field in fields_of(type(value))}
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, str | int | bool | None) else str(value)


def content(record: Record) -> dict[str, Any]:
    """Return everything a record says, without its bookkeeping (revision, times, editor)."""
    return {field.id: plain(getattr(record, field.id)) for field in record.about.content}


def checksum(values: Mapping[str, Any]) -> str:
    """Return a SHA-256 over what is set in ``values``; an empty value counts as an absent one.

    So a field that a later version adds does not change the sums of records that do not use it.
    """
    return digest(state_of(values))


def state_of(values: Mapping[str, Any]) -> State:
    """Return what is set in ``values``, plain: two records that say the same have equal states."""
    return {key: plain(value) for key, value in values.items() if _is_set(value)}


def _is_set(value: Any) -> bool:
    """Whether a value says something; zero does, though Python takes it for no."""
    return value is not None and value is not False and value not in ("", (), [])


def text_of(state: State) -> str:
    """Return the one way to write a state as JSON: keys sorted, no blanks, letters as they are."""
    return _bytes_of(state).decode("utf-8", "surrogatepass")


def digest(state: State) -> str:
    """Return the SHA-256 of a state."""
    return hashlib.sha256(_bytes_of(state)).hexdigest()


def _bytes_of(state: State) -> bytes:
    """Both ways give the same bytes; only the slow one takes lone surrogates and very long numbers."""
    try:
        return orjson.dumps(state, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        text = json.dumps(state, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass")


def record_hash(record: Record) -> str:
    """Return the hash that is stored with a record and tells a flipped bit from what was saved."""
    return checksum({"kind": record.about.name, **content(record)})


def content_hash(hashes: Iterable[str]) -> str:
    """Return one hash over the records of a file, whatever their order."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
