"""What people read who open the .zip."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.interchange.arrival import Purpose
from app.interchange.package import Manifest, Package, Seal
from exporters.package import write
from tests.helpers.packages import DELIVERY, GUIDELINES, MOMENT, OFFICE, REPLY, delivery

if TYPE_CHECKING:
    from pathlib import Path


OPEN = Seal()


def raw(folder: Path, package: Package, seal: Seal = OPEN) -> bytes:
    (path,) = write(package, folder, seal=seal)
    with zipfile.ZipFile(path) as archive:
        return archive.read("LIESMICH.txt")


def letter(folder: Path, package: Package, seal: Seal = OPEN) -> str:
    return " ".join(raw(folder, package, seal).decode("utf-8-sig").split())


def test_every_editor_of_windows_shows_umlauts_and_lines(tmp_path: Path) -> None:
    text = raw(tmp_path, delivery(tmp_path / "quelle"))
    assert text.startswith(b"\xef\xbb\xbfLieferung 4")
    assert "Dießen am Ammersee\r\n" in text.decode("utf-8-sig")
    assert text.count(b"\n") == text.count(b"\r\n")
    assert all(len(line) <= 80 for line in text.decode("utf-8-sig").splitlines())


def test_a_delivery_says_what_it_is(tmp_path: Path) -> None:
    text = letter(tmp_path, delivery(tmp_path / "quelle"))
    for said in (
        "Lieferung 4 des Stadtlabors Dießen am Ammersee =",
        "Von: Stadtlabor Dießen am Ammersee (DIE) An: Projektbüro Lieferung: 4 Stand: 22.11.2022",
        "Programm: Laborbuch 0.1.0",
        "DIE_Laborbuch.xlsx alle Einträge als Arbeitsmappe",
        "Wissensbausteine 2 Word-Dokumente",
        "Bilder 3 Bilder und Anlagen",
        "1 Labor 10 Aktivitäten 1.234 Zitate 1 Wissensbaustein",
        "1 gelöschten Eintrag und 2 widerrufene Einwilligungen",
        "Sie sind in Dießen am Ammersee geblieben.",
        "Seite „Eingang“",
        "mit einem Doppelklick",
    ):
        assert said in text
    for unsaid in ("Passwort", "Unterschrift", "Teil:", "inhalt.json", "None", "{"):
        assert unsaid not in text


def test_a_closed_and_signed_delivery_says_so(tmp_path: Path) -> None:
    text = letter(tmp_path, delivery(tmp_path / "quelle"), Seal("geheim", bytes(32)))
    assert "Das Passwort sagt Ihnen das Stadtlabor am Telefon." in text
    assert "7-Zip" in text
    assert "Doppelklick" not in text
    assert "manifest.sig elektronische Unterschrift" in text
    assert "geheim" not in text


def test_a_delivery_without_number_news_or_version(tmp_path: Path) -> None:
    plain = replace(DELIVERY, sequence_no=None, counts={}, tombstones=(), revocations=(), app_version="")
    text = letter(tmp_path, Package(plain))
    assert text.startswith("Lieferung des Stadtlabors Dießen am Ammersee =")
    assert "Lieferung: ohne Nummer" in text
    for unsaid in ("Programm:", "Darin sind", "meldet die Datei", "xlsx", "Word"):
        assert unsaid not in text


@pytest.mark.parametrize(
    ("tombstones", "revocations", "said"),
    [
        (DELIVERY.tombstones, (), "meldet die Datei 1 gelöschten Eintrag."),
        (DELIVERY.tombstones * 3, (), "meldet die Datei 3 gelöschte Einträge."),
        ((), ("a",), "meldet die Datei 1 widerrufene Einwilligung."),
    ],
)
def test_news_are_counted(tmp_path: Path, tombstones: tuple, revocations: tuple, said: str) -> None:
    manifest = replace(DELIVERY, tombstones=tombstones, revocations=revocations)
    assert said in letter(tmp_path, Package(manifest))


def test_it_says_where_the_delivery_goes_if_anybody_said_so(tmp_path: Path) -> None:
    package = delivery(tmp_path / "quelle")
    assert "Wohin sie geht" not in letter(tmp_path, package)
    address = "Projektbüro Kleinstadtakademie\nlieferungen@projektbuero.example"
    sent = replace(package, manifest=replace(package.manifest, send_to=address))
    text = raw(tmp_path, sent).decode("utf-8-sig")
    assert "Wohin sie geht\r\n--------------\r\nProjektbüro Kleinstadtakademie\r\nlieferungen@" in text


def test_guidelines_speak_to_the_labs(tmp_path: Path) -> None:
    text = letter(tmp_path, GUIDELINES)
    assert text.startswith(f"Vorgaben des Projektbüros {'=' * 25} Von: Projektbüro An: alle Stadtlabore")
    assert "2 Thesen 1 Thema" in text
    assert "geblieben" not in text
    assert "Das Passwort sagt Ihnen das Projektbüro" in letter(tmp_path, GUIDELINES, Seal("geheim"))


def test_a_reply_names_its_lab(tmp_path: Path) -> None:
    text = letter(tmp_path, REPLY)
    assert text.startswith("Rückmeldung des Projektbüros an das Stadtlabor Dießen am Ammersee =")
    assert "An: Stadtlabor Dießen am Ammersee (DIE)" in text
    assert "1 Wissensbaustein" in text


def test_every_purpose_has_a_letter(tmp_path: Path) -> None:
    for purpose in Purpose:
        assert letter(tmp_path, Package(Manifest(purpose, OFFICE, MOMENT)))
