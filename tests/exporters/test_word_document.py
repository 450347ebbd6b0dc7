"""A document of every role, tone and block, read back with python-docx and lxml."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.reports.model import Contents, Heading, Paragraph, Role, Span, TableKind, Tone
from exporters.paper.styles import CHARACTERS, PARAGRAPHS
from exporters.word import write
from tests.helpers.word import (
    cell,
    document,
    paragraph,
    picture,
    select,
    style_names,
    table,
    text_of,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.reports.model import Block

IN_CELLS = [role for role in Role if role.startswith("cell")]
IN_TEXT = [role for role in Role if role not in IN_CELLS]
TONES = Paragraph(Role.BODY, tuple(Span(tone.value, tone) for tone in Tone))
LEADS_TO = Paragraph(Role.BODY, (Span("[1]", Tone.EVIDENCE, "#beleg_1", "stelle_1a", "Zum Beleg 1"),))
EVIDENCE = Paragraph(
    Role.EVIDENCE, (Span("Beleg. "), Span("1a", Tone.BACK, "#stelle_1a")), "[1]", "beleg_1", restart=True
)


def everything() -> list[Block]:
    cells = tuple((cell("Zelle"), cell(role.value, role)) for role in IN_CELLS)
    return [
        paragraph("Methode · Verbund", Role.KICKER),
        Heading(1, "Pop-up-Labor"),
        table(TableKind.FACT_SHEET, size=10, number=None, title="Steckbrief"),
        Contents("In diesem Baustein", (2, 2), new_page=True),
        *(Heading(level, f"Überschrift {level}") for level in (2, 3, 4)),
        *(paragraph(role.value, role) for role in IN_TEXT),
        TONES,
        *(table(kind, number=number) for number, kind in enumerate(TableKind, 1)),
        table(rows=cells, number=5, note=(Span("Quelle: eigene Zählung"),)),
        picture(1),
        picture(2, wide=True, credit=""),
        LEADS_TO,
        Heading(2, "Belege", anchor="belege"),
        EVIDENCE,
    ]


def test_it_is_valid(tmp_path: Path, assert_valid_docx: Callable[[str], None]) -> None:
    written(tmp_path, *everything(), draft=True)
    assert_valid_docx(str(tmp_path / "document.docx"))


def test_each_role_has_its_style(tmp_path: Path) -> None:
    opened = written(tmp_path, *(paragraph(role.value, role) for role in IN_TEXT))
    assert {text: name.lower() for text, name in style_names(opened)} == {
        role.value: PARAGRAPHS[role].lower() for role in IN_TEXT
    }


def test_each_role_of_a_cell_has_its_style(tmp_path: Path) -> None:
    rows = tuple((cell(role.value, role),) for role in IN_CELLS)
    opened = written(tmp_path, table(rows=rows, head=("Angabe",), widths=(1,)))
    names = dict(style_names(opened))
    assert {role.value: names[role.value] for role in IN_CELLS} == {
        it.value: PARAGRAPHS[it] for it in IN_CELLS
    }


def test_each_tone_has_its_style(tmp_path: Path) -> None:
    spans = tuple(Span(tone.value, tone, "#ort") for tone in CHARACTERS)
    opened = written(tmp_path, Paragraph(Role.BODY, spans, anchor="ort"))
    runs = [run for link in opened.paragraphs[0].hyperlinks for run in link.runs]
    assert {run.text: run.style.name for run in runs} == {tone.value: CHARACTERS[tone] for tone in CHARACTERS}


def test_nothing_is_formatted_by_hand_that_a_style_can_say(tmp_path: Path) -> None:
    opened = written(tmp_path, *everything())
    by_hand = {it.tag.rpartition("}")[2] for it in select(opened, "//w:body//w:rPr/*")}
    assert by_hand == {"rStyle"}
    assert select(opened, "//w:body//w:pBdr | //w:body//w:shd | //w:body//w:color") == []


def test_there_is_no_empty_paragraph(tmp_path: Path) -> None:
    opened = written(tmp_path, *everything())
    assert [it for it in select(opened, "//w:p[not(.//w:drawing)]") if not text_of(it).strip()] == []


def test_headings_are_the_built_in_ones_without_gaps(tmp_path: Path) -> None:
    names = [name for _, name in style_names(written(tmp_path, *everything()))]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert levels == [1, 2, 3, 4, 2]


def test_bookmarks_are_unique_and_every_link_within_leads_to_one(tmp_path: Path) -> None:
    opened = written(tmp_path, *everything())
    places = select(opened, "//w:bookmarkStart/@w:name")
    numbers = select(opened, "//w:bookmarkStart/@w:id")
    links = select(opened, "//w:hyperlink/@w:anchor")
    assert len(set(places)) == len(places)
    assert sorted(numbers) == sorted(set(numbers))
    assert {"beleg_1", "stelle_1a"} <= set(links) <= set(places)
    assert sorted(select(opened, "//w:bookmarkEnd/@w:id")) == sorted(numbers)


def test_a_long_or_odd_anchor_becomes_a_name_that_word_takes(tmp_path: Path) -> None:
    anchors = ("1 ort", "ört", "o" * 60, "o" * 59 + "p")
    blocks = [Paragraph(Role.BODY, (Span("hin", Tone.LINK, f"#{it}"),), anchor=it) for it in anchors]
    opened = written(tmp_path, *blocks)
    places = select(opened, "//w:bookmarkStart/@w:name")
    assert select(opened, "//w:hyperlink/@w:anchor") == places
    assert len(set(places)) == 4
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", it) for it in places)


def test_a_link_tells_where_it_leads(tmp_path: Path) -> None:
    (tooltip,) = select(written(tmp_path, LEADS_TO, EVIDENCE), "//w:hyperlink/@w:tooltip")
    assert tooltip == "Zum Beleg 1"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://www.moelln.de/ü?a=1&b=2#c", "https://www.moelln.de/ü?a=1&b=2#c"),
        ("https://www.moelln.de/ein Pfad", "https://www.moelln.de/ein%20Pfad"),
        ("mailto:stadtlabor@moelln.example", "mailto:stadtlabor@moelln.example"),
        ("MOE-WB-0001_Über uns.docx", "MOE-WB-0001_Über%20uns.docx"),
    ],
)
def test_it_leads_to_addresses_and_to_documents_beside_it(tmp_path: Path, href: str, target: str) -> None:
    opened = written(tmp_path, Paragraph(Role.BODY, (Span("Quelle", Tone.LINK, href),)))
    (relation,) = select(opened, "//w:hyperlink/@r:id")
    assert opened.part.rels[relation].target_ref == target


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "https://",
        "https://[x",
        "http://a b.de",
        "file:///c:/x",
        "../x.docx",
        "https://a.de/\x00",
    ],
)
def test_what_word_cannot_follow_stays_plain_text(tmp_path: Path, href: str) -> None:
    opened = written(tmp_path, Paragraph(Role.BODY, (Span("Quelle", Tone.LINK, href),)))
    (run,) = opened.paragraphs[0].runs
    assert (run.text, run.style.name) == ("Quelle", "Default Paragraph Font")


def test_each_address_is_held_once(tmp_path: Path) -> None:
    link = Paragraph(Role.BODY, (Span("Quelle", Tone.LINK, "https://a.example/"),))
    opened = written(tmp_path, link, link)
    assert len({it.address for it in opened.paragraphs[0].hyperlinks}) == 1
    assert sum(it.is_external for it in opened.part.rels.values()) == 1


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    about = written(tmp_path, paragraph("Text"), keywords=("Leerstand", "Ortskern")).core_properties
    assert (about.title, about.subject) == ("Pop-up-Coworking in Oestrich-Winkel", "Anwendungsbeispiel")
    assert (about.author, about.last_modified_by) == ("Stadt Oestrich-Winkel", "Stadt Oestrich-Winkel")
    assert (about.keywords, about.language) == ("Leerstand; Ortskern", "de-DE")
    assert about.created == about.modified == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def test_a_property_is_never_longer_than_word_allows(tmp_path: Path) -> None:
    about = written(tmp_path, paragraph("Text"), keywords=("Schlagwort",) * 40).core_properties
    assert len(about.keywords) == 255
    assert about.keywords.endswith("…")


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "eins.docx", tmp_path / "zwei.docx"
    write(document(*everything(), draft=True), first)
    write(document(*everything(), draft=True), second)
    assert first.read_bytes() == second.read_bytes()


def test_an_old_file_gives_way_and_nothing_is_left_over(tmp_path: Path) -> None:
    target = tmp_path / "document.docx"
    target.write_bytes(b"alt")
    write(document(paragraph("neu")), target)
    assert zipfile.is_zipfile(target)
    assert list(tmp_path.iterdir()) == [target]
