"""What the program and its files are called, and which version of it this is."""

from __future__ import annotations

from functools import cache

NAME = "Laborbuch"
SUFFIX = ".laborbuch"
BUILD = "build.txt"  # a packaged program has it among its resources


@cache
def version() -> str:
    """Return the version as pyproject.toml states it. Slow: not before the window shows."""
    from importlib import metadata

    return metadata.version("laborbuch")


@cache
def build() -> str:
    """Return day and commit of a packaged program; "" while it runs from its source."""
    from importlib import resources

    stamp = resources.files("resources") / BUILD
    return stamp.read_text("utf-8").strip() if stamp.is_file() else ""


def named() -> str:
    """Return name, version and build as people are told them. Slow, see ``version``."""
    return f"{NAME} {version()}" + (f" ({build()})" if build() else "")
