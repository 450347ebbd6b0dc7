"""Files that are written together appear together, or none does."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import LaborbuchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Job = tuple[str, Callable[[Path], None]]
    Progress = Callable[[int, int, str], None]

NOT_WRITTEN = (
    "In „{folder}“ lässt sich nicht schreiben. Schließen Sie Dateien, die dort noch geöffnet sind, "
    "schaffen Sie Platz, oder wählen Sie einen anderen Ort."
)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Yield a place within ``folder`` to write to first; it is gone afterwards.

    Raises LaborbuchError where the system refuses to write; the folder is as it was then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".laborbuch-") as name:
            yield Path(name)
    except OSError as error:
        raise LaborbuchError(NOT_WRITTEN.format(folder=folder)) from error


def write(jobs: Sequence[Job], stage: Path, progress: Progress) -> list[Path]:
    """Do the jobs, each of which writes one file, and return the files."""
    for number, (file, job) in enumerate(jobs):
        progress(number, len(jobs), file)
        job(stage / file)
    return [stage / file for file, _ in jobs]


def settle(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Put finished files in their place. Raises OSError, before the first, if one of them is in use there."""
    for file in files:
        target = folder / file.name
        if target.exists():
            target.open("r+b").close()
    return tuple(file.replace(folder / file.name) for file in files)
