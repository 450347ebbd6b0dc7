"""What was put into a package comes out of it, and other programs can open it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import pyzipper

from app.errors import LaborbuchError, RefusedFileError
from app.interchange.arrival import ArrivedPicture
from app.interchange.package import Package, PasswordNeededError, Seal
from exporters.package import new_signing_key, public_key_of, unpack, write
from tests.helpers.packages import DELIVERY, GUIDELINES, MOMENT, REPLY, THEMES, delivery, members, pictures

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
SEALS = {
    "open": Seal(),
    "empty password": Seal(password=""),
    "password": Seal("Grüße 12 😀"),
    "signed": Seal(signing_key=KEY),
    "both": Seal("Grüße 12 😀", KEY),
}


@pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS)
def test_a_delivery_comes_out_as_it_went_in(tmp_path: Path, seal: Seal) -> None:
    sent = delivery(tmp_path / "quelle")
    (path,) = write(sent, tmp_path / "ziel", seal=seal)
    got = unpack(path, seal.password)
    assert got.manifest == sent.manifest
    assert got.pictures == sent.pictures
    assert (got.workbook_name, got.workbook) == (
        "DIE_Laborbuch.xlsx",
        (tmp_path / "quelle/DIE_Laborbuch.xlsx").read_bytes(),
    )
    assert got.states == {}
    assert got.public_key == (public_key_of(KEY) if seal.signing_key else "")


@pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS)
@pytest.mark.parametrize("sent", [GUIDELINES, REPLY], ids=["guidelines", "reply"])
def test_what_the_office_sends_comes_out_as_it_went_in(tmp_path: Path, sent: Package, seal: Seal) -> None:
    (path,) = write(sent, tmp_path, seal=seal)
    got = unpack(path, seal.password)
    counts = {kind: len(states) for kind, states in sent.states.items()}
    assert got.manifest == replace(sent.manifest, counts=counts)
    assert got.states == sent.states
    assert got.workbook is None


def test_names_of_the_files(tmp_path: Path) -> None:
    sent = [delivery(tmp_path / "quelle"), GUIDELINES, REPLY]
    without_number = replace(sent[0], manifest=replace(DELIVERY, sequence_no=None))
    names = [path.name for it in (*sent, without_number) for path in write(it, tmp_path)]
    assert names == [
        "DIE_Lieferung-04_2022-11-22.zip",
        "PB_Vorgaben_2022-11-22.zip",
        "Rueckmeldung_DIE_2022-11-22.zip",
        "DIE_Lieferung_2022-11-22.zip",
    ]


def test_pythons_own_library_reads_it(tmp_path: Path) -> None:
    sent = delivery(tmp_path / "quelle", pictures(300))
    ((sha256, picture),) = sent.pictures.items()
    (path,) = write(sent, tmp_path)
    found = members(path)
    assert list(found) == [
        "LIESMICH.txt",
        "manifest.json",
        "DIE_Laborbuch.xlsx",
        "Wissensbausteine/DIE_Wissensbausteine.docx",
        "Wissensbausteine/DIE-WB-0001_Größe-zählt.docx",
        f"Bilder/{sha256[:16]}.jpg",
    ]
    assert found[f"Bilder/{sha256[:16]}.jpg"] == picture.data
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(2022, 11, 22, 13, 32, 4)}


def test_the_manifest_says_what_is_there(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path)
    found = members(path)
    said = json.loads(found["manifest.json"])
    assert {name: said[name] for name in list(said)[:8]} == {
        "format": "laborbuch-package",
        "format_version": 1,
        "purpose": "delivery",
        "schema_version": "1.0",
        "app_version": "0.1.0",
        "lab": {
            "uid": "11111111-0000-4000-8000-000000000001",
            "prefix": "DIE",
            "town": "Dießen am Ammersee",
        },
        "sequence_no": 4,
        "created_at": "2022-11-22T13:32:05Z",
    }
    assert said["part"] == {"no": 1, "of": 1}
    assert said["contains_personal_data"] is False
    assert list(said["counts"].items()) == [
        ("lab", 1),
        ("activity", 10),
        ("quote", 1234),
        ("knowledge_module", 1),
    ]
    assert said["deletions"][0]["code"] == "DIE-ZI-0003"
    assert said["withdrawn_consents"] == ["33333333-0000", "44444444-0000"]
    for file in said["files"]:
        data = found.pop(file["name"])
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert set(found) == {"LIESMICH.txt", "manifest.json"}


def test_media_types_follow_the_kind_of_file(tmp_path: Path) -> None:
    kinds = {"image/png": "png", "application/pdf": "pdf", "application/x-eigen": "bin"}
    files = {hashlib.sha256(kind.encode()).hexdigest(): ArrivedPicture(kind.encode(), kind) for kind in kinds}
    (path,) = write(delivery(tmp_path / "quelle", files), tmp_path)
    listed = {it["name"]: it["media_type"] for it in json.loads(members(path)["manifest.json"])["files"]}
    assert listed["DIE_Laborbuch.xlsx"].endswith(".spreadsheetml.sheet")
    assert {name.rpartition(".")[2]: kind for name, kind in listed.items() if "Bilder/" in name} == {
        ending: kind for kind, ending in kinds.items()
    }
    assert unpack(path).pictures == files


@pytest.mark.parametrize("seal", [Seal(), Seal(signing_key=KEY)], ids=["open", "signed"])
def test_the_same_content_gives_the_same_bytes(tmp_path: Path, seal: Seal) -> None:
    sent = delivery(tmp_path / "quelle")
    turned = replace(sent, pictures=dict(reversed(list(sent.pictures.items()))))
    (one,), (other,) = write(sent, tmp_path / "a", seal=seal), write(turned, tmp_path / "b", seal=seal)
    assert one.read_bytes() == other.read_bytes()


def test_a_delivery_is_known_again_however_it_is_closed(tmp_path: Path) -> None:
    sent = delivery(tmp_path / "quelle")
    digests = set()
    for seal in SEALS.values():
        (path,) = write(sent, tmp_path, seal=seal)
        digests.add(unpack(path, seal.password).digest)
    (path,) = write(replace(sent, manifest=replace(DELIVERY, sequence_no=5)), tmp_path)
    assert len(digests) == 1
    assert unpack(path).digest not in digests


def test_the_letter_can_be_read_without_the_password_and_nothing_else(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal("geheim", KEY))
    with zipfile.ZipFile(path) as archive:
        clear = [info.filename for info in archive.infolist() if not info.flag_bits & 1]
        assert clear == ["LIESMICH.txt"]
        assert "Passwort" in archive.read("LIESMICH.txt").decode("utf-8-sig")
    assert b"Inhalt von DIE_Laborbuch.xlsx" not in path.read_bytes()


def test_another_program_opens_it_with_the_password(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal("Grüße"))
    with pyzipper.AESZipFile(path) as archive:
        archive.setpassword("Grüße".encode())
        assert archive.read("DIE_Laborbuch.xlsx").startswith(b"Inhalt von DIE_Laborbuch.xlsx")
        assert {info.wz_aes_strength for info in archive.infolist()[1:]} == {3}


@pytest.mark.parametrize(
    ("password", "text"),
    [
        (None, "Das Paket ist verschlüsselt. Geben Sie das Passwort ein"),
        ("", "Das Paket ist verschlüsselt. Geben Sie das Passwort ein"),
        ("grüße", "Das Passwort passt nicht. Achten Sie auf Groß- und Kleinschreibung"),
    ],
)
def test_without_the_password_one_is_asked_for_it(tmp_path: Path, password: str | None, text: str) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal("Grüße"))
    with pytest.raises(
        PasswordNeededError, match=f"^„DIE_Lieferung-04_2022-11-22.zip“ wird nicht übernommen: {text}"
    ):
        unpack(path, password)


def test_a_password_typed_with_parted_umlauts_is_the_same(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal("Gru\u0308\u00dfe"))
    assert unpack(path, "Gr\u00fc\u00dfe").manifest == DELIVERY


def test_a_password_for_an_open_package_does_no_harm(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path)
    assert unpack(path, "Grüße").manifest == DELIVERY


def test_a_package_without_anything_is_one(tmp_path: Path) -> None:
    (path,) = write(Package(DELIVERY), tmp_path)
    got = unpack(path)
    assert (got.workbook, got.workbook_name, got.pictures, got.states) == (None, "", {}, {})


def test_names_of_documents_are_composed(tmp_path: Path) -> None:
    document = tmp_path / "U\u0308bergabe.docx"
    document.write_bytes(b"x")
    (path,) = write(Package(DELIVERY, documents=(document,)), tmp_path)
    assert unpack(path).manifest == DELIVERY
    assert "Wissensbausteine/\u00dcbergabe.docx" in members(path)


def test_times_that_zip_files_do_not_know(tmp_path: Path) -> None:
    for year in (1970, 2200):
        early = replace(DELIVERY, created_at=MOMENT.replace(year=year))
        (path,) = write(Package(early), tmp_path)
        assert unpack(path).manifest == early
        with zipfile.ZipFile(path) as archive:
            assert archive.infolist()[0].date_time[0] == 1980


def test_moments_are_kept_to_the_second_in_world_time(tmp_path: Path) -> None:
    local = MOMENT.astimezone(dt.timezone(dt.timedelta(hours=1))).replace(microsecond=999)
    (path,) = write(Package(replace(DELIVERY, created_at=local)), tmp_path)
    assert unpack(path).manifest.created_at == MOMENT


def test_a_picture_under_another_sum_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    wrong = {"0" * 64: ArrivedPicture(b"x", "image/png")}
    with pytest.raises(ValueError, match="0000 is another one"):
        write(delivery(tmp_path / "quelle", wrong), tmp_path)


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    (path,) = write(GUIDELINES, tmp_path / "neu/noch neuer")
    assert unpack(path).states == THEMES


def test_a_file_in_the_way_is_named_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "ziel").write_bytes(b"")
    with pytest.raises(
        LaborbuchError, match=r"^„PB_Vorgaben_2022-11-22.zip“ ließ sich nicht im Ordner „.*ziel“"
    ):
        write(GUIDELINES, tmp_path / "ziel")
    assert [path.name for path in tmp_path.iterdir()] == ["ziel"]


def test_an_earlier_package_of_that_name_is_replaced(tmp_path: Path) -> None:
    write(delivery(tmp_path / "quelle"), tmp_path / "ziel")
    (path,) = write(Package(replace(DELIVERY, counts={"quote": 2})), tmp_path / "ziel")
    assert list((tmp_path / "ziel").iterdir()) == [path]
    assert unpack(path).manifest.counts == {"quote": 2}


def test_if_one_part_cannot_be_put_in_place_all_is_as_it_was(tmp_path: Path) -> None:
    name = "DIE_Lieferung-04_2022-11-22_{}.zip"
    (tmp_path / "ziel").mkdir()
    (tmp_path / "ziel" / name.format("Text")).write_bytes(b"alt")
    (tmp_path / "ziel" / name.format("Bilder-2")).mkdir()
    sent = delivery(tmp_path / "quelle", pictures(9000, 9000))
    with pytest.raises(LaborbuchError, match="ließ sich nicht"):
        write(sent, tmp_path / "ziel", max_bytes=13000)
    assert {path.name for path in (tmp_path / "ziel").iterdir()} == {
        name.format("Text"),
        name.format("Bilder-2"),
    }
    assert (tmp_path / "ziel" / name.format("Text")).read_bytes() == b"alt"


@pytest.mark.parametrize("name", ["fehlt.zip", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedFileError, match=r"lässt sich nicht lesen\. Prüfen Sie, ob"):
        unpack(tmp_path / name)


def test_new_keys_differ() -> None:
    assert new_signing_key() != new_signing_key()
