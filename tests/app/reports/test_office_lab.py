"""What the project office publishes of its own: it is no town, and its documents call it none."""

from __future__ import annotations

import pytest

from app.reports.model import Contents, Document, Heading, Table
from tests.helpers.archive import OFFICE
from tests.helpers.documents import headings, lines, of_type, section, text, words
from tests.helpers.reports import document_of


@pytest.fixture
def office() -> Document:
    return document_of(OFFICE)


def test_the_cover_calls_it_by_its_name_and_lists_no_towns(office: Document) -> None:
    cover = office.blocks[: office.blocks.index(of_type(office, Contents)[0])]
    assert list(lines(cover[:2])) == ["Projektbüro · Neue Arbeitswelten", "Wissensbausteine des Projektbüros"]
    assert not [block for block in cover if isinstance(block, Table)]


def test_header_and_properties_say_it_once(office: Document) -> None:
    assert (office.title, office.running_title) == ("Wissensbausteine des Projektbüros",) * 2
    assert (office.subject, office.code) == ("Projektbüro", "PB")


def test_the_profile_is_of_the_network(office: Document) -> None:
    assert headings(office, 1)[1] == "Profil"
    assert headings(office, 2)[2:5] == [
        "Das sollte man über den Verbund wissen",
        "Partner im Verbund",
        "Zahlen zum Verbund",
    ]
    sheet = next(table for table in of_type(office, Table) if table.title == "Profil")
    told = {words(row[0].paragraphs[0].spans): words(row[1].paragraphs[0].spans) for row in sheet.rows}
    assert told["Name"] == "Projektbüro"
    assert told["Kürzel"] == "PB"
    assert not [label for label in told if "Stadt" in label or "Labor" in label or "Gemeinde" in label]


def test_no_heading_speaks_of_one_town(office: Document) -> None:
    assert not [
        it.text for it in of_type(office, Heading) if "die Stadt" in it.text or "zur Stadt" in it.text
    ]


def test_a_module_is_the_offices_and_names_what_lies_in_a_town() -> None:
    module = document_of("PB-WB-0001")
    assert next(lines(module.blocks[:1])) == "Handlungsempfehlung · Projektbüro"
    assert "WIT-EK-0002" in text(module)
    assert "ergänzt: OEW-WB-0002 (Oestrich-Winkel)" in " ".join(lines(section(module, "Verwandte Bausteine")))
