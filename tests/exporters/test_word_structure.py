"""Contents, numbers, and what neighbours mean for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.reports.model import Contents, Heading, Role
from tests.helpers.word import paragraph, select, shown_numbers, style_names, table, text_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument

    from app.reports.model import Block

OUTLINE = (
    Heading(1, "Titel"),
    Contents("In diesem Baustein", (2, 2)),
    Heading(2, "Ziel"),
    Heading(2, "Belege"),
)


def entries(opened: WordDocument) -> list[str]:
    return [text for text, style in style_names(opened) if style.startswith("toc ")]


def instructions(opened: WordDocument) -> list[str]:
    return [it.text.strip() for it in select(opened, "//w:instrText") if "TOC" in it.text]


def chapter(title: str) -> list[Block]:
    return [
        Heading(1, title),
        Contents("Darin", (2, 3)),
        Heading(2, "Ziel"),
        Heading(3, "Weg"),
        Heading(2, "Belege"),
    ]


def test_contents_list_the_headings_as_links(tmp_path: Path) -> None:
    opened = written(tmp_path, *OUTLINE)
    assert entries(opened) == ["1Ziel", "2Belege"]
    places = dict.fromkeys(select(opened, "//w:bookmarkStart[../w:pPr]/@w:name"))
    assert select(opened, "//w:hyperlink/@w:anchor") == list(places)


def test_contents_are_a_field_without_page_numbers(tmp_path: Path) -> None:
    opened = written(tmp_path, *OUTLINE)
    assert instructions(opened) == [r'TOC \o "2-2" \n \h \z \u']
    assert not select(opened, "//w:instrText[contains(., 'PAGEREF')]")
    assert len(opened.settings.element.xpath("w:updateFields")) == 0


def test_the_field_is_opened_and_closed_once(tmp_path: Path) -> None:
    kinds = select(written(tmp_path, *OUTLINE), "//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"]


def test_what_has_no_page_number_has_a_chapter_number(tmp_path: Path) -> None:
    assert shown_numbers(written(tmp_path, *OUTLINE)) == [("1", "Ziel"), ("2", "Belege")]


def test_contents_of_a_chapter_end_with_it(tmp_path: Path, assert_valid_docx: Callable[[str], None]) -> None:
    blocks = [Contents("Inhalt", (1, 1), new_page=True), *chapter("Eins"), *chapter("Zwei")]
    opened = written(tmp_path, *blocks)
    assert entries(opened) == ["1Eins", "2Zwei", *["1Ziel", "Weg", "2Belege"] * 2]
    assert shown_numbers(opened) == [
        *(("1", "Eins"), ("1", "Ziel"), ("2", "Belege")),
        *(("2", "Zwei"), ("1", "Ziel"), ("2", "Belege")),
    ]
    assert_valid_docx(str(tmp_path / "document.docx"))


def test_word_updates_contents_of_a_chapter_from_that_chapter_only(tmp_path: Path) -> None:
    opened = written(tmp_path, *chapter("Eins"), *chapter("Zwei"))
    first, second = instructions(opened)
    part = second.partition(r"\b ")[2].split()[0]
    (start,) = select(opened, f"//w:body/w:bookmarkStart[@w:name='{part}']")
    inside = [text_of(it) for it in start.itersiblings() if it.tag.endswith("}p")]
    assert first != second
    assert inside[0] == "Darin"
    assert inside[-1] == "Belege"


def test_contents_of_nothing_are_not_written(tmp_path: Path) -> None:
    opened = written(tmp_path, paragraph("Text"), Contents("Inhalt", (1, 2)))
    assert [it.text for it in opened.paragraphs] == ["Text"]


def test_contents_leave_out_a_heading_that_is_not_listed(tmp_path: Path) -> None:
    blocks = (Heading(1, "Titel"), Contents("Inhalt", (2, 2)), Heading(2, "Ziel"))
    opened = written(tmp_path, *blocks, Heading(2, "Belege", listed=False), paragraph("Text"))
    assert entries(opened) == ["1Ziel"]
    assert shown_numbers(opened) == [("1", "Ziel")]
    assert instructions(opened) == [r'TOC \o "2-2" \n \h \z \u']


def test_contents_of_many_chapters_may_break_between_any_two(tmp_path: Path) -> None:
    """A chapter stays with its first section only."""
    levels = (1, 1, 2, 2, 1)
    blocks = [Heading(level, f"Teil {number}") for number, level in enumerate(levels)]
    opened = written(tmp_path, Contents("Inhalt", (1, 2)), *blocks)
    listed = select(opened, "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]")[1:]
    let_go = [bool(it.xpath("w:pPr/w:keepNext[@w:val='0']")) for it in listed]
    assert let_go == [True, False, True, True, True]


@pytest.mark.parametrize("role", [Role.STEP, Role.NUMBERED, Role.EVIDENCE, Role.SOURCE])
def test_a_list_counts_on_until_it_starts_anew(tmp_path: Path, role: Role) -> None:
    restarts = (True, False, True, False)
    opened = written(tmp_path, *(paragraph("Punkt", role, restart=it) for it in restarts))
    pattern = {Role.STEP: "{}", Role.NUMBERED: "{}.", Role.EVIDENCE: "[{}]", Role.SOURCE: "Q{}"}[role]
    assert [number for number, _ in shown_numbers(opened)] == [pattern.format(it) for it in (1, 2, 1, 2)]


def test_a_given_number_is_the_one_that_is_printed(tmp_path: Path) -> None:
    given = ("[1]", "[2]", "[5]", "[6]")
    opened = written(tmp_path, *(paragraph("Beleg", Role.EVIDENCE, number=it) for it in given))
    assert tuple(number for number, _ in shown_numbers(opened)) == given


@pytest.mark.parametrize(("letters", "whole"), [(500, True), (700, False)])
def test_only_a_short_entry_stays_on_one_page(tmp_path: Path, letters: int, whole: bool) -> None:
    """A long one would leave too much of the page before it empty."""
    opened = written(tmp_path, paragraph("B" * letters, Role.EVIDENCE))
    assert len(select(opened, "//w:keepLines[@w:val='0']")) == (not whole)


def test_a_steps_title_is_bold(tmp_path: Path) -> None:
    (title,) = written(tmp_path, paragraph("Räume mieten", Role.STEP)).paragraphs
    assert [run.style.name for run in title.runs] == ["Strong"]


def test_the_line_above_a_title_goes_with_it_to_the_new_page(tmp_path: Path) -> None:
    opened = written(tmp_path, paragraph("Methode", Role.KICKER), Heading(1, "Titel", new_page=True))
    assert [text_of(it) for it in select(opened, "//w:p[w:pPr/w:pageBreakBefore]")] == ["Methode"]


def test_a_heading_begins_its_page_without_an_empty_line(tmp_path: Path) -> None:
    opened = written(tmp_path, paragraph("davor"), Heading(1, "Titel", new_page=True))
    assert [text_of(it) for it in select(opened, "//w:p[w:pPr/w:pageBreakBefore]")] == ["Titel"]
    assert not select(opened, "//w:br[@w:type='page']")


def test_a_list_stays_with_what_leads_to_it_and_does_not_leave_its_last_item_alone(tmp_path: Path) -> None:
    roles = (Role.BODY, *(Role.BULLET,) * 4, Role.BODY, Role.BODY)
    opened = written(tmp_path, *(paragraph("Wort", role) for role in roles))
    kept = [bool(it.paragraph_format.keep_with_next) for it in opened.paragraphs]
    assert kept == [True, False, False, True, False, False, False]


def test_two_quotes_in_a_row_do_not_share_their_bar(tmp_path: Path) -> None:
    """Word joins the bars of neighbours that are indented alike."""
    quote = (paragraph("„Ja.“", Role.QUOTE), paragraph("Gast", Role.QUOTE_SOURCE))
    opened = written(tmp_path, *quote, *quote, *quote)
    own = [it.xpath("string(w:pPr/w:ind/@w:left)") for it in select(opened, "//w:body/w:p")]
    assert own == ["", "", "2209", "2209", "", ""]


def test_text_keeps_its_distance_from_a_table_without_note(tmp_path: Path) -> None:
    opened = written(tmp_path, table(), paragraph("Empfehlung kurz.", Role.BOX), paragraph("Text"))
    above = [it.xpath("string(w:pPr/w:spacing/@w:before)") for it in select(opened, "//w:body/w:p")]
    assert above == ["", "255", ""]


def test_a_cover_is_spread_over_its_page(tmp_path: Path) -> None:
    roles = (Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.IMPRINT, Role.IMPRINT)
    cover = [paragraph(role.value, role) for role in roles]
    opened = written(tmp_path, *cover, Heading(1, "Kapitel", new_page=True), paragraph("x", Role.IMPRINT))
    above = [it.xpath("string(w:pPr/w:spacing/@w:before)") for it in select(opened, "//w:body/w:p")]
    assert above == ["1700", "", "", "2000", "", "", ""]
