"""Packages that others zipped: by hand and honestly, or with something else in mind."""

from __future__ import annotations

import hashlib
import json
import stat
import struct
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import pyzipper

from app.errors import RefusedFileError
from app.interchange.package import PasswordNeededError, Seal
from exporters.package import container, unpack, write
from tests.helpers.packages import DELIVERY, GUIDELINES, delivery, forged, members, pictures, zipped

if TYPE_CHECKING:
    from pathlib import Path

Files = dict[str, bytes]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal(signing_key=bytes(32)))
    return members(path)


def again(tmp_path: Path, files: Files, **more: Any) -> Path:
    return zipped(tmp_path / "paket.zip", files.items(), **more)


def refusal(path: Path, password: str | None = None) -> str:
    with pytest.raises(RefusedFileError) as caught:
        unpack(path, password)
    text = str(caught.value)
    start = f"„{path.name}“ wird nicht übernommen: "
    assert text.startswith(start)
    return text.removeprefix(start)


# Zipped again by hand


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("top", ["", "DIE_Lieferung-04_2022-11-22/", "Größe/"])
def test_zipped_again_it_is_the_same_delivery(tmp_path: Path, files: Files, top: str, method: int) -> None:
    first = unpack(tmp_path / "DIE_Lieferung-04_2022-11-22.zip")
    reordered = {f"{top}{name}": data for name, data in sorted(files.items())}
    assert unpack(again(tmp_path, reordered, method=method)) == first


def test_folders_and_what_systems_leave_there_do_no_harm(tmp_path: Path, files: Files) -> None:
    litter = {
        "Lieferung/": b"",
        "Lieferung/Bilder/": b"",
        "Lieferung/.DS_Store": b"x",
        "Lieferung/Bilder/Thumbs.db": b"x",
        "__MACOSX/Lieferung/._manifest.json": b"x",
        "Lieferung/._LIESMICH.txt": b"x",
    }
    there = {f"Lieferung/{name}": data for name, data in files.items()}
    assert unpack(again(tmp_path, litter | there)).manifest == DELIVERY


def test_the_letter_may_be_missing_or_another(tmp_path: Path, files: Files) -> None:
    assert unpack(again(tmp_path, files | {"LIESMICH.txt": b"anders"})).manifest == DELIVERY
    del files["LIESMICH.txt"]
    assert unpack(again(tmp_path, files)).manifest == DELIVERY


@pytest.mark.parametrize("spelling", ["utf-8", "parted", "cp850"])
def test_umlauts_as_the_mac_and_windows_write_them(tmp_path: Path, files: Files, spelling: str) -> None:
    """The Mac parts letters and accents and does not say that it writes UTF-8; Windows writes as DOS did."""

    def spelled(name: str) -> str:
        raw = unicodedata.normalize("NFD" if spelling == "parted" else "NFC", name)
        return raw.encode("cp850" if spelling == "cp850" else "utf-8").decode("cp437")

    class Unmarked(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's own name
            return self.filename.encode("cp437"), self.flag_bits

    assert any("ß" in name for name in files)
    path = zipped(tmp_path / "paket.zip", [(Unmarked(spelled(name)), data) for name, data in files.items()])
    assert unpack(path).manifest == DELIVERY


def test_zipped_again_with_a_password(tmp_path: Path, files: Files) -> None:
    with pyzipper.AESZipFile(
        tmp_path / "paket.zip", "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(b"geheim")
        for name, data in files.items():
            archive.writestr(name, data)
    assert unpack(tmp_path / "paket.zip", "geheim").manifest == DELIVERY
    with pytest.raises(PasswordNeededError):
        unpack(tmp_path / "paket.zip")


def test_written_as_a_stream_by_the_zip_program(tmp_path: Path, files: Files) -> None:
    stream = _Stream((tmp_path / "paket.zip").open("wb"))
    with stream.file, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            archive.writestr(name, data)
    assert unpack(tmp_path / "paket.zip").manifest == DELIVERY


class _Stream:
    """A file that cannot go back: sizes stand behind each member."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.write, self.flush = file.write, file.flush


# Not what it says


def test_a_changed_picture_is_refused(tmp_path: Path, files: Files) -> None:
    picture = next(name for name in files if name.startswith("Bilder/"))
    path = again(tmp_path, files | {picture: files[picture][:-1] + b"!"})
    assert refusal(path) == (
        f"„{picture}“ wurde nach dem Verpacken verändert. Lassen Sie sich das Paket noch einmal schicken."
    )


def test_a_changed_workbook_is_refused_with_advice_for_editors(tmp_path: Path, files: Files) -> None:
    text = refusal(again(tmp_path, files | {"DIE_Laborbuch.xlsx": b"von Hand"}))
    assert text.startswith("„DIE_Laborbuch.xlsx“ wurde nach dem Verpacken verändert. Übernehmen Sie")


def test_a_missing_file_is_named(tmp_path: Path, files: Files) -> None:
    del files["Wissensbausteine/DIE_Wissensbausteine.docx"]
    assert refusal(again(tmp_path, files)).startswith("„Wissensbausteine/DIE_Wissensbausteine.docx“ fehlt.")


@pytest.mark.parametrize("name", ["Bilder/mehr.jpg", "sub/manifest.json", "programm.exe", "MANIFEST.sig"])
def test_a_file_too_many_is_named(tmp_path: Path, files: Files, name: str) -> None:
    text = refusal(again(tmp_path, files | {name: b"x"}))
    assert f"„{name}“ " in text


@pytest.mark.parametrize(
    "entries",
    [{}, {"word/document.xml": b"<x/>"}, {"a/manifest.json": b"{}", "b/x": b""}, {"manifest.json": b"{}"}],
)
def test_another_zip_is_no_package(tmp_path: Path, entries: Files) -> None:
    assert refusal(again(tmp_path, entries)).startswith(
        "Die Datei ist kein Paket eines Laborbuchs. Wählen Sie"
    )


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7 ...", b"PK\x05\x06" + bytes(18), b"x" * 70_000])
def test_another_file_is_no_package(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bericht.zip"
    path.write_bytes(data)
    assert refusal(path).startswith("Die Datei ist ")


# What the manifest says


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"format_version": "2"}, "einer neueren Fassung des Programms (Paket 2). Bitten Sie Ihre IT"),
        ({"schema_version": '"1.1"'}, "einer neueren Fassung des Programms (Format 1.1). Bitten Sie Ihre IT"),
        ({"schema_version": '"12.0"'}, "einer neueren Fassung des Programms (Format 12.0)."),
        ({"format": '"zip"'}, "kein Paket eines Laborbuchs"),
        ({"purpose": '"spam"'}, "„manifest.json“ ist beschädigt."),
        ({"created_at": '"gestern"'}, "„manifest.json“ ist beschädigt."),
        ({"sequence_no": "-1"}, "„manifest.json“ ist beschädigt."),
        ({"sequence_no": "true"}, "„manifest.json“ ist beschädigt."),
        ({"sequence_no": "NaN"}, "„manifest.json“ ist beschädigt."),
        ({"sequence_no": "9" * 5000}, "„manifest.json“ ist beschädigt."),
        ({"contains_personal_data": "true"}, "„manifest.json“ ist beschädigt."),
        ({"app_version": r'"\ud800"'}, "„manifest.json“ ist beschädigt."),
        ({"app_version": r'"\u0007"'}, "„manifest.json“ ist beschädigt."),
        ({"app_version": '"1", "purpose": "reply"'}, "„manifest.json“ ist beschädigt."),
        ({"app_version": "[" * 100_000}, "„manifest.json“ ist beschädigt."),
    ],
)
def test_a_manifest_that_we_cannot_go_by(tmp_path: Path, said: dict[str, str], text: str) -> None:
    assert text in refusal(forged(tmp_path / "paket.zip", {"DIE.xlsx": b"x"}, **said))


def test_the_forged_manifest_is_taken_as_long_as_nothing_is_wrong(tmp_path: Path) -> None:
    assert unpack(forged(tmp_path / "paket.zip", {"DIE.xlsx": b"x"}, app_version='"9"')).workbook == b"x"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("files",), None),
        (("files",), [1]),
        (("files", 0, "size"), "1"),
        (("files", 0, "sha256"), "A" * 64),
        (("files", 0, "name"), None),
        (("counts",), {"kein_eintrag": 1}),
        (("counts",), {"quote": 1.5}),
        (("deletions",), [{"kind": "quote"}]),
        (("deletions", 0, "kind"), "Zitat"),
        (("withdrawn_consents",), "abc"),
        (("withdrawn_consents",), [None]),
        (("part", "no"), 2),
        (("part",), None),
        (("lab", "town"), "x" * 301),
        (("lab",), None),
        (("recipient",), {"uid": "a"}),
    ],
)
def test_values_that_a_manifest_cannot_have(tmp_path: Path, files: Files, path: tuple, value: object) -> None:
    said = json.loads(files["manifest.json"])
    *way, last = path
    holder = said
    for step in way:
        holder = holder[step]
    holder[last] = value
    files["manifest.json"] = json.dumps(said).encode()
    del files["manifest.sig"]
    assert refusal(again(tmp_path, files)).startswith("„manifest.json“ ist beschädigt.")


def test_a_file_that_the_manifest_names_twice(tmp_path: Path, files: Files) -> None:
    said = json.loads(files["manifest.json"])
    said["files"].append(said["files"][0])
    files["manifest.json"] = json.dumps(said).encode()
    del files["manifest.sig"]
    assert refusal(again(tmp_path, files)).startswith("„manifest.json“ ist beschädigt.")


def test_two_workbooks_are_one_too_many(tmp_path: Path) -> None:
    assert "„B.xlsx“ gehört nicht" in refusal(forged(tmp_path / "p.zip", {"A.xlsx": b"a", "B.xlsx": b"b"}))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"kein_eintrag": []}', b'{"theme": {}}', b'{"theme": [1]}', b'{"theme": [{"a": NaN}]}'],
)
def test_states_that_are_none(tmp_path: Path, content: bytes) -> None:
    assert "„inhalt.json“ ist beschädigt." in refusal(forged(tmp_path / "p.zip", {"inhalt.json": content}))


# Zips with something else in mind


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


def test_a_size_that_lies_is_no_bomb(tmp_path: Path) -> None:
    """A member says 1,000 bytes and unpacks to 200 million: no more than one too many is unpacked."""
    import tracemalloc

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
    assert "„DIE.xlsx“ wurde nach dem Verpacken verändert." in refusal(path)


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
