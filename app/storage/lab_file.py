"""Making and opening a lab file. What is no lab file is refused, and not a byte of it changes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from app.errors import RefusedFileError
from app.storage import schema
from app.storage.engine import connect

if TYPE_CHECKING:
    from pathlib import PurePath

    import sqlalchemy as sa

SUFFIX = ".laborbuch"
_MAGIC = b"SQLite format 3\x00"


def create(path: Path) -> sa.Engine:
    """Make an empty lab file. An existing file is never overwritten.

    Raises RefusedFileError if there is one already, or the place cannot be written to.
    """
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise RefusedFileError(
            f"„{path.name}“ gibt es hier schon. Wählen Sie einen anderen Namen, oder öffnen Sie die Datei."
        ) from None
    except OSError as error:
        raise RefusedFileError(
            f"In „{path.parent}“ lässt sich keine Datei anlegen. Wählen Sie einen anderen Ort."
        ) from error
    engine = connect(path)
    try:
        schema.upgrade(engine)
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)
        raise
    return engine


def open_file(path: Path, *, read_only: bool = False) -> sa.Engine:
    """Open a lab file after it has been checked, migrating an older one.

    Raises RefusedFileError for a missing, empty, foreign, newer or damaged file, and for an older one that
    may only be read.
    """
    inspect(path)
    older = schema.header(path)[2] < schema.SCHEMA
    if older and read_only:
        raise RefusedFileError(
            f"„{path.name}“ stammt aus einer älteren Fassung des Programms. Zum Lesen muss es erst jemand "
            "zum Schreiben öffnen."
        )
    engine = connect(path, read_only=read_only)
    if older:
        schema.upgrade(engine)
    return engine


def inspect(path: Path) -> None:
    """Check a file without changing it. Raises RefusedFileError with the reason."""
    name = path.name
    try:
        magic, application, version = schema.header(path)
        empty = path.stat().st_size == 0
    except OSError as error:
        raise RefusedFileError(
            f"„{name}“ lässt sich nicht lesen. "
            "Prüfen Sie, ob die Datei noch da und das Laufwerk verbunden ist."
        ) from error
    if empty:
        raise RefusedFileError(f"„{name}“ ist leer. Wählen Sie ein anderes Laborbuch oder eine Sicherung.")
    if magic != _MAGIC or application != schema.APPLICATION_ID:
        raise RefusedFileError(
            f"„{name}“ ist kein Laborbuch. Wählen Sie eine Datei mit der Endung „{SUFFIX}“."
        )
    if version > schema.SCHEMA:
        raise RefusedFileError(
            f"„{name}“ stammt aus einer neueren Fassung des Programms. "
            "Bitten Sie Ihre IT um die aktuelle Fassung; die Datei bleibt unverändert."
        )
    if not _is_sound(path):
        raise RefusedFileError(
            f"„{name}“ ist beschädigt und bleibt unverändert. Öffnen Sie die letzte Sicherung."
        )


def _is_sound(path: Path) -> bool:
    """Read the whole file through SQLite; nothing is written, not even a journal.

    A journal beside the file is left by a program that was cut off while writing. SQLite will take its
    half-done work back, so what is looked at is a copy of which it did.
    """
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return _passes(path, "mode=ro&immutable=1")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(journal, folder)
        return _passes(Path(shutil.copy(path, folder)), "mode=rw")


def _passes(path: Path, how: str) -> bool:
    try:
        with closing(sqlite3.connect(f"{address(path.absolute())}?{how}", uri=True)) as connection:
            sound: bool = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            return sound and not connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError:
        return False


def address(path: PurePath) -> str:
    """Return an absolute path as SQLite reads addresses.

    A share stands behind the slashes that begin the path: a server's name in its usual place is refused.
    """
    plain = path.as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(os.fsencode(plain), safe='/:')}"
