"""Packages made by hand, and packages unpacked and zipped again by others."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from app.errors import RefusedFileError
from app.interchange.arrival import ArrivedPicture, Purpose, Sender
from app.interchange.bundle import Tombstone
from app.interchange.package import Manifest, Package
from exporters.package import contents, unpack
from exporters.package.manifest import write as manifest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

DIE = Sender("11111111-0000-4000-8000-000000000001", "DIE", "Dießen am Ammersee")
OFFICE = Sender("11111111-0000-4000-8000-000000000009", "PB", "Projektbüro")
MOMENT = dt.datetime(2022, 11, 22, 13, 32, 5, tzinfo=dt.UTC)
DELIVERY = Manifest(
    Purpose.DELIVERY,
    DIE,
    MOMENT,
    sequence_no=4,
    app_version="0.1.0",
    counts={"lab": 1, "activity": 10, "quote": 1234, "knowledge_module": 1},
    tombstones=(Tombstone("quote", "22222222-0000", "DIE-ZI-0003", "2022-11-20T10:00:00Z"),),
    revocations=("33333333-0000", "44444444-0000"),
)
THEMES = {
    "thesis": ({"uid": "b", "number": 7}, {"uid": "c", "half": "0.5"}),
    "theme": ({"uid": "a", "title": "Leerstand & „Größe“", "labels": ["x", "y"]},),
}
GUIDELINES = Package(Manifest(Purpose.GUIDELINES, OFFICE, MOMENT), states=THEMES)
REPLY = Package(
    Manifest(Purpose.REPLY, OFFICE, MOMENT, recipient=DIE),
    states={"knowledge_module": ({"uid": "a", "status": "ready"},)},
)


def pictures(*sizes: int) -> dict[str, ArrivedPicture]:
    """Return pictures of these sizes in bytes, no two the same, by their sums."""
    contents_ = [bytes([number % 256]) * size for number, size in enumerate(sizes)]
    return {hashlib.sha256(data).hexdigest(): ArrivedPicture(data, "image/jpeg") for data in contents_}


def delivery(folder: Path, pictures_: Mapping[str, ArrivedPicture] | None = None, **changes: Any) -> Package:
    """Return a delivery with a workbook and two documents, which are no real ones."""
    folder.mkdir(exist_ok=True)
    for name in ("DIE_Laborbuch.xlsx", "DIE_Wissensbausteine.docx", "DIE-WB-0001_Größe-zählt.docx"):
        (folder / name).write_bytes(f"Inhalt von {name} ".encode() * 9)
    usual: dict[str, Any] = {
        "workbook": folder / "DIE_Laborbuch.xlsx",
        "documents": (folder / "DIE_Wissensbausteine.docx", folder / "DIE-WB-0001_Größe-zählt.docx"),
        "pictures": pictures(300, 200, 100) if pictures_ is None else pictures_,
    }
    return Package(DELIVERY, **usual | changes)


def members(path: Path) -> dict[str, bytes]:
    """Return the files of an open package as Python's own library reads them."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(
    path: Path, files: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> Path:
    """Zip files as somebody else would."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return path


def forged(path: Path, files: Mapping[str, bytes], **said: Any) -> Path:
    """Write a package around these files: a manifest that fits them, but ``said`` in place of the usual."""
    listed = [contents.file(name, data) for name, data in files.items()]
    raw = manifest_of(DELIVERY, listed).decode()
    for old, new in said.items():
        line = next(line for line in raw.splitlines() if f'"{old}":' in line)
        raw = raw.replace(line, f'  "{old}": {new},')
    return zipped(path, [("manifest.json", raw.encode()), *files.items()])


def bytes_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a .zip in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def refusal(path: Path, password: str | None = None) -> str:
    """Return why a package is refused, without the beginning that names the file."""
    with pytest.raises(RefusedFileError) as caught:
        unpack(path, password)
    text, start = str(caught.value), f"„{path.name}“ wird nicht übernommen: "
    assert text.startswith(start)
    return text.removeprefix(start)
