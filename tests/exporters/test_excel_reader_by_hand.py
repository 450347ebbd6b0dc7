"""Rows that somebody adds to a workbook become records, the same ones however often they are read."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.canonical import digest
from app.domain.catalogue import KINDS
from app.interchange.arrival import HAND_CODES_FROM
from exporters.excel import read, write
from exporters.excel.reading.by_hand import codes_for
from tests.helpers.bundles import LAB, bundle, entry
from tests.helpers.readings import TRAVELLING, edited
from tests.helpers.workbooks import cell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from app.interchange.arrival import Arrival, Item

UID = "Interne Nummer (nicht ändern)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "DIE_Laborbuch.xlsx"
    write(bundle(entry("activity", 1, title="Auftakt"), entry("lab", uid=bundle().lab_uid)), target)
    return target


def add(sheet: str = "Aktivitäten", **values: Any) -> Callable[[Workbook], None]:
    """Type a row below the table."""

    def edit(book: Workbook) -> None:
        row = book[sheet].max_row + 1
        for title, value in values.items():
            cell(book[sheet], title, row).value = value

    return edit


def together(*edits: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        for each in edits:
            each(book)

    return edit


def added(arrival: Arrival, kind: str = "activity") -> list[Item]:
    return [item for item in arrival.items[kind] if not item.written]


def number(item: Item) -> int:
    return int(item.code[-4:])


def test_row_without_number_is_a_new_record_of_the_lab(path: Path) -> None:
    arrival = edited(path, add(Titel=" Neue Reihe ", Beginn="Juni 2022", Themen="New Work"))
    (item,) = added(arrival)
    assert arrival.notices == ()
    assert item.state == {
        "uid": item.uid, "code": item.code, "lab_id": LAB, "revision": 1, "status": "planned",
        "release_scope": "verbund", "title": "Neue Reihe", "start": "2022-06", "themes": ["new_work"],
    }  # fmt: skip
    assert (item.row, item.edited, item.checksum) == (3, True, digest(item.state))
    assert number(item) >= HAND_CODES_FROM
    assert uuid.UUID(item.uid).version == 5


@pytest.mark.parametrize("kind", [name for name in TRAVELLING if name != "lab"])
def test_every_kind_takes_new_rows(path: Path, kind: str) -> None:
    about = KINDS[kind]
    title = (
        about.by_id[about.title_field].column if about.title_field != "code" else about.own_fields[0].column
    )
    (item,) = added(edited(path, add(about.sheet, **{title: "Neu"})), kind)
    assert item.code.startswith(f"DIE-{about.letters}-9")
    assert item.state["status"] == about.status.initial
    assert item.state["release_scope"] in about.scope.outward


def test_same_row_is_the_same_record_wherever_it_stands(path: Path) -> None:
    (before,) = added(edited(path, add(Titel="Neue Reihe")))
    (again,) = added(read(path, "noch einmal.xlsx"))
    assert again == before

    def move(book: Workbook) -> None:
        book["Aktivitäten"].insert_rows(2)

    (moved,) = added(edited(path, move))
    assert (moved.uid, moved.code, moved.state) == (before.uid, before.code, before.state)


def test_other_content_another_lab_and_another_kind_are_other_records(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "WIT_Laborbuch.xlsx"
    write(bundle(lab_uid="22222222-0000-4000-8000-000000000001"), other)
    rows = together(add(Titel="Eins"), add(Titel="Zwei"), add("Quellen", Titel="Eins"))
    here, there = edited(path, rows), edited(other, add(Titel="Eins"))
    items = [*added(here), *added(here, "source"), *added(there)]
    assert len({item.uid for item in items}) == 4


def test_what_the_row_says_of_status_and_release_holds(path: Path) -> None:
    status = KINDS["activity"].status.terms[1]
    (item,) = added(edited(path, add(Titel="Neu", Status=status.label, Weitergabe="öffentlich")))
    assert (item.state["status"], item.state["release_scope"]) == (status.key, "oeffentlich")


def test_row_may_bring_its_code_and_its_lists(path: Path) -> None:
    rows = add(Kennung="DIE-AK-9042", Titel="Neu")
    arrival = edited(
        path, together(rows, add("Aktivitäten Partner", Kennung="DIE-AK-9042", Organisation="WFL"))
    )
    (item,) = added(arrival)
    assert (arrival.notices, item.code) == ((), "DIE-AK-9042")
    assert [row["organisation"] for row in item.state["partners"]] == ["WFL"]


def test_code_that_the_lab_may_still_give_is_replaced_wherever_hands_refer_to_it(path: Path) -> None:
    rows = together(
        add(Kennung="DIE-AK-0042", Titel="Neu"),
        add("Aktivitäten Partner", Kennung="DIE-AK-0042", Organisation="WFL"),
        add("Wissensbausteine", Titel="Daraus", Aktivitäten="DIE-AK-0042"),
    )
    arrival = edited(path, rows)
    (item,), (module,) = added(arrival), added(arrival, "knowledge_module")
    (notice,) = arrival.notices
    assert number(item) >= HAND_CODES_FROM
    assert (notice[1:], item.code in notice.text) == (("Aktivitäten", 3, "Kennung"), True)
    assert [row["organisation"] for row in item.state["partners"]] == ["WFL"]
    assert module.state["activity_refs"] == [item.code]
    assert module.checksum == digest(module.state)


def test_lists_find_a_row_by_what_somebody_called_it(path: Path) -> None:
    rows = together(
        add(Kennung="neu 1", Titel="Neu"), add("Aktivitäten Partner", Kennung="neu 1", Organisation="WFL")
    )
    arrival = edited(path, rows)
    (item,) = added(arrival)
    (notice,) = arrival.notices
    assert (notice[1:], item.code in notice.text) == (("Aktivitäten", 3, "Kennung"), True)
    assert [row["organisation"] for row in item.state["partners"]] == ["WFL"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("DIE-AK-0001", "schon vergeben"), ("WIT-AK-0042", "andere Form"), ("DIE-EK-0042", "andere Form")],
)
def test_code_that_cannot_be_its_own_is_replaced_and_that_is_said(path: Path, typed: str, words: str) -> None:
    arrival = edited(path, add(Kennung=typed, Titel="Kopie"))
    (item,) = added(arrival)
    (notice,) = arrival.notices
    assert (notice[1:], words in notice.text, item.code in notice.text) == (
        ("Aktivitäten", 3, "Kennung"),
        True,
        True,
    )
    assert number(item) >= HAND_CODES_FROM
    assert [it.code for it in arrival.items["activity"] if it.written] == ["DIE-AK-0001"]


def test_copy_without_number_leaves_the_original_its_lists(tmp_path: Path) -> None:
    target = tmp_path / "DIE_Laborbuch.xlsx"
    partners = ({"organisation": "WFL", "role": None, "role_note": None},)
    write(bundle(entry("activity", 1, title="Auftakt", partners=partners)), target)

    def copy_above(book: Workbook) -> None:
        sheet = book["Aktivitäten"]
        sheet.insert_rows(2)
        for at in range(1, sheet.max_column + 1):
            sheet.cell(2, at).value = sheet.cell(3, at).value
        cell(sheet, UID).value = None

    copy, original = edited(target, copy_above).items["activity"]
    assert (original.code, original.edited) == ("DIE-AK-0001", False)
    assert ("partners" in copy.state, copy.written, number(copy) >= HAND_CODES_FROM) == (False, "", True)


def test_codes_that_are_taken_are_passed_over(path: Path) -> None:
    (before,) = added(edited(path, add(Titel="Neu")))
    likely, following, *_ = codes_for(before.uid, "DIE", KINDS["activity"])
    assert before.code == likely

    def take(book: Workbook) -> None:
        cell(book["Aktivitäten"], "Kennung", 2).value = likely

    (item,) = added(edited(path, take))
    assert (item.uid, item.code) == (before.uid, following)


def test_codes_begin_anew_at_the_end_of_their_range() -> None:
    codes = codes_for(str(uuid.UUID(int=999)), "DIE", KINDS["activity"])
    assert codes[:2] == ["DIE-AK-9999", "DIE-AK-9000"]
    assert len(set(codes)) == 1000


def test_row_that_cannot_be_read_waits_until_it_can(path: Path) -> None:
    """Its number follows from its content: taken in part, it would come back as another record."""
    arrival = edited(path, add(Titel="Neu", Beginn="Herbst 22"))
    first, second = arrival.notices
    assert first[1:] == ("Aktivitäten", 3, "Beginn")
    assert (second[1:], "noch nicht übernommen" in second.text) == (("Aktivitäten", 3, ""), True)
    assert added(arrival) == []


def test_two_rows_alike_are_one(path: Path) -> None:
    arrival = edited(path, together(add(Titel="Neu"), add(Titel="Neu")))
    (notice,) = arrival.notices
    assert (notice[1:], "demselben Inhalt" in notice.text) == (("Aktivitäten", 4, ""), True)
    assert len(added(arrival)) == 1


def test_another_lab_cannot_be_added(path: Path) -> None:
    arrival = edited(path, add("Labore", **{"Stadt oder Gemeinde": "Nirgendwo"}))
    (notice,) = arrival.notices
    assert (notice[1:], added(arrival, "lab")) == (("Labore", 3, ""), [])


def test_code_alone_is_no_record(path: Path) -> None:
    arrival = edited(path, add(Kennung="DIE-AK-0042"))
    (notice,) = arrival.notices
    assert (notice[1:], added(arrival)) == (("Aktivitäten", 3, ""), [])


def test_what_another_row_is_called_still_means_that_row(path: Path) -> None:
    write(bundle(entry("finding", 1), entry("lab", uid=bundle().lab_uid)), path)
    rows = together(
        add(Kennung="DIE-EK-0001", Titel="Falsch genannt"),
        add("Wissensbausteine", Titel="Daraus", Belege="DIE-EK-0001"),
    )
    arrival = edited(path, rows)
    (module,) = added(arrival, "knowledge_module")
    assert module.state["finding_refs"] == ["DIE-EK-0001"]
    assert [item.code for item in arrival.items["finding"]] == ["DIE-EK-0001"]
