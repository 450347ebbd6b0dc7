"""LibreOffice opens what was written and lays it out as it does the Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters import opendocument, word
from tests.helpers.reports import document_of
from tests.helpers.word import document, paragraph, pdf_text

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.libreoffice


def lines(page: str) -> list[str]:
    return [" ".join(line.split()) for line in page.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of a lab's compendium in both formats."""
    folder = tmp_path_factory.mktemp("office")
    opendocument.write(document_of("DIE"), folder / "offen.odt")
    word.write(document_of("DIE"), folder / "word.docx")
    return {name: pdf_text(folder / name, folder) for name in ("offen.odt", "word.docx")}


def test_it_has_the_pages_of_the_word_document(pages: dict[str, list[str]]) -> None:
    here, there = pages.values()
    assert len(here) == len(there) > 40
    assert [lines(page)[0] for page in here] == [lines(page)[0] for page in there]


def test_it_says_the_same_on_every_page(pages: dict[str, list[str]]) -> None:
    """Line by line they may differ by a dot's width; what a page holds may not."""
    here, there = (["".join(sorted("".join(page.split()))) for page in it] for it in pages.values())
    assert here == there


def test_every_page_counts_itself(pages: dict[str, list[str]]) -> None:
    here = pages["offen.odt"]
    assert [f"Seite {number} von {len(here)}" in page for number, page in enumerate(here, 1)] == [True] * len(
        here
    )


def test_forty_thousand_letters_run_on_over_pages(tmp_path: Path) -> None:
    opendocument.write(document(paragraph("Maßnahme " * 4_500)), tmp_path / "lang.odt")
    text = "".join(pdf_text(tmp_path / "lang.odt", tmp_path))
    assert text.count("Maßnahme") == 4_500
