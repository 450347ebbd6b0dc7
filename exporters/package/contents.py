"""What lies where in a package, and what kind of file it is."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

LETTER = "LIESMICH.txt"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
STATES = "inhalt.json"
DOCUMENTS = "Wissensbausteine/"
PICTURES = "Bilder/"
WORKBOOK_ENDING = ".xlsx"

# As much of a sum as tells pictures apart and leaves their names short.
_SHORT_SUM = 16

_UNKNOWN = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "json": "application/json",
    "txt": "text/plain",
}
_ENDINGS = {media_type: ending for ending, media_type in _MEDIA_TYPES.items()}


class File(NamedTuple):
    """A file of a package with its content. ``name`` is its path there, folders divided by "/"."""

    name: str
    data: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """What the manifest calls its content."""
        return hashlib.sha256(self.data).hexdigest()


def file(name: str, data: bytes) -> File:
    """Return a file whose kind its ending says."""
    return File(name, data, _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), _UNKNOWN))


def picture(sha256: str, data: bytes, media_type: str) -> File:
    """Return a file under the name of its sum. Raises ValueError if that is not the sum of its content."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"The content of {sha256} is another one.")
    return File(f"{PICTURES}{sha256[:_SHORT_SUM]}.{_ENDINGS.get(media_type, 'bin')}", data, media_type)


def is_workbook(name: str) -> bool:
    """Whether it is the workbook of a delivery: no attachment, which would lie in a folder."""
    return "/" not in name and name.lower().endswith(WORKBOOK_ENDING)
