"""Numbers in the text, the list of evidence, and the way back and on."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest

from app.domain.records.finding import Evidence
from app.domain.rows import Citation
from app.reports.citations import letters
from app.reports.model import Heading, Paragraph, Role, Tone
from tests.helpers.documents import (
    anchors,
    internal_links,
    lines,
    of_type,
    paragraphs,
    section,
    spans,
    text,
    words,
)
from tests.helpers.reports import DOCUMENTS, MODULES, document_of, module_document, sample

if TYPE_CHECKING:
    from app.reports.model import Document

CODE = "OEW-WB-0001"


def situation(document: Document) -> str:
    return "\n".join(lines(section(document, "Ausgangslage")))


def entry(document: Document, code: str) -> Paragraph:
    return next(it for it in paragraphs(document, Role.EVIDENCE) if words(it.spans).startswith(code))


def more(document: Document, code: str) -> Paragraph:
    """Return the small print about an entry, by the link that leads there."""
    (way,) = (span for span in entry(document, code).spans if span.text == "Näheres")
    return next(it for it in paragraphs(document, Role.SMALL) if f"#{it.anchor}" == way.href)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere_and_every_place_is_unique(name: str) -> None:
    document = document_of(name)
    assert internal_links(document) <= set(anchors(document))
    assert [anchor for anchor, times in Counter(anchors(document)).items() if times > 1] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_have_no_gap_and_no_paragraph_is_empty(name: str) -> None:
    levels = [heading.level for heading in of_type(document_of(name), Heading)]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert all(words(it.spans).strip() for it in of_type(document_of(name), Paragraph))


@pytest.mark.parametrize("name", MODULES)
def test_numbers_follow_their_first_use(name: str) -> None:
    used = [span.text for span in spans(document_of(name)) if span.tone is Tone.EVIDENCE]
    different = list(dict.fromkeys(used))
    assert different == [f"[{number}]" for number in range(1, len(different) + 1)]


@pytest.mark.parametrize("name", MODULES)
def test_every_entry_can_be_followed_on(name: str) -> None:
    document = document_of(name)
    sources = {it.anchor for it in paragraphs(document, Role.SOURCE)}
    for it in paragraphs(document, Role.EVIDENCE):
        ways = {span.href[1:] for span in it.spans if span.href and span.href.startswith("#")}
        assert ways & sources or it.spans[0].text.startswith(f"{name[:3]}-ZI")


def test_marks_stand_after_the_full_stop_in_ascending_order() -> None:
    text_ = "Erst. [OEW-AK-0002] Dann dies [OEW-AK-0003] [OEW-AK-0002]. Und das [OEW-AK-0003], hier."
    assert situation(module_document(CODE, initial_situation=text_)) == (
        "Erst.\u00a0[1] Dann dies.\u00a0[1] [2] Und das\u00a0[2], hier."
    )


def test_a_mark_leads_to_its_entry_and_the_entry_back_to_every_mark() -> None:
    document = module_document(CODE)
    first = next(span for span in spans(document) if span.tone is Tone.EVIDENCE)
    assert (first.href, first.anchor, first.tooltip) == ("#beleg_1", "stelle_1a", "Zum Beleg 1")
    (found,) = (it for it in paragraphs(document, Role.EVIDENCE) if it.anchor == "beleg_1")
    back = [span.href for span in found.spans if (span.href or "").startswith("#stelle_")]
    uses = sum(span.text == "[1]" for span in spans(document))
    assert back == [f"#stelle_1{letters(use)}" for use in range(1, uses + 1)]


def test_an_unknown_code_of_another_lab_stays_as_it_was_typed() -> None:
    document = module_document(CODE, initial_situation="Wie in Mölln. [MOE-AK-0007] Und so.")
    assert situation(document) == "Wie in Mölln.\u00a0[MOE-AK-0007] Und so."


def test_of_a_record_that_stays_in_the_lab_not_even_the_code_is_left() -> None:
    document = module_document(CODE, initial_situation="Vorher. [OEW-AK-0007] Nachher [OEW-AK-0007]")
    assert situation(document) == "Vorher. Nachher"
    assert "OEW-AK-0007" not in text(document)


def test_entries_name_code_title_time_and_kind_of_evidence() -> None:
    found = words(entry(module_document(CODE), "OEW-AK-0005").spans)
    assert found.startswith(
        "OEW-AK-0005 · Betrieb des Pop-up-Coworking-Space (21.06.2022 bis 30.12.2022). Beleglage: berichtet. "
        "Quellen Q"
    )
    assert "Zurück zu 3a, 3b" in found


def test_what_the_module_names_without_citing_it_comes_last() -> None:
    document = module_document(CODE, initial_situation="Siehe [OEW-AK-0005].", **_WITHOUT_TEXTS)
    codes = [words(it.spans)[:11] for it in paragraphs(document, Role.EVIDENCE)]
    assert codes == [
        "OEW-AK-0005",
        *(f"OEW-EK-000{number}" for number in (1, 2, 3, 4)),
        *(f"OEW-AK-000{number}" for number in (1, 2, 3, 4)),
    ]
    assert "Zurück zu" not in words(entry(document, "OEW-AK-0001").spans)


_WITHOUT_TEXTS = dict.fromkeys(
    (
        "challenge", "objective", "approach", "resources", "results", "success_factors", "obstacles",
        "lessons_learned", "sustainability",
    )
) | {"steps": (), "quote_refs": (), "indicators": ()}  # fmt: skip


def test_a_finding_leads_on_to_what_it_rests_on() -> None:
    found = more(module_document(CODE), "OEW-EK-0003")
    assert "Beruht auf: [4] (direkt: Anmietung" in words(found.spans)
    assert "Kennzahl „Arbeitsplätze“, direkt: Sieben Arbeitsplätze" in words(found.spans)
    assert "#beleg_4" in [span.href for span in found.spans]


def test_evidence_of_a_finding_that_nobody_cites_gets_an_entry_of_its_own() -> None:
    document = module_document(CODE, finding_refs=("OEW-EK-0004",), activity_refs=(), **_NO_MARKS)
    codes = [words(it.spans)[:11] for it in paragraphs(document, Role.EVIDENCE)]
    assert codes == ["OEW-EK-0004", "OEW-AK-0004"]


_NO_MARKS = _WITHOUT_TEXTS | {"initial_situation": None}


def test_counter_evidence_speaks_against() -> None:
    rows = (Evidence(kind="activity", target="OEW-AK-0005", strength="indirect", note="Es kamen wenige."),)
    document = module_document(CODE, sample("OEW").changed("OEW-EK-0003", counter_evidence=rows))
    found = words(more(document, "OEW-EK-0003").spans)
    assert "Dagegen spricht: [3] (indirekt: Es kamen wenige.)" in found


def test_interviews_appear_by_their_code_only() -> None:
    archive = sample("OEW")
    rows = (Evidence(kind="interview", target="OEW-IV-0001", note="Sie sprach davon."),)
    document = module_document(CODE, archive.changed("OEW-EK-0003", evidence=rows))
    found = words(entry(document, "OEW-IV-0001").spans)
    assert found == "OEW-IV-0001 · Interview. Erfundenes Beispiel."


def test_an_interview_that_stays_in_the_lab_does_not_appear() -> None:
    rows = (Evidence(kind="interview", target="OEW-IV-0002", note="Er sprach davon."),)
    document = module_document(CODE, sample("OEW").changed("OEW-EK-0003", evidence=rows))
    assert "OEW-IV-0002" not in text(document)
    assert "Er sprach davon" not in text(document)


def test_sources_are_named_once_with_their_address_and_date() -> None:
    listed = paragraphs(module_document(CODE), Role.SOURCE)
    assert [it.number for it in listed] == [f"Q{number}" for number in range(1, len(listed) + 1)]
    shown = words(listed[3].spans)
    assert shown.startswith("Neueröffnung am 21. Juni 2022: Pop-Up Coworking-Space in Oestrich-Winkel (Stadt")
    assert ", 14.06.2022. Art: Website der Kommune · OEW-QU-" in shown
    assert (listed[3].spans[0].href or "").startswith("https://")
    assert ", ohne Datum" in words(listed[1].spans)


def test_the_module_s_own_sources_come_with_what_they_prove() -> None:
    rows = (Citation(source_id="OEW-QU-0001", supports="Zahl der Plätze"),)
    document = module_document(CODE, sources=rows)
    (about_all, *_) = section(document, "Quellen")
    assert re.fullmatch(
        r"Zum ganzen Baustein: Quelle Q\d+ \(Zahl der Plätze\)", words(cast("Paragraph", about_all).spans)
    )


def test_quotes_come_with_role_and_mark_of_invention() -> None:
    document = module_document(CODE)
    quote, source = (it for role in (Role.QUOTE, Role.QUOTE_SOURCE) for it in paragraphs(document, role)[:1])
    assert words(quote.spans).startswith("„Zu Hause habe ich zwei Kollegen")
    assert (
        words(source.spans)
        == "Erfundenes Beispielzitat · Beschäftigte, pendelt sonst nach Frankfurt\u00a0[9]"
    )


def test_an_anonymous_quote_hides_the_label_even_if_there_is_one() -> None:
    archive = sample("OEW").changed("OEW-ZI-0001", attribution="anonymous", speaker_label="Wirtin am Markt")
    document = module_document(CODE, archive)
    assert "Wirtin" not in text(document)
    assert "Erfundenes Beispielzitat · anonym\u00a0[" in text(document)


def test_a_thesis_is_related_by_sign_and_word() -> None:
    found = words(more(module_document("OEW-WB-0003"), "OEW-EK-0002").spans)
    assert "Bezug zu Thesen: ◊\u00a0differenziert T7 (Für das Beispiel eingeschätzt: " in found


def test_the_list_itself_is_no_place_to_go_back_to() -> None:
    document = module_document(CODE, finding_refs=("OEW-EK-0004",), activity_refs=(), **_NO_MARKS)
    assert "Zurück zu" not in text(document)


def test_only_an_insight_says_what_its_evidence_means_for_the_theses() -> None:
    assert "Bezug zu Thesen" not in text(module_document(CODE))


@pytest.mark.parametrize(("use", "letter"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba")])
def test_letters(use: int, letter: str) -> None:
    assert letters(use) == letter
