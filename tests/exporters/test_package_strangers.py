"""Packages that somebody unpacked and zipped again, with or without changing something."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import pyzipper

from app.interchange.package import PasswordNeededError, Seal
from exporters.package import unpack, write
from tests.helpers.packages import DELIVERY, delivery, forged, members, refusal, zipped

if TYPE_CHECKING:
    from pathlib import Path

Files = dict[str, bytes]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal(signing_key=bytes(32)))
    return members(path)


def again(tmp_path: Path, files: Files, **more: Any) -> Path:
    return zipped(tmp_path / "paket.zip", files.items(), **more)


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
    [
        b"",
        b"[]",
        b'{"kein_eintrag": []}',
        b'{"theme": {}}',
        b'{"theme": [1]}',
        b'{"theme": [{"a": NaN}]}',
        rb'{"theme": [{"a": "\ud800"}]}',
    ],
)
def test_states_that_are_none(tmp_path: Path, content: bytes) -> None:
    assert "„inhalt.json“ ist beschädigt." in refusal(forged(tmp_path / "p.zip", {"inhalt.json": content}))
