"""A package is opened only as a whole: everything is checked before anything is handed out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.errors import RefusedFileError
from app.interchange.arrival import ArrivedPicture
from app.interchange.package import Unpacked
from exporters.package import contents, faults, manifest, plain_json, signing
from exporters.package.container import MOST_BYTES, Container, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from app.domain.canonical import State
    from exporters.package.manifest import Listed

# What the Mac and Windows leave in folders, and then in a .zip of them.
_LITTER = (".ds_store", "thumbs.db", "desktop.ini")
_LITTER_FOLDER, _LITTER_START = "__MACOSX", "._"

_NOT_LISTED = (contents.LETTER, contents.MANIFEST, contents.SIGNATURE)


def unpack(path: Path, password: str | None = None) -> Unpacked:
    """Read a package. Nothing is written anywhere.

    Also one that somebody unpacked and zipped again, with the folder around it and what the Mac adds. Raises
    RefusedFileError, with a reason for people; PasswordNeededError if it is encrypted and the password is
    missing or wrong.
    """
    try:
        return _unpack(_Opened(Container(_read(path)), password))
    except faults.FaultError as fault:
        raise fault.about(path.name) from fault


class _Opened:
    """The files of a package by the names that the manifest knows them by."""

    def __init__(self, container: Container, password: str | None) -> None:
        self._container, self._password = container, password
        self._entries = _without_top(container.entries)

    @property
    def names(self) -> set[str]:
        return set(self._entries)

    def read(self, name: str) -> bytes:
        return self._container.read(self._entries[name], self._password)

    def checked(self, listed: Listed) -> bytes:
        """Return a file that is what the manifest says. Raises FaultError."""
        is_same = self._entries[listed.name].info.file_size == listed.size
        data = self.read(listed.name) if is_same else b""
        if not is_same or hashlib.sha256(data).hexdigest() != listed.sha256:
            raise faults.changed(listed.name, is_workbook=contents.is_workbook(listed.name))
        return data


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise faults.FaultError("Die Datei ist größer als 2 Gigabyte.")
        return path.read_bytes()
    except OSError as error:
        raise RefusedFileError(
            f"„{path.name}“ lässt sich nicht lesen. "
            "Prüfen Sie, ob die Datei noch da und das Laufwerk verbunden ist."
        ) from error


def _without_top(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the files by name, without litter and without the one folder that may be around all of them."""
    found = {entry.name: entry for entry in entries if not _is_litter(entry)}
    tops = {name.partition("/")[0] for name in found}
    if contents.MANIFEST in found or len(tops) != 1:
        return found
    top = f"{tops.pop()}/"
    return {name.removeprefix(top): entry for name, entry in found.items()}


def _is_litter(entry: Entry) -> bool:
    *folders, name = entry.name.split("/")
    is_folder = not name and not entry.info.file_size
    is_left = name.lower() in _LITTER or name.startswith(_LITTER_START)
    return is_folder or is_left or _LITTER_FOLDER in folders


def _unpack(package: _Opened) -> Unpacked:
    if contents.MANIFEST not in package.names:
        raise faults.no_package()
    raw = package.read(contents.MANIFEST)
    said, files = manifest.read(raw)
    is_signed = contents.SIGNATURE in package.names
    public_key = signing.signer(raw, package.read(contents.SIGNATURE)) if is_signed else ""
    _compare(package.names, files)
    kept = {listed: data for listed, data in _checked(package, files) if _is_kept(listed)}
    workbook = _workbook(kept)
    return Unpacked(
        manifest=said,
        digest=hashlib.sha256(raw).hexdigest(),
        workbook_name=workbook.name if workbook else "",
        workbook=kept[workbook] if workbook else None,
        pictures=_pictures(kept),
        states=_states(kept),
        public_key=public_key,
    )


def _compare(there: set[str], files: Iterable[Listed]) -> None:
    names = [listed.name for listed in files]
    if len(set(names)) != len(names):
        raise faults.damaged(contents.MANIFEST)
    for name in names:
        if name not in there:
            raise faults.missing(name)
    for name in sorted(there.difference(names, _NOT_LISTED)):
        raise faults.uncalled_for(name)


def _checked(package: _Opened, files: Iterable[Listed]) -> Iterator[tuple[Listed, bytes]]:
    return ((listed, package.checked(listed)) for listed in files)


def _is_kept(listed: Listed) -> bool:
    """Word documents are for people: their sums are checked, then they are let go."""
    return not listed.name.startswith(contents.DOCUMENTS)


def _workbook(kept: Iterable[Listed]) -> Listed | None:
    found = [listed for listed in kept if contents.is_workbook(listed.name)]
    if len(found) > 1:
        raise faults.uncalled_for(found[1].name)
    return found[0] if found else None


def _pictures(kept: Mapping[Listed, bytes]) -> dict[str, ArrivedPicture]:
    return {
        listed.sha256: ArrivedPicture(data, listed.media_type)
        for listed, data in kept.items()
        if listed.name.startswith(contents.PICTURES)
    }


def _states(kept: Mapping[Listed, bytes]) -> dict[str, tuple[State, ...]]:
    data = next((data for listed, data in kept.items() if listed.name == contents.STATES), b"{}")
    try:
        return {_kind(kind): _all(found) for kind, found in plain_json.mapping(plain_json.load(data)).items()}
    except ValueError as error:
        raise faults.damaged(contents.STATES) from error


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"no kind of record: {kind:.40}")
    return kind


def _all(found: Any) -> tuple[State, ...]:
    return tuple(plain_json.mapping(state) for state in plain_json.rows(found))
