"""A compendium of a theme, of a Land or of both, and how its cost grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.reports.model import Heading, Table
from app.reports.names import LONGEST, network_file
from app.reports.network import EVERYTHING, Choice, build_network, title_part
from tests.helpers.documents import anchors, headings, internal_links, of_type, section, text, words
from tests.helpers.networks import compendium, network, with_copies
from tests.helpers.reports import TODAY

if TYPE_CHECKING:
    from app.reports.model import Document
    from tests.helpers.archive import MemoryArchive


def modules(document: Document) -> list[str]:
    return sorted(
        (it.anchor or "")[9:].replace("_", "-")
        for it in of_type(document, Heading)
        if (it.anchor or "").startswith("baustein_")
    )


def test_a_theme_brings_its_modules_and_those_of_the_themes_below_it() -> None:
    document = compendium(theme="vacancy")
    assert document.title == "Wissensbausteine zum Thema Leerstand"
    assert [it for it in headings(document, 1) if it.startswith("Thema: ")] == ["Thema: Leerstand"]
    assert modules(document) == ["MOE-WB-0002", "MOE-WB-0003", "OEW-WB-0001", "OEW-WB-0002"]


def test_a_theme_of_the_second_level_stands_for_itself() -> None:
    document = compendium(theme="popup_space")
    assert [it for it in headings(document, 1) if it.startswith("Thema: ")] == ["Thema: Arbeitsorte auf Zeit"]
    assert "WIT-WB-0001" not in modules(document)


def test_a_thesis_that_a_theme_touches_is_shown_with_all_that_the_towns_say() -> None:
    document = compendium(theme="vacancy")
    assert [it for it in headings(document, 1) if it.startswith("These T")] == ["These T7 in fünf Städten"]
    table = next(it for it in section(document, "These T7 in fünf Städten") if isinstance(it, Table))
    assert "▲\u00a0stützt" in words(
        table.rows[0][1].paragraphs[0].spans
    )  # Mölln, whose finding has other themes
    assert "These T2" in headings(document, 2)  # it carries the theme


def test_the_overview_of_a_theme_counts_what_belongs_to_it() -> None:
    table = next(
        it
        for it in section(compendium(theme="vacancy"), "Die fünf Städte im Überblick")
        if isinstance(it, Table)
    )
    counts = {words(row[0].paragraphs[0].spans): words(row[4].paragraphs[0].spans) for row in table.rows}
    assert (counts["Oestrich-Winkel"], counts["Mölln"]) == ("1", "0")
    assert "zum Thema gehört" in words(table.note)


def test_few_chapters_are_listed_with_their_sections() -> None:
    document = compendium(theme="vacancy")
    assert "Was die Städte verbindet" in [it.text for it in of_type(document, Heading) if it.listed]


def test_a_land_brings_its_towns_only() -> None:
    document = compendium(state="BB")
    assert document.title == "Wissensbausteine aus Brandenburg"
    assert modules(document) == ["WIT-WB-0001", "WIT-WB-0002", "WIT-WB-0003"]
    assert "Wittenberge im Überblick" in headings(document, 1)
    assert {"Mölln", "Der Verbund"}.isdisjoint(headings(document, 2))
    theses = [it for it in headings(document, 1) if it.startswith("These T")]
    assert theses == [f"These T{number} in Wittenberge" for number in (3, 5, 7, 8, 9)]


def test_a_theme_of_a_land() -> None:
    document = compendium(theme="new_work", state="BB")
    assert document.title == "Wissensbausteine zum Thema New Work aus Brandenburg"
    assert modules(document) == ["WIT-WB-0001", "WIT-WB-0002"]


def test_a_land_without_labs_is_a_document_too() -> None:
    document = compendium(state="SL")
    assert document.title == "Wissensbausteine aus dem Saarland"
    assert modules(document) == []


@pytest.mark.parametrize("choice", [{"theme": "vacancy"}, {"state": "HE"}, {"theme": "L-X-unbekannt"}])
def test_what_is_left_out_leaves_no_link_behind(choice: dict[str, Any]) -> None:
    document = compendium(**choice)
    places = anchors(document)
    assert len(places) == len(set(places))
    assert internal_links(document) <= set(places)


@pytest.mark.parametrize(
    ("choice", "part", "file"),
    [
        (EVERYTHING, "", "Gesamtpaket_Kompendium.docx"),
        (Choice("vacancy"), "Thema Leerstand", "Gesamtpaket_Kompendium_Thema-Leerstand.docx"),
        (Choice(state="BB"), "Brandenburg", "Gesamtpaket_Kompendium_Brandenburg.docx"),
        (
            Choice("vacancy", "BB"),
            "Thema Leerstand · Brandenburg",
            "Gesamtpaket_Kompendium_Thema-Leerstand-Brandenburg.docx",
        ),
    ],
)
def test_a_part_has_a_name(choice: Choice, part: str, file: str) -> None:
    assert title_part(choice, network()) == part
    assert network_file(part) == file


def test_a_long_part_still_has_a_short_name() -> None:
    assert len(network_file("Thema " + "Versorgung mit Läden " * 9)) <= LONGEST


class Counting:
    """An archive that counts how often it is asked."""

    def __init__(self, archive: MemoryArchive) -> None:
        self._archive = archive
        self.lab = archive.lab
        self.asked = 0

    def __getattr__(self, name: str) -> Any:
        self.asked += 1
        return getattr(self._archive, name)


def asked(*prefixes: str) -> int:
    archive: Any = Counting(with_copies(*prefixes))
    build_network(archive, today=TODAY, choice=Choice(include_released=True))
    return archive.asked


def test_its_cost_grows_with_the_towns_and_no_faster() -> None:
    none, some, more = asked(), asked("NA", "NB", "NC", "ND"), asked(*(f"N{it}" for it in "ABCDEFGH"))
    assert more - some <= 1.1 * (some - none)


def test_a_compendium_of_everything_names_all_towns() -> None:
    assert all(town in text(compendium()) for town in ("Mölln", "Wittenberge", "Dippoldiswalde"))
