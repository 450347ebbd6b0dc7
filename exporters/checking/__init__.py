"""Finished Word files, whoever wrote them: what makes them hard to read for some, or dishonest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.flaws import Flaw

__all__ = ["check"]


def check(path: Path) -> tuple[Flaw, ...]:
    """Return what is wrong with a Word file, by rule; nothing if it is as it should be.

    Raises RefusedFileError for what is no whole Word document. The file is only read.
    """
    from exporters.checking import checker

    return checker.check(path)
