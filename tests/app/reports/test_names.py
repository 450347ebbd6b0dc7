"""File names that speak."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from app.reports.names import (
    LONGEST,
    compendium_file,
    delivery_file,
    guidelines_file,
    module_file,
    network_workbook_file,
    part_file,
    reply_file,
    workbook_file,
)

CODE = "OEW-WB-0001"


def test_names_of_a_lab() -> None:
    assert workbook_file("DIE") == "DIE_Laborbuch.xlsx"
    assert compendium_file("DIE") == "DIE_Wissensbausteine.docx"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pop-up-Coworking in Oestrich-Winkel", f"{CODE}_Pop-up-Coworking-in-Oestrich-Winkel.docx"),
        ("Größe 5/6 „Räume“?", f"{CODE}_Größe-5-6-Räume.docx"),
        ("Taskforce: Eine feste Gruppe trägt das Thema", f"{CODE}_Taskforce.docx"),
        (f"Den Rat {'früh ' * 8}mitnehmen, damit es gelingt", f"{CODE}_Den-Rat-{'früh-' * 8}mitnehmen.docx"),
        ("U\u0308bergabe", f"{CODE}_Übergabe.docx"),
        ('a<b>c:d"e/f\\g|h?i*j', f"{CODE}_a-b-c-d-e-f-g-h-i-j.docx"),
        ("../../etc/passwd", f"{CODE}_etc-passwd.docx"),
        ("🎉 \x00\n", f"{CODE}.docx"),
        ("", f"{CODE}.docx"),
    ],
)
def test_module_files(title: str, name: str) -> None:
    assert module_file(CODE, title) == name


@pytest.mark.parametrize("title", ["Wort " * 40, "x" * 200, "Fahrt mit der Donaudampfschifffahrt " * 3])
def test_long_titles_are_cut_between_words_where_there_are_any(title: str) -> None:
    name = module_file(CODE, title)
    assert len(name) <= LONGEST
    assert name.endswith(".docx")
    words = name.removeprefix(f"{CODE}_").removesuffix(".docx").split("-")
    assert set(words) <= set(title.split()) or " " not in title


def test_names_are_composed() -> None:
    name = module_file(CODE, unicodedata.normalize("NFD", "Übergröße"))
    assert unicodedata.is_normalized("NFC", name)


def test_names_of_packages() -> None:
    day = dt.date(2022, 11, 22)
    assert delivery_file("DIE", 4, day) == "DIE_Lieferung-04_2022-11-22.zip"
    assert delivery_file("DIE", 123, day) == "DIE_Lieferung-123_2022-11-22.zip"
    assert delivery_file("DIE", None, day) == "DIE_Lieferung_2022-11-22.zip"
    assert guidelines_file("PB", day) == "PB_Vorgaben_2022-11-22.zip"
    assert reply_file("DIE", day) == "Rueckmeldung_DIE_2022-11-22.zip"
    whole = "DIE_Lieferung-04_2022-11-22.zip"
    assert part_file(whole, "Bilder-1") == "DIE_Lieferung-04_2022-11-22_Bilder-1.zip"


def test_names_of_joint_workbooks() -> None:
    assert network_workbook_file() == "Gesamtpaket_Arbeitsmappe.xlsx"
    part = "Thema Leerstand · Brandenburg"
    assert network_workbook_file(part) == "Gesamtpaket_Arbeitsmappe_Thema-Leerstand-Brandenburg.xlsx"
    assert len(network_workbook_file("Versorgung mit Läden " * 9)) == LONGEST
