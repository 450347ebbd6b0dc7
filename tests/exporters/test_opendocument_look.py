"""The looks are those of the Word template, whatever an office makes of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from app.reports.model import Heading, Role, TableKind, Tone
from exporters.opendocument import names, write
from exporters.paper.styles import CHARACTERS, HEADINGS, PARAGRAPHS
from exporters.paper.template import open_template
from tests.helpers.opendocument import NAMESPACES, Opened, opened, text_of
from tests.helpers.word import document, paragraph, picture, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def with_template(folder: Path, change: Callable[[Any], None], *blocks: Any, **values: Any) -> Opened:
    """What is written into the shipped template after an office has changed it."""
    template = open_template(None).document
    change(template)
    template.save(str(folder / "amt.docx"))
    write(document(*blocks, **values), folder / "a.odt", template=folder / "amt.docx")
    return Opened(folder / "a.odt")


def look(file: Opened, name: str, attribute: str) -> list[str]:
    return file.select(f"//style:style[@style:display-name='{name}']//@{attribute}", "styles")


def running(file: Opened, page: str, edge: str) -> str:
    (found,) = file.select(f"//style:master-page[@style:name='{page}']/style:{edge}/text:p", "styles")
    return text_of(found)


@pytest.mark.parametrize("role", [role for role in Role if not role.value.startswith("cell")])
def test_every_role_has_its_style(tmp_path: Path, role: Role) -> None:
    file = opened(tmp_path, paragraph("Text", role))
    (it,) = file.select("//office:text//text:p")
    assert file.style_of(it) == names.shown(PARAGRAPHS[role])


def test_every_style_that_is_named_is_there(tmp_path: Path) -> None:
    file = opened(tmp_path, paragraph("x"))
    there = set(file.select("//office:styles/style:style/@style:display-name", "styles"))
    wanted = (*PARAGRAPHS.values(), *CHARACTERS.values(), *HEADINGS)
    assert {names.shown(name) for name in wanted} <= there


def test_measures_are_those_of_the_template(tmp_path: Path) -> None:
    file = opened(tmp_path, Heading(2, "Ziel"))
    assert look(file, "Text body", "fo:margin-left") == ["96.4pt"]
    assert look(file, "Heading 2", "fo:font-size") == ["17pt"]
    assert look(file, "Heading 2", "fo:border-top") == ["0.75pt solid #7c989f"]
    assert look(file, "Heading 2", "style:default-outline-level") == ["2"]


def test_a_bar_stands_before_its_text_as_in_word(tmp_path: Path) -> None:
    """Word measures to the text: 110.4 pt, of which the bar and its distance take 15."""
    file = opened(tmp_path, paragraph("„Ja.“", Role.QUOTE))
    assert look(file, "Quotations", "fo:margin-left") == ["95.4pt"]
    assert look(file, "Quotations", "fo:border-left") == ["3pt solid #9c3d1e"]


def test_two_quotes_in_a_row_do_not_share_their_bar(tmp_path: Path) -> None:
    quote = (paragraph("„Ja.“", Role.QUOTE), paragraph("Gast", Role.QUOTE_SOURCE))
    file = opened(tmp_path, *quote, *quote)
    own = [file.look_of(it, "fo:margin-left") for it in file.select("//office:text/text:p")]
    assert own == ["", "", "95.45pt", "95.45pt"]


def test_what_an_office_changes_in_word_holds_here_too(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        style = template.styles["Body Text"]
        style.font.name, style.font.size, style.font.italic = "Georgia", Pt(11.5), True
        style.font.color.rgb = RGBColor(0x12, 0x34, 0x56)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.ONE_POINT_FIVE

    file = with_template(tmp_path, change, paragraph("Text"))
    wanted = {
        "fo:font-family": "'Georgia'",
        "fo:font-size": "11.5pt",
        "fo:font-style": "italic",
        "fo:color": "#123456",
        "fo:line-height": "150%",
    }
    assert {name: look(file, "Text body", name)[0] for name in wanted} == wanted


def test_colours_of_the_theme_are_followed(tmp_path: Path) -> None:
    """Word changes the theme alone, and leaves in the styles what they were before."""

    def change(template: Any) -> None:
        part = next(it.target_part for it in template.part.rels.values() if it.reltype.endswith("/theme"))
        part._blob = part.blob.replace(
            b'<a:accent1><a:srgbClr val="0F4C5C"/>', b'<a:accent1><a:srgbClr val="AA0011"/>'
        )

    file = with_template(tmp_path, change, Heading(1, "Titel"))
    assert look(file, "Heading 1", "fo:color") == ["#aa0011"]


def test_pages_are_those_of_the_template(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        template.sections[0].page_width, template.sections[0].left_margin = Mm(200), Mm(40)

    file = with_template(tmp_path, change, paragraph("x"))
    path = "//style:page-layout[@style:name='Hochformat']/style:page-layout-properties/@fo:{}"
    widths = [float(file.select(path.format(it), "styles")[0][:-2]) for it in ("page-width", "margin-left")]
    assert widths == pytest.approx([200 / 25.4 * 72, 40 / 25.4 * 72], abs=0.1)


def test_headers_and_footers_say_what_they_say_in_word(tmp_path: Path) -> None:
    file = opened(tmp_path, paragraph("x"))
    assert (
        running(file, "First_20_Page", "header") == "StadtLabor Kleinstadt · Neue Arbeitswelten\tOEW-WB-0001"
    )
    assert running(file, "Standard", "header") == "Anwendungsbeispiel · Pop-up-Coworking\tOEW-WB-0001"
    assert running(file, "Standard", "footer") == "Version 1 · Stand 22.11.2026\tSeite 1 von 1"
    fields = file.select("//style:master-page//*[self::text:page-number or self::text:page-count]", "styles")
    assert len(fields) == 6


def test_what_an_office_writes_into_the_header_stays(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        template.sections[0].header.add_paragraph("Stadt Mölln · Markt 1")

    file = with_template(tmp_path, change, paragraph("x"))
    lines = file.select("//style:master-page[@style:name='Landscape']/style:header/text:p", "styles")
    assert [text_of(it) for it in lines][1:] == ["Stadt Mölln · Markt 1"]


def test_what_an_office_formats_in_the_header_stays(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        line = template.sections[0].header.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run("Stadt Mölln")
        run.bold, run.font.size = True, Pt(14)

    file = with_template(tmp_path, change, paragraph("x"))
    for attribute, value in {
        "fo:text-align": "center",
        "fo:font-weight": "bold",
        "fo:font-size": "14pt",
    }.items():
        assert value in file.select(f"//office:automatic-styles/style:style/*/@{attribute}", "styles")


def test_the_logo_of_an_office_comes_along(tmp_path: Path, assert_valid_odf: Callable[[str], None]) -> None:
    logo = picture(size=(300, 100)).data

    def change(template: Any) -> None:
        run = template.sections[0].first_page_header.paragraphs[0].add_run()
        shape = run.add_picture(BytesIO(logo), width=Cm(3))
        shape._inline.docPr.set("descr", "Wappen der Stadt")

    file = with_template(tmp_path, change, paragraph("x"), picture())
    (frame,) = file.select("//style:header//draw:frame", "styles")
    (name,) = frame.xpath("draw:image/@xlink:href", namespaces=NAMESPACES)
    assert file.files[name] == logo
    assert frame.xpath("string(svg:desc)", namespaces=NAMESPACES) == "Wappen der Stadt"
    assert frame.xpath("string(@svg:width)", namespaces=NAMESPACES) == "3.000cm"
    assert_valid_odf(str(tmp_path / "a.odt"))


def test_a_style_that_is_a_variety_of_itself_does_no_harm(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        template.styles["Body Text"].base_style = template.styles["Quote"]
        template.styles["Quote"].base_style = template.styles["Body Text"]

    assert with_template(tmp_path, change, paragraph("Text")).paragraphs() == ["Text"]


def test_measures_that_are_no_numbers_count_as_missing(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        template.styles["LB Kennzahl"].element.find(qn("w:rPr")).find(qn("w:sz")).set(qn("w:val"), "groß")
        template.styles["Quote"].element.find(f".//{qn('w:pBdr')}/{qn('w:left')}").set(qn("w:sz"), "23.6")

    file = with_template(tmp_path, change, paragraph("Text"))
    assert look(file, "Quotations", "fo:border-left") == ["3pt solid #9c3d1e"]


def test_the_mark_of_a_draft_is_on_every_page(tmp_path: Path) -> None:
    file = opened(tmp_path, paragraph("Methode", Role.KICKER), draft=True)
    for page in ("First_20_Page", "Standard", "Landscape"):
        assert running(file, page, "header").startswith("Entwurf · ")
    assert file.paragraphs() == ["Entwurf · Methode"]


def test_a_list_that_an_office_has_taken_away_is_no_list(tmp_path: Path) -> None:
    def change(template: Any) -> None:
        it = template.styles["List Bullet"].element
        it.pPr.remove(it.pPr.find(qn("w:numPr")))

    file = with_template(tmp_path, change, paragraph("Punkt", Role.BULLET))
    assert (file.select("//text:list"), file.paragraphs()) == ([], ["Punkt"])


@pytest.mark.parametrize(("sign", "shown"), [("\uf0b7", "•"), ("\uf0a7", "▪"), ("–", "–")])
def test_bullets_of_words_own_fonts_become_signs_that_every_font_has(
    tmp_path: Path, sign: str, shown: str
) -> None:
    def change(template: Any) -> None:
        for text in template.part.numbering_part.element.iter(qn("w:lvlText")):
            if text.get(qn("w:val")) == "•":
                text.set(qn("w:val"), sign)

    file = with_template(tmp_path, change, paragraph("Punkt", Role.BULLET))
    assert set(file.select("//text:list-level-style-bullet/@text:bullet-char", "styles")) == {shown}


def test_the_head_of_a_fact_sheet_is_white_on_ink(tmp_path: Path) -> None:
    file = opened(tmp_path, table(TableKind.FACT_SHEET, number=None))
    (name,) = set(file.select("//table:table-header-rows//table:table-cell/@table:style-name"))
    assert file.select(f"//style:style[@style:name='{name}']//@fo:background-color") == ["#0f4c5c"]
    assert look(file, "LB Tabellenkopf Dunkel", "fo:color") == ["#ffffff"]


def test_the_row_that_answers_is_tinted(tmp_path: Path) -> None:
    file = opened(tmp_path, table(verdict=True))
    grounds = [
        file.select(f"//style:style[@style:name='{name}']//@fo:background-color")
        for name in file.select("//table:table/table:table-row/table:table-cell[1]/@table:style-name")
    ]
    assert grounds == [["#eaf1f2"], []]


@pytest.mark.parametrize(
    ("size", "wide", "centimetres"),
    [((3000, 1500), False, 13.0), ((3000, 1500), True, 16.4), ((96, 96), False, 2.54)],
)
def test_a_picture_is_as_wide_as_its_column_but_not_blown_up(
    tmp_path: Path, size: tuple[int, int], wide: bool, centimetres: float
) -> None:
    file = opened(tmp_path, picture(size=size, wide=wide))
    (width,) = file.select("//draw:frame/@svg:width")
    assert float(width.removesuffix("cm")) == pytest.approx(centimetres, abs=0.02)


def test_signs_have_their_font_in_every_script(tmp_path: Path) -> None:
    """LibreOffice counts dots and triangles as East Asian."""
    file = opened(tmp_path, paragraph("x"))
    for name in ("fo:font-family", "style:font-family-asian"):
        assert look(file, CHARACTERS[Tone.SCALE], name) == ["'Arial'"]
