"""All modules of a lab in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from app.domain.dates import NBSP
from app.reports.compendium import build_lab
from app.reports.model import Contents, Heading, Paragraph, Picture, Role, Table, TableKind, Tone
from tests.helpers.archive import PREFIXES, MemoryArchive
from tests.helpers.documents import anchors, headings, lines, of_type, paragraphs, section, spans, text, words
from tests.helpers.reports import TODAY, sample

if TYPE_CHECKING:
    from app.reports.model import Document


def compendium(prefix: str, archive: MemoryArchive | None = None) -> Document:
    return build_lab(archive or sample(prefix), today=TODAY)


def test_the_cover_names_town_land_and_funding() -> None:
    document = compendium("DIE")
    cover = document.blocks[: document.blocks.index(of_type(document, Contents)[0])]
    assert list(lines(cover[:3])) == [
        "Stadtlabor · Neue Arbeitswelten",
        "Wissensbausteine aus Dießen am Ammersee",
        "Was bedeutet mehr Arbeit von zu Hause für Wohnen, Einkaufen, Freizeit und Gemeinde?",
    ]
    (table,) = (it for it in cover if isinstance(it, Table))
    assert table.kind is TableKind.TOWNS
    assert [words(cell.paragraphs[0].spans) for cell in table.rows[0]] == [
        "Dießen am Ammersee",
        "Bayern",
        "3",
    ]
    assert "Gefördert im Rahmen der Pilotphase" in words(cast("Paragraph", cover[-1]).spans)


def test_chapters() -> None:
    assert headings(compendium("DIE"), 1) == [
        "So lesen Sie dieses Dokument",
        "Stadtprofil",
        "Wissensbausteine",
        "Thesenübersicht",
        "Anhang Aktivitäten",
        "Rechte und Förderung",
    ]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_released_module_begins_on_a_page_of_its_own(prefix: str) -> None:
    document = compendium(prefix)
    released = [it for it in sample(prefix).of_kind("knowledge_module") if it.about.may_leave(it)]
    begins = [it for it in of_type(document, Heading) if (it.anchor or "").startswith("baustein_")]
    assert [it.text for it in begins] == [it.about.title_of(it) for it in released]
    assert {(it.level, it.new_page) for it in begins} == {(2, True)}


def test_a_module_s_sections_are_one_level_deeper() -> None:
    inner = section(compendium("OEW"), sample("OEW").title_of("OEW-WB-0001"))
    titles = [(it.level, it.text) for it in inner if isinstance(it, Heading)]
    assert titles[0] == (3, "Ausgangslage")
    assert (4, "Quellen") in titles


def test_tables_are_numbered_through_the_document() -> None:
    numbers = [it.number for it in of_type(compendium("OEW"), Table) if it.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


def test_evidence_is_counted_anew_in_each_module() -> None:
    first = [it.anchor for it in paragraphs(compendium("OEW"), Role.EVIDENCE) if it.number == "[1]"]
    assert first == ["beleg_a1", "beleg_b1", "beleg_c1"]


def test_method_and_example_lead_to_each_other() -> None:
    document = compendium("OEW")
    links = {span.href for span in spans(document) if span.text in ("OEW-WB-0001", "OEW-WB-0002")}
    assert {"#baustein_OEW_WB_0001", "#baustein_OEW_WB_0002"} <= links
    assert {"baustein_OEW_WB_0001", "baustein_OEW_WB_0002"} <= set(anchors(document))


def test_a_code_in_running_text_leads_to_its_module() -> None:
    approach = section(compendium("DIE"), "Lösungsansatz")
    (link,) = (span for it in approach for span in cast("Paragraph", it).spans if span.tone is Tone.LINK)
    assert (link.text, link.href) == ("DIE-WB-0002", "#baustein_DIE_WB_0002")


def test_entries_lead_on_to_the_annex() -> None:
    entries = paragraphs(compendium("OEW"), Role.EVIDENCE)
    (entry, *_) = (it for it in entries if it.spans[0].text == "OEW-AK-0005")
    assert entry.spans[0].href == "#eintrag_OEW_AK_0005"


def test_the_annex_holds_the_activities_that_may_leave_in_the_order_of_time() -> None:
    annex = section(compendium("DIE"), "Anhang Aktivitäten")
    titles = [it.text for it in annex if isinstance(it, Heading)]
    assert titles[:3] == [
        "2020",
        "DIE-AK-0001 · Zustimmung des Marktgemeinderats zur Teilnahme",
        "2021",
    ]
    assert titles[-3:] == ["Ohne Datum", "DIE-AK-0006 · Taskforce Neue Arbeitswelten", "Quellen"]
    leaving = [it for it in sample("DIE").of_kind("activity") if it.about.may_leave(it)]
    assert sum("-AK-" in title for title in titles) == len(leaving)


def test_an_activity_tells_time_kind_place_and_all_else() -> None:
    entry = list(lines(section(compendium("DIE"), _title("DIE-AK-0008"))))
    assert entry[0] == f"Mai{NBSP}2022 · Bürgerbefragung · Dießen am Ammersee"
    assert "Kennzahlen: Rücklauf (440\u00a0Personen, Mai\u00a02022, Q" in entry[-1]
    assert "Zahl der Teilnehmenden: 440; Rücklauf: 440" in entry[-1]


def _title(code: str) -> str:
    return f"{code} · {sample(code[:3]).title_of(code)}"


def test_a_small_number_of_participants_is_hidden() -> None:
    archive = sample("DIE").changed("DIE-AK-0008", participants_count=4, participants_qualifier="more_than")
    entry = "".join(lines(section(compendium("DIE", archive), _title("DIE-AK-0008"))))
    assert "Zahl der Teilnehmenden: unter 5;" in entry


def test_theses_stand_with_sign_word_finding_and_reason() -> None:
    (thesis, _, first, *_) = section(compendium("DIE"), "These T1")
    assert list(lines([thesis])) == [
        "„Ortsunabhängiges Arbeiten wird zum Standard; dadurch verlassen mehr Menschen die Großstädte.“"
    ]
    assert words(cast("Paragraph", first).spans).startswith("◊\u00a0differenziert · DIE-EK-0001 Ein Drittel")
    assert "Für das Beispiel eingeschätzt" in words(cast("Paragraph", first).spans)


def test_the_legend_explains_every_sign_and_scale() -> None:
    legend = "\n".join(lines(section(compendium("DIE"), "So lesen Sie dieses Dokument")))
    for sign in ("▲\u00a0stützt", "▼\u00a0widerspricht", "◊\u00a0differenziert", "○\u00a0offen"):
        assert sign in legend
    assert "●●○○\u00a0nur unter Bedingungen (2\u00a0von\u00a04): Gelingt nur" in legend
    assert "●●●●\u00a0hoch (4\u00a0von\u00a04): Mehrere gute Belege" in legend


def test_a_lab_without_modules_is_a_document_too() -> None:
    document = compendium("DIE", MemoryArchive([sample("DIE").lab]))
    assert headings(document, 1) == ["So lesen Sie dieses Dokument", "Stadtprofil", "Rechte und Förderung"]


def test_what_only_the_office_may_see_is_marked_on_the_cover() -> None:
    archive = sample("DIE").changed("DIE-WB-0002", release_scope="verbund")
    assert "Nur für das Projektbüro" in text(compendium("DIE", archive))
    assert "Nur für das Projektbüro" not in text(compendium("DIE"))


def test_different_licences_say_for_which_modules_they_hold() -> None:
    archive = sample("DIE").changed("DIE-WB-0002", licence="all_rights_reserved")
    rights = list(lines(section(compendium("DIE", archive), "Rechte und Förderung")))
    assert rights[0].endswith("(DIE-WB-0001, DIE-WB-0003)")
    assert rights[1].endswith("(DIE-WB-0002)")


def test_same_archive_same_document() -> None:
    assert compendium("WIT") == compendium("WIT")
    assert of_type(compendium("WIT"), Picture) == []
