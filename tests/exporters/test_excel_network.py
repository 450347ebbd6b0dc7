"""The joint workbook of many labs: what it counts, shows and draws, and that all data stand behind it."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.errors import RefusedFileError
from app.interchange.network import narrowed, network_tables
from app.reports.scales import SIGNS
from exporters.excel import charts, counting, layout, matrices, overview, read, write, write_network
from exporters.excel.charts import MOST_BARS
from exporters.excel.choices import Labels
from exporters.excel.counting import Counting
from tests.helpers.bundles import bundle, entry
from tests.helpers.joint import joint, of_towns
from tests.helpers.workbooks import converted, faults, opened, rows, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.interchange.bundle import Bundle, Entry

TOP = 2
SHOWN = ["Lies mich", overview.NAME, matrices.THESES, matrices.THEMES]
DATA = [sheet.name for sheet in layout.sheets()]
TOWNS = ["Mölln", "Wittenberge", "Dießen am Ammersee", "Oestrich-Winkel", "Dippoldiswalde", "Projektbüro"]
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def written(made: Bundle, target: Path) -> Path:
    write_network(made, network_tables(made), target)
    return target


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The joint workbook of the sample labs; it is only read."""
    return written(joint(), tmp_path_factory.mktemp("network") / "Gesamtpaket_Arbeitsmappe.xlsx")


@pytest.fixture
def workbook(path: Path) -> Any:
    return opened(path)


def cached(path: Path, sheet: str) -> list[list[Any]]:
    """Return what the cells of a sheet show, below title and sentence."""
    return [
        list(row)
        for row in load_workbook(path, data_only=True)[sheet].iter_rows(min_row=TOP + 1, values_only=True)
    ]


def below_head(path: Path, sheet: str) -> dict[str, dict[str, Any]]:
    """Return the rows by their first cell, down to the first empty one."""
    head, *body = cached(path, sheet)
    return {row[0]: dict(zip(map(str, head), row, strict=True)) for row in body if row[0]}


def parts(path: Path, pattern: str) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(path) as file:
        names = sorted(name for name in file.namelist() if re.fullmatch(pattern, name))
        return {name: ElementTree.fromstring(file.read(name)) for name in names}


def counted(kind: str, **wanted: str) -> Counter[str]:
    return Counter(
        it.values["lab_id"]
        for it in joint().entries[kind]
        if all(it.values[id_] == value for id_, value in wanted.items())
    )


def test_overview_comes_before_the_data(workbook: Any) -> None:
    assert workbook.sheetnames == [*SHOWN, *DATA, "Auswahllisten"]


def test_validator_finds_no_fault(path: Path) -> None:
    assert faults(path) == []


def test_same_bundle_makes_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assert written(joint(), tmp_path / "a.xlsx").read_bytes() == path.read_bytes()


def test_data_stand_there_as_in_the_workbook_of_a_lab(path: Path, tmp_path: Path) -> None:
    write(joint(), tmp_path / "lab.xlsx")
    of_lab, of_network = values(tmp_path / "lab.xlsx"), values(path)
    assert {name: of_network[name] for name in DATA} == {name: of_lab[name] for name in DATA}


def test_every_town_is_counted(path: Path) -> None:
    found = below_head(path, overview.NAME)
    assert list(found) == [*TOWNS, "Summe"]
    for row in list(found.values())[:-1]:
        lab = row["Labor"]
        assert row["Vorlauf"] == counted("activity", project_relation="before")[lab]
        assert row["im Projekt"] == counted("activity", project_relation="during")[lab]
        assert row["Nachlauf"] == counted("activity", project_relation="after")[lab]
        assert row["Aktivitäten"] == counted("activity")[lab]
        assert row["Interviews"] == counted("interview")[lab]
        assert row["Zitate"] == counted("quote")[lab]
        assert row["Erkenntnisse"] == counted("finding")[lab]
        assert row["Wissensbausteine"] == counted("knowledge_module")[lab]
        assert row["davon freigegeben (Labor)"] == counted("knowledge_module", status="released")[lab]
    assert found["Mölln"]["Land"] == "Schleswig-Holstein"
    assert found["Mölln"]["Einwohnerzahl"] == 19329


def test_sums_are_those_of_all_labs(path: Path) -> None:
    row = below_head(path, overview.NAME)["Summe"]
    assert row["Aktivitäten"] == joint().counts["activity"]
    assert row["Wissensbausteine"] == joint().counts["knowledge_module"]
    assert row["Erkenntnisse"] == joint().counts["finding"]


def test_what_nobody_hands_on_has_no_column(tmp_path: Path) -> None:
    path = written(of_towns(2), tmp_path / "a.xlsx")
    head = cached(path, overview.NAME)[0]
    assert not {"Interviews", "Zitate"} & {*head}
    assert [title for title in head if str(title).startswith("davon")] == ["davon Entwurf"]


def test_counts_are_formulas_over_tables_that_are_there(workbook: Any) -> None:
    columns = {
        f"{table.name}[{column.name}]"
        for sheet in workbook
        for table in sheet.tables.values()
        for column in table.tableColumns
    }
    formulas = [
        cell.value
        for name in (overview.NAME, matrices.THESES)
        for row in workbook[name].iter_rows(min_row=TOP + 2)
        for cell in row
        if cell.data_type == "f" and "COUNTIFS" in cell.value
    ]
    assert len(formulas) == len(TOWNS) * 9 + 9 * 4
    for formula in formulas:
        used = re.findall(r"Tab_\w+\[[^\]]+\]", formula)
        assert used
        assert columns >= {*used}


@pytest.mark.libreoffice
def test_libreoffice_counts_the_same(path: Path, tmp_path: Path) -> None:
    """What the cells show is taken out before, so that it must count itself."""
    blank = tmp_path / "ohne.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(blank, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", content))
    for sheet in (overview.NAME, matrices.THESES):
        assert all(row[4] is None for row in cached(blank, sheet)[1:3])
    (tmp_path / "neu").mkdir()
    again = converted(blank, "xlsx", tmp_path / "neu")
    for sheet in (overview.NAME, matrices.THESES):
        assert below_head(again, sheet) == below_head(path, sheet)


def test_every_relation_stands_in_the_cell_of_its_thesis_and_town(path: Path) -> None:
    found = below_head(path, matrices.THESES)
    codes = {it.values["code"]: it.values["thesis_code"] for it in joint().entries["thesis"]}
    towns = {it.code: it.values["town"] for it in joint().entries["lab"]}
    links = [
        (codes[link["thesis"]], towns[it.values["lab_id"]], link["relation"], it.code)
        for it in joint().entries["finding"]
        for link in it.values["thesis_links"]
    ]
    assert len(links) > 20
    for number, town, relation, code in links:
        cell = found[number][town]
        sign, word = SIGNS[relation], THESIS_RELATIONS.label_of(relation)
        assert re.search(rf"{sign} {word}: \d+\n[^▲▼◊○]*{code}", cell)
    for number, row in list(found.items())[:-1]:
        for key, sign in SIGNS.items():
            expected = sum(link[0] == number and link[2] == key for link in links)
            assert row[f"{sign} {THESIS_RELATIONS.label_of(key)}"] == expected


def test_silence_is_shown_as_silence(path: Path) -> None:
    row = below_head(path, matrices.THESES)["T2"]
    assert {row[town] for town in TOWNS} == {"keine Aussage"}
    assert row["Städte"] == 0


def test_every_code_leads_to_the_data(path: Path) -> None:
    findings = {row["Kennung"] for row in rows(path, "Erkenntnisse")}
    text = " ".join(str(cell) for row in cached(path, matrices.THESES) for cell in row)
    named = {*re.findall(r"[A-Z]{2,3}-EK-\d{4}", text)}
    assert len(named) > 10
    assert named <= findings


def test_themes_are_counted_by_town(path: Path) -> None:
    row = below_head(path, matrices.THEMES)["Leerstand"]
    keys = {"vacancy", "building_reuse"}
    for title, kind in (("Aktivitäten", "activity"), ("Wissensbausteine", "knowledge_module")):
        touching = [it for it in joint().entries[kind] if keys & {*it.values["themes"]}]
        assert row[title] == len(touching)
        of_moelln = sum(it.values["lab_id"] == "MOE-LA-0001" for it in touching)
        assert f"{of_moelln} {title}" in row["Mölln"]
    assert below_head(path, matrices.THEMES)["Neue Nutzung von Gebäuden"]["Gehört zu"] == "Leerstand"


def test_charts_have_titles_and_say_what_they_show(path: Path) -> None:
    titles = [
        "".join(part.text or "" for part in chart.find(f"{CHART}chart/{CHART}title").iter(TEXT))  # type: ignore[union-attr]
        for chart in parts(path, r"xl/charts/chart\d+\.xml").values()
    ]
    assert titles == [overview.PHASES, overview.RESULTS, matrices.RELATIONS]
    spoken = [
        frame.get("descr") or ""
        for drawing in parts(path, r"xl/drawings/drawing\d+\.xml").values()
        for frame in drawing.iter(f"{DRAWN}cNvPr")
    ]
    assert len(spoken) == len(titles)
    for title, text in zip(titles, spoken, strict=True):
        assert text.startswith(f"Balkendiagramm: {title}.")
    assert "Mölln: Vorlauf 2, im Projekt 9, Nachlauf 0." in spoken[0]


def test_bars_can_be_told_apart_without_colour(path: Path) -> None:
    chart = parts(path, r"xl/charts/chart1\.xml")["xl/charts/chart1.xml"]
    series = list(chart.iter(f"{CHART}ser"))
    assert len(series) == 3
    fills = [next(it.iterfind(f"{CHART}spPr/*")).tag.rpartition("}")[2] for it in series]
    assert fills == ["pattFill", "solidFill", "solidFill"]
    assert chart.find(f".//{CHART}catAx/{CHART}scaling/{CHART}orientation").get("val") == "maxMin"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", SHOWN[1:])
def test_sheets_are_ready_to_read_and_print(workbook: Any, name: str) -> None:
    sheet = workbook[name]
    assert sheet["A1"].value
    assert str(sheet["A2"].value).endswith(".")
    assert sheet.freeze_panes == ("C4" if name == matrices.THESES else "B4")
    assert sheet.sheet_view.showGridLines is False
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area
    assert sheet.oddFooter.left.text == "Gesamtpaket · Stand 22.11.2022"


def test_names_of_tables_are_unique_and_nothing_lies_outside(path: Path, workbook: Any) -> None:
    names = [table.name for sheet in workbook for table in sheet.tables.values()]
    assert len({name.casefold() for name in names}) == len(names) == len(workbook.sheetnames)
    assert not parts(path, r"xl/externalLinks/.*")
    assert workbook.properties.title == "Arbeitsmappe der fünf Stadtlabore"
    assert workbook.properties.creator == "Projektbüro"
    assert workbook.properties.subject == "Gesamtpaket"


def test_first_sheet_says_how_to_read_it(path: Path) -> None:
    said = {(row["Bereich"], row["Angabe"]): row["Erklärung"] for row in rows(path, "Lies mich", TOP)}
    assert said["Diese Datei", "Städte"] == ", ".join(TOWNS[:-1])
    assert "Eingelesen wird sie nicht" in said["Lesen", "Nur zum Lesen"]
    assert said["Diese Datei", "Hinweis"].startswith("Beispieldaten")
    for key, sign in SIGNS.items():
        assert said["Zeichen", f"{sign} {THESIS_RELATIONS.label_of(key)}"]
    for sheet in SHOWN[1:]:
        assert said["Überblick", sheet]
    for sheet in DATA:
        assert said[f"Blatt {sheet}", "Was hier steht"]


def test_it_is_not_taken_for_a_delivery(path: Path) -> None:
    with pytest.raises(RefusedFileError, match="die ein Labor geliefert hat"):
        read(path, path.name)


def test_part_counts_only_what_is_in_it(tmp_path: Path) -> None:
    part = narrowed(joint(), labs=frozenset({"DIE-LA-0001"}))
    path = written(part, tmp_path / "a.xlsx")
    assert list(below_head(path, overview.NAME)) == ["Dießen am Ammersee", "Summe"]
    assert opened(path).properties.title == "Arbeitsmappe des Stadtlabors Dießen am Ammersee"
    assert opened(path)[overview.NAME]["A1"].value == "Stadtlabor Dießen am Ammersee"
    assert len(rows(path, "Aktivitäten")) == part.counts["activity"]


def test_part_says_what_it_is_limited_to(tmp_path: Path) -> None:
    part = narrowed(joint(), themes=frozenset({"vacancy"}))
    write_network(part, network_tables(part), tmp_path / "a.xlsx", "Thema Leerstand")
    workbook = opened(tmp_path / "a.xlsx")
    assert workbook.properties.title.endswith(" · Thema Leerstand")
    assert workbook[overview.NAME]["A1"].value.endswith(" · Thema Leerstand")
    assert workbook[overview.NAME].oddFooter.left.text.startswith("Gesamtpaket Thema Leerstand · Stand")
    facts = {row["Angabe"]: row["Erklärung"] for row in rows(tmp_path / "a.xlsx", "Lies mich", TOP)}
    assert facts["Ausschnitt"].startswith("Thema Leerstand,")
    assert faults(tmp_path / "a.xlsx") == []


def test_many_towns_stand_below_each_other(tmp_path: Path) -> None:
    count = MOST_BARS + 5
    path = written(of_towns(count), tmp_path / "a.xlsx")
    assert faults(path) == []
    assert len(below_head(path, overview.NAME)) == count + 1
    assert cached(path, matrices.THESES)[1][:3] == ["T1", "Eine These.", count]
    by_town = cached(path, matrices.THESES_BY_TOWN)
    assert by_town[1] == ["T1", "Neustadt 0001", 1, 0, 0, 0, "T1-EK-0001"]
    assert len(by_town) == 1 + count + 1
    assert cached(path, matrices.THEMES_BY_TOWN)[1] == ["Leerstand", "Neustadt 0001", 1, 1, 1]
    (drawing,) = (it for it in parts(path, r"xl/drawings/drawing1\.xml").values())
    spoken = next(drawing.iter(f"{DRAWN}cNvPr")).get("descr") or ""
    assert f"die ersten {MOST_BARS} von {count} Zeilen" in spoken


def test_count_is_a_formula_or_a_plain_number() -> None:
    live, still = (Counting(Labels({}), "activity", is_live=it) for it in (True, False))
    assert live.of(7, lab_id="T1-LA-0001") == ('=COUNTIFS(Tab_Aktivitaeten[Labor],"T1-LA-0001")', 7)
    assert still.of(7, lab_id="T1-LA-0001") == 7


def test_too_many_counts_stand_still_and_the_sheet_says_so(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_COMPARISONS", 100)
    still = written(joint(), tmp_path / "a.xlsx")
    for name in (overview.NAME, matrices.THESES):
        cells = [cell.value for row in opened(still)[name].iter_rows() for cell in row]
        assert not [value for value in cells if "COUNTIFS" in str(value)]
        assert below_head(still, name) == below_head(path, name)
    assert opened(still)[overview.NAME]["A2"].value == overview.STILL_LEAD
    assert opened(path)[overview.NAME]["A2"].value == overview.LEAD


def test_column_of_a_town_that_is_called_like_another_says_whose_lab_it_is(tmp_path: Path) -> None:
    names = ["Neustadt", "neustadt", "Nummer", "Städte", "Wo es schön ist"]
    labs = [
        entry("lab", number, code=f"T{number}-LA-0001", town=name, prefix=f"T{number}")
        for number, name in enumerate(names)
    ]
    work = [entry("activity", 1, lab_id="T4-LA-0001", themes=("vacancy",)), *_on_one_thesis("T0-LA-0001")]
    path = written(bundle(*labs, *work), tmp_path / "a.xlsx")
    assert faults(path) == []
    row = below_head(path, matrices.THESES)["T1"]
    assert row["Neustadt (T0-LA-0001)"] == "▲ stützt: 1\nDIE-EK-0001"
    assert row["neustadt (T1-LA-0001)"] == row["Nummer (T2-LA-0001)"] == "keine Aussage"
    assert below_head(path, matrices.THEMES)["Leerstand"]["Wo es schön ist"] == "1 Aktivität"
    for name in (matrices.THESES, matrices.THEMES):
        (table,) = opened(path)[name].tables.values()
        titles = [column.name for column in table.tableColumns]
        assert len({title.casefold() for title in titles}) == len(titles)
        assert titles == cached(path, name)[0]


def _on_one_thesis(lab: str) -> Iterator[Entry]:
    yield entry("thesis", code="PB-TS-0001", thesis_code="T1", statement="Eine These.")
    links = ({"thesis": "PB-TS-0001", "relation": "supports", "note": None},)
    yield entry("finding", lab_id=lab, thesis_links=links)


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (8, 1), (9, 2), (17, 5), (41, 10), (300, 50), (401, 100)]
)
def test_axis_counts_in_round_steps(highest: int, step: int) -> None:
    assert charts.step_for(highest) == step


def test_row_of_sums_is_as_high_as_the_others(workbook: Any) -> None:
    sheet = workbook[overview.NAME]
    last = TOP + 1 + len(TOWNS)
    assert sheet.cell(last + 1, 1).value == "Summe"
    assert sheet.row_dimensions[last + 1].height == sheet.row_dimensions[last].height


def test_network_without_anything_is_a_workbook_too(tmp_path: Path) -> None:
    path = written(bundle(), tmp_path / "a.xlsx")
    assert faults(path) == []
    assert opened(path).sheetnames[:4] == SHOWN
    assert not parts(path, r"xl/charts/.*")
