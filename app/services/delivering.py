"""Handing over: what may leave the lab as workbook and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.formats import USUAL, format_of
from app.services import delivery_log, packing, proof, staging
from app.services.lab_settings import settings_in
from app.services.papers import Writers, jobs
from app.services.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from app.interchange.arrival import ArrivedPicture
    from app.interchange.bundle import Bundle
    from app.services.book import LabBook
    from app.services.proof import Remark
    from app.services.staging import Progress

PACKAGE = "package"
_IN_PACKAGE = ("word", "excel")
TOO_LARGE = (
    "„{name}“ ist größer als {most} MB. Geben Sie das Paket über eine gemeinsame Ablage weiter, oder erhöhen "
    "Sie die Größe in den Einstellungen."
)


@dataclass(frozen=True)
class Delivered:
    """What a delivery wrote, how many records of each kind it holds, and what somebody should look at.

    ``contents`` names every record it holds, by uid, code and revision. ``remarks`` are what the check of the
    finished documents found; the warnings say them as well.
    """

    files: tuple[Path, ...]
    records: Mapping[str, int]
    warnings: tuple[str, ...]
    contents: tuple[tuple[str, str, int], ...] = ()
    revocations: int = 0
    remarks: tuple[Remark, ...] = ()


def deliver(
    book: LabBook,
    folder: Path,
    writers: Writers,
    formats: Sequence[str] = USUAL,
    progress: Progress = lambda done, total, what: None,
    password: str | None = None,
) -> Delivered:
    """Write what may leave the lab into ``folder``: all files, or none.

    ``password`` encrypts the package. Raises LaborbuchError if the folder cannot be written to, or a format
    is not allowed here.
    """
    book.house.demand(*formats)
    with book.reading() as connection:
        selection = Selection(book, connection)
        bundle = selection.bundle(delivery_log.number_of(connection, selection.contents))
        needed = [*formats, *(_IN_PACKAGE if PACKAGE in formats else ())]
        files_to_write = jobs(book, connection, selection, bundle, writers, needed)
        pictures = packing.pictures(connection, selection) if PACKAGE in formats else {}
        most = int(settings_in(connection)["package_max_mb"])
    task = _Task(book, writers, formats, bundle, pictures, most, password)
    with staging.staged(folder) as stage:
        written = staging.write(files_to_write, stage, progress)
        remarks = proof.proof(written, writers, selection.leaving.values())
        files = staging.settle(task.finish(stage, written), folder)
    warnings = (*selection.warnings, *task.too_large(files), *proof.sentences(remarks))
    return Delivered(files, bundle.counts, warnings, selection.contents, len(bundle.revocations), remarks)


@dataclass(frozen=True)
class _Task:
    """One delivery while it is written."""

    book: LabBook
    writers: Writers
    formats: Sequence[str]
    bundle: Bundle
    pictures: dict[str, ArrivedPicture]
    most_megabytes: int
    password: str | None

    def finish(self, stage: Path, written: Sequence[Path]) -> list[Path]:
        """Put what was written into a package if one is wanted; returns the files that were asked for."""
        wanted = [file for file in written if format_of(file.suffix) in self.formats]
        return [*wanted, *self._packages(written, stage / PACKAGE)]

    def _packages(self, written: Sequence[Path], stage: Path) -> Sequence[Path]:
        if PACKAGE not in self.formats:
            return ()
        stage.mkdir()
        inside = [file for file in written if format_of(file.suffix) in _IN_PACKAGE]
        package = packing.package(self.bundle, inside, self.pictures, self.book.house.office_address)
        seal = packing.seal(self.book, self.writers.new_signing_key, self.password)
        return self.writers.package(package, stage, seal, self.most_megabytes * packing.MEGABYTE)

    def too_large(self, files: Sequence[Path]) -> Iterable[str]:
        """Say which packages are too large to be mailed, though text and pictures were parted."""
        most = self.most_megabytes
        packages = (file for file in files if format_of(file.suffix) == PACKAGE)
        large = (file for file in packages if file.stat().st_size > most * packing.MEGABYTE)
        return (TOO_LARGE.format(name=file.name, most=most) for file in large)
