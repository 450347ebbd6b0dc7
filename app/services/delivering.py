"""Handing over: what may leave the lab as workbook and documents."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import LaborbuchError
from app.services.papers import Writers, jobs
from app.services.selection import Selection

if TYPE_CHECKING:
    from app.services.book import LabBook

FORMATS = ("word", "excel")
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Delivered:
    """What a delivery wrote, how many records of each kind it holds, and what somebody should look at.

    ``contents`` names every record it holds, by uid, code and revision.
    """

    files: tuple[Path, ...]
    records: Mapping[str, int]
    warnings: tuple[str, ...]
    contents: tuple[tuple[str, str, int], ...] = ()


def deliver(
    book: LabBook,
    folder: Path,
    writers: Writers,
    formats: Sequence[str] = FORMATS,
    progress: Progress = lambda done, total, what: None,
) -> Delivered:
    """Write what may leave the lab into ``folder``: all files, or none.

    Raises LaborbuchError if the folder cannot be written to.
    """
    with book.reading() as connection:
        selection = Selection(book, connection)
        files_to_write = jobs(book, connection, selection, writers, formats)
        records = {name: len(found) for name, found in selection.records.items()}
        contents = tuple((record.uid, record.code, record.revision) for record in selection.leaving.values())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = _write_all(folder, files_to_write, progress)
    except OSError as error:
        raise LaborbuchError(
            f"In „{folder}“ lässt sich nicht schreiben. Schließen Sie Dateien, die dort noch geöffnet sind, "
            "schaffen Sie Platz, oder wählen Sie einen anderen Ort."
        ) from error
    return Delivered(files, records, selection.warnings, contents)


def _write_all(
    folder: Path, jobs: Sequence[tuple[str, Callable[[Path], None]]], progress: Progress
) -> tuple[Path, ...]:
    """Write into a folder within the target first, so that a failure leaves the target as it was."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".laborbuch-") as name:
        stage = Path(name)
        for number, (file, write) in enumerate(jobs):
            progress(number, len(jobs), file)
            write(stage / file)
        _refuse_occupied(folder / file for file, _ in jobs)
        return tuple((stage / file).replace(folder / file) for file, _ in jobs)


def _refuse_occupied(targets: Iterable[Path]) -> None:
    """Raise OSError if one of the files is open in Word or Excel or may not be replaced."""
    for target in targets:
        if target.exists():
            target.open("r+b").close()
