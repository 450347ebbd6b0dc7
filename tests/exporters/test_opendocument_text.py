"""Whatever people type or paste, the file stays whole and their words stay in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.reports.model import Heading, Paragraph, Role, Span, Tone
from exporters.opendocument.text import content
from tests.helpers.opendocument import NAMESPACES, opened, text_of
from tests.helpers.word import cell, paragraph, picture, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
SPACED_TEXT = st.text("a \t\n\r", max_size=20)
NASTY = {
    "Steuer\x00zeichen\x1b": "Steuerzeichen",
    "einsame \ud800 Hälfte": "einsame  Hälfte",
    "a & b < c > d ]]> \"e\" 'f'": "a & b < c > d ]]> \"e\" 'f'",
    "  vorn und hinten  ": "  vorn und hinten  ",
    "viele    Leerzeichen": "viele    Leerzeichen",
    "erste\nzweite\r\ndritte\x0bvierte": "erste\nzweite\ndritte\nvierte",
    "am Ende \n am Anfang": "am Ende \n am Anfang",
    "Spalte\tSpalte": "Spalte\tSpalte",
    "🏘️ Emoji": "🏘️ Emoji",
    "U\u0308ber": "U\u0308ber",
    "Silben\u00adtrennung": "Silben\u00adtrennung",
    "eigenes\ue000Zeichen  ": "eigenes\ue000Zeichen  ",
    "=1+1": "=1+1",
    "Ende\ufffe\uffff": "Ende",
}


def parsed(runs: str) -> etree._Element:
    return etree.fromstring(f'<text:p xmlns:text="{NAMESPACES["text"]}">{runs}</text:p>')


@pytest.mark.parametrize(("typed", "kept"), NASTY.items(), ids=repr)
def test_nasty_text_is_kept(tmp_path: Path, typed: str, kept: str) -> None:
    file = opened(tmp_path, paragraph(typed), table(head=(typed, "Angabe"), number=None))
    assert [file.paragraphs()[0], file.paragraphs()[1]] == [kept, kept]


def test_nasty_text_is_valid_everywhere(tmp_path: Path, assert_valid_odf: Callable[[str], None]) -> None:
    everything = "".join(NASTY)
    blocks = (
        Heading(1, everything, anchor=everything),
        paragraph(everything, Role.KICKER),
        table(title=everything, description=everything),
        picture(alt_text=everything, caption=everything, credit=everything),
    )
    about = dict.fromkeys(("title", "subject", "code", "running_title", "author", "version"), everything)
    opened(tmp_path, *blocks, masthead=(everything, everything), keywords=(everything,) * 9, **about)
    assert_valid_odf(str(tmp_path / "document.odt"))


def test_spaces_between_pieces_of_text_are_kept(tmp_path: Path) -> None:
    spans = (Span("Ort: ", Tone.STRONG), Span(" Mölln "), Span(" (", Tone.QUIET), Span("SH) "))
    assert opened(tmp_path, Paragraph(Role.BODY, spans)).paragraphs() == ["Ort:  Mölln  (SH) "]


def test_a_paragraph_of_forty_thousand_letters_is_not_cut(tmp_path: Path) -> None:
    long = "Größe & Maß " * 3_334
    assert opened(tmp_path, paragraph(long)).paragraphs() == [long]


def test_nothing_is_written_for_a_paragraph_without_text(tmp_path: Path) -> None:
    blocks = [paragraph(text) for text in ("eins", "", "\x00", "zwei")]
    assert opened(tmp_path, *blocks).paragraphs() == ["eins", "zwei"]


def test_an_empty_cell_still_has_a_paragraph(tmp_path: Path) -> None:
    file = opened(tmp_path, table(rows=((cell("Kosten"), cell("")),)))
    assert [len(it.xpath("text:p", namespaces=NAMESPACES)) for it in file.select("//table:table-cell")] == [
        1
    ] * 4


@given(ANY_TEXT)
def test_any_text_becomes_xml(text: str) -> None:
    said = text_of(parsed(content(text)))
    assert "".join(filter(_is_plain, said)) == "".join(filter(_is_plain, text))


@given(SPACED_TEXT)
def test_a_reader_that_drops_spaces_drops_none(text: str) -> None:
    """What stands in the XML itself has no space that OpenDocument lets a reader drop."""
    pieces = list(parsed(content(text)).itertext())
    assert [it for it in pieces if it != it.strip() or "  " in it] == []


def _is_plain(sign: str) -> bool:
    """Whether the sign goes into the text as it is: neither impossible in XML nor an element of its own."""
    impossible = sign in "\ufffe\uffff" or "\ud800" <= sign <= "\udfff"
    return not (impossible or sign < " " or "\x7f" <= sign < "\xa0" or sign in "\u2028\u2029")
