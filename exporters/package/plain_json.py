"""JSON as people can read it, and read back without trusting it."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from app.domain.text import has_controls

_LONGEST_TEXT = 300


def dump(value: Any) -> bytes:
    """Return indented JSON, keys in the order in which they stand."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def load(data: bytes) -> Any:
    """Return what stands there. Raises ValueError, also for what JSON forbids and Python reads."""
    try:
        value = json.loads(data.decode(), parse_constant=_refuse, object_pairs_hook=_unique)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    _refuse_half_characters(value)
    return value


def text(value: Any) -> str:
    """Return ``value`` if it is a short text without control characters. Raises ValueError."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or has_controls(value):
        raise ValueError(f"no short text: {value!r:.40}")
    return value


def whole(value: Any, least: int = 0) -> int:
    """Return ``value`` if it is a whole number from ``least`` on. Raises ValueError."""
    if type(value) is not int or value < least:
        raise ValueError(f"no number from {least} on: {value!r:.40}")
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Return ``value`` if it is an object. Raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError(f"no object: {value!r:.40}")
    return value


def rows(value: Any) -> list[Any]:
    """Return ``value`` if it is a list. Raises ValueError."""
    if not isinstance(value, list):
        raise ValueError(f"no list: {value!r:.40}")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two values for one key would mean one thing to us and another to the next reader."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _refuse_half_characters(value: Any) -> None:
    r"""``"\ud800"`` is JSON but no text: no database and no file would take it."""
    json.dumps(value, ensure_ascii=False).encode()
