"""Which files may be deliveries, by their names: for a folder on the command line and one in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES = (".zip", ".xlsx")
_HIDDEN = ("~$", ".")  # what an office program leaves beside a file that is open


def deliverable(paths: Iterable[Path]) -> Iterator[Path]:
    """Return the paths that may be deliveries."""
    for path in paths:
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(_HIDDEN):
            yield path
