"""Backups before what cannot simply be stepped back from."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from app.storage import backup

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.book import LabBook

_KEPT = 10


def back_up_before(book: LabBook, what: str) -> Path:
    """Copy the file beside itself and check the copy; ``what`` names the step in the copy's name.

    The newest copies are kept. Raises LaborbuchError if there is no good copy: then do not take the step.
    """
    folder = book.path.with_name(f"{book.path.stem}_Sicherungen")
    moment = book.clock().astimezone().strftime("%Y-%m-%d_%H-%M-%S")
    name = f"{book.path.stem}_{moment}_{what}"
    done = backup.back_up(book.path, _free(folder, name, book.path.suffix))
    _thin_out(folder, book.path.suffix)
    return done


def _free(folder: Path, name: str, suffix: str) -> Path:
    """Two steps within one second both get a name."""
    names = chain([name], (f"{name}_{number}" for number in count(2)))
    return next(file for one in names if not (file := folder / f"{one}{suffix}").exists())


def _thin_out(folder: Path, suffix: str) -> None:
    copies = sorted(folder.glob(f"*{suffix}"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    for old in copies[:-_KEPT]:
        old.unlink(missing_ok=True)
