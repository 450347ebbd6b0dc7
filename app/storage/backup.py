"""A copy of a file that is known to be whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from app.errors import LaborbuchError
from app.storage.lab_file import address, inspect

if TYPE_CHECKING:
    from pathlib import Path

FAILED = (
    "Von „{name}“ ließ sich keine Sicherung in „{folder}“ anlegen. Es wurde nichts geändert. Schaffen Sie "
    "Platz, oder prüfen Sie, ob Sie dort schreiben dürfen."
)


def back_up(source: Path, target: Path) -> Path:
    """Copy a file while it may be in use, read the copy as a whole, and count what it holds.

    Raises LaborbuchError if the copy is not what it should be; it is removed then.
    """
    unfinished = target.with_name(f".~{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, unfinished)
        inspect(unfinished)
        if _counted(source) != _counted(unfinished):
            raise LaborbuchError(FAILED.format(name=source.name, folder=target.parent))
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise LaborbuchError(FAILED.format(name=source.name, folder=target.parent)) from error
    finally:
        with suppress(OSError):  # a folder that is gone, or was never there
            unfinished.unlink(missing_ok=True)
    return target


def _copy(source: Path, target: Path) -> None:
    with closing(_opened(source, "ro")) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{address(path.absolute())}?mode={mode}", uri=True)


def _counted(path: Path) -> list[tuple[str, int]]:
    with closing(_opened(path, "ro")) as connection:
        return connection.execute("SELECT kind, count(*) FROM record GROUP BY kind ORDER BY kind").fetchall()
