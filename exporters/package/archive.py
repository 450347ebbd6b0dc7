"""Files become one .zip. Without a password the same files give the same bytes, on every machine."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import pyzipper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from exporters.package.contents import File

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE_ON_UNIX = 3
_READABLE_FILE = 0o100644 << 16

# What a zip file spends on a member beyond its content and, twice, its name; then on itself; then what
# encryption adds: two notes of it, salt, check of the password and sum.
_PER_MEMBER, _PER_FILE, _PER_SECRET = 30 + 46, 22, 2 * 11 + 16 + 2 + 10


def pack(letter: File, files: Iterable[File], moment: dt.datetime, password: str | None) -> bytes:
    """Return the bytes of a .zip. Only the letter can be read without the password.

    Nothing is compressed: what is large comes compressed, and different compressors differ in their bytes.
    """
    stream = io.BytesIO()
    with pyzipper.AESZipFile(stream, "w") as archive:
        _add(archive, letter, moment)
        if password:
            archive.setpassword(key(password))
            archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for file in files:
            _add(archive, file, moment)
    return stream.getvalue()


def size(letter: File, files: Iterable[File], password: str | None) -> int:
    """Return how many bytes ``pack`` makes of it."""
    return _PER_FILE + size_of(letter, None) + sum(size_of(file, password) for file in files)


def size_of(file: File, password: str | None) -> int:
    """Return how many of them are for one file."""
    return len(file.data) + 2 * len(file.name.encode()) + _PER_MEMBER + (_PER_SECRET if password else 0)


def key(password: str) -> bytes:
    """Return what is encrypted with. A letter with an accent is one, whichever keyboard it comes from."""
    return unicodedata.normalize("NFC", password).encode()


def _add(archive: pyzipper.AESZipFile, file: File, moment: dt.datetime) -> None:
    entry = pyzipper.zipfile_aes.AESZipInfo(file.name, _time(moment))
    entry.create_system = _MADE_ON_UNIX
    entry.external_attr = _READABLE_FILE
    archive.writestr(entry, file.data)


def _time(moment: dt.datetime) -> tuple[int, ...]:
    """Return a time as zip files have it: without a zone, and not before 1980."""
    return moment.timetuple()[:6] if 1980 <= moment.year <= 2107 else _EPOCH
