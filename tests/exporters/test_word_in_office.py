"""LibreOffice opens what was written and lays it out as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.reports.model import Contents, Heading, Role, TableKind
from exporters.word import write
from tests.helpers.word import document, paragraph, pdf_text, picture, table

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Block

pytestmark = pytest.mark.libreoffice

BLOCKS: tuple[Block, ...] = (
    paragraph("Anwendungsbeispiel · Oestrich-Winkel, Hessen", Role.KICKER),
    Heading(1, "Pop-up-Coworking"),
    table(TableKind.FACT_SHEET, size=10, number=None),
    paragraph("Empfehlung kurz. Klein anfangen.", Role.BOX),
    Contents("In diesem Baustein", (2, 2), new_page=True),
    Heading(2, "Ablauf in Schritten"),
    *(paragraph(f"Schritt {letter}", Role.STEP) for letter in "AB"),
    picture(),
    table(size=12),
    Heading(2, "Belege", new_page=True),
    *(paragraph(f"Beleg {letter}", Role.EVIDENCE, restart=letter == "A") for letter in "AB"),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("office")
    write(document(*BLOCKS, draft=True), folder / "baustein.docx")
    return pdf_text(folder / "baustein.docx", folder)


def test_pages_begin_where_they_should(pages: list[str]) -> None:
    assert ["Empfehlung kurz" in pages[0], "In diesem Baustein" in pages[1], "Beleg A" in pages[-1]] == [
        True
    ] * 3


def test_every_page_counts_itself_and_shows_code_and_mark(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "OEW-WB-0001" in page
        assert "Entwurf" in page


def test_numbers_are_those_that_the_text_speaks_of(pages: list[str]) -> None:
    lines = [" ".join(line.split()) for page in pages for line in page.splitlines()]
    expected = {
        "1 Ablauf in Schritten",
        "2 Belege",
        "1 Schritt A",
        "2 Schritt B",
        "[1] Beleg A",
        "[2] Beleg B",
    }
    assert expected <= set(lines)


def test_forty_thousand_letters_run_on_over_pages(tmp_path: Path) -> None:
    write(document(paragraph("Maßnahme " * 4_500)), tmp_path / "lang.docx")
    text = "".join(pdf_text(tmp_path / "lang.docx", tmp_path))
    assert text.count("Maßnahme") == 4_500
