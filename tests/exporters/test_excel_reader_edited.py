"""What people do to a workbook by hand: what is clear is taken, the rest is left out and explained."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from app.domain.canonical import digest
from app.interchange.bundle import Below
from exporters.excel import read, write
from tests.helpers.bundles import bundle, entry
from tests.helpers.readings import LONG, all_items, edited, misread
from tests.helpers.workbooks import cell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from app.interchange.arrival import Arrival, Item
    from app.interchange.bundle import Entry

AGAIN = "die Mappe noch einmal übernehmen."
UID = "Interne Nummer (nicht ändern)"


def figure(value: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("qualifier", "unit", "as_of", "source_id", "note"))
    return empty | {"label": "Anteil", "value": value, "counts_people": False}


def activity(number: int) -> Entry:
    """An activity with something in every kind of cell."""
    partners = ({"organisation": "WFL", "role": "research", "role_note": None},)
    return entry(
        "activity", number, title="Auftakt", start="2022-06", start_time="19:00", open_ended=True,
        mode="on_site", themes=("new_work",), target_groups=("youth",), participants_count=440,
        visits=Below(5), survey_period="2022-05/2022-06", effort_hours=Decimal(8), cost_actual=Decimal(120),
        partners=partners, figures=(figure(Decimal(35)),),
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook in which somebody is about to edit the first activity."""
    partners = ({"organisation": "TH Lübeck", "role": None, "role_note": None},)
    second = entry("activity", 2, title="Ausklang", description=LONG, partners=partners * 2)
    lab = entry("lab", 1, uid=bundle().lab_uid, town="Dießen am Ammersee")
    shared = entry("thesis", 1, code="PB-TS-0001", lab_id="PB-LA-0001", thesis_code="T1", statement="Orte")
    target = tmp_path / "DIE_Laborbuch.xlsx"
    found = (activity(1), second, lab, shared, entry("finding", statement="Es geht."), entry("source"))
    write(bundle(*found), target)
    return target


def crowd(folder: Path, edits: list[Callable[[Workbook], None]]) -> tuple[Arrival, Arrival]:
    """Read a workbook with one activity per edit, before and after somebody made them all."""
    target = folder / "DIE_Laborbuch.xlsx"
    write(bundle(*(activity(number) for number, _ in enumerate(edits, 1))), target)

    def edit(book: Workbook) -> None:
        for each in edits:
            each(book)

    return read(target, target.name), edited(target, edit)


def put(value: Any, title: str, row: int = 2, sheet: str = "Aktivitäten") -> Callable[[Workbook], None]:
    """Type something into a cell."""

    def edit(book: Workbook) -> None:
        cell(book[sheet], title, row).value = value

    return edit


def column(sheet: Worksheet, title: str) -> int:
    return int(cell(sheet, title).column)


def add_row(sheet: Worksheet, **values: Any) -> int:
    """Type a new row below the table and return its number."""
    row = sheet.max_row + 1
    for title, value in values.items():
        cell(sheet, title, row).value = value
    return row


def of_code(arrival: Arrival, code: str) -> Item:
    (found,) = (item for item in all_items(arrival) if item.code == code)
    return found


def first(arrival: Arrival) -> Item:
    return of_code(arrival, "DIE-AK-0001")


def assert_rest_is_read(arrival: Arrival, *codes: str) -> None:
    """Every record but those with the codes is what was written."""
    assert set(misread(arrival)) <= set(codes)
    assert {item.code for item in all_items(arrival)} | set(codes) == {
        "DIE-AK-0001", "DIE-AK-0002", "DIE-LA-0001", "PB-TS-0001", "DIE-EK-0001", "DIE-QU-0001", *codes,
    }  # fmt: skip


class Wrong(NamedTuple):
    """A cell that cannot be read: what is typed where, and which words explain it."""

    title: str
    typed: Any
    words: tuple[str, ...]
    field: str
    sheet: str = "Aktivitäten"


WRONG = {
    "season": Wrong("Beginn", "Herbst 22", ("„Herbst 22“ ist kein Datum", "09.2022"), "start"),
    "English date": Wrong("Beginn", "06/07/2022", ("„06/07/2022“ ist kein Datum",), "start"),
    "day that is none": Wrong("Beginn", "31.06.2022", ("ist kein Datum",), "start"),
    "number for a date": Wrong("Beginn", 7, ("der 07.01.1900, weil Excel aus der Zahl 7",), "start"),
    "year in a cell for dates": Wrong("Beginn", 2021, ("aus der Zahl 2021 einen Tag", "„Jahr“"), "start"),
    "precision": Wrong("Beginn (Genauigkeit)", "Woche", ("„Woche“", "„Monat“"), "start"),
    "date and unknown": Wrong(
        "Beginn (Genauigkeit)", "unbekannt", ("Hier steht „unbekannt“", "ein Datum"), "start"
    ),
    "end of a period": Wrong(
        "Befragungszeitraum bis", "Sommer 2022", ("„Sommer 2022“", "06.2022"), "survey_period"
    ),
    "number with words": Wrong(
        "Zahl der Teilnehmenden", "viele", ("„viele“ ist keine Zahl",), "participants_count"
    ),
    "half a person": Wrong(
        "Zahl der Teilnehmenden", 4.5, ("„4,5“ ist keine ganze Zahl",), "participants_count"
    ),
    "masked where nobody is": Wrong("Plätze", "unter 5", ("„unter 5“ ist keine Zahl",), "capacity"),
    "ambiguous number": Wrong("Arbeitszeit in Stunden", "1.234", ("1234 oder 1,234",), "effort_hours"),
    "ambiguous money": Wrong("Kosten tatsächlich", "1,234", ("1234 oder 1,234",), "cost_actual"),
    "date for a number": Wrong(
        "Arbeitszeit in Stunden",
        dt.date(2022, 5, 1),
        ("das Datum 01.05.2022 statt einer Zahl",),
        "effort_hours",
    ),
    "neither yes nor no": Wrong(
        "Ende offen", "vielleicht", ("„vielleicht“ ist weder ja noch nein",), "open_ended"
    ),
    "time": Wrong("Uhrzeit Beginn", "abends", ("„abends“ ist keine Uhrzeit",), "start_time"),
    "choice": Wrong(
        "Durchführungsform", "im Wald", ("„im Wald“ steht bei „Durchführungsform“ nicht",), "mode"
    ),
    "one choice of several": Wrong(
        "Themen", "New Work; Raumfahrt", ("„Raumfahrt“", "Auswahllisten"), "themes"
    ),
    "error": Wrong("Titel", "#REF!", ("der Fehler #REF!",), "title"),
    "formula without result": Wrong("Titel", "=1+1", ("eine Formel ohne Ergebnis",), "title"),
    "deletion in the wrong place": Wrong(
        "Gelöscht am", dt.date(2022, 5, 1), ("löscht nichts", "„Gelöschte“"), "deleted_at"
    ),
    "emptied status": Wrong("Status", None, ("darf nicht leer sein",), "status"),
    "cell of a list": Wrong(
        "Rolle", "Mäzen", ("„Mäzen“ steht bei „Rolle“",), "partners", "Aktivitäten Partner"
    ),
    "number of a list": Wrong("Wert", "2.500", ("2500 oder 2,500",), "figures", "Aktivitäten Kennzahlen"),
}


@pytest.fixture(scope="module")
def wrong_cells(tmp_path_factory: pytest.TempPathFactory) -> tuple[Arrival, Arrival]:
    edits = [put(it.typed, it.title, row, it.sheet) for row, it in enumerate(WRONG.values(), 2)]
    return crowd(tmp_path_factory.mktemp("wrong"), edits)


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_is_explained_and_left_out(
    wrong_cells: tuple[Arrival, Arrival], name: str
) -> None:
    wrong, at = WRONG[name], list(WRONG).index(name)
    before, item = (arrival.items["activity"][at] for arrival in wrong_cells)
    (notice,) = (notice for notice in wrong_cells[1].notices if notice.row == at + 2)
    assert notice[1:] == (wrong.sheet, at + 2, wrong.title)
    assert [words for words in wrong.words if words not in notice.text] == []
    assert item.unread == {wrong.field}
    assert item.state == {id_: value for id_, value in before.state.items() if id_ != wrong.field}
    assert (item.checksum, item.written) == (digest(item.state), before.checksum)
    assert item.edited is (wrong.field in before.state)


def test_cells_that_cannot_be_read_concern_nothing_else(wrong_cells: tuple[Arrival, Arrival]) -> None:
    before, after = wrong_cells
    assert [it.uid for it in all_items(after)] == [it.uid for it in all_items(before)]
    assert (len(after.notices), after.stated) == (len(WRONG), before.stated)


@pytest.mark.parametrize("name", ["season", "number with words", "choice", "one choice of several", "time"])
def test_notice_says_what_to_do(wrong_cells: tuple[Arrival, Arrival], name: str) -> None:
    row = list(WRONG).index(name) + 2
    (notice,) = (notice for notice in wrong_cells[1].notices if notice.row == row)
    assert notice.text.endswith(AGAIN)


CLEAR: list[tuple[str, Any, str, Any]] = [
    ("Titel", " Neuer\nTitel ", "title", "Neuer Titel"),
    ("Titel", "Cafe\u0301", "title", "Café"),
    ("Titel", 5, "title", "5"),
    ("Titel", 123.0, "title", "123"),
    ("Titel", 2.5, "title", "2,5"),
    ("Titel", True, "title", "WAHR"),
    ("Titel", dt.date(2022, 6, 21), "title", "21.06.2022"),
    ("Titel", None, "title", None),
    ("Zahl der Teilnehmenden", "450", "participants_count", 450),
    ("Zahl der Teilnehmenden", "8.500", "participants_count", 8500),
    ("Zahl der Teilnehmenden", " 450 ", "participants_count", 450),
    ("Zahl der Teilnehmenden", "Unter 5", "participants_count", "unter 5"),
    ("Besuche", 12, "visits", 12),
    ("Arbeitszeit in Stunden", "1.234,5", "effort_hours", "1234.5"),
    ("Arbeitszeit in Stunden", "7.5", "effort_hours", "7.5"),
    ("Arbeitszeit in Stunden", 0.1 + 0.2, "effort_hours", "0.3"),
    ("Kosten tatsächlich", "1.234", "cost_actual", "1234"),
    ("Kosten tatsächlich", "99,90 €", "cost_actual", "99.9"),
    ("Beginn", dt.date(2022, 7, 1), "start", "2022-07"),
    ("Beginn", "Juli 2022", "start", "2022-07"),
    ("Beginn", "07.2022", "start", "2022-07"),
    ("Beginn", "2022-07", "start", "2022-07"),
    ("Beginn", "2021", "start", "2021"),
    ("Beginn", "unbekannt", "start", "unknown"),
    ("Beginn", None, "start", None),
    ("Beginn (Genauigkeit)", "Jahr", "start", "2022"),
    ("Beginn (Genauigkeit)", None, "start", "2022-06-01"),
    ("Beginn (Genauigkeit)", "tag", "start", "2022-06-01"),
    ("Befragungszeitraum bis", dt.date(2022, 8, 1), "survey_period", "2022-05/2022-08"),
    ("Befragungszeitraum bis", None, "survey_period", "2022-05/"),
    ("Uhrzeit Beginn", dt.time(20, 15), "start_time", "20:15"),
    ("Uhrzeit Beginn", "20 Uhr", "start_time", "20:00"),
    ("Ende offen", "nein", "open_ended", None),
    ("Ende offen", False, "open_ended", None),
    ("Ende offen", "NEIN", "open_ended", None),
    ("Durchführungsform", "ONLINE", "mode", "online"),
    ("Durchführungsform", "online", "mode", "online"),
    ("Themen", "leerstand;New Work", "themes", ["vacancy", "new_work"]),
    ("Themen", "vacancy", "themes", ["vacancy"]),
    ("Themen", "New Work; new work", "themes", ["new_work"]),
    ("Bilder", " die-an-0001 ; DIE-AN-0002", "media", ["DIE-AN-0001", "DIE-AN-0002"]),
]


@pytest.fixture(scope="module")
def clear_cells(tmp_path_factory: pytest.TempPathFactory) -> tuple[Arrival, Arrival]:
    edits = [put(typed, title, row) for row, (title, typed, _, _) in enumerate(CLEAR, 2)]
    return crowd(tmp_path_factory.mktemp("clear"), edits)


@pytest.mark.parametrize("at", range(len(CLEAR)), ids=[f"{it[0]}: {it[1]!r}" for it in CLEAR])
def test_what_is_clear_is_taken(clear_cells: tuple[Arrival, Arrival], at: int) -> None:
    field, value = CLEAR[at][2:]
    before, item = (arrival.items["activity"][at] for arrival in clear_cells)
    assert item.state.get(field) == value
    assert {**item.state, field: None} == {**before.state, field: None}
    assert (item.edited, item.unread) == (item.state != before.state, frozenset())


def test_what_is_clear_needs_no_words(clear_cells: tuple[Arrival, Arrival]) -> None:
    assert clear_cells[1].notices == ()


def test_date_and_precision_are_changed_together(path: Path) -> None:
    def edit(book: Workbook) -> None:
        put(dt.date(2022, 6, 21), "Beginn")(book)
        put("Tag", "Beginn (Genauigkeit)")(book)

    assert first(edited(path, edit)).state["start"] == "2022-06-21"


def test_numbers_in_cells_that_lost_their_format_are_dates_if_they_can_be_nothing_else(path: Path) -> None:
    for typed, start in ((2021, "2021"), (44733, "2022-06")):

        def edit(book: Workbook, typed: int = typed) -> None:
            there = cell(book["Aktivitäten"], "Beginn")
            there.value, there.number_format = typed, "General"

        arrival = edited(path, edit)
        assert (arrival.notices, first(arrival).state["start"]) == ((), start)


def test_text_that_is_finer_than_its_precision_asks(path: Path) -> None:
    (notice,) = edited(path, put("21.06.2022", "Beginn")).notices
    assert "genauer" in notice.text
    assert notice[1:] == ("Aktivitäten", 2, "Beginn")


def test_columns_may_stand_in_any_order(path: Path) -> None:
    def edit(book: Workbook) -> None:
        for sheet in (book["Aktivitäten"], book["Aktivitäten Partner"]):
            rows = [list(reversed([it.value for it in row])) for row in sheet.iter_rows()]
            for row, values in zip(sheet.iter_rows(), rows, strict=True):
                for there, value in zip(row, values, strict=True):
                    there.value = value

    arrival = edited(path, edit)
    assert arrival.notices == ()
    assert_rest_is_read(arrival)


@pytest.mark.parametrize("title", ["  TITEL ", "Titel\n", "title"])
def test_titles_are_found_as_people_see_them_or_by_key(path: Path, title: str) -> None:
    arrival = edited(path, put(title, "Titel", row=1))
    assert arrival.notices == ()
    assert_rest_is_read(arrival)


@pytest.mark.parametrize("title", ["Prüfsumme\u00a0(Anlage)", "prüfsumme\n(ANLAGE)"])
def test_blanks_and_line_breaks_in_titles_do_not_matter(path: Path, title: str) -> None:
    arrival = edited(path, put(title, "Prüfsumme (Anlage)", row=1, sheet="Anlagen"))
    assert (arrival.notices, "sha256" in arrival.stated["attachment"]) == ((), True)


def test_column_of_ones_own_is_reported(path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Aktivitäten"]
        for row, value in enumerate(["Zuständig", "Amt 4"], 1):
            sheet.cell(row, sheet.max_column + (row == 1)).value = value

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert notice[1:] == ("Aktivitäten", 1, "Zuständig")
    assert "kennt das Laborbuch nicht" in notice.text
    assert_rest_is_read(arrival)


def test_words_beside_the_table_are_reported(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].cell(2, book["Aktivitäten"].max_column + 2).value = "bitte prüfen"

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice[1:], "ohne Überschrift" in notice.text) == (("Aktivitäten", 1, ""), True)
    assert_rest_is_read(arrival)


def test_column_that_is_gone_is_reported_once_and_says_nothing(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].delete_cols(column(book["Aktivitäten"], "Titel"))

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert notice[1:] == ("Aktivitäten", 1, "Titel")
    assert "title" not in arrival.stated["activity"]
    assert "start" in arrival.stated["activity"]
    assert ("title" in first(arrival).state, first(arrival).unread) == (False, frozenset())


def test_date_without_its_precision_column_says_nothing(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].delete_cols(column(book["Aktivitäten"], "Beginn (Genauigkeit)"))

    assert "start" not in edited(path, edit).stated["activity"]


def test_column_that_is_there_twice_counts_once(path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Aktivitäten"]
        at = sheet.max_column + 1
        sheet.cell(1, at).value, sheet.cell(2, at).value = "Titel", "Anderes"

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice[1:], "zweimal" in notice.text) == (("Aktivitäten", 1, "Titel"), True)
    assert_rest_is_read(arrival)


@pytest.mark.parametrize("lacking", [(UID,), ("Kennung", UID)])
def test_sheet_without_numbers_is_not_read(path: Path, lacking: tuple[str, ...]) -> None:
    def edit(book: Workbook) -> None:
        for title in lacking:
            book["Aktivitäten"].delete_cols(column(book["Aktivitäten"], title))

    arrival = edited(path, edit)
    assert [notice.sheet for notice in arrival.notices] == ["Aktivitäten"]
    assert UID in arrival.notices[0].text
    assert ("activity" in arrival.stated, arrival.items["activity"]) == (False, ())
    assert of_code(arrival, "DIE-LA-0001")


def test_without_codes_records_are_known_by_their_numbers(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].delete_cols(column(book["Aktivitäten"], "Kennung"))

    arrival = edited(path, edit)
    items = arrival.items["activity"]
    assert [item.uid[-1] for item in items] == ["1", "2"]
    assert all({"partners", "figures"} <= item.unread for item in items)


def test_rows_may_be_pushed_down_by_a_title(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].insert_rows(1, 2)
        book["Aktivitäten"]["A1"].value = "Unsere Aktivitäten"
        book["Aktivitäten"].cell(4, 4).value = "Neuer Titel"

    arrival = edited(path, edit)
    assert (arrival.notices, first(arrival).row, first(arrival).state["title"]) == ((), 4, "Neuer Titel")


def test_sheets_are_found_whatever_the_case_and_blanks(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].title = "aktivitäten "
        book["Aktivitäten Partner"].title = "AktivitätenPartner"
        book.move_sheet("aktivitäten ", 5)

    arrival = edited(path, edit)
    assert arrival.notices == ()
    assert_rest_is_read(arrival)


def test_sheet_that_is_gone_is_reported_and_its_kind_not_stated(path: Path) -> None:
    arrival = edited(path, lambda book: book.remove(book["Quellen"]))
    (notice,) = arrival.notices
    assert (notice[1:], "Das Blatt fehlt" in notice.text) == (("Quellen", 0, ""), True)
    assert ("source" in arrival.stated, arrival.items["source"]) == (False, ())
    assert_rest_is_read(arrival, "DIE-QU-0001")


def test_list_whose_sheet_is_gone_is_not_stated(path: Path) -> None:
    arrival = edited(path, lambda book: book.remove(book["Aktivitäten Partner"]))
    assert [notice[1:] for notice in arrival.notices] == [("Aktivitäten Partner", 0, "")]
    assert "partners" not in arrival.stated["activity"]
    assert "figures" in arrival.stated["activity"]
    assert "partners" not in first(arrival).state


def test_list_that_lacks_a_column_is_not_stated(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten Partner"].delete_cols(column(book["Aktivitäten Partner"], "Rolle"))

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice.sheet, "„Rolle“" in notice.text) == ("Aktivitäten Partner", True)
    assert "partners" not in arrival.stated["activity"]


def test_sheet_of_ones_own_is_reported(path: Path) -> None:
    arrival = edited(path, lambda book: book.create_sheet("Notizen"))
    (notice,) = arrival.notices
    assert (notice[1:], "kennt das Laborbuch nicht" in notice.text) == (("Notizen", 0, ""), True)
    assert_rest_is_read(arrival)


def test_without_tombstones_nothing_is_deleted_and_that_is_said(path: Path) -> None:
    arrival = edited(path, lambda book: book.remove(book["Gelöschte"]))
    assert "nichts gelöscht" in arrival.notices[0].text


def test_without_list_of_choices_declared_labels_and_keys_are_known(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book.remove(book["Auswahllisten"])
        put("vacancy", "Themen")(book)

    arrival = edited(path, edit)
    assert [notice.sheet for notice in arrival.notices] == ["Auswahllisten"]
    assert first(arrival).state["themes"] == ["vacancy"]
    assert first(arrival).state["mode"] == "on_site"


def test_theme_that_was_added_to_the_workbook_may_be_used_there(path: Path) -> None:
    def edit(book: Workbook) -> None:
        add_row(book["Themen"], Nummer="L-DIE-rad", Thema="Radverkehr")
        put("New Work; Radverkehr", "Themen")(book)

    arrival = edited(path, edit)
    assert (arrival.notices, first(arrival).state["themes"]) == ((), ["new_work", "L-DIE-rad"])


def test_rows_of_a_list_follow_their_numbers(path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Aktivitäten Partner"]
        for row, number, name in ((3, 2, "Zweite"), (4, 1, "Erste")):
            cell(sheet, "Nr.", row).value = number
            cell(sheet, "Organisation", row).value = name
        add_row(sheet, Kennung="DIE-AK-0002", Organisation="Dritte")

    rows = of_code(edited(path, edit), "DIE-AK-0002").state["partners"]
    assert [row["organisation"] for row in rows] == ["Erste", "Zweite", "Dritte"]


def test_row_of_a_list_that_was_emptied_is_gone(path: Path) -> None:
    arrival = edited(path, put(None, "Organisation", sheet="Aktivitäten Partner"))
    assert first(arrival).state["partners"][0]["organisation"] is None

    def edit(book: Workbook) -> None:
        put(None, "Rolle", sheet="Aktivitäten Partner")(book)

    assert "partners" not in first(edited(path, edit)).state


@pytest.mark.parametrize(("owner", "words"), [("DIE-AK-0099", "„DIE-AK-0099“"), (None, "Die Kennung fehlt")])
def test_row_of_nobody_is_reported_and_no_list_is_taken_for_emptied(
    path: Path, owner: str | None, words: str
) -> None:
    def edit(book: Workbook) -> None:
        put(owner, "Kennung", sheet="Aktivitäten Partner")(book)

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice[1:], words in notice.text) == (("Aktivitäten Partner", 2, "Kennung"), True)
    assert "partners" not in first(arrival).state
    assert first(arrival).unread == {"partners"}
    assert_rest_is_read(arrival, "DIE-AK-0001")


def test_copied_row_is_reported_and_the_first_one_counts(path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Aktivitäten"]
        for at in range(1, sheet.max_column + 1):
            sheet.cell(4, at).value = sheet.cell(2, at).value

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert notice[1:] == ("Aktivitäten", 4, UID)
    assert ("Kopie" in notice.text, f"„{UID}“" in notice.text) == (True, True)
    assert_rest_is_read(arrival)


def test_code_that_two_rows_have_belongs_to_the_first(path: Path) -> None:
    arrival = edited(path, put("DIE-AK-0001", "Kennung", row=3))
    (notice,) = (notice for notice in arrival.notices if notice.sheet == "Aktivitäten")
    assert (notice[1:], "DIE-AK-0001" in notice.text) == (("Aktivitäten", 3, "Kennung"), True)
    assert not first(arrival).edited


def test_number_that_was_altered_is_reported(path: Path) -> None:
    arrival = edited(path, put("siehe oben", UID))
    (notice,) = arrival.notices
    assert notice[1:] == ("Aktivitäten", 2, UID)
    assert "„siehe oben“ ist keine interne Nummer" in notice.text
    assert [item.code for item in arrival.items["activity"]] == ["DIE-AK-0002"]


def test_row_of_another_lab_is_not_taken(path: Path) -> None:
    arrival = edited(path, put("WIT-LA-0001", "Labor"))
    (notice,) = arrival.notices
    assert (notice[1:], "anderes Labor" in notice.text) == (("Aktivitäten", 2, "Labor"), True)
    assert [item.code for item in arrival.items["activity"]] == ["DIE-AK-0002"]


def test_row_that_is_gone_is_no_problem_here(path: Path) -> None:
    arrival = edited(path, lambda book: book["Erkenntnisse"].delete_rows(2))
    assert arrival.notices == ()
    assert_rest_is_read(arrival, "DIE-EK-0001")


def test_empty_rows_are_skipped(path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Aktivitäten"].insert_rows(3, 3)
        book["Aktivitäten"].cell(4, 4).value = ""

    arrival = edited(path, edit)
    assert (arrival.notices, of_code(arrival, "DIE-AK-0002").row) == ((), 6)
    assert_rest_is_read(arrival)


def test_total_row_is_no_record(path: Path) -> None:
    def edit(book: Workbook) -> None:
        add_row(book["Aktivitäten"], Kennung="Ergebnis", **{"Fehlende Angaben": 2})

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice[1:], "keinen eigenen Inhalt" in notice.text) == (("Aktivitäten", 4, ""), True)
    assert_rest_is_read(arrival)


def test_long_text_that_was_edited_stays_whole(path: Path) -> None:
    def edit(book: Workbook) -> None:
        there = cell(book["Aktivitäten"], "Beschreibung", 3)
        there.value = str(there.value).replace("Wärme", "Kälte", 1)

    arrival = edited(path, edit)
    assert arrival.notices == ()
    assert of_code(arrival, "DIE-AK-0002").state["description"] == LONG.replace("Wärme", "Kälte", 1).strip()


LONG_TEXTS: dict[str, tuple[Callable[[Workbook], Any], tuple[str, int, str], str]] = {
    "hint is gone": (
        put("Kurz.", "Beschreibung", 3), ("Aktivitäten", 3, "Beschreibung"), "fehlt der Hinweis",
    ),
    "rest is gone": (
        lambda book: book.remove(book["Fortsetzungen"]),
        ("Aktivitäten", 3, "Beschreibung"),
        "Die Fortsetzung dieses Textes fehlt",
    ),
    "piece is gone": (
        put(2, "Teil", sheet="Fortsetzungen"), ("Aktivitäten", 3, "Beschreibung"), "fehlt auf dem Blatt",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_long_text_that_lost_a_part_is_left_out(path: Path, name: str) -> None:
    edit, where, words = LONG_TEXTS[name]
    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice[1:], words in notice.text) == (where, True)
    assert of_code(arrival, "DIE-AK-0002").unread == {"description"}
    assert_rest_is_read(arrival, "DIE-AK-0002")


def test_rest_of_a_text_that_is_nowhere_is_reported(path: Path) -> None:
    arrival = edited(path, put("DIE-AK-0099", "Kennung", sheet="Fortsetzungen"))
    assert [notice[1:3] for notice in arrival.notices] == [("Fortsetzungen", 2), ("Aktivitäten", 3)]
    assert "gehört zu keiner Zelle" in arrival.notices[0].text


def test_tombstone_needs_a_number(path: Path) -> None:
    def edit(book: Workbook) -> None:
        add_row(book["Gelöschte"], Kennung="DIE-AK-0009")
        add_row(book["Gelöschte"], Kennung="DIE-EK-0009", **{UID: "u-9"})

    arrival = edited(path, edit)
    (notice,) = arrival.notices
    assert (notice[1:], "Gelöscht wird nichts" in notice.text) == (("Gelöschte", 2, UID), True)
    (stone,) = arrival.tombstones
    assert (stone.kind, stone.uid, stone.deleted_at) == ("finding", "u-9", arrival.created_at)


def test_formula_counts_with_its_result(path: Path) -> None:
    """As programs save it: the formula and what came out of it."""
    number = re.compile(rb'(<c r="[A-Z]+2" s="[0-9]+">)<v>440</v>')
    with zipfile.ZipFile(path) as archive:
        parts = {it: archive.read(it) for it in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, number.sub(rb"\1<f>220*2+10</f><v>450</v>", content))
    arrival = read(path, path.name)
    assert (arrival.notices, first(arrival).state["participants_count"]) == ((), 450)


def test_every_edit_shows(path: Path) -> None:
    arrival = edited(path, put("Neuer Titel", "Titel"))
    assert [item.code for item in all_items(arrival) if item.edited] == ["DIE-AK-0001"]
    item = first(arrival)
    assert (item.written != item.checksum, item.checksum) == (True, digest(item.state))
