"""One module as a document: what stands where, in which words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest

from app.domain.records.knowledge_module import Indicator, KnowledgeModule, Recommendation
from app.reports.model import Block, Contents, Paragraph, Role, Table, TableKind
from app.reports.module import build_module
from tests.helpers.archive import MemoryArchive
from tests.helpers.documents import fact_sheet, headings, lines, of_type, paragraphs, section, text, words
from tests.helpers.reports import TODAY, module_document, sample

if TYPE_CHECKING:
    from app.reports.model import Document

EXAMPLE, METHOD, INSIGHT, DRAFT = "OEW-WB-0001", "OEW-WB-0002", "OEW-WB-0003", "OEW-WB-0004"


def on_page_one(document: Document) -> list[Block]:
    end = next(place for place, block in enumerate(document.blocks) if isinstance(block, Contents))
    return list(document.blocks[:end])


def figures(document: Document) -> Table:
    return next(table for table in of_type(document, Table) if table.kind is TableKind.FIGURES)


def test_page_one_begins_with_kind_town_and_title() -> None:
    document = module_document(EXAMPLE)
    kicker, title, summary = document.blocks[:3]
    assert list(lines([kicker])) == ["Anwendungsbeispiel · Oestrich-Winkel, Hessen"]
    assert list(lines([title])) == [document.title]
    assert isinstance(summary, Paragraph)
    assert summary.role is Role.LEAD


def test_sections_stand_in_the_order_of_the_look() -> None:
    assert headings(module_document(EXAMPLE), 2) == [
        "Ausgangslage",
        "Herausforderung",
        "Ziel",
        "Beteiligte und Partner",
        "Lösungsansatz",
        "Ablauf in Schritten",
        "Aufwand und Kosten",
        "Ergebnisse und Wirkung",
        "Erfolgsfaktoren und Hemmnisse",
        "Gut zu wissen",
        "Empfehlungen",
        "Übertragbarkeit",
        "Verstetigung",
        "Verwandte Bausteine",
        "Belege",
        "Kontakt, Rechte und Förderung",
    ]


def test_an_insight_opens_with_its_claim_and_ends_with_its_limits() -> None:
    titles = headings(module_document(INSIGHT), 2)
    assert titles[0] == "Aussage"
    assert titles[titles.index("Belege") - 1] == "Grenzen der Aussage"
    limits = section(module_document(INSIGHT), "Grenzen der Aussage")
    assert "Was offen ist. Grundlage: berichtet; Hinweis zur Grundlage" in "".join(lines(limits))


def test_fact_sheet_of_an_example() -> None:
    sheet = fact_sheet(module_document(EXAMPLE))
    assert list(sheet) == [
        "Leitfrage",
        "Themen",
        "Zielgruppen",
        "Ort und Zeit",
        "Lagetyp der Stadt",
        "Aufwand",
        "Kosten",
        "Reifegrad",
        "Übertragbarkeit",
        "Ergebnis",
        "Kontaktstelle",
    ]
    assert sheet["Reifegrad"] == "●●○○\u00a0einmal erprobt (2\u00a0von\u00a04)"
    assert sheet["Ort und Zeit"].endswith(" · Juni bis Dezember\u00a02022")
    assert sheet["Themen"].startswith("Arbeitsorte auf Zeit · Neue Nutzung von Gebäuden")


def test_a_method_says_what_it_was_tried_for() -> None:
    sheet = fact_sheet(module_document(METHOD))
    assert list(sheet)[:4] == ["Leitfrage", "Erprobt zu", "Lagetyp der Stadt", "Zielgruppen"]
    assert "Ort und Zeit" not in sheet


def test_an_insight_shows_theses_and_confidence_of_each_finding() -> None:
    sheet = fact_sheet(module_document(INSIGHT))
    assert sheet["Verlässlichkeit"].splitlines() == [
        "●●●○\u00a0mittel (3\u00a0von\u00a04) OEW-EK-0002",
        "●●○○\u00a0gering (2\u00a0von\u00a04) OEW-EK-0001",
    ]
    assert "▲\u00a0stützt OEW-EK-0001" in sheet["Bezug zu Thesen"]
    assert sheet["Bezug zu Thesen"].startswith("T7 „Neue Arbeitsorte")
    assert "Aufwand" not in sheet
    assert list(sheet)[-2:] == ["Reifegrad", "Kontaktstelle"]


def test_location_type_comes_from_the_town_profile() -> None:
    assert fact_sheet(module_document(EXAMPLE))["Lagetyp der Stadt"] == "sehr zentral"
    assert fact_sheet(module_document(EXAMPLE, location_type="central"))["Lagetyp der Stadt"] == "zentral"


@pytest.mark.parametrize(
    ("level", "note", "shown"),
    [
        ("low", None, "●○○\u00a0gering (1\u00a0von\u00a03)"),
        ("high", "Eine halbe Stelle.", "●●●\u00a0hoch (3\u00a0von\u00a03). Eine halbe Stelle."),
        (None, "Eine halbe Stelle.", "Stufe: keine Angabe. Eine halbe Stelle."),
        (None, None, "keine Angabe"),
    ],
)
def test_a_level_and_its_note(level: str | None, note: str | None, shown: str) -> None:
    assert fact_sheet(module_document(EXAMPLE, effort_level=level, effort_note=note))["Aufwand"] == shown


def test_a_long_note_is_cut_at_a_sentence_and_stands_whole_in_its_section() -> None:
    note = f"Eine halbe Stelle für sieben Monate. {'Dazu viele Stunden im Rathaus ' * 4}."
    document = module_document(EXAMPLE, effort_note=note)
    assert fact_sheet(document)["Aufwand"].endswith(
        "(3\u00a0von\u00a03). Eine halbe Stelle für sieben Monate."
    )
    assert note in "\n".join(lines(section(document, "Aufwand und Kosten")))


def test_a_gap_in_a_required_row_is_shown_and_optional_rows_vanish() -> None:
    sheet = fact_sheet(module_document(EXAMPLE, transferability_level=None, outcome_type=()))
    assert sheet["Übertragbarkeit"] == "keine Angabe"
    assert "Ergebnis" not in sheet


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "shown"),
    [
        ("2022-06-21", "2022-12-30", False, "21.\u00a0Juni bis 30.\u00a0Dezember\u00a02022"),
        ("2022-06", None, True, "ab Juni\u00a02022 · Dauert an"),
        ("unknown", None, False, "Datum unbekannt"),
        ("unknown", "2022", False, "bis 2022"),
        ("unknown", None, True, "Beginn unbekannt · Dauert an"),
    ],
)
def test_periods(start: str, end: str | None, ongoing: bool, shown: str) -> None:
    document = module_document(
        EXAMPLE, place=None, period_start=start, period_end=end, period_ongoing=ongoing
    )
    assert fact_sheet(document)["Ort und Zeit"] == shown


def test_first_four_figures_stand_big_on_page_one_and_all_of_them_in_the_results() -> None:
    rows = tuple(Indicator(name=f"Zahl {number}", value=Decimal(number)) for number in range(10, 16))
    document = module_document(EXAMPLE, summary="Kurz.", indicators=rows)
    assert figures(document) in on_page_one(document)
    assert figures(document).head == ("Zahl 10", "Zahl 11", "Zahl 12", "Zahl 13")
    assert "Zahl 15" in list(lines(section(document, "Ergebnisse und Wirkung")))


def test_figures_move_behind_the_contents_when_page_one_is_full() -> None:
    document = module_document(EXAMPLE)
    behind = document.blocks[len(on_page_one(document)) + 1]
    assert behind == figures(document)


def test_full_fields_leave_page_one_to_the_steckbrief() -> None:
    document = module_document(
        EXAMPLE,
        title="Titel " * 16,
        summary="Kurzfassung mit langen Wörtern " * 19,
        guiding_question="Leitfrage mit Wörtern " * 11,
        contact_unit="Kontaktstelle im Rathaus " * 8,
    )
    assert isinstance(on_page_one(document)[-1], Table)
    assert paragraphs(document, Role.BOX)


def test_big_numbers_keep_signs_and_name_long_units_above() -> None:
    rows = (
        Indicator(name="Fläche", qualifier="about", value=Decimal(130), unit="m²"),
        Indicator(name="Antworten", value=Decimal(440), unit="Personen"),
    )
    table = figures(module_document(EXAMPLE, indicators=rows))
    assert table.head == ("Fläche, etwa", "Antworten (Personen)")
    assert list(lines([table]))[-2:] == ["130\u00a0m²", "440"]


def test_small_numbers_of_people_are_hidden() -> None:
    rows = (
        Indicator(name="Gäste", value=Decimal(3), qualifier="more_than", unit="Personen", counts_people=True),
        Indicator(name="Tische", value=Decimal(3)),
    )
    document = module_document(EXAMPLE, indicators=rows)
    assert list(lines([figures(document)]))[-2:] == ["unter 5", "3"]
    assert "unter\u00a05\u00a0Personen" in list(lines(section(document, "Ergebnisse und Wirkung")))


def test_the_box_holds_the_first_two_recommendations_without_their_evidence() -> None:
    texts = ("Fangen Sie klein an. [OEW-AK-0001]", "Zählen Sie mit.", "Hören Sie zu.")
    rows = tuple(Recommendation(text=it, addressee="politics") for it in texts)
    document = module_document(EXAMPLE, recommendations=rows)
    (box,) = paragraphs(document, Role.BOX)
    assert words(box.spans) == "Empfehlung kurz. Fangen Sie klein an. Zählen Sie mit."
    (advice, *_) = section(document, "Empfehlungen")
    assert words(cast("Paragraph", advice).spans).startswith("Politik: Fangen Sie klein an.\u00a0[")


def test_steps_have_numbers_bold_titles_and_their_duration() -> None:
    steps = paragraphs(module_document(EXAMPLE), Role.STEP)
    assert [step.number for step in steps] == ["1", "2", "3", "4", "5", "6", "7"]
    assert words(steps[3].spans) == "Betrieb proben · gut zwei Wochen"


def test_long_texts_become_paragraphs_and_bullets() -> None:
    document = module_document(EXAMPLE, lessons_learned="Erstens:\n- eins\n- zwei\n\nDanach.\nUnd weiter.")
    blocks = section(document, "Gut zu wissen")
    assert [(cast("Paragraph", it).role, *lines([it])) for it in blocks] == [
        (Role.BODY, "Erstens:"),
        (Role.BULLET, "eins"),
        (Role.BULLET, "zwei"),
        (Role.BODY, "Danach.\nUnd weiter."),
    ]


def test_empty_sections_vanish() -> None:
    document = module_document(EXAMPLE, challenge=None, sustainability=None, continuation=None)
    assert not {"Herausforderung", "Verstetigung"} & set(headings(document, 2))


def test_method_and_example_name_each_other_even_if_only_one_of_them_says_so() -> None:
    archive = sample("OEW").changed(METHOD, related_modules=())
    there = list(lines(section(module_document(METHOD, archive), "Verwandte Bausteine")))
    assert there[0].startswith(f"Methode zu: {EXAMPLE} Pop-up-Coworking")
    here = list(lines(section(module_document(EXAMPLE), "Verwandte Bausteine")))
    assert here[0].startswith(f"Beispiel zu: {METHOD} Pop-up-Labor")


def test_a_module_of_another_lab_is_named_by_code_and_town() -> None:
    related = section(module_document("MOE-WB-0003"), "Verwandte Bausteine")
    assert list(lines(related)) == ["Beispiel zu: OEW-WB-0002 (Oestrich-Winkel)"]


def test_documents_beside_this_one_can_be_opened_from_it() -> None:
    archive = sample("OEW")
    module = cast("KnowledgeModule", archive.find(EXAMPLE))
    document = build_module(module, archive, today=TODAY, files={METHOD: "methode.docx"})
    (line, *_) = section(document, "Verwandte Bausteine")
    assert [span.href for span in cast("Paragraph", line).spans if span.text == METHOD] == ["methode.docx"]


def test_what_may_not_leave_is_a_draft_and_says_what_is_missing() -> None:
    archive = sample("OEW")
    module = cast("KnowledgeModule", archive.find(DRAFT))
    document = build_module(module, archive, today=TODAY, missing=["Ziel", "Kontaktstelle"])
    assert document.draft
    assert list(lines(section(document, "Offene Angaben"))) == [
        "Diese Pflichtangaben fehlen noch: Ziel · Kontaktstelle. Die Freigabe steht noch aus."
    ]


@pytest.mark.parametrize(
    "changes", [{"status": "in_review"}, {"status": "withdrawn"}, {"release_scope": "intern"}]
)
def test_no_way_around_the_mark_of_a_draft(changes: dict[str, str]) -> None:
    archive = sample("OEW").changed(EXAMPLE, **changes)
    module = cast("KnowledgeModule", archive.find(EXAMPLE))
    assert build_module(module, archive, today=TODAY, draft=False).draft


def test_a_released_module_is_no_draft_unless_asked_for() -> None:
    archive = sample("OEW")
    module = cast("KnowledgeModule", archive.find(EXAMPLE))
    assert not build_module(module, archive, today=TODAY).draft
    assert build_module(module, archive, today=TODAY, draft=True).draft
    assert "Offene Angaben" not in headings(build_module(module, archive, today=TODAY), 2)


def test_an_almost_empty_module_is_a_document_too() -> None:
    module = KnowledgeModule(uid="x", code="OEW-WB-0099", indicators=(Indicator(),))
    archive = MemoryArchive([sample("OEW").lab, module])
    document = build_module(module, archive, today=TODAY)
    assert document.title == "OEW-WB-0099"
    assert headings(document, 2) == ["Offene Angaben", "Kontakt, Rechte und Förderung"]


@pytest.mark.parametrize(
    ("licence", "wording"),
    [
        ("cc_by_4", "Dieser Baustein darf mit Namensnennung weiterverwendet und bearbeitet werden (Creative"),
        ("cc_by_sa_4", "Bearbeitungen stehen unter denselben Bedingungen"),
        ("all_rights_reserved", "Alle Rechte vorbehalten. Eine Weiterverwendung bitte"),
        (None, "Nutzungsrechte: keine Angabe. Vor einer Weiterverwendung bitte"),
    ],
)
def test_licences_in_words(licence: str | None, wording: str) -> None:
    imprint = section(module_document(EXAMPLE, licence=licence), "Kontakt, Rechte und Förderung")
    assert wording in "\n".join(lines(imprint))


def test_the_last_line_says_when_it_was_released_and_which_version_this_is() -> None:
    document = module_document(EXAMPLE, approved_at="2022-11-03", revision=4)
    *_, last = lines(section(document, "Kontakt, Rechte und Förderung"))
    assert last == "Freigegeben am: 3.\u00a0November\u00a02022 · Version 4, Stand 22.11.2022"
    assert document.version == "4"


def test_a_module_for_the_office_says_so() -> None:
    assert "Nur für das Projektbüro" in text(module_document(EXAMPLE, release_scope="verbund"))
    assert "Nur für das Projektbüro" not in text(module_document(EXAMPLE))
