"""What only looks like a flaw is none: a check that cries wolf is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.checking import BODY, END_OF_BODY, RELATIONS, changed, codes, flaws

if TYPE_CHECKING:
    from pathlib import Path

ALT = 'descr="Bild 1: eine graue Fläche"/>'
PARAGRAPH = "<w:p>{properties}<w:r>{look}<w:t>{text}</w:t></w:r></w:p>"
DECORATIVE = (
    '><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="x">'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst></wp:docPr>"
)
SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
TABLE = (
    '<w:tbl><w:tblPr><w:tblCaption w:val="x"/></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr>'
    "<w:tc><w:p><w:r><w:t>Jahr</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>2022</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)

TEXTS = [
    "– Bürgermeisterin einer Stadt",
    "1. Mai: Auftakt auf dem Markt",
    "DIE-AK-0008",
    "IHK",
    "Das gilt z. B. für A 9 und u. a. für B 2 und C 3.",
    "Zwei  Leerzeichen nach dem Punkt.",
    "Preis: 3.000 € … 5.000 €",
    "Siehe https://a.example/home/bilder/ und die Seite /home der Stadt.",
    "Fehler! Das hätten wir nicht gedacht.",
    "Das Verhältnis ist 3:1, die Adresse c/o Rathaus.",
    "#Kleinstadt ist kein Anfang einer Überschrift",
]


@pytest.mark.parametrize("text", TEXTS)
def test_an_ordinary_text_is_in_order(tmp_path: Path, text: str) -> None:
    added = PARAGRAPH.format(text=text, look="", properties="")
    assert codes(flaws(tmp_path, changed(BODY, (END_OF_BODY, added + END_OF_BODY)))) == []


@pytest.mark.parametrize(
    "look",
    [
        '<w:rPr><w:b w:val="0"/></w:rPr>',
        '<w:rPr><w:vanish w:val="false"/></w:rPr>',
        '<w:rPr><w:color w:val="auto"/></w:rPr>',
        '<w:rPr><w:color w:val="767676"/></w:rPr>',
        '<w:rPr><w:color w:val="949494"/><w:sz w:val="36"/></w:rPr>',
        '<w:rPr><w:lang w:val="en-GB"/></w:rPr>',
    ],
)
def test_an_ordinary_look_is_in_order(tmp_path: Path, look: str) -> None:
    added = PARAGRAPH.format(text="Ein Satz über Work and Place.", look=look, properties="")
    assert codes(flaws(tmp_path, changed(BODY, (END_OF_BODY, added + END_OF_BODY)))) == []


@pytest.mark.parametrize(
    "added",
    [
        SECTION,
        TABLE + "<w:p/>",
        '<w:bookmarkStart w:id="9" w:name="ende"/><w:bookmarkEnd w:id="9"/>',
        PARAGRAPH.format(text="Punkt", look="", properties='<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'),
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Im Steuerelement.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ],
    ids=["end of a section", "after the last table", "place", "list", "content control"],
)
def test_what_the_format_asks_for_is_in_order(tmp_path: Path, added: str) -> None:
    assert codes(flaws(tmp_path, changed(BODY, (END_OF_BODY, added + END_OF_BODY)))) == []


def test_a_decorative_picture_needs_no_words(tmp_path: Path) -> None:
    parts = changed(BODY, (ALT, f'descr=""{DECORATIVE}'))
    assert codes(flaws(tmp_path, parts)) == []


@pytest.mark.parametrize(
    "address", ["mailto:labor@moelln.example", "MOE-WB-0001_Über%20uns.docx", "tel:+494542"]
)
def test_addresses_that_people_can_follow_are_in_order(tmp_path: Path, address: str) -> None:
    assert codes(flaws(tmp_path, changed(RELATIONS, ("https://a.example/", address)))) == []
