"""From a file to an arrival, whichever of our files it is: a package, or a workbook alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain.canonical import digest
from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.errors import RefusedFileError
from app.interchange.arrival import Arrival, Item, Purpose
from app.interchange.reply import answers_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.canonical import State
    from app.interchange.package import Unpacked

UNKNOWN = (
    "„{name}“ ist weder ein Paket noch eine Arbeitsmappe des Laborbuchs. Wählen Sie die Datei mit der Endung "
    "„.zip“ oder „.xlsx“, die Sie bekommen haben."
)
MISSING = "„{path}“ gibt es nicht. Prüfen Sie, ob der Name stimmt und das Laufwerk verbunden ist."
UNREADABLE = (
    "„{name}“ lässt sich nicht lesen. Prüfen Sie, ob die Datei noch da und das Laufwerk verbunden ist."
)
WITHOUT_CONTENT = (
    "„{name}“ wurde nicht übernommen: Im Paket fehlt die Arbeitsmappe. Bitten Sie das Labor, die Lieferung "
    "noch einmal zu schicken."
)
OTHER_LAB = (
    "„{name}“ wurde nicht übernommen: Paket und Arbeitsmappe stammen nicht von demselben Labor. Bitten Sie "
    "das Labor, die Lieferung noch einmal zu schicken."
)
DAMAGED_REPLY = (
    "„{name}“ wurde nicht übernommen: Die Rückmeldung lässt sich nicht lesen. Bitten Sie das Projektbüro, "
    "sie noch einmal auszugeben."
)


@dataclass(frozen=True)
class Opened:
    """A file of ours that was found whole. Its records are read when somebody asks."""

    digest: str
    read: Callable[[], Arrival]


def open_file(path: Path, password: str | None = None) -> Opened:
    """Open a file and check it. Raises RefusedFileError; nothing is written anywhere."""
    openers = {".zip": _open_package, ".xlsx": _open_workbook}
    opener = openers.get(path.suffix.lower())
    try:
        if not path.exists():
            raise RefusedFileError(MISSING.format(path=path))
        if opener is None:
            raise RefusedFileError(UNKNOWN.format(name=path.name))
        return opener(path, password)
    except OSError as error:
        raise RefusedFileError(UNREADABLE.format(name=path.name)) from error


def read(path: Path, password: str | None = None) -> Arrival:
    """Return what a file states. Raises RefusedFileError; nothing is written anywhere."""
    return open_file(path, password).read()


def _open_workbook(path: Path, _password: str | None) -> Opened:
    data = path.read_bytes()
    return Opened(hashlib.sha256(data).hexdigest(), partial(_read_workbook, data, path.name))


def _read_workbook(data: bytes, name: str) -> Arrival:
    from exporters import excel

    return excel.read(data, name)


def _open_package(path: Path, password: str | None) -> Opened:
    from exporters import package

    unpacked = package.unpack(path, password)
    return Opened(unpacked.digest, partial(_read_package, path.name, unpacked))


def _read_package(name: str, unpacked: Unpacked) -> Arrival:
    content = _content(name, unpacked)
    manifest = unpacked.manifest
    return replace(
        content,
        file=name,
        digest=unpacked.digest,
        created_at=timestamp(manifest.created_at),
        sequence_no=manifest.sequence_no,
        schema_version=manifest.schema_version,
        purpose=manifest.purpose,
        tombstones=manifest.tombstones,
        revocations=manifest.revocations,
        pictures=unpacked.pictures,
        public_key=unpacked.public_key,
        part=manifest.part,
    )


def _content(name: str, unpacked: Unpacked) -> Arrival:
    """Return what the package states of records; a part with pictures alone states nothing."""
    manifest = unpacked.manifest
    if unpacked.workbook is not None:
        from exporters import excel

        read = excel.read(unpacked.workbook, unpacked.workbook_name)
        if read.sender.lab_uid != manifest.sender.lab_uid:
            raise RefusedFileError(OTHER_LAB.format(name=name))
        return read
    if manifest.purpose is Purpose.DELIVERY and manifest.part[0] == 1:
        raise RefusedFileError(WITHOUT_CONTENT.format(name=name))
    empty = Arrival(name, unpacked.digest, manifest.sender, timestamp(manifest.created_at), {}, {})
    return _reply(name, unpacked, empty) if manifest.purpose is Purpose.REPLY else _states(unpacked, empty)


def _reply(name: str, unpacked: Unpacked, empty: Arrival) -> Arrival:
    try:
        answers = answers_of(unpacked.states)
    except ValueError as error:
        raise RefusedFileError(DAMAGED_REPLY.format(name=name)) from error
    return replace(empty, answers=answers, recipient=unpacked.manifest.recipient)


def _states(unpacked: Unpacked, empty: Arrival) -> Arrival:
    items = {
        kind: tuple(map(_item, [kind] * len(states), states)) for kind, states in unpacked.states.items()
    }
    stated = {kind: _stated(kind) for kind in unpacked.states}
    return replace(empty, items=items, stated=stated)


def _item(kind: str, state: State) -> Item:
    sum_ = digest(state)
    return Item(kind, state["uid"], state["code"], state, sum_, sum_, 0)


def _stated(kind: str) -> frozenset[str]:
    """Whoever states records as JSON states all of their fields; an absent one is empty."""
    return frozenset(field.id for field in KINDS[kind].fields if field.privacy.leaves_town)
