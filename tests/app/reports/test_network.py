"""The public records of many labs in one document: its chapters, their order and how they hang together."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest

from app.domain.records.lab import Lab
from app.reports.model import Contents, Heading, Paragraph, Role, Table, TableKind
from app.reports.network import build_network
from tests.helpers.archive import PREFIXES, MemoryArchive
from tests.helpers.documents import (
    anchors,
    headings,
    internal_links,
    lines,
    of_type,
    paragraphs,
    section,
    spans,
    text,
    words,
)
from tests.helpers.networks import OFFICE_LAB, compendium, network, of_towns, whole, with_copies
from tests.helpers.reports import TODAY

if TYPE_CHECKING:
    from app.reports.model import Block, Document

TOWNS = ["Mölln", "Wittenberge", "Dießen am Ammersee", "Oestrich-Winkel", "Dippoldiswalde"]
COWORKING = "Thema: Coworking und neue Arbeitsorte"


def cover(document: Document) -> list[Block]:
    return list(document.blocks[: document.blocks.index(of_type(document, Contents)[0])])


def table_under(document: Document, heading: str) -> Table:
    return next(it for it in section(document, heading) if isinstance(it, Table))


def first_column(table: Table) -> list[str]:
    return [words(row[0].paragraphs[0].spans) for row in table.rows]


def test_chapters_follow_each_other_from_the_whole_to_the_single() -> None:
    chapters = headings(whole(), 1)
    themes = [it for it in chapters if it.startswith("Thema: ")]
    theses = [it for it in chapters if it.startswith("These T")]
    assert chapters == [
        "So lesen Sie dieses Kompendium",
        "Die fünf Städte im Überblick",
        *themes,
        *theses,
        "Thesen ohne Aussage der Städte",
        "Wissensbausteine",
        "Verzeichnis der Städte und Themen",
        "Quellen",
        "Rechte und Förderung",
    ]
    assert COWORKING in themes
    assert theses == [f"These T{number} in fünf Städten" for number in (1, 3, 4, 5, 6, 7, 8, 9)]


def test_the_cover_names_the_towns_in_their_fixed_order_then_office_and_funding() -> None:
    blocks = cover(whole())
    table = next(it for it in blocks if isinstance(it, Table))
    said = list(lines(blocks))
    assert [it.replace("\u00a0", " ") for it in said[:3]] == [
        "Kompendium · Neue Arbeitswelten",
        "Wissensbausteine aus fünf Städten",
        "Was fünf kleine Städte zwischen 2021 und 2023 erprobt haben "
        "und was andere Städte daraus machen können",
    ]
    assert first_column(table) == TOWNS
    assert words(table.rows[0][1].paragraphs[0].spans) == "Schleswig-Holstein"
    imprint = [words(it.spans) for it in blocks if isinstance(it, Paragraph) and it.role is Role.IMPRINT]
    assert imprint[0] == "Projektbüro des Kleinstadtverbunds"
    assert imprint[-1].startswith("Gefördert im Rahmen der Pilotphase Kleinstadtakademie")


def test_many_towns_stand_on_the_cover_by_their_laender() -> None:
    archive = with_copies(*("NA", "NB", "NC", "ND"))
    table = next(it for it in cover(compendium(archive)) if isinstance(it, Table))
    found = {words(a.paragraphs[0].spans): words(b.paragraphs[0].spans) for a, b in table.rows}
    assert found["Hessen"] == "Oestrich-Winkel, Neustadt NA, Neustadt NB, Neustadt NC, Neustadt ND"
    assert list(found) == sorted(found)


def test_the_overview_compares_the_towns_with_their_own_dates() -> None:
    table = table_under(whole(), "Die fünf Städte im Überblick")
    assert first_column(table) == TOWNS
    assert words(table.rows[0][2].paragraphs[0].spans) == "19.329"
    assert "31.12.2019 Wittenberge" in words(table.note)
    findings = [it for it in network().of_kind("finding") if it.lab_id == "WIT-LA-0001"]
    assert words(table.rows[1][4].paragraphs[0].spans) == str(len(findings))


@pytest.mark.parametrize("town", TOWNS)
def test_every_town_has_a_page_with_its_profile_and_activities(town: str) -> None:
    page = section(whole(), town)
    profile = next(it for it in page if isinstance(it, Table))
    assert profile.kind is TableKind.FACT_SHEET
    assert "Aktivitäten" in [it.text for it in page if isinstance(it, Heading)]


def test_a_theme_has_a_heading_for_every_town_also_for_those_that_say_nothing() -> None:
    shown = section(whole(), COWORKING)
    start = next(
        i for i, it in enumerate(shown) if isinstance(it, Heading) and it.text == "Was die Städte zeigen"
    )
    towns = [it.text for it in shown[start:] if isinstance(it, Heading) and it.level == 3]
    assert towns == TOWNS
    place = next(i for i, it in enumerate(shown) if isinstance(it, Heading) and it.text == "Dippoldiswalde")
    assert words(cast("Paragraph", shown[place + 1]).spans) == "Zu diesem Thema: keine Aussage."


def test_a_theme_holds_what_belongs_to_the_themes_below_it() -> None:
    chapter = section(whole(), "Thema: Leerstand")
    assert "OEW-EK-0003" in "\n".join(lines(chapter))
    assert "Thema: Neue Nutzung von Gebäuden" not in headings(whole(), 1)


def test_what_connects_the_towns_is_what_the_office_found() -> None:
    own = next(it for it in network().of_kind("finding") if it.lab_id == OFFICE_LAB)
    archive = network().changed(own.uid, statement="Alle fragten nach Orten.", themes=("new_workplaces",))
    shown = "\n".join(lines(section(compendium(archive), COWORKING)))
    assert shown.index("Alle fragten nach Orten.") < shown.index("Was die Städte zeigen")
    silent = compendium(network().only(lambda it: it.lab_id != OFFICE_LAB or it.about.name != "finding"))
    assert "Zusammenschau des Projektbüros: keine Aussage." in list(lines(section(silent, COWORKING)))


def test_steckbriefe_stand_by_theme_and_lead_to_the_whole_module() -> None:
    table = next(
        it for it in section(whole(), COWORKING) if isinstance(it, Table) and "Steckbriefe" in it.title
    )
    codes = [row[0].paragraphs[0].spans[0] for row in table.rows]
    assert "OEW-WB-0001" in [it.text for it in codes]
    assert all(it.href == f"#baustein_{it.text.replace('-', '_')}" for it in codes)
    levels = "\n".join(words(it.spans) for it in table.rows[-1][2].paragraphs)
    assert "Reifegrad" in levels or "Übertragbarkeit" in levels


def test_each_town_has_at_most_one_voice_in_a_theme() -> None:
    for theme in (it for it in headings(whole(), 1) if it.startswith("Thema: ")):
        quotes = [it for it in section(whole(), theme) if isinstance(it, Paragraph) and it.role is Role.QUOTE]
        assert len(quotes) <= len(TOWNS)
    assert len({words(it.spans) for it in paragraphs(whole(), Role.QUOTE)}) > 5


def test_modules_follow_by_theme_each_on_a_page_of_its_own() -> None:
    begins = [it for it in of_type(whole(), Heading) if (it.anchor or "").startswith("baustein_")]
    modules = [it for it in network().of_kind("knowledge_module") if it.about.may_leave(it)]
    assert {(it.level, it.new_page) for it in begins} == {(2, True)}
    assert sorted(it.text for it in begins) == sorted(it.about.title_of(it) for it in modules)
    listed = [words(row[3].paragraphs[0].spans) for row in table_under(whole(), "Wissensbausteine").rows]
    assert [a == b for a, b in pairwise(listed)].count(False) == len(set(listed)) - 1


def test_the_index_is_alphabetical_and_leads_to_the_places() -> None:
    tables = [it for it in section(whole(), "Verzeichnis der Städte und Themen") if isinstance(it, Table)]
    towns, themes = map(first_column, tables)
    assert [it.partition(" (")[0] for it in towns] == [
        "Dießen am Ammersee", "Dippoldiswalde", "Mölln", "Oestrich-Winkel", "Wittenberge"
    ]  # fmt: skip
    assert "Arbeitsorte auf Zeit" in themes
    assert themes.index("Bürgerbeteiligung") < themes.index("Coworking und neue Arbeitsorte")
    hrefs = {
        span.href for row in tables[0].rows for cell in row for it in cell.paragraphs for span in it.spans
    }
    assert {"#stadt_DIE", "#thema_participation", "#these_PB_TS_0007", "#baustein_DIE_WB_0001"} <= hrefs


def test_a_source_is_listed_once_and_tells_where_it_is_used() -> None:
    entries = [
        it for it in section(whole(), "Quellen") if isinstance(it, Paragraph) and it.role is Role.SOURCE
    ]
    assert len(entries) == len({it.anchor for it in entries}) == len(paragraphs(whole(), Role.SOURCE))
    entry = next(words(it.spans) for it in entries if "OEW-QU-0003" in words(it.spans))
    assert "Genutzt in: " in entry
    assert "T7" in entry
    assert "OEW-WB-0001" in entry


def test_every_link_within_leads_somewhere_and_every_place_is_there_once() -> None:
    twice = [anchor for anchor, count in Counter(anchors(whole())).items() if count > 1]
    assert twice == []
    assert internal_links(whole()) - set(anchors(whole())) == set()


def test_headings_have_no_gaps() -> None:
    levels = [it.level for it in of_type(whole(), Heading)]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_tables_are_numbered_through_the_document() -> None:
    numbers = [it.number for it in of_type(whole(), Table) if it.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


def test_contents_name_chapters_towns_and_modules_but_not_the_same_sections_again_and_again() -> None:
    listed = [it.text for it in of_type(whole(), Heading) if it.listed and it.level <= 2]
    assert [it for it, count in Counter(listed).items() if count > 1] == []
    assert {"Mölln", COWORKING, network().title_of("OEW-WB-0001")} <= set(listed)


def test_a_code_of_a_finding_leads_to_the_thesis_it_speaks_to() -> None:
    links = {span.href for span in spans(whole()) if span.text == "OEW-EK-0003"}
    assert links == {"#these_PB_TS_0007", None}


def test_the_legend_explains_what_no_town_says() -> None:
    assert "keine Aussage" in list(lines(section(whole(), "So lesen Sie dieses Kompendium")))


def test_what_the_office_has_not_accepted_is_marked() -> None:
    archive = network().changed("OEW-WB-0001", status="accepted")
    kickers = {words(it.spans) for it in paragraphs(compendium(archive), Role.KICKER)}
    assert "Anwendungsbeispiel · Oestrich-Winkel, Hessen" in kickers
    assert "Methode · Oestrich-Winkel, Hessen · vom Projektbüro noch nicht übernommen" in kickers
    assert "Enthält Bausteine, die vom Projektbüro noch nicht übernommen sind" in text(whole())


def test_by_default_only_what_is_accepted_or_published_appears() -> None:
    archive = network().changed("OEW-WB-0001", status="accepted").changed("DIE-WB-0002", status="published")
    document = build_network(archive, today=TODAY)
    begins = [it.anchor for it in of_type(document, Heading) if (it.anchor or "").startswith("baustein_")]
    assert sorted(map(str, begins)) == ["baustein_DIE_WB_0002", "baustein_OEW_WB_0001"]
    assert "OEW-WB-0002" not in text(document)
    assert "noch nicht übernommen" not in text(document)


def test_without_any_accepted_module_it_says_so() -> None:
    document = build_network(of_towns(*PREFIXES), today=TODAY)
    assert "Noch ist kein Baustein vom Projektbüro übernommen." in list(
        lines(section(document, "Wissensbausteine"))
    )


def test_an_office_without_towns_has_a_document_too() -> None:
    office = network().find(OFFICE_LAB)
    assert isinstance(office, Lab)
    document = compendium(MemoryArchive([office]))
    assert document.title == "Wissensbausteine"
    assert headings(document, 1)[0] == "So lesen Sie dieses Kompendium"


def test_the_same_records_in_any_order_give_the_same_document() -> None:
    assert compendium(MemoryArchive(reversed(network().everything()), {"themes": {}})) == compendium(
        MemoryArchive(network().everything(), {"themes": {}})
    )
