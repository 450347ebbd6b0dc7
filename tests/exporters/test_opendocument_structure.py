"""What a screen reader goes by: headings, contents, lists, tables, pictures, links."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest

from app.reports.model import Contents, Heading, Paragraph, Role, Span, TableKind, Tone, Turn
from exporters.word import write as write_word
from tests.helpers.networks import whole
from tests.helpers.opendocument import NAMESPACES, Opened, numbers, opened, read, text_of
from tests.helpers.reports import document_of
from tests.helpers.word import cell, paragraph, picture, select, table
from tests.helpers.word import text_of as word_text_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Block

_TEXT = f"{{{NAMESPACES['text']}}}"
LEVEL, START = f"{_TEXT}outline-level", f"{_TEXT}start-value"
OUTLINE = (
    Heading(1, "Titel"),
    Contents("In diesem Baustein", (2, 2)),
    Heading(2, "Ziel"),
    Heading(2, "Belege"),
)


def chapter(title: str) -> list[Block]:
    levels = ((2, "Ziel"), (3, "Weg"), (2, "Belege"))
    return [Heading(1, title), Contents("Darin", (2, 3)), *(Heading(*it) for it in levels)]


def entries(file: Opened) -> list[str]:
    return [text_of(it) for it in file.select("//text:index-body/text:p")]


def counted(file: Opened) -> list[str]:
    """The headings that a reader's program numbers, with the number where counting begins anew."""
    path = "//text:h[not(@text:is-list-header)]"
    levels = set(file.select("//text:outline-level-style/@text:level", "styles"))
    found = [it for it in file.select(path) if it.get(LEVEL) in levels]
    return [it.get(START, "") + text_of(it) for it in found]


@pytest.fixture(scope="module")
def compendium(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return read(whole(), tmp_path_factory.mktemp("network"))


def test_headings_have_no_gaps(compendium: Opened) -> None:
    levels = [int(it.get(LEVEL)) for it in compendium.select("//text:h")]
    assert len(levels) > 200
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_there_is_no_empty_paragraph(compendium: Opened) -> None:
    found = compendium.select("//office:text//*[self::text:p or self::text:h][not(.//draw:frame)]")
    assert [it for it in found if not text_of(it).strip()] == []


def test_every_table_has_a_head_row_a_title_and_a_description(compendium: Opened) -> None:
    tables = compendium.select("//table:table")
    assert len(tables) > 60
    for it in tables:
        heads = it.xpath("table:table-header-rows/table:table-row", namespaces=NAMESPACES)
        said = [it.findtext(f"table:{part}", namespaces=NAMESPACES) for part in ("title", "desc")]
        assert (len(heads), all(said)) == (1, True)


def test_every_link_within_leads_somewhere_and_every_place_is_there_once(compendium: Opened) -> None:
    places = compendium.select("//text:bookmark-start/@text:name")
    links = {it[1:] for it in compendium.select("//text:a/@xlink:href") if it.startswith("#")}
    assert len(places) == len(set(places)) > 500
    assert links <= set(places)


def test_names_of_tables_and_pictures_are_there_once(compendium: Opened) -> None:
    for path in (
        "//table:table/@table:name",
        "//draw:frame/@draw:name",
        "//text:table-of-content/@text:name",
    ):
        found = compendium.select(path)
        assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["DIE-WB-0001", "OEW"])
def test_it_says_the_same_words_as_the_word_document(name: str, tmp_path: Path) -> None:
    write_word(document_of(name), tmp_path / "a.docx")
    there = [word_text_of(it) for it in select(docx.Document(str(tmp_path / "a.docx")), "//w:body//w:p")]
    here = read(document_of(name), tmp_path).paragraphs()
    assert ["".join(it.split()) for it in here] == ["".join(it.split()) for it in there]


def test_contents_list_the_headings_as_links(tmp_path: Path) -> None:
    file = opened(tmp_path, *OUTLINE)
    assert entries(file) == ["1\tZiel", "2\tBelege"]
    places = file.select("//text:h/text:bookmark-start/@text:name")
    assert file.select("//text:index-body//text:a/@xlink:href") == [f"#{it}" for it in places]


def test_contents_gather_their_levels_when_they_are_brought_up_to_date(tmp_path: Path) -> None:
    file = opened(tmp_path, *chapter("Eins"))
    assert file.select("//text:index-source-style/@text:style-name") == ["Heading_20_2", "Heading_20_3"]


def test_chapters_are_counted_anew_where_contents_begin(tmp_path: Path) -> None:
    blocks = [Contents("Inhalt", (1, 1)), *chapter("Eins"), *chapter("Zwei")]
    file = opened(tmp_path, *blocks)
    assert entries(file) == ["1\tEins", "2\tZwei", *["1\tZiel", "Weg", "2\tBelege"] * 2]
    assert counted(file) == ["1Eins", "1Ziel", "Belege", "Zwei", "1Ziel", "Belege"]


def test_a_heading_that_no_contents_list_has_no_number(tmp_path: Path) -> None:
    file = opened(tmp_path, *OUTLINE, Heading(2, "Anhang", listed=False))
    assert counted(file) == ["1Ziel", "Belege"]


def test_contents_of_nothing_are_not_written(tmp_path: Path) -> None:
    file = opened(tmp_path, paragraph("Text"), Contents("Inhalt", (1, 2)))
    assert file.paragraphs() == ["Text"]


@pytest.mark.parametrize("role", [Role.STEP, Role.NUMBERED, Role.EVIDENCE, Role.SOURCE])
def test_a_list_counts_on_until_it_starts_anew(tmp_path: Path, role: Role) -> None:
    restarts = (True, False, True, False)
    file = opened(tmp_path, *(paragraph("Punkt", role, restart=it) for it in restarts))
    shape = {Role.STEP: "{}", Role.NUMBERED: "{}.", Role.EVIDENCE: "[{}]", Role.SOURCE: "Q{}"}[role]
    assert numbers(file) == [(shape.format(it), "Punkt") for it in (1, 2, 1, 2)]


def test_a_given_number_is_the_one_that_is_printed(tmp_path: Path) -> None:
    given = ("[1]", "[2]", "[5]", "[6]")
    file = opened(tmp_path, *(paragraph("Beleg", Role.EVIDENCE, number=it) for it in given))
    assert [number for number, _ in numbers(file)] == list(given)


def test_a_list_goes_on_counting_after_other_text(tmp_path: Path) -> None:
    roles = (Role.EVIDENCE, Role.BODY, Role.EVIDENCE)
    file = opened(tmp_path, *(paragraph(role.value, role) for role in roles))
    assert [number for number, _ in numbers(file)] == ["[1]", "[2]"]


def test_neighbouring_bullets_are_one_list(tmp_path: Path) -> None:
    roles = (Role.BULLET, Role.BULLET, Role.BODY, Role.BULLET)
    file = opened(tmp_path, *(paragraph("x", role) for role in roles))
    lists = file.select("//text:list")
    assert [len(it.xpath("text:list-item", namespaces=NAMESPACES)) for it in lists] == [2, 1]


def test_the_text_of_a_step_belongs_to_the_step(tmp_path: Path) -> None:
    roles = (Role.STEP, Role.STEP_TEXT, Role.STEP, Role.STEP_TEXT)
    file = opened(tmp_path, *(paragraph(role.value, role) for role in roles))
    assert [len(item) for item in file.select("//text:list/text:list-item")] == [2, 2]


def test_a_picture_has_text_in_its_place_and_a_caption(tmp_path: Path) -> None:
    file = opened(tmp_path, picture(alt_text="Ein Bahnhof", caption="Der Bahnhof", credit=""))
    assert [it.text for it in file.select("//draw:frame/svg:desc")] == ["Ein Bahnhof"]
    assert file.select("//draw:frame/@text:anchor-type") == ["as-char"]
    assert file.paragraphs()[1:] == ["Abbildung\u00a01: Der Bahnhof"]


def test_a_number_that_is_not_the_next_one_stays_what_it_is(tmp_path: Path) -> None:
    file = opened(tmp_path, *(picture(number) for number in (1, 2, 5)))
    assert file.select("//text:sequence/@text:formula") == ["ooow:Abbildung+1", "ooow:Abbildung+1", "ooow:5"]


def test_the_first_column_heads_its_rows_only_if_it_does(tmp_path: Path) -> None:
    file = opened(tmp_path, table(), table(head_column=False, number=2))
    heads = [
        it.xpath("table:table-header-columns", namespaces=NAMESPACES) for it in file.select("//table:table")
    ]
    assert [len(it) for it in heads] == [1, 0]


def test_a_list_in_a_cell_is_a_list(tmp_path: Path) -> None:
    item = paragraph("eins", Role.CELL_BULLET)
    file = opened(tmp_path, table(rows=((cell("Was"), type(cell(""))((item, item))),)))
    assert [len(it) for it in file.select("//table:table-cell/text:list")] == [2]


def test_what_cannot_be_followed_is_no_link(tmp_path: Path) -> None:
    addresses = ("https://a.example/ä b", "mailto:a@b.example", "C:\\geheim.docx", "javascript:x", "#da")
    spans = tuple(Span("dort", Tone.LINK, href=it) for it in addresses)
    file = opened(tmp_path, Paragraph(Role.BODY, spans, anchor="da"))
    assert file.select("//text:a/@xlink:href") == ["https://a.example/ä%20b", "mailto:a@b.example", "#da"]


def test_a_document_beside_this_one_is_outside_of_the_file(tmp_path: Path) -> None:
    file = opened(
        tmp_path, Paragraph(Role.BODY, (Span("mehr", href="DIE-WB-0002_Räume.odt", tooltip="Dort"),))
    )
    assert file.select("//text:a/@xlink:href") == ["../DIE-WB-0002_Räume.odt"]
    assert file.select("//text:a/@office:title") == ["Dort"]


def test_pages_lie_where_the_report_turns_them(tmp_path: Path) -> None:
    blocks = (
        paragraph("davor"),
        Turn(True),
        table(number=None),
        Turn(False),
        Heading(1, "danach", new_page=True),
    )
    file = opened(tmp_path, *blocks)
    assert file.select("//style:style/@style:master-page-name") == ["First_20_Page", "Landscape", "Standard"]
    assert file.select("//@fo:break-before") == []
    widths = file.select("//style:table-properties/@style:width")
    assert [float(it.removesuffix("pt")) > 700 for it in widths] == [True]


def test_a_small_table_stays_on_one_page_and_a_fact_sheet_may_break(tmp_path: Path) -> None:
    file = opened(tmp_path, table(), table(TableKind.FACT_SHEET, number=2))
    assert file.select("//@style:may-break-between-rows") == ["false", "true"]
