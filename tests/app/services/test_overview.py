"""What the first page says must be what the lab file holds."""

from __future__ import annotations

import datetime as dt

import pytest

from app.services import lists, overview, records
from app.services.lists import ListQuery
from tests.helpers.books import empty_copy, sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def new_book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


def of_code(book, code):
    kind = {"AK": "activity", "EK": "finding", "WB": "knowledge_module"}[code[4:6]]
    return records.find(book, lists.page(book, ListQuery(kind, text=code), [], 0, 1)[0].uid)


def test_every_relation_of_every_finding_stands_in_the_matrix(book):
    matrix = overview.read(book).matrix
    finding = of_code(book, "DIE-EK-0001")
    codes = {thesis.uid: thesis.thesis_code for thesis in matrix.theses}
    shown = {codes[t]: relation for (t, f), relation in matrix.relations.items() if f == finding.uid}
    assert shown == {"T1": "qualifies", "T5": "open"}
    assert list(codes.values()) == [f"T{number}" for number in range(1, 10)]


def test_wrong_stands_before_missing(book):
    late = of_code(book, "DIE-AK-0008")
    records.save(book, late.but(end="2022-04"))
    seen = overview.read(book)
    assert seen.lacking[0].record.uid == late.uid
    assert seen.lacking[0].errors == 1
    assert seen.unfinished >= len(seen.lacking)


def test_a_module_tells_what_it_lacks(book):
    module = of_code(book, "DIE-WB-0001").but(status="draft")
    records.save(book, module)
    whole = {state.record.uid: state for state in overview.read(book).modules}[module.uid]
    records.save(book, module.but(summary=None, results=None))
    less = {state.record.uid: state for state in overview.read(book).modules}[module.uid]
    assert less.percent < whole.percent == 100
    assert set(less.missing) - set(whole.missing) == {"Kurzfassung", "Ergebnisse und Wirkung"}


def test_what_was_changed_last_comes_first(book):
    activity = of_code(book, "DIE-AK-0004")
    book.clock = lambda: dt.datetime(2022, 11, 23, 8, 0, tzinfo=dt.UTC)
    records.save(book, activity.but(venue="Rathaus"))
    assert overview.read(book).recent[0][0].uid == activity.uid


def test_the_timeline_shows_dates_as_exactly_as_they_are_known(book):
    marks = {mark.title.partition(":")[0]: mark for mark in overview.read(book).timeline.marks}
    month, day, announced, undated = (
        marks[title]
        for title in (
            "Zweite Transferwerkstatt des Verbunds in Dießen",
            "Zweiter Bürgerworkshop",
            "Erster Bürgerworkshop",
            "Taskforce Neue Arbeitswelten",
        )
    )
    assert (month.first, month.last, month.exact) == (dt.date(2022, 5, 1), dt.date(2022, 5, 31), False)
    assert (day.first, day.last, day.exact, day.certain) == (*[dt.date(2022, 11, 18)] * 2, True, True)
    assert not announced.certain
    assert (undated.first, undated.when) == (None, "ohne Datum")


def test_what_lies_outside_the_project_is_counted(book):
    timeline = overview.read(book).timeline
    assert (timeline.start, timeline.end) == (dt.date(2021, 5, 1), dt.date(2023, 3, 31))
    assert timeline.outside == 3
    assert len(timeline.marks) + timeline.outside == lists.count(book, ListQuery("activity"))


@pytest.mark.parametrize(
    ("day", "month"),
    [((2021, 5, 1), (1, 23)), ((2022, 11, 22), (19, 23)), ((2023, 3, 31), (23, 23)), ((2023, 4, 1), None)],
)
def test_months_of_the_project_are_counted_from_its_beginning(day, month, book):
    assert overview.month_of_project(book.lab, dt.date(*day)) == month


def test_a_new_lab_has_nothing_to_finish(new_book):
    seen = overview.read(new_book)
    assert (seen.unfinished, seen.modules, seen.matrix.findings, seen.timeline.marks) == (0, (), (), ())
    assert len(seen.matrix.theses) == 9
