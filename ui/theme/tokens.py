"""The values of the look. They stand in one file, for the program and for the contrast test."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def tokens() -> dict[str, Any]:
    """Return everything in tokens.json; lengths are logical pixels at a text scale of 1."""
    found: dict[str, Any] = json.loads(
        (resources.files("resources") / "styles" / "tokens.json").read_text("utf-8")
    )
    return found


def size(name: str) -> int:
    """Return a length of a part of the window, such as ``nav`` or ``icon``."""
    return int(tokens()["size"][name])


def space(name: str) -> int:
    """Return a distance, from ``hair`` to ``xxxl``."""
    return int(tokens()["space"][name])


def radius(name: str) -> int:
    """Return how round the corners of a kind of part are."""
    return int(tokens()["radius"][name])


def narrow(width: int) -> bool:
    """Whether a window of this width has room for a list or a form, but not for both."""
    return width <= int(tokens()["breakpoint"]["single"][1])
