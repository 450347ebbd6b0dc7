"""The towns' differing perspectives on a thesis, side by side with their evidence; nothing is averaged."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from app.reports.model import Heading, Paragraph, Role, Table, TableKind, Turn
from tests.helpers.documents import lines, of_type, section, words
from tests.helpers.networks import OFFICE_LAB, compendium, network, of_towns, whole, with_copies

if TYPE_CHECKING:
    from app.domain.records.finding import Finding
    from app.reports.model import Block, Cell, Document
    from tests.helpers.archive import MemoryArchive

ROWS = ["Bezug zur These", "Was das Labor zeigt", "Ausgangslage", "Herkunft der Aussage"]


def perspectives(document: Document, number: str, towns: str = "in fünf Städten") -> Table:
    found = section(document, f"These {number} {towns}")
    return next(it for it in found if isinstance(it, Table) and it.kind is TableKind.TOWNS)


def shown(cell: Cell) -> list[str]:
    return [words(it.spans).replace("\u00a0", " ") for it in cell.paragraphs]


def said(table: Table) -> dict[str, list[list[str]]]:
    """What each town says, by the town's name, in the order of the rows."""
    columns = list(zip(*table.rows, strict=True))
    return {
        town: [shown(cell) for cell in column]
        for town, column in zip(table.head[1:], columns[1:], strict=True)
    }


def relinked(code: str, relation: str, archive: MemoryArchive | None = None) -> MemoryArchive:
    """Return the network in which a finding says something else to its theses."""
    found = archive or network()
    finding: Any = found.find(code)
    links = tuple(dataclasses.replace(it, relation=relation) for it in finding.thesis_links)
    return found.changed(code, thesis_links=links)


def test_towns_are_columns_in_their_fixed_order_and_the_verdict_comes_first() -> None:
    table = perspectives(whole(), "T7")
    assert table.head == (
        "Stadt",
        *("Mölln", "Wittenberge", "Dießen am Ammersee", "Oestrich-Winkel", "Dippoldiswalde"),
    )
    assert [shown(row[0])[0] for row in table.rows] == ROWS
    assert table.verdict


def test_towns_that_differ_stand_side_by_side_with_their_own_evidence() -> None:
    towns = said(perspectives(compendium(relinked("DIE-EK-0003", "contradicts")), "T7"))
    assert towns["Mölln"][0] == ["▲ stützt [1]"]
    assert towns["Wittenberge"][0] == ["◊ differenziert [2]"]
    assert towns["Dießen am Ammersee"][0] == ["▼ widerspricht [3]"]
    assert towns["Dießen am Ammersee"][1] == [
        "Eine dauerhafte Bürger-Arbeitsgruppe kann ein Projekt über die gesamte Laufzeit tragen und danach "
        "bestehen bleiben. [3]"
    ]


def test_a_town_that_contradicts_itself_is_shown_with_both() -> None:
    relation, statements, *_ = said(perspectives(whole(), "T7"))["Oestrich-Winkel"]
    assert relation == ["▲ stützt [6]", "◊ differenziert [5]", "○ offen [4]"]
    assert [it[-3:] for it in statements] == ["[4]", "[5]", "[6]"]


def test_a_town_that_says_nothing_is_shown_as_saying_nothing_but_with_its_situation() -> None:
    relation, statements, situation, origin = said(perspectives(whole(), "T7"))["Dippoldiswalde"]
    assert relation == statements == origin == ["keine Aussage"]
    assert situation == ["Große Kreisstadt, Einwohnerzahl 14.096, Lagetyp zentral"]


def test_the_situation_tells_where_the_module_that_rests_on_it_began() -> None:
    archive = network().changed(
        "WIT-WB-0001", initial_situation="Der Space stand da. [WIT-AK-0006] Und leer."
    )
    _, situation = said(perspectives(compendium(archive), "T7"))["Wittenberge"][2]
    assert situation == "Der Space stand da. Und leer. (WIT-WB-0001)"


def test_the_origin_tells_basis_and_confidence() -> None:
    towns = said(perspectives(whole(), "T7"))
    assert towns["Mölln"][3] == ["berichtet, Verlässlichkeit mittel"]
    assert towns["Oestrich-Winkel"][3][0] == "Rückmeldungen, Verlässlichkeit gering [4]"


def test_each_relation_is_counted_and_the_silent_are_named() -> None:
    note = words(perspectives(whole(), "T7").note).replace("\u00a0", " ")
    assert note == (
        "Erkenntnisse je Bezug: ▲ stützt 2 · ▼ widerspricht 0 · ◊ differenziert 3 · ○ offen 1. "
        "Keine Aussage: Dippoldiswalde."
    )


def test_the_office_s_findings_are_no_town_s_and_stand_under_what_follows() -> None:
    archive = office_says("Der Raum allein genügt nicht.", "qualifies")
    document = compendium(archive)
    assert "Der Raum allein genügt nicht." not in "\n".join(lines([perspectives(document, "T7")]))
    page = section(document, "These T7 in fünf Städten")
    view = next(words(it.spans) for it in page if isinstance(it, Paragraph) and it.role is Role.BULLET)
    assert view.replace("\u00a0", " ").startswith("◊ differenziert · Der Raum allein genügt nicht. [7]")


def office_says(statement: str, relation: str) -> MemoryArchive:
    template: Any = network().find("DIE-EK-0003")
    links = tuple(dataclasses.replace(it, relation=relation) for it in template.thesis_links)
    values = {"uid": "PB-EK-0900", "code": "PB-EK-0900", "lab_id": OFFICE_LAB}
    finding: Finding = dataclasses.replace(template, statement=statement, thesis_links=links, **values)
    silent = network().only(lambda it: it.lab_id != OFFICE_LAB or it.about.name != "finding")
    return silent.with_records(finding)


def test_without_the_office_s_view_the_page_says_so() -> None:
    silent = network().only(lambda it: it.lab_id != OFFICE_LAB or it.about.name != "finding")
    page = list(lines(section(compendium(silent), "These T7 in fünf Städten")))
    assert "Zusammenschau des Projektbüros: keine Aussage." in page


def test_modules_that_rest_on_the_findings_are_named() -> None:
    bullets = "\n".join(lines(section(whole(), "These T7 in fünf Städten")))
    assert "DIE-WB-0003 Taskforce" in bullets
    assert "DIE-WB-0002" not in bullets


def test_evidence_can_be_followed_back_to_activity_and_reason() -> None:
    page = section(whole(), "These T7 in fünf Städten")
    entries = {
        it.number: words(it.spans) for it in page if isinstance(it, Paragraph) and it.role is Role.EVIDENCE
    }
    assert entries["[3]"].startswith("DIE-EK-0003 · Erkenntnis: Eine dauerhafte Bürger-Arbeitsgruppe")
    assert any("DIE-AK-0006" in it for it in entries.values())
    details = "\n".join(words(it.spans) for it in page if isinstance(it, Paragraph) and it.role is Role.SMALL)
    assert "Getragen hat das Projekt in Dießen eine Gruppe von Menschen." in details


def test_a_thesis_that_labs_cannot_test_says_so_instead_of_a_table_of_gaps() -> None:
    shown_ = section(whole(), "These T2")
    assert not any(isinstance(it, Table) for it in shown_)
    note = next(words(it.spans) for it in shown_ if isinstance(it, Paragraph) and it.role is Role.NOTE)
    assert note.startswith("Prüfbar nur mit fremden Quellen. Labore können dazu nur Studien")
    assert "keine Aussage" in note


def test_a_thesis_that_only_the_office_speaks_to_has_a_page_without_a_table() -> None:
    finding: Any = network().find("DIE-EK-0003")
    link = dataclasses.replace(finding.thesis_links[0], thesis="PB-TS-0002")
    office: Any = next(it for it in network().of_kind("finding") if it.lab_id == OFFICE_LAB)
    document = compendium(network().changed(office.uid, thesis_links=(link,)))
    page = section(document, "These T2 in fünf Städten")
    assert not any(isinstance(it, Table) for it in page)
    assert office.code in "\n".join(lines(page))


def turned(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    """The headings on pages that lie."""
    found, lying = [], False
    for block in blocks:
        lying = block.landscape if isinstance(block, Turn) else lying
        if lying and isinstance(block, Heading):
            found.append(block.text)
    return found


def test_only_pages_of_theses_lie_and_what_follows_stands_again() -> None:
    theses = [it.text for it in of_type(whole(), Heading) if it.level == 1 and it.text.startswith("These T")]
    assert turned(whole().blocks) == theses
    turns = [it.landscape for it in of_type(whole(), Turn)]
    assert turns == [True, False] * len(theses)


@pytest.mark.parametrize("prefixes", [("DIE",), ("DIE", "OEW")])
def test_few_towns_fit_on_a_page_that_stands(prefixes: tuple[str, ...]) -> None:
    document = compendium(of_towns(*prefixes))
    towns = "in zwei Städten" if len(prefixes) == 2 else "in Dießen am Ammersee"
    assert of_type(document, Turn) == []
    assert len(perspectives(document, "T7", towns).head) == len(prefixes) + 1


def test_more_than_five_towns_become_rows_on_a_page_that_stands() -> None:
    document = compendium(with_copies("NEU", "ALT"))
    table = perspectives(document, "T7", "in sieben Städten")
    assert of_type(document, Turn) == []
    assert list(table.head) == ["Stadt", *ROWS]
    assert [shown(row[0])[0] for row in table.rows] == [
        *("Mölln", "Wittenberge", "Dießen am Ammersee", "Oestrich-Winkel", "Neustadt ALT", "Neustadt NEU"),
    ]
    assert "Keine Aussage: Dippoldiswalde" in words(table.note)
    assert not table.verdict


def test_more_than_five_towns_without_an_entry_share_a_line_in_a_theme() -> None:
    chapter = list(lines(section(compendium(with_copies("NEU")), "Thema: Kaufkraft")))
    assert chapter[chapter.index("Weitere Städte") + 1] == (
        "Zu diesem Thema: keine Aussage (Mölln, Dießen am Ammersee, Oestrich-Winkel, Dippoldiswalde, "
        "Neustadt NEU)."
    )


def test_the_wider_column_is_that_of_the_town_that_says_more() -> None:
    table = perspectives(whole(), "T1")
    widths = dict(zip(table.head, table.widths, strict=True))
    assert widths["Dießen am Ammersee"] > 2 * widths["Mölln"]
    assert sum(table.widths) == pytest.approx(1, abs=0.001)
