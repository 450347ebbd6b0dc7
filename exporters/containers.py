"""The .zip around the parts of an Office file, without trusting it.

Parts are inflated here, within limits, and checked against their sums; no parser sees anything else. Which
sentences people read, the formats say.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from app.errors import RefusedFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ENTRIES = 10_000
MOST_RATIO, _ENOUGH_TO_COUNT = 200, 50 * 1024 * 1024
BEGINNING_LENGTH = 4096

_LOCAL, _LOCAL_LENGTH = b"PK\x03\x04", 30
_ENCRYPTED_ENTRY = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What may stand before the first element; a DOCTYPE may not.
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<[A-Za-z_]", re.DOTALL
)


class Sentences(NamedTuple):
    """What a format says of a file that it does not open. ``{name}`` is the file's."""

    empty: str
    protected: str
    old_format: str
    other_kind: str
    damaged: str
    too_large: str
    odd: str


class Container:
    """The entries of an Office file. All its faults raise RefusedFileError with one of the sentences."""

    def __init__(self, data: bytes, name: str, sentences: Sentences, most_bytes: int) -> None:
        """Judge the entries as a whole; none of them is inflated yet."""
        self._data, self._name, self._sentences = data, name, sentences
        self._refuse_other_kinds()
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.entries = archive.infolist()
        except Exception as error:  # whatever a broken archive makes the library stumble over
            raise self.refusal(sentences.damaged) from error
        self._refuse_odd_entries()
        self._refuse_too_large(most_bytes)

    @property
    def names(self) -> list[str]:
        """How the parts are called."""
        return [entry.filename for entry in self.entries]

    def refusal(self, sentence: str, **words: str) -> RefusedFileError:
        """Return the error that says a sentence about this file."""
        return RefusedFileError(sentence.format(name=self._name, **words))

    def refuse_odd(self, why: str) -> NoReturn:
        """Refuse what no program writes so."""
        raise self.refusal(self._sentences.odd, why=why)

    def whole(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the content of an XML part, which is exactly as long as announced."""
        try:
            content = self._inflate(entry, entry.file_size + 1)
            if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
                raise zipfile.BadZipFile(entry.filename)
        except (zipfile.BadZipFile, zlib.error) as error:
            raise self.refusal(self._sentences.damaged) from error
        return self._begun_well(entry, content)

    def beginning(self, entry: zipfile.ZipInfo) -> bytes:
        """Return how an XML part begins; the rest is not looked at."""
        try:
            return self._begun_well(entry, self._inflate(entry, BEGINNING_LENGTH))
        except (zipfile.BadZipFile, zlib.error) as error:
            raise self.refusal(self._sentences.damaged) from error

    def _begun_well(self, entry: zipfile.ZipInfo, content: bytes) -> bytes:
        if content and not _BEGINNING.match(content[:BEGINNING_LENGTH]):
            self.refuse_odd(f"„{entry.filename}“ beginnt ungewöhnlich")
        return content

    def _inflate(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """Return the beginning of a part, at most so many bytes of it; ``zipfile`` takes twice the time."""
        start = entry.header_offset
        methods = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if self._data[start : start + 4] != _LOCAL or entry.compress_type not in methods:
            raise zipfile.BadZipFile(entry.filename)
        lengths = (int.from_bytes(self._data[start + at : start + at + 2], "little") for at in (26, 28))
        start += _LOCAL_LENGTH + sum(lengths)
        raw = self._data[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            return raw[:most]
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, most)

    def _refuse_other_kinds(self) -> None:
        said = self._sentences
        if not self._data:
            raise self.refusal(said.empty)
        if self._data.startswith(_OLE):
            raise self.refusal(said.protected if _ENCRYPTED in self._data else said.old_format)
        if not self._data.startswith(b"PK"):
            raise self.refusal(said.other_kind)

    def _refuse_odd_entries(self) -> None:
        if len(self.names) > MOST_ENTRIES:
            self.refuse_odd("zu viele Teile")
        if len({it.casefold() for it in self.names}) < len(self.names):
            self.refuse_odd("ein Teil kommt doppelt vor")
        if any(map(_leads_outside, self.names)):
            self.refuse_odd("ein Teil zeigt aus der Datei hinaus")
        if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in self.entries):
            raise self.refusal(self._sentences.protected)

    def _refuse_too_large(self, most: int) -> None:
        size, packed = _sizes(self.entries)
        if size > most or (size > _ENOUGH_TO_COUNT and size > MOST_RATIO * packed):
            shown = f"{size // 1024**2:,} MB".replace(",", ".")
            raise self.refusal(self._sentences.too_large, size=shown)


def _sizes(entries: Iterable[zipfile.ZipInfo]) -> tuple[int, int]:
    entries = list(entries)
    return sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)


def _leads_outside(entry: str) -> bool:
    folders = entry.replace("\\", "/").split("/")
    return folders[0] == "" or ".." in folders or ":" in folders[0]
