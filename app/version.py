"""What the program and its files are called, and which version of it this is."""

from __future__ import annotations

from functools import cache

NAME = "Laborbuch"
SUFFIX = ".laborbuch"


@cache
def version() -> str:
    """Return the version as pyproject.toml states it. Slow: not before the window shows."""
    from importlib import metadata

    return metadata.version("laborbuch")
