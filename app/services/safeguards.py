"""Backups before what cannot simply be stepped back from."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from itertools import chain, count
from typing import TYPE_CHECKING

from app.storage import backup

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.book import LabBook

_KEPT = 10


def back_up_before(book: LabBook, what: str) -> Path:
    """Copy the file and check the copy; ``what`` names the step in the copy's name.

    The newest copies are kept. Raises LaborbuchError if there is no good copy: then do not take the step.
    """
    folder = folder_of(book)
    moment = book.clock().astimezone().strftime("%Y-%m-%d_%H-%M-%S")
    name = f"{book.path.stem}_{moment}_{what}"
    done = backup.back_up(book.path, _free(folder, name, book.path.suffix))
    _thin_out(folder, book.path.suffix)
    return done


def folder_of(book: LabBook) -> Path:
    """Return where backups of a file lie: beside it, or in a folder of its own where the house wants them.

    Many keep theirs there, and the copies of one file must not push out those of another of the same name.
    """
    name = f"{book.path.stem}_Sicherungen"
    if book.house.backup_folder is None:
        return book.path.with_name(name)
    return book.house.backup_folder / f"{name}_{_mark(book)}"


def _mark(book: LabBook) -> str:
    """Return what tells this file from others of its name, by its lab and its place."""
    said = f"{book.lab.uid}\n{book.path.absolute()}"
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _free(folder: Path, name: str, suffix: str) -> Path:
    """Two steps within one second both get a name."""
    names = chain([name], (f"{name}_{number}" for number in count(2)))
    return next(file for one in names if not os.path.lexists(file := folder / f"{one}{suffix}"))


def _thin_out(folder: Path, suffix: str) -> None:
    """Old copies that cannot be removed now are removed another time: the new one is there."""
    with suppress(OSError):
        _remove_old(folder, suffix)


def _remove_old(folder: Path, suffix: str) -> None:
    copies = sorted(folder.glob(f"*{suffix}"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    for old in copies[:-_KEPT]:
        old.unlink(missing_ok=True)
