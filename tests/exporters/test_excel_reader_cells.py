"""What people type into cells: what is clear is taken, the rest is left out and explained."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from app.domain.canonical import digest
from exporters.excel import columns, layout, read, write
from tests.helpers.bundles import bundle, entry
from tests.helpers.readings import activity, all_items, edited, first, put
from tests.helpers.workbooks import cell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from app.interchange.arrival import Arrival

ACTIVITIES = next(sheet for sheet in layout.sheets() if sheet.kind == "activity" and sheet.holds_records)
AGAIN = "die Mappe noch einmal übernehmen."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "DIE_Laborbuch.xlsx"
    write(bundle(activity(1)), target)
    return target


def crowd(folder: Path, edits: list[Callable[[Workbook], None]]) -> tuple[Arrival, Arrival]:
    """Read a workbook with one activity per edit, before and after somebody made them all."""
    target = folder / "DIE_Laborbuch.xlsx"
    write(bundle(*(activity(number) for number, _ in enumerate(edits, 1))), target)

    def edit(book: Workbook) -> None:
        for each in edits:
            each(book)

    return read(target, target.name), edited(target, edit)


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


def test_date_in_place_of_a_text_that_looks_like_one_is_text(tmp_path: Path) -> None:
    target = tmp_path / "DIE_Laborbuch.xlsx"
    write(bundle(entry("activity", title="2022-06-21")), target)
    assert first(edited(target, put(dt.date(2022, 6, 21), "Titel"))).state["title"] == "21.06.2022"


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


COLUMNS = [it for it in ACTIVITIES.columns if it.field.id != columns.MISSING.id]


@pytest.fixture(scope="module")
def odd_cells(tmp_path_factory: pytest.TempPathFactory) -> tuple[Arrival, Arrival]:
    edits = [put("Zusatz", it.title, row) for row, it in enumerate(COLUMNS, 2)]
    return crowd(tmp_path_factory.mktemp("odd"), edits)


@pytest.mark.parametrize("at", range(len(COLUMNS)), ids=[it.title for it in COLUMNS])
def test_nothing_that_is_typed_is_lost_without_a_word(odd_cells: tuple[Arrival, Arrival], at: int) -> None:
    """Rows are read quickly if their sum fits: it must not fit by chance, whatever the column."""
    arrival = odd_cells[1]
    shown = any(item.edited for item in arrival.items["activity"] if item.row == at + 2)
    assert shown or any(notice.row == at + 2 for notice in arrival.notices)
