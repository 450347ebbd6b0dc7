"""Zip files made with something else in mind than a delivery."""

from __future__ import annotations

import hashlib
import stat
import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import pyzipper

from app.interchange.package import Seal
from exporters.package import container, opener, unpack, write
from tests.helpers.packages import GUIDELINES, delivery, forged, members, pictures, refusal, zipped

if TYPE_CHECKING:
    from pathlib import Path


Files = dict[str, bytes]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal(signing_key=bytes(32)))
    return members(path)


def again(tmp_path: Path, files: Files, **more: Any) -> Path:
    return zipped(tmp_path / "paket.zip", files.items(), **more)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../manifest.json",
        "Bilder/../../x.jpg",
        "./x",
        "a//b",
        "C:/x.jpg",
        "C:x.jpg",
        "Bilder\\x.jpg",
        "\\\\server\\x",
        "Bilder/x\x07.jpg",
        "x.jpg:versteckt",
    ],
)
def test_names_that_lead_elsewhere(tmp_path: Path, files: Files, name: str) -> None:
    assert "ist in einem Paket nicht zulässig." in refusal(again(tmp_path, files | {name: b"x"}))


def _entry(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = mode << 16
    return entry


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK])
def test_links_and_devices(tmp_path: Path, files: Files, kind: int) -> None:
    link = (_entry("Bilder/x.jpg", kind | 0o777), b"/etc/passwd")
    path = zipped(tmp_path / "paket.zip", [*files.items(), link])
    assert "„Bilder/x.jpg“ ist keine Datei" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["DIE_Laborbuch.xlsx", "die_laborbuch.XLSX", "manifest.json"])
def test_names_that_stand_twice(tmp_path: Path, files: Files, name: str) -> None:
    path = zipped(tmp_path / "paket.zip", [*files.items(), (name, b"x")])
    assert f"„{name}“ kommt darin zweimal vor." in refusal(path)


def test_compressed_in_another_way(tmp_path: Path, files: Files) -> None:
    assert "ist anders gepackt" in refusal(again(tmp_path, files, method=zipfile.ZIP_BZIP2))
    assert "ist anders gepackt" in refusal(again(tmp_path, files, method=zipfile.ZIP_LZMA))


def test_more_entries_than_any_package_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_ENTRIES", 1_003)
    there = members(write(GUIDELINES, tmp_path)[0])
    path = again(tmp_path, there | {f"__MACOSX/{number}": b"" for number in range(1_000)})
    assert unpack(path).states == GUIDELINES.states
    path = again(tmp_path, there | {f"__MACOSX/{number}": b"" for number in range(1_001)})
    assert "Die Datei hat mehr als 1.003 Einträge." in refusal(path)
    data = bytearray(path.read_bytes())
    data[-12:-10] = b"\x01\x00"  # says that there is one
    path.write_bytes(data)
    assert "Die Datei hat mehr als 1.003 Einträge." in refusal(path)


def test_more_content_than_any_package_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = members(write(GUIDELINES, tmp_path)[0])
    path = again(tmp_path, there | {"__MACOSX/x": bytes(100_000)})
    monkeypatch.setattr(container, "MOST_BYTES", 100_000)
    assert "Der Inhalt ist größer als 2 Gigabyte." in refusal(path)


def test_a_file_larger_than_any_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = write(GUIDELINES, tmp_path)
    monkeypatch.setattr(opener, "MOST_BYTES", path.stat().st_size - 1)
    assert "Die Datei ist größer als 2 Gigabyte." in refusal(path)


def test_a_directory_larger_than_its_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be read and taken apart before anybody could count."""
    (path,) = write(GUIDELINES, tmp_path)
    monkeypatch.setattr(container, "_LARGEST_DIRECTORY", 50)
    monkeypatch.setattr(pyzipper, "AESZipFile", None)
    assert "Die Datei hat mehr als" in refusal(path)


def test_the_end_of_a_huge_file_hidden_in_a_comment(tmp_path: Path, files: Files) -> None:
    """Libraries believe this second end record, whatever the first one says."""
    last = zipfile.ZipInfo("__MACOSX/x")
    last.comment = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 2**40, 0)
    last.comment += struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    path = zipped(tmp_path / "paket.zip", [*files.items(), (last, b"")])
    assert "in einer Form gepackt, die nur sehr große Dateien brauchen" in refusal(path)


def _found(data: bytes | bytearray, name: str, signature: bytes) -> int:
    """Return where a member's directory entry (PK 1 2) or local header (PK 3 4) starts."""
    fixed = {b"PK\x01\x02": 46, b"PK\x03\x04": 30}[signature]
    places = (at for at in range(len(data)) if data.startswith(signature, at))
    return next(at for at in places if data.startswith(name.encode(), at + fixed))


def _patched(path: Path, name: str, offset: int, value: bytes, signature: bytes = b"PK\x01\x02") -> Path:
    """Change some bytes of a member's directory entry or local header, or of what follows."""
    data = bytearray(path.read_bytes())
    at = _found(data, name, signature) + offset
    data[at : at + len(value)] = value
    path.write_bytes(data)
    return path


def test_a_size_that_is_another(tmp_path: Path) -> None:
    path = again(tmp_path, members(write(GUIDELINES, tmp_path)[0]), method=zipfile.ZIP_STORED)
    _patched(path, "manifest.json", 24, struct.pack("<L", 7))
    assert "„manifest.json“ ist beschädigt." in refusal(path)


def test_a_size_that_lies_is_no_bomb(tmp_path: Path) -> None:
    """A member says 1,000 bytes and unpacks to 200 million: no more than one too many is unpacked."""
    bomb, size = bytes(200_000_000), struct.pack("<L", 1_000)
    path = forged(tmp_path / "paket.zip", {"DIE.xlsx": bytes(1_000)})
    files = members(path)
    files["DIE.xlsx"] = bomb
    _patched(again(tmp_path, files), "DIE.xlsx", 24, size)
    tracemalloc.start()
    assert "„DIE.xlsx“ ist beschädigt." in refusal(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_size_that_the_manifest_does_not_say_is_not_even_unpacked(tmp_path: Path) -> None:
    path = forged(tmp_path / "paket.zip", {"DIE.xlsx": b"x"})
    again(tmp_path, members(path) | {"DIE.xlsx": bytes(50_000_000)})
    tracemalloc.start()
    assert "„DIE.xlsx“ wurde nach dem Verpacken verändert." in refusal(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_entries_over_the_same_bytes(tmp_path: Path, files: Files) -> None:
    path = again(tmp_path, files, method=zipfile.ZIP_STORED)
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        length = archive.infolist()[1].header_offset + 40 - first.header_offset
    _patched(path, first.filename, 20, struct.pack("<2L", length, length))
    assert "ist beschädigt." in refusal(path)


def test_a_name_that_differs_where_the_file_lies(tmp_path: Path, files: Files) -> None:
    path = _patched(again(tmp_path, files), "DIE_Laborbuch.xlsx", 30, b"X", b"PK\x03\x04")
    assert "„DIE_Laborbuch.xlsx“ ist beschädigt." in refusal(path)


def test_old_zip_encryption(tmp_path: Path, files: Files) -> None:
    path = _patched(again(tmp_path, files), "manifest.json", 8, b"\x01\x00")
    assert "„manifest.json“ ist anders gepackt" in refusal(path, "geheim")


def test_a_file_of_another_password_is_damage_not_a_question(tmp_path: Path) -> None:
    """Else one would be asked for ever: the password that opened the manifest is the right one."""
    sent, name = delivery(tmp_path / "quelle", {}), "DIE_Laborbuch.xlsx"
    salt = 30 + len(name) + 11
    (other,) = write(sent, tmp_path / "anders", seal=Seal("zwei"))
    start = _found(other.read_bytes(), name, b"PK\x03\x04") + salt
    (path,) = write(sent, tmp_path, seal=Seal("eins"))
    _patched(path, name, salt, other.read_bytes()[start : start + 18], b"PK\x03\x04")
    assert refusal(path, "eins").startswith("„DIE_Laborbuch.xlsx“ ist beschädigt.")


def test_a_strange_name_does_not_spoil_the_message(tmp_path: Path, files: Files) -> None:
    text = refusal(again(tmp_path, files | {"../" + "\n\x1b[31m" * 9 + "x" * 500: b""}))
    assert len(text) < 250
    assert text.isprintable()


def test_nothing_is_written_while_reading(
    tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = again(tmp_path, files)
    (tmp_path / "temp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    before = {it: it.stat().st_mtime_ns for it in tmp_path.rglob("*")}
    unpack(path)
    assert {it: it.stat().st_mtime_ns for it in tmp_path.rglob("*")} == before


def test_the_sum_of_a_picture_is_that_of_its_content(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle", pictures(10, 20)), tmp_path)
    found = unpack(path).pictures
    assert [hashlib.sha256(it.data).hexdigest() for it in found.values()] == list(found)
