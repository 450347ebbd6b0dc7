"""Tables and pictures, as readers with and without sight find them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from app.reports.model import Role, Span, TableKind
from exporters.paper.styles import TABLES
from tests.helpers.word import cell, paragraph, picture, select, style_names, table, text_of, written

if TYPE_CHECKING:
    from pathlib import Path

TEXT_WIDTH, OVERHANG, MARGIN_COLUMN = 9298, 85, 1928  # twips
MM = 36_000  # EMU


def test_each_kind_has_its_style(tmp_path: Path) -> None:
    opened = written(tmp_path, *(table(kind) for kind in TableKind))
    assert [it.style.name for it in opened.tables if it.style] == [TABLES[kind] for kind in TableKind]


@pytest.mark.parametrize("kind", TableKind)
def test_the_head_row_comes_again_on_each_page_and_rows_stay_whole(tmp_path: Path, kind: TableKind) -> None:
    opened = written(tmp_path, table(kind))
    assert len(select(opened, "//w:tr[w:trPr/w:tblHeader]")) == 1
    assert len(select(opened, "//w:tr[w:trPr/w:cantSplit]")) == 3


def test_a_table_says_what_it_is_to_those_who_cannot_see_it(tmp_path: Path) -> None:
    opened = written(tmp_path, table())
    assert select(opened, "//w:tblCaption/@w:val") == ["Merkmale"]
    assert select(opened, "//w:tblDescription/@w:val") == ["Je Zeile ein Merkmal."]


@pytest.mark.parametrize("heads", [True, False])
def test_the_first_column_heads_its_rows_if_it_shall(tmp_path: Path, heads: bool) -> None:
    (look,) = select(written(tmp_path, table(head_column=heads)), "//w:tblLook")
    said = [look.get(qn(f"w:{name}")) for name in ("val", "firstRow", "firstColumn")]
    assert said == ["06A0" if heads else "0620", "1", str(int(heads))]


def test_a_numbered_title_stands_above_and_the_note_below(tmp_path: Path) -> None:
    opened = written(tmp_path, table(note=(Span("Quelle: eigene Zählung"),)))
    (first, *_, last) = style_names(opened)
    assert first == ("Tabelle\u00a01: Merkmale", "LB Tabellentitel")
    assert last == ("Quelle: eigene Zählung", "LB Quelle zur Tabelle")


def test_only_two_tables_in_a_row_print_a_title_without_number(tmp_path: Path) -> None:
    sheet = table(TableKind.FACT_SHEET, number=None)
    opened = written(tmp_path, sheet, sheet, paragraph("Text"), sheet)
    assert [text for text, style in style_names(opened) if style == "LB Tabellentitel"] == ["Merkmale"]


@pytest.mark.parametrize(
    ("kind", "size", "kept"),
    [(TableKind.DATA, 8, 8), (TableKind.DATA, 9, 0), (TableKind.FACT_SHEET, 8, 0)],
)
def test_only_small_tables_stay_on_one_page(tmp_path: Path, kind: TableKind, size: int, kept: int) -> None:
    """All rows but the last keep with the next; a fact sheet that did would leave page one."""
    opened = written(tmp_path, table(kind, size))
    assert len(select(opened, "//w:tr[w:tc[1]/w:p/w:pPr/w:keepNext]")) == kept


def test_a_table_of_few_but_high_rows_may_break(tmp_path: Path) -> None:
    """Kept together it would leave its heading alone on a page, and not fit on the next one either."""
    rows = tuple((cell("Kennung"), cell("Wort " * 120)) for _ in range(5))
    opened = written(tmp_path, table(rows=rows))
    assert select(opened, "//w:tr[w:tc[1]/w:p/w:pPr/w:keepNext]") == []


def test_a_note_does_not_stand_alone_on_a_page(tmp_path: Path) -> None:
    opened = written(tmp_path, table(size=12, note=(Span("Quelle: eigene Zählung"),)))
    (kept,) = select(opened, "//w:tr[w:tc[1]/w:p/w:pPr/w:keepNext]")
    assert text_of(kept) == "Merkmal 12Angabe 12"


def test_its_text_stands_on_the_edges_of_the_body(tmp_path: Path) -> None:
    opened = written(tmp_path, table(widths=(0.2, 0.8)), table(widths=(1, 1, 1), head=("", "", ""), rows=()))
    first, second = (
        [int(it) for it in grid.xpath("w:gridCol/@w:w")] for grid in select(opened, "//w:tblGrid")
    )
    assert first == [MARGIN_COLUMN, TEXT_WIDTH + 2 * OVERHANG - MARGIN_COLUMN]
    assert sum(second) == TEXT_WIDTH + 2 * OVERHANG
    assert max(second) - min(second) <= 2 * OVERHANG + 1
    assert set(select(opened, "//w:tblInd/@w:w")) == {f"-{OVERHANG}"}


def test_numbers_and_their_head_stand_at_the_right(tmp_path: Path) -> None:
    opened = written(tmp_path, table(rows=((cell("Mölln"), cell("19.329", Role.CELL_NUMBER)),)))
    assert [text_of(it) for it in select(opened, "//w:p[w:pPr/w:jc/@w:val='right']")] == ["Angabe"]
    assert dict(style_names(opened))["19.329"] == "LB Tabelle Zahl"


def test_a_picture_speaks_and_stands_in_line_with_the_text(tmp_path: Path) -> None:
    opened = written(tmp_path, picture(1))
    spoken = select(opened, "//wp:inline/wp:docPr/@descr | //pic:cNvPr/@descr")
    assert spoken == ["Bild 1: eine graue Fläche"] * 2
    assert style_names(opened) == [
        ("", "LB Abbildung"),
        ("Abbildung\u00a01: Was Bild 1 zeigt", "Caption"),
        ("Foto: Stadt", "LB Bildnachweis"),
    ]


def test_a_picture_without_alternative_text_speaks_by_its_caption(tmp_path: Path) -> None:
    spoken = select(written(tmp_path, picture(1, alt_text="")), "//wp:docPr/@descr")
    assert spoken == ["Was Bild 1 zeigt"]


def test_a_picture_without_credit_has_no_empty_line(tmp_path: Path) -> None:
    assert len(style_names(written(tmp_path, picture(credit="")))) == 2


@pytest.mark.parametrize(
    ("size", "wide", "millimetres"),
    [((1200, 600), False, (130, 65)), ((1200, 600), True, (164, 82)), ((96, 48), False, (25.4, 12.7))],
)
def test_a_picture_fills_its_column_but_is_not_blown_up(
    tmp_path: Path, size: tuple[int, int], wide: bool, millimetres: tuple[float, float]
) -> None:
    (shape,) = written(tmp_path, picture(size=size, wide=wide)).inline_shapes
    assert (shape.width / MM, shape.height / MM) == pytest.approx(millimetres, abs=0.1)


def test_a_high_picture_leaves_room_for_its_caption(tmp_path: Path) -> None:
    (shape,) = written(tmp_path, picture(size=(500, 3000))).inline_shapes
    assert shape.height / MM < 180
    assert shape.height / shape.width == pytest.approx(6, rel=0.01)


def test_the_same_picture_is_held_once_and_as_it_is(tmp_path: Path) -> None:
    written(tmp_path, picture(1), picture(2), picture(3, shade=99))
    with zipfile.ZipFile(tmp_path / "document.docx") as archive:
        held = [it for it in archive.infolist() if it.filename.startswith("word/media/")]
        assert {archive.read(it) for it in held} == {picture(1).data, picture(3, shade=99).data}
    assert [it.compress_type for it in held] == [zipfile.ZIP_STORED] * 2
