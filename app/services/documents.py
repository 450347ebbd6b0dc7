"""Documents that people put beside a record: what a file holds counts, not how its name ends."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from app.errors import LaborbuchError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "odt": f"{_OPEN}text",
    "ods": f"{_OPEN}spreadsheet",
}
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_BY_MIMETYPE = {MEDIA_TYPES[ending].encode(): ending for ending in ("odt", "ods")}
_MOST_UNPACKED = 500_000_000  # bytes; what unpacks to more was made to fill a computer

_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_PICTURE_ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "svg")

_EMPTY = "„{name}“ ist leer. Kopieren Sie die Datei noch einmal, und fügen Sie sie dann hinzu."
_IS_OLE = (
    "„{name}“ ist mit einem Kennwort geschützt oder im alten Format von Word oder Excel. Speichern Sie die "
    "Datei ohne Kennwort als .docx oder .xlsx, und fügen Sie diese hinzu."
)
_HAS_MACROS = (
    "„{name}“ enthält Makros, also ein Programm. Speichern Sie die Datei als .docx oder .xlsx ohne Makros, "
    "und fügen Sie diese hinzu."
)
_IS_BROKEN = (
    "„{name}“ ist beschädigt oder unvollständig. Öffnen Sie das Original, speichern Sie es noch einmal, und "
    "fügen Sie es dann hinzu."
)
_IS_OTHER = (
    "„{name}“ hat hier keinen Platz. Möglich sind PDF, Word (.docx), Excel (.xlsx) und OpenDocument (.odt, "
    ".ods): Speichern Sie die Datei in einem dieser Formate, und fügen Sie diese hinzu."
)


class FileRefusedError(LaborbuchError):
    """A picture or document was not taken in; nothing was changed."""


def is_picture(path: Path) -> bool:
    """Whether a file holds a picture, as far as its first bytes say; its name counts if they say nothing."""
    head = _head(path)
    if _PDF in head or head.startswith((_ZIP, _OLE)):
        return False
    return head.startswith(_PICTURES) or path.suffix.lower().lstrip(".") in _PICTURE_ENDINGS


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1024)
    except OSError:
        return b""


def media_type_of(data: bytes, name: str, kinds: Iterable[str]) -> str:
    """Return what kind of document a file is, one of ``kinds`` (endings without the dot).

    Raises FileRefusedError with one sentence that says why it is none that can be kept, and what helps.
    """
    ending = _ending_of(data, name)
    if ending not in kinds:
        raise FileRefusedError(_IS_OTHER.format(name=name))
    return MEDIA_TYPES[ending]


def _ending_of(data: bytes, name: str) -> str:
    if not data:
        raise FileRefusedError(_EMPTY.format(name=name))
    if data.startswith(_OLE):
        raise FileRefusedError(_IS_OLE.format(name=name))
    if data.startswith(_ZIP):
        return _packed(data, name)
    if _PDF not in data[:1024]:
        return ""
    if b"%%EOF" not in data:
        raise FileRefusedError(_IS_BROKEN.format(name=name))
    return "pdf"


def _packed(data: bytes, name: str) -> str:
    """Word, Excel and OpenDocument pack several files into one; each must be whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_traps(package, name)
            if package.testzip() is None:
                return _format_of(package)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise FileRefusedError(_IS_BROKEN.format(name=name)) from error
    raise FileRefusedError(_IS_BROKEN.format(name=name))


def _refuse_traps(package: zipfile.ZipFile, name: str) -> None:
    if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
        raise FileRefusedError(_IS_BROKEN.format(name=name))
    if any(part.endswith("vbaProject.bin") for part in package.namelist()):
        raise FileRefusedError(_HAS_MACROS.format(name=name))


def _format_of(package: zipfile.ZipFile) -> str:
    names = package.namelist()
    if "mimetype" in names and "content.xml" in names:
        return _BY_MIMETYPE.get(package.read("mimetype").strip(), "")
    return next((ending for part, ending in _MAIN_PARTS.items() if part in names), "")
