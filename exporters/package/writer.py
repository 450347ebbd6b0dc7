"""Writing a package: all of its files, or none."""

from __future__ import annotations

import tempfile
import unicodedata
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import LaborbuchError
from app.interchange.arrival import Purpose
from app.interchange.package import Seal
from app.reports import names
from exporters.files import NOT_SAVED
from exporters.package import archive, contents, plain_json
from exporters.package.manifest import in_order
from exporters.package.splitting import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.interchange.package import Manifest, Package
    from exporters.package.contents import File

_OPEN = Seal()


def write(
    package: Package, folder: Path, *, seal: Seal = _OPEN, max_bytes: int | None = None
) -> tuple[Path, ...]:
    """Write a package into ``folder`` and return its files: one, or its parts if that is over ``max_bytes``.

    A part is larger than that only if it cannot be divided: the text, and a single picture. Raises
    LaborbuchError if the folder cannot be written to; then it is as it was.
    """
    name = file_name(package.manifest)
    try:
        whole = Part(_counted(package), tuple(_files(package)))
        divided = parts(whole, seal, max_bytes)
        targets = [folder / (names.part_file(name, part.name) if part.name else name) for part in divided]
        folder.mkdir(parents=True, exist_ok=True)
        return _write_all(folder, divided, targets, seal)
    except OSError as error:
        raise LaborbuchError(NOT_SAVED.format(name=name, folder=folder)) from error


def file_name(manifest: Manifest) -> str:
    """Return what the .zip is called as long as it is one."""
    day = manifest.created_at.date()
    if manifest.purpose is Purpose.GUIDELINES:
        return names.guidelines_file(manifest.sender.prefix, day)
    if manifest.purpose is Purpose.REPLY:
        return names.reply_file((manifest.recipient or manifest.sender).prefix, day)
    return names.delivery_file(manifest.sender.prefix, manifest.sequence_no, day)


def _counted(package: Package) -> Manifest:
    """What lies there as JSON is counted here, if nobody did."""
    counts = package.manifest.counts or {kind: len(states) for kind, states in package.states.items()}
    return replace(package.manifest, counts=in_order(counts))


def _files(package: Package) -> Iterator[File]:
    if package.workbook:
        yield _from_disk("", package.workbook)
    if package.states:
        yield contents.file(contents.STATES, plain_json.dump(in_order(package.states)))
    for document in package.documents:
        yield _from_disk(contents.DOCUMENTS, document)
    for sha256, (data, media_type) in sorted(package.pictures.items()):
        yield contents.picture(sha256, data, media_type)


def _from_disk(folder: str, path: Path) -> File:
    return contents.file(folder + unicodedata.normalize("NFC", path.name), path.read_bytes())


def _write_all(
    folder: Path, divided: Sequence[Part], targets: Sequence[Path], seal: Seal
) -> tuple[Path, ...]:
    """Write into a folder within the target first, so that a failure leaves the target as it was."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".laborbuch-") as name, ExitStack() as undo:
        stage = Path(name)
        for part, target in zip(divided, targets, strict=True):
            packed = archive.pack(*part.sealed(seal), part.manifest.created_at, seal.password)
            (stage / target.name).write_bytes(packed)
        for target in targets:
            _put(stage / target.name, target, undo)
        undo.pop_all()
    return tuple(targets)


def _put(finished: Path, target: Path, undo: ExitStack) -> None:
    """Put a file in its place; ``undo`` takes it away again and gives back what was there."""
    if target.is_dir():
        raise IsADirectoryError(target)
    if target.exists():
        old = finished.with_name(f"{target.name}.alt")
        target.replace(old)
        undo.callback(old.replace, target)
    finished.replace(target)
    undo.callback(target.unlink)
