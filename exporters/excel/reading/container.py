"""The file around the cells: whether it is a workbook, and whether a parser may see it.

Everything that cells are made of is inflated here, once and within limits, and checked against its sum. The
parser gets a plain archive of exactly that, so that it can find nothing else in the file than was checked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn

from app.errors import RefusedFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Parts = dict[str, bytes]

MOST_BYTES = 500 * 1024 * 1024
MOST_ENTRIES = 10_000
MOST_RATIO, _ENOUGH_TO_COUNT = 200, 50 * 1024 * 1024

EMPTY = "„{name}“ ist leer. Lassen Sie sich die Arbeitsmappe noch einmal schicken."
PROTECTED = (
    "„{name}“ ist mit einem Kennwort geschützt. Öffnen Sie die Arbeitsmappe, heben Sie den Schutz auf, und "
    "speichern Sie sie, bevor Sie sie übernehmen."
)
OLD_FORMAT = (
    "„{name}“ ist im alten Excel-Format (.xls) gespeichert. Speichern Sie die Datei als Excel-Arbeitsmappe "
    "(.xlsx), und übernehmen Sie diese."
)
OTHER_FORMAT = (
    "„{name}“ ist in einem anderen Format als .xlsx gespeichert. Speichern Sie die Datei als "
    "Excel-Arbeitsmappe (.xlsx), und übernehmen Sie diese."
)
STRICT = (
    "„{name}“ ist als „Strict Open XML-Arbeitsmappe“ gespeichert. Speichern Sie die Datei als "
    "Excel-Arbeitsmappe (.xlsx), und übernehmen Sie diese."
)
NO_WORKBOOK = (
    "„{name}“ ist keine Excel-Arbeitsmappe. Wählen Sie die Datei, die das Laborbuch geschrieben hat (.xlsx)."
)
DAMAGED = "„{name}“ ist beschädigt. Lassen Sie sich die Arbeitsmappe noch einmal schicken."
TOO_LARGE = (
    "„{name}“ ist zu groß (ausgepackt {size}). Prüfen Sie, ob die Datei wirklich aus dem Laborbuch stammt."
)
ODD = (
    "„{name}“ ist anders aufgebaut als eine Arbeitsmappe ({why}) und wurde nicht geöffnet. Öffnen Sie sie "
    "in Excel oder LibreOffice, speichern Sie sie neu, und übernehmen Sie die neue Datei."
)

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
OF_THE_WHOLE = ("[Content_Types].xml", "_rels/.rels")
_NO_CELLS = ("xl/tables/", "xl/theme/", "xl/drawings/", "xl/charts/", "xl/worksheets/_rels/", "xl/media/")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_LOCAL, _LOCAL_LENGTH = b"PK\x03\x04", 30
_ENCRYPTED_ENTRY = 0x1
# What may stand before the first element; a DOCTYPE may not.
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<[A-Za-z_]", re.DOTALL
)
_BEGINNING_LENGTH = 4096


def parts_of(data: bytes, name: str) -> Parts:
    """Return the parts that the cells are made of, by their names. Raises RefusedFileError."""
    _refuse_other_kinds(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        _refuse_odd_entries(entries, name)
        return _inflated(data, entries, name)
    except RefusedFileError:
        raise
    except Exception as error:  # whatever a broken archive makes the libraries stumble over
        raise RefusedFileError(DAMAGED.format(name=name)) from error


def packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return an archive of the parts. Nothing is deflated: it is read at once and thrown away."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), content)
    file.seek(0)
    return file


def refuse_odd(name: str, why: str) -> NoReturn:
    """Refuse a file that no program writes so."""
    raise RefusedFileError(ODD.format(name=name, why=why))


def refuse_size(name: str, size: int) -> NoReturn:
    """Refuse a file that is larger than any workbook of ours."""
    raise RefusedFileError(TOO_LARGE.format(name=name, size=f"{size // 1024**2:,} MB".replace(",", ".")))


def _refuse_other_kinds(data: bytes, name: str) -> None:
    if not data:
        raise RefusedFileError(EMPTY.format(name=name))
    if data.startswith(_OLE):
        text = PROTECTED if _ENCRYPTED in data else OLD_FORMAT
        raise RefusedFileError(text.format(name=name))
    if not data.startswith(b"PK"):
        raise RefusedFileError(NO_WORKBOOK.format(name=name))


def _refuse_odd_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_ENTRIES:
        refuse_odd(name, "zu viele Teile")
    if len({it.casefold() for it in names}) < len(names):
        refuse_odd(name, "ein Teil kommt doppelt vor")
    if any(map(_leads_outside, names)):
        refuse_odd(name, "ein Teil zeigt aus der Datei hinaus")
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        raise RefusedFileError(PROTECTED.format(name=name))
    _refuse_too_large(entries, name)
    _refuse_without_workbook(names, name)


def _leads_outside(entry: str) -> bool:
    folders = entry.replace("\\", "/").split("/")
    return folders[0] == "" or ".." in folders or ":" in folders[0]


def _refuse_too_large(entries: Iterable[zipfile.ZipInfo], name: str) -> None:
    entries = list(entries)
    size = sum(entry.file_size for entry in entries)
    packed_size = sum(entry.compress_size for entry in entries)
    if size > MOST_BYTES or (size > _ENOUGH_TO_COUNT and size > MOST_RATIO * packed_size):
        refuse_size(name, size)


def _refuse_without_workbook(names: list[str], name: str) -> None:
    if WORKBOOK in names:
        return
    other = "xl/workbook.bin" in names or "content.xml" in names
    raise RefusedFileError((OTHER_FORMAT if other else NO_WORKBOOK).format(name=name))


def _inflated(data: bytes, entries: Iterable[zipfile.ZipInfo], name: str) -> Parts:
    parts: Parts = {}
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        if _holds_cells(entry.filename):
            content = parts[entry.filename] = _whole(data, entry)
        else:
            content = _inflate(data, entry, _BEGINNING_LENGTH)
        if content and not _BEGINNING.match(content[:_BEGINNING_LENGTH]):
            refuse_odd(name, f"„{entry.filename}“ beginnt ungewöhnlich")
    if _STRICT in parts[WORKBOOK][:_BEGINNING_LENGTH]:
        raise RefusedFileError(STRICT.format(name=name))
    return parts


def _holds_cells(part: str) -> bool:
    return part in OF_THE_WHOLE or (part.startswith("xl/") and not part.startswith(_NO_CELLS))


def _whole(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    content = _inflate(data, entry, entry.file_size + 1)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise zipfile.BadZipFile(entry.filename)
    return content


def _inflate(data: bytes, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Return the beginning of a part, at most so many bytes of it; ``zipfile`` takes twice the time."""
    start = entry.header_offset
    if data[start : start + 4] != _LOCAL or entry.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise zipfile.BadZipFile(entry.filename)
    lengths = (int.from_bytes(data[start + at : start + at + 2], "little") for at in (26, 28))
    start += _LOCAL_LENGTH + sum(lengths)
    raw = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return raw[:most]
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, most)
