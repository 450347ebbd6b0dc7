"""What makes the workbook pleasant to read and safe to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.domain.catalogue import KINDS
from exporters.excel import layout, readme, write
from exporters.excel.columns import MISSING
from exporters.excel.page import LAST_ROW
from tests.helpers.bundles import bundle, entry
from tests.helpers.workbooks import cell, opened, rows

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = (*layout.sheets(), layout.DELETED, layout.CHOICES)
NAMES = [sheet.name for sheet in SHEETS]
HELP = {sheet.name: sheet for sheet in (*SHEETS, layout.CONTINUATIONS)}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with something on most sheets; it is only read."""
    target: Path = tmp_path_factory.mktemp("excel") / "DIE_Laborbuch.xlsx"
    activity = entry(
        "activity", 1, title="Auftakt", description="Wort " * 200, missing=("Art", "Beginn", "Belege")
    )
    write(
        bundle(activity, entry("activity", 2, title="Zwei"), sample=True, town="A & B", funding_note="Bund"),
        target,
    )
    return target


@pytest.fixture
def workbook(path: Path) -> Any:
    return opened(path)


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
def test_rows_are_a_real_table_with_filter(workbook: Any, sheet: layout.Sheet) -> None:
    (table,) = workbook[sheet.name].tables.values()
    assert table.name == sheet.table
    assert table.autoFilter.ref == table.ref
    assert table.ref.startswith("A1:")
    assert [column.name for column in table.tableColumns] == [column.title for column in sheet.columns]


@pytest.mark.parametrize("name", NAMES)
def test_head_and_keys_stay_in_sight(workbook: Any, name: str) -> None:
    frozen = "A" if name == "Auswahllisten" else "ABCD"[HELP[name].keys]
    assert workbook[name].freeze_panes == f"{frozen}2"
    assert workbook[name].sheet_view.showGridLines is False


def test_head_is_an_ink_band(workbook: Any) -> None:
    head = workbook["Aktivitäten"]["D1"]
    assert (head.fill.fgColor.rgb, head.font.color.rgb, head.font.b) == ("FF0F4C5C", "FFFFFFFF", True)
    assert workbook["Aktivitäten"].row_dimensions[1].height == pytest.approx(32, abs=0.5)  # whole pixels


def test_rows_are_as_high_as_their_printed_texts(workbook: Any) -> None:
    sheet = workbook["Aktivitäten"]
    glimpse_of_the_description, single_line = 4 * 14.6 + 6, 14.6 + 6
    assert sheet.row_dimensions[2].height == pytest.approx(glimpse_of_the_description, abs=0.5)
    assert sheet.row_dimensions[3].height == pytest.approx(single_line, abs=0.5)
    assert sheet.sheet_format.defaultRowHeight == pytest.approx(single_line, abs=0.5)


@pytest.mark.parametrize("sheet", layout.sheets(), ids=lambda sheet: sheet.name)
def test_choice_columns_offer_exactly_their_labels(workbook: Any, sheet: layout.Sheet) -> None:
    offered = {str(rule.sqref): rule for rule in workbook[sheet.name].data_validations.dataValidation}
    for column in sheet.columns:
        if column.choices and not column.field.is_many:
            letters = cell(workbook[sheet.name], column.title, 1).column_letter
            rule = offered[f"{letters}2:{letters}{LAST_ROW + 1}"]
            assert rule.error.startswith("Bitte einen Wert aus der Liste wählen.")
            assert rule.prompt
            assert _labels(workbook, rule.formula1) == [term.label for term in column.choices.terms]


def _labels(workbook: Any, name: str) -> list[str]:
    sheet, _, cells = workbook.defined_names[name].attr_text.rpartition("!")
    return [row[0].value for row in workbook[sheet.strip("'")][cells.replace("$", "")]]


def test_several_values_come_with_advice(workbook: Any) -> None:
    prompts = {
        rule.promptTitle: rule.prompt for rule in workbook["Aktivitäten"].data_validations.dataValidation
    }
    assert prompts["Themen"] == "Mehrere Werte mit Strichpunkt trennen."
    assert prompts["Kennung"].startswith("Kennung bitte nicht ändern")


def test_gaps_are_marked_where_they_are_and_only_while_they_are(workbook: Any) -> None:
    sheet = workbook["Aktivitäten"]
    (gap,) = [
        rule for rules in sheet.conditional_formatting for rule in rules.rules if "FIND" in rule.formula[0]
    ]
    last = cell(sheet, MISSING.label).column_letter
    assert gap.formula == [f'AND(D2="",ISNUMBER(FIND("; "&D$1&";","; "&${last}2&";")))']
    assert gap.dxf.fill.bgColor.rgb == "FFFDEBC8"
    assert (gap.dxf.border.bottom.style, gap.dxf.border.bottom.color.rgb) == ("dashed", "FF9C3D1E")
    assert cell(sheet, MISSING.label).value == "Art; Beginn; Belege"


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_its_hairline(workbook: Any, name: str) -> None:
    lines = [
        (str(rules.sqref), rule.dxf.border.bottom.color.rgb)
        for rules in workbook[name].conditional_formatting
        for rule in rules.rules
        if rule.formula == ["TRUE"]
    ]
    (table,) = workbook[name].tables.values()
    assert lines == [(table.ref.replace("A1", "A2"), "FFC9D5D8")]


@pytest.mark.parametrize("name", NAMES)
def test_print_fits_one_page_across_and_repeats_the_head(workbook: Any, name: str) -> None:
    sheet = workbook[name]
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area.startswith(f"'{name}'!$A$1:")
    assert sheet.oddHeader.left.text == "Stadtlabor A && B · &A"
    assert sheet.oddFooter.left.text == "Lieferung 4 · Stand 22.11.2022"
    assert sheet.oddFooter.right.text == "Seite &P von &N"


def test_broad_sheets_lie_and_narrow_ones_stand(workbook: Any) -> None:
    turned = {
        name: workbook[name].page_setup.orientation for name in ("Lies mich", "Aktivitäten", "Auswahllisten")
    }
    assert turned == {"Lies mich": "portrait", "Aktivitäten": "landscape", "Auswahllisten": "portrait"}


def test_file_says_what_it_is(workbook: Any) -> None:
    about = workbook.properties
    assert about.title == "Arbeitsmappe des Stadtlabors A & B"
    assert about.creator == "Stadtlabor A & B"
    assert about.subject == "Laborbuch, Lieferung 4"
    assert about.created.isoformat() == about.modified.isoformat() == "2022-11-22T13:32:05"


def test_file_of_the_office_names_no_town_lab(tmp_path: Path) -> None:
    uid = "11111111-0000-4000-8000-000000000001"
    lab = entry("lab", uid=uid, network_role="office")
    write(bundle(lab, lab_uid=uid, prefix="PB", town="Projektbüro"), tmp_path / "PB.xlsx")
    workbook = opened(tmp_path / "PB.xlsx")
    assert workbook["Lies mich"]["A1"].value == "Arbeitsmappe des Projektbüros"
    assert (workbook.properties.title, workbook.properties.creator) == (
        "Arbeitsmappe des Projektbüros",
        "Projektbüro",
    )
    assert workbook["Labore"].oddHeader.left.text == "Projektbüro · &A"
    assert _facts(tmp_path / "PB.xlsx")["Inhalt"] == "Alles, was das Projektbüro weitergibt: 1 Labor."


def test_first_sheet_says_what_the_file_is(path: Path, workbook: Any) -> None:
    assert workbook["Lies mich"]["A1"].value == "Arbeitsmappe des Stadtlabors A & B"
    told = _facts(path)
    assert told == {
        "Inhalt": "Alles, was das Stadtlabor A & B weitergibt: 2 Aktivitäten.",
        "Labor": "DIE",
        "Stadt oder Gemeinde": "A & B",
        "Interne Nummer des Labors": "11111111-0000-4000-8000-000000000001",
        "Lieferung": "4",
        "Fassung des Formats": "1.0",
        "Stand": "22.11.2022",
        "Erstellt am": "22.11.2022, 13:32:05 Uhr (Weltzeit)",
        "Förderung": "Bund",
        "Hinweis": readme.SAMPLE,
    }


def test_without_number_and_sample_the_first_sheet_says_so(tmp_path: Path) -> None:
    write(bundle(sequence_no=None), tmp_path / "a.xlsx")
    told = _facts(tmp_path / "a.xlsx")
    assert told["Lieferung"] == "ohne Nummer"
    assert told["Inhalt"].endswith("noch keine Einträge.")
    assert "Hinweis" not in told


@pytest.mark.parametrize("sheet", HELP.values(), ids=HELP)
def test_first_sheet_explains_every_sheet_and_column(path: Path, sheet: layout.Sheet) -> None:
    told = {
        row["Angabe"]: row["Erklärung"] for row in _legend(path) if row["Bereich"] == f"Blatt {sheet.name}"
    }
    assert told == {"Was hier steht": sheet.help} | {column.title: column.help for column in sheet.columns}


def test_first_sheet_says_what_must_be_filled(path: Path) -> None:
    needs = {row["Angabe"]: row["Pflicht"] for row in _legend(path) if row["Bereich"] == "Blatt Aktivitäten"}
    wanted = {
        "Titel": "Pflicht",
        "Beschreibung": "Pflicht zur Freigabe",
        "Art genauer": "je nach Angaben",
        "Ort": "freiwillig",
        "Version": "füllt das Programm",
    }
    assert {title: needs[title] for title in wanted} == wanted


def test_fixed_words_stand_as_agreed(path: Path) -> None:
    said = {row["Erklärung"] for row in _legend(path)}
    assert {
        "Kennung bitte nicht ändern: Daran erkennt das Laborbuch den Datensatz wieder.",
        "Mehrere Werte mit Strichpunkt trennen.",
        "Pflichtangabe fehlt. In Worten steht sie in der Spalte „Fehlende Angaben“.",
    } <= said


def test_help_of_every_choice_fits_its_bubble() -> None:
    helps = [column.help for sheet in layout.sheets() for column in sheet.columns if column.choices]
    assert max(map(len, helps)) <= 255


def _facts(path: Path) -> dict[str, str]:
    return {row["Angabe"]: row["Erklärung"] for row in _legend(path) if row["Bereich"] == readme.THIS_FILE}


def _legend(path: Path) -> list[dict[str, Any]]:
    return rows(path, "Lies mich", top=2)


def test_kinds_are_counted_in_good_german(tmp_path: Path) -> None:
    write(bundle(entry("lab"), entry("finding", 1), entry("finding", 2)), tmp_path / "a.xlsx")
    content = rows(tmp_path / "a.xlsx", "Lies mich", top=2)[0]["Erklärung"]
    assert content.endswith(f"1 {KINDS['lab'].label}, 2 {KINDS['finding'].plural}.")
