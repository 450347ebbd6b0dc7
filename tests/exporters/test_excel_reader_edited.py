"""What people do to a workbook by hand: to columns, rows and sheets. Everything else is read all the same."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.canonical import digest
from exporters.excel import read, write
from tests.helpers.bundles import bundle, entry
from tests.helpers.readings import LONG, activity, all_items, edited, first, misread, of_code, put
from tests.helpers.workbooks import cell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from app.interchange.arrival import Arrival

UID = "Interne Nummer (nicht ändern)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook in which somebody is about to edit the first activity."""
    partners = ({"organisation": "TH Lübeck", "role": None, "role_note": None},)
    second = entry("activity", 2, title="Ausklang", description=LONG, partners=partners * 2)
    lab = entry("lab", 1, uid=bundle().lab_uid, prefix="DIE", town="Dießen am Ammersee")
    shared = entry("thesis", 1, code="PB-TS-0001", lab_id="PB-LA-0001", thesis_code="T1", statement="Orte")
    target = tmp_path / "DIE_Laborbuch.xlsx"
    found = (activity(1), second, lab, shared, entry("finding", statement="Es geht."), entry("source"))
    write(bundle(*found), target)
    return target


def column(sheet: Worksheet, title: str) -> int:
    return int(cell(sheet, title).column)


def add_row(sheet: Worksheet, **values: Any) -> int:
    """Type a new row below the table and return its number."""
    row = sheet.max_row + 1
    for title, value in values.items():
        cell(sheet, title, row).value = value
    return row


def assert_rest_is_read(arrival: Arrival, *codes: str) -> None:
    """Every record but those with the codes is what was written."""
    assert set(misread(arrival)) <= set(codes)
    assert {item.code for item in all_items(arrival)} | set(codes) == {
        "DIE-AK-0001", "DIE-AK-0002", "DIE-LA-0001", "PB-TS-0001", "DIE-EK-0001", "DIE-QU-0001", *codes,
    }  # fmt: skip


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


def test_letters_of_the_lab_stay(path: Path) -> None:
    for typed in ("DIX", None):
        arrival = edited(path, put(typed, "Kürzel", sheet="Labore"))
        (notice,) = arrival.notices
        assert (notice.sheet, notice.row, notice.column) == ("Labore", 2, "Kürzel")
        assert "Es bleibt „DIE“." in notice.text
        assert of_code(arrival, "DIE-LA-0001").unread == {"prefix"}


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
