"""A .zip from elsewhere, without trusting it.

Libraries open what they can: entries that overlap, names that stand twice, sizes that lie. Here all of that
is refused before the first byte is unpacked, and no more is unpacked than was announced.
"""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyzipper
from pyzipper.zipfile_aes import WZ_AES_V2, WZ_SALT_LENGTHS, AESZipDecrypter

from app.domain import numbers
from app.domain.text import has_controls
from exporters.package import archive, faults

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ENTRIES = 10_000
MOST_BYTES = 2 * 1024**3

# A directory of so many entries is never larger, unless somebody hides something in it.
_LARGEST_DIRECTORY = MOST_ENTRIES * 1024

_END, _LARGE_END, _LOCAL = b"PK\x05\x06", b"PK\x06\x07", b"PK\x03\x04"
_END_FIELDS = struct.Struct("<4s4H2LH")
_LARGE_END_LENGTH = 20
_LOCAL_FIELDS = struct.Struct("<4s5H3L2H")
_IN_UTF8, _IS_ENCRYPTED, _NOT_SUPPORTED = 0x800, 0x1, 0x2060  # patch data, strong encryption, masked headers
_CHECK_BYTES, _SUM_BYTES = 2, 10
_UNREADABLE = (
    pyzipper.BadZipFile,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class Entry:
    """A file in the .zip: its directory entry, and where its bytes start and end."""

    name: str
    info: Any
    start: int
    end: int


class Container:
    """An opened .zip, none of whose files was unpacked yet."""

    def __init__(self, data: bytes) -> None:
        """Raises FaultError if something is wrong with the .zip itself."""
        _check_end(data)
        self._data = data
        self._unlocked = False
        infos, directory = _directory(data)
        if len(infos) > MOST_ENTRIES:
            raise _too_many()
        for info in infos:
            _check(info)
        if sum(info.file_size for info in infos) > MOST_BYTES:
            raise faults.FaultError("Der Inhalt ist größer als 2 Gigabyte.")
        self.entries = tuple(_located(data, info) for info in infos)
        _refuse_overlaps(self.entries, directory)
        _refuse_doubles(self.entries)

    def read(self, entry: Entry, password: str | None) -> bytes:
        """Return the content of a file. Raises FaultError, among them PasswordError."""
        try:
            packed = self._data[entry.start : entry.end]
            if entry.info.flag_bits & _IS_ENCRYPTED:
                packed = self._decrypted(entry, packed, password)
            return _unpacked(entry, packed)
        except _UNREADABLE as error:
            raise faults.damaged(entry.name) from error

    def _decrypted(self, entry: Entry, packed: bytes, password: str | None) -> bytes:
        if not password:
            raise faults.no_password()
        body = WZ_SALT_LENGTHS[entry.info.wz_aes_strength] + _CHECK_BYTES
        try:
            decrypter = AESZipDecrypter(entry.info, archive.key(password), packed[:body])
        except RuntimeError as error:
            # A password that opened one file is the right one for all.
            raise (faults.damaged(entry.name) if self._unlocked else faults.wrong_password()) from error
        plain: bytes = decrypter.decrypt(packed[body:-_SUM_BYTES])
        decrypter.check_hmac(packed[-_SUM_BYTES:])
        self._unlocked = True
        return plain


def _check_end(data: bytes) -> None:
    """Refuse what is cut off at either end, or longer than it says, and what only huge files need."""
    at = data.rfind(_END)
    record = data[at : at + _END_FIELDS.size] if at >= 0 else b""
    if len(record) < _END_FIELDS.size:
        raise faults.incomplete()
    *_, entries, length, start, comment = _END_FIELDS.unpack(record)
    if start + length != at or at + len(record) + comment != len(data):
        raise faults.incomplete()
    if entries > MOST_ENTRIES or length > _LARGEST_DIRECTORY:
        raise _too_many()
    if data[max(at - _LARGE_END_LENGTH, 0) : at].startswith(_LARGE_END):
        raise faults.FaultError("Die Datei ist in einer Form gepackt, die nur sehr große Dateien brauchen.")


def _too_many() -> faults.FaultError:
    return faults.FaultError(f"Die Datei hat mehr als {numbers.write(MOST_ENTRIES)} Einträge.")


def _directory(data: bytes) -> tuple[list[Any], int]:
    """Return the entries of files that somebody put there, and where the directory starts."""
    try:
        with pyzipper.AESZipFile(io.BytesIO(data)) as opened:
            return list(opened.infolist()), int(opened.start_dir)
    except _UNREADABLE as error:
        raise faults.incomplete() from error


def _check(info: Any) -> None:
    name = info.orig_filename
    if not _is_harmless(name):
        raise faults.FaultError(f"Der Name „{faults.shown(name)}“ ist in einem Paket nicht zulässig.")
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise faults.FaultError(f"„{faults.shown(name)}“ ist keine Datei, sondern verweist auf eine andere.")
    if info.compress_type not in (pyzipper.ZIP_STORED, pyzipper.ZIP_DEFLATED) or _is_secret_otherwise(info):
        raise faults.FaultError(f"„{faults.shown(name)}“ ist anders gepackt als in einem Paket üblich.")


def _is_harmless(name: str) -> bool:
    """Whether a name stays below the folder it is unpacked to, on every system."""
    parts = name.removesuffix("/").split("/")
    return not (has_controls(name) or "\\" in name or ":" in name or {"", ".", ".."} & set(parts))


def _is_secret_otherwise(info: Any) -> bool:
    """Whether it is encrypted in another way than WinZip and 7-Zip do with AES."""
    by_aes = info.wz_aes_version is not None
    return bool(info.flag_bits & _NOT_SUPPORTED) or by_aes != bool(info.flag_bits & _IS_ENCRYPTED)


def _located(data: bytes, info: Any) -> Entry:
    """Find the bytes of a file, and see that they belong to the name that the directory says."""
    name, at = _spelled(info), info.header_offset
    header = data[at : at + _LOCAL_FIELDS.size] if at >= 0 else b""
    if len(header) < _LOCAL_FIELDS.size or not header.startswith(_LOCAL):
        raise faults.damaged(name)
    *_, name_length, extra_length = _LOCAL_FIELDS.unpack(header)
    start = at + len(header) + name_length + extra_length
    if data[at + len(header) : at + len(header) + name_length] != _raw(info):
        raise faults.damaged(name)
    return Entry(name, info, start, start + info.compress_size)


def _raw(info: Any) -> bytes:
    """Return the name as it stands in the file."""
    name: str = info.orig_filename
    return name.encode("utf-8" if info.flag_bits & _IN_UTF8 else "cp437")


def _spelled(info: Any) -> str:
    """Return the name as people wrote it. The Mac writes UTF-8 without saying so, and parts ü in two."""
    try:
        name = _raw(info).decode()
    except UnicodeDecodeError:
        name = info.orig_filename
    return unicodedata.normalize("NFC", name)


def _refuse_overlaps(entries: Iterable[Entry], directory: int) -> None:
    """Many entries over the same bytes make a bomb; it also hides what is really there."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.start):
        if entry.info.header_offset < free or entry.end > directory:
            raise faults.damaged(entry.name)
        free = entry.end


def _refuse_doubles(entries: Iterable[Entry]) -> None:
    """Windows knows no difference between capital and small letters."""
    seen: set[str] = set()
    for entry in entries:
        if entry.name.casefold() in seen:
            raise faults.FaultError(f"„{faults.shown(entry.name)}“ kommt darin zweimal vor.")
        seen.add(entry.name.casefold())


def _unpacked(entry: Entry, packed: bytes) -> bytes:
    info = entry.info
    content = _inflated(packed, info.file_size) if info.compress_type == pyzipper.ZIP_DEFLATED else packed
    # Encrypted in the second way, a file has no such sum: it could be guessed from it.
    is_same = info.wz_aes_version == WZ_AES_V2 or zlib.crc32(content) == info.CRC
    if len(content) != info.file_size or not is_same:
        raise faults.damaged(entry.name)
    return content


def _inflated(packed: bytes, size: int) -> bytes:
    """Unpack one byte more than announced at most: so it shows, and a bomb stays small."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
