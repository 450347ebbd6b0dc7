"""The compendium of the sample's network as a Word file: valid, accessible, its theses on pages that lie."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT

from exporters.word import write
from tests.helpers.networks import compendium, whole
from tests.helpers.word import pdf_text, select, style_names, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("network") / "Gesamtpaket_Kompendium.docx"
    write(whole(), target)
    return target


@pytest.fixture(scope="module")
def opened(file: Path) -> WordDocument:
    return docx.Document(str(file))


def test_it_is_valid(file: Path, assert_valid_docx: Callable[[str], None]) -> None:
    assert_valid_docx(str(file))


def test_the_pages_of_eight_theses_lie(opened: WordDocument) -> None:
    lying = [section.orientation is WD_ORIENT.LANDSCAPE for section in opened.sections]
    assert lying == [False, *[True, False] * 8]


def test_there_is_no_empty_paragraph(opened: WordDocument) -> None:
    written = select(opened, "//w:body//w:p[not(.//w:drawing)]")
    assert [it for it in written if not text_of(it).strip()] == []


def test_headings_have_no_gaps(opened: WordDocument) -> None:
    levels = [int(name[-1]) for _, name in style_names(opened) if name.startswith("Heading ")]
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_every_table_has_a_head_row_a_title_and_a_description(opened: WordDocument) -> None:
    tables = select(opened, "//w:tbl")
    assert len(tables) > 60
    for table in tables:
        assert len(table.xpath("w:tr/w:trPr/w:tblHeader")) == 1
        assert table.xpath("string(w:tblPr/w:tblCaption/@w:val)")
        assert table.xpath("string(w:tblPr/w:tblDescription/@w:val)")


def test_bookmarks_are_there_once_and_every_link_within_leads_to_one(opened: WordDocument) -> None:
    places = Counter(select(opened, "//w:bookmarkStart/@w:name"))
    assert [name for name, count in places.items() if count > 1] == []
    assert {*select(opened, "//w:hyperlink/@w:anchor")} <= {*places}


def test_contents_name_each_thing_once(opened: WordDocument) -> None:
    names = style_names(opened)
    end = next(place for place, (text, _) in enumerate(names) if text == "So lesen Sie dieses Kompendium")
    entries = [text for text, style in names[:end] if style.startswith("toc ")]
    assert "Die fünf Städte im Überblick" in "\n".join(entries)
    assert [text for text, count in Counter(entries).items() if count > 1] == []


@pytest.mark.libreoffice
def test_libreoffice_lays_a_theme_out_as_it_is_meant(tmp_path: Path) -> None:
    target = tmp_path / "thema.docx"
    write(compendium(theme="vacancy"), target)
    pages = pdf_text(target, tmp_path)
    (thesis,) = (page for page in pages if "Örtliche Perspektiven auf die These T7" in page)
    assert "These T7 in fünf Städten" in thesis
    assert max(map(len, thesis.splitlines())) > 130  # as wide as the page that lies
    towns = ("Mölln", "Wittenberge", "Dießen am", "Oestrich-Winkel", "Dippoldiswalde")
    assert all(town in thesis for town in towns)
    assert "Was daraus folgt" not in thesis
    assert f"Seite {len(pages)} von {len(pages)}" in pages[-1]
