"""Pages that lie on their long side: their size, their headers, and the pages that stand after them."""

from __future__ import annotations

import io
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Twips

from app.reports.model import Contents, Heading, Role, TableKind, Turn
from exporters.word import write
from tests.helpers.word import document, paragraph, pdf_text, picture, select, table, text_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument

    from app.reports.model import Block

BLOCKS: tuple[Block, ...] = (
    paragraph("Wissensbausteine", Role.TITLE),
    Contents("Inhalt", (1, 2), new_page=True),
    Heading(1, "Städte", new_page=True),
    paragraph("davor"),
    Turn(landscape=True),
    Heading(1, "These T6", new_page=True),
    table(TableKind.TOWNS, size=4, verdict=True, note=(paragraph("Gezählt").spans)),
    Turn(landscape=False),
    Heading(2, "Was daraus folgt", new_page=True),
    paragraph("danach"),
)
ENDS_LYING = (*BLOCKS, Turn(landscape=True), Heading(1, "These T7"), table())


@pytest.fixture
def opened(tmp_path: Path) -> WordDocument:
    return written(tmp_path, *BLOCKS, draft=True)


def test_it_is_valid(tmp_path: Path, assert_valid_docx: Callable[[str], None]) -> None:
    written(tmp_path, *ENDS_LYING, draft=True)
    assert_valid_docx(str(tmp_path / "document.docx"))


def test_pages_lie_between_turns_only(opened: WordDocument) -> None:
    sizes = [(it.get(qn("w:w")), it.get(qn("w:h"))) for it in select(opened, "//w:pgSz")]
    standing, lying = ("11906", "16838"), ("16838", "11906")
    assert sizes == [standing, lying, standing]
    landscape = [it.orientation is WD_ORIENT.LANDSCAPE for it in opened.sections]
    assert landscape == [False, True, False]


def test_a_document_may_end_lying(tmp_path: Path) -> None:
    assert written(tmp_path, *ENDS_LYING).sections[-1].orientation is WD_ORIENT.LANDSCAPE


def test_a_document_that_never_turns_has_one_section(tmp_path: Path) -> None:
    (section,) = written(tmp_path, paragraph("Text")).sections
    assert section.different_first_page_header_footer


def test_a_turn_before_any_text_makes_no_empty_section(tmp_path: Path) -> None:
    blocks = (Turn(landscape=True), Turn(landscape=False), paragraph("Text"))
    assert len(written(tmp_path, *blocks).sections) == 1


def test_only_the_first_page_of_all_has_the_cover_s_header(opened: WordDocument) -> None:
    assert [it.different_first_page_header_footer for it in opened.sections] == [True, False, False]


def test_a_lying_page_has_the_same_header_and_footer_as_wide_as_its_text(opened: WordDocument) -> None:
    standing, lying = (opened.sections[number] for number in (0, 1))
    for before, after in ((standing.header, lying.header), (standing.footer, lying.footer)):
        assert after.paragraphs[0].text == before.paragraphs[0].text != ""
        stops = after.paragraphs[0].paragraph_format.tab_stops
        assert [it.position for it in stops] == [Twips(9298), Twips(14230)]
    assert len(opened.sections[2].header.paragraphs[0].paragraph_format.tab_stops) == 0


def test_a_table_is_as_wide_as_the_page_it_stands_on(tmp_path: Path) -> None:
    opened = written(tmp_path, *BLOCKS, table())
    widths = [int(it) for it in select(opened, "//w:tblPr/w:tblW/@w:w")]
    assert widths == [14230 + 170, 9298 + 170]


def test_the_first_row_of_a_verdict_is_tinted(opened: WordDocument) -> None:
    rows = select(opened, "//w:tbl/w:tr")
    assert [len(row.xpath(".//w:shd")) for row in rows] == [0, 2, 0, 0, 0]
    assert {it.get(qn("w:themeFill")) for it in rows[1].iter(qn("w:shd"))} == {"background2"}


def test_a_section_ends_in_its_last_paragraph_and_needs_no_page_break(opened: WordDocument) -> None:
    ends = [text_of(it) for it in select(opened, "//w:p[w:pPr/w:sectPr]")]
    assert ends == ["davor", "Gezählt"]
    breaks = [text_of(it) for it in select(opened, "//w:p[w:pPr/w:pageBreakBefore]")]
    assert breaks == ["Inhalt", "Städte"]


def test_a_table_at_the_end_of_a_section_gets_a_paragraph_to_carry_it(tmp_path: Path) -> None:
    opened = written(tmp_path, Turn(landscape=True), table(), Turn(landscape=False), paragraph("danach"))
    (end,) = select(opened, "//w:p[w:pPr/w:sectPr]")
    assert end.getprevious().tag == qn("w:tbl")
    assert len(opened.sections) == 2


@pytest.fixture
def of_the_office(tmp_path: Path) -> Path:
    """A template with a logo in the header, and the code in the middle of it."""
    with as_file(files("resources") / "templates" / "laborbuch.docx") as shipped:
        template = docx.Document(str(shipped))
    line = template.sections[-1].header.paragraphs[0]
    line.add_run().add_picture(io.BytesIO(picture().data), width=Mm(10))
    line.paragraph_format.tab_stops.add_tab_stop(Twips(4649), WD_TAB_ALIGNMENT.CENTER)
    line.paragraph_format.tab_stops.add_tab_stop(Twips(1000))
    template.save(str(tmp_path / "amt.docx"))
    return tmp_path / "amt.docx"


def test_a_lying_header_keeps_what_the_office_put_into_it(of_the_office: Path, tmp_path: Path) -> None:
    write(document(*BLOCKS), tmp_path / "document.docx", template=of_the_office)
    header = docx.Document(str(tmp_path / "document.docx")).sections[1].header
    (logo,) = header.part.element.xpath("//a:blip/@r:embed")
    assert header.part.related_parts[logo].content_type == "image/png"
    stops = [(it.position, it.alignment) for it in header.paragraphs[0].paragraph_format.tab_stops]
    assert (Twips(1000), WD_TAB_ALIGNMENT.LEFT) in stops
    assert (Twips(7115), WD_TAB_ALIGNMENT.CENTER) in stops
    assert (Twips(4649), WD_TAB_ALIGNMENT.CENTER) not in stops


@pytest.mark.libreoffice
def test_pages_begin_where_they_should(tmp_path: Path) -> None:
    write(document(*BLOCKS), tmp_path / "kompendium.docx")
    pages = pdf_text(tmp_path / "kompendium.docx", tmp_path)
    begins = ("Wissensbausteine", "Inhalt", "davor", "Gezählt", "danach")
    assert [text in page for text, page in zip(begins, pages, strict=True)] == [True] * 5
