"""Whatever people type or paste, the file stays whole and their words stay in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.reports.model import Heading, Role
from exporters.paper.text import attribute, one_line
from exporters.word.text import run_content
from tests.helpers.word import cell, paragraph, picture, select, table, text_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
NASTY = {
    "Steuer\x00zeichen\x1b": "Steuerzeichen",
    "einsame \ud800 Hälfte": "einsame  Hälfte",
    "a & b < c > d ]]> \"e\" 'f'": "a & b < c > d ]]> \"e\" 'f'",
    "  vorn und hinten  ": "  vorn und hinten  ",
    "erste\nzweite\r\ndritte\x0bvierte": "erste\nzweite\ndritte\nvierte",
    "Spalte\tSpalte": "Spalte\tSpalte",
    "🏘️ Emoji": "🏘️ Emoji",
    "U\u0308ber": "U\u0308ber",
    "=1+1": "=1+1",
    "Ende\ufffe\uffff": "Ende",
}


def parsed(content: str) -> etree._Element:
    return etree.fromstring(f'<w:r xmlns:w="{W}">{content}</w:r>')


@pytest.mark.parametrize(("typed", "kept"), NASTY.items(), ids=repr)
def test_nasty_text_is_kept(tmp_path: Path, typed: str, kept: str) -> None:
    opened = written(tmp_path, paragraph(typed), table(head=(typed, "Angabe")))
    assert opened.paragraphs[0].text == kept
    assert opened.tables[0].cell(0, 0).text == kept


def test_nasty_text_is_valid_everywhere(tmp_path: Path, assert_valid_docx: Callable[[str], None]) -> None:
    everything = "".join(NASTY) + "Silben\u00adtrennung"
    blocks = (
        Heading(1, everything, anchor=everything),
        paragraph(everything, Role.KICKER),
        table(title=everything, description=everything),
        picture(alt_text=everything, caption=everything, credit=everything),
    )
    about = dict.fromkeys(("title", "subject", "code", "running_title", "author", "version"), everything)
    written(tmp_path, *blocks, masthead=(everything, everything), keywords=(everything,) * 9, **about)
    assert_valid_docx(str(tmp_path / "document.docx"))


def test_a_soft_hyphen_is_one_for_word_too(tmp_path: Path) -> None:
    opened = written(tmp_path, paragraph("Silben\u00adtrennung"))
    assert len(select(opened, "//w:p/w:r/w:softHyphen")) == 1


def test_a_paragraph_of_forty_thousand_letters_is_not_cut(tmp_path: Path) -> None:
    long = "Größe & Maß " * 3_334
    opened = written(tmp_path, paragraph(long))
    assert opened.paragraphs[0].text == long


def test_nothing_is_written_for_a_paragraph_without_text(tmp_path: Path) -> None:
    opened = written(tmp_path, paragraph("eins"), paragraph(""), paragraph("\x00"), paragraph("zwei"))
    assert [it.text for it in opened.paragraphs] == ["eins", "zwei"]


def test_an_empty_cell_still_has_the_paragraph_that_word_needs(tmp_path: Path) -> None:
    rows = ((cell("Kosten"), cell("")),)
    opened = written(tmp_path, table(rows=rows))
    assert [len(it.xpath("w:p")) for it in select(opened, "//w:tc")] == [1, 1, 1, 1]


@given(ANY_TEXT)
def test_any_text_becomes_xml(text: str) -> None:
    assert text_of(parsed(run_content(text))) == "".join(filter(_is_plain, text))


@given(ANY_TEXT)
def test_any_text_fits_between_quotes(text: str) -> None:
    assert parsed(f'<w:t w:val="{attribute(text)}"/>')[0].get(f"{{{W}}}val") == one_line(text)


def _is_plain(sign: str) -> bool:
    """Whether the sign goes into the text as it is: neither impossible in XML nor an element of its own."""
    impossible = sign in "\ufffe\uffff" or "\ud800" <= sign <= "\udfff"
    return not (impossible or sign < " " or "\x7f" <= sign < "\xa0" or sign in "\xad\u2028\u2029")
