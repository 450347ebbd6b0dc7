"""The comparison as a workbook says what the page says."""

from __future__ import annotations

import dataclasses

import pytest

from app.services.office import comparison
from app.services.office.comparison import Town, View
from app.services.office.comparison_report import _heads, report
from tests.helpers.offices import empty_office, full_office


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


WHOLE = View()


def sheet(book, name, view=WHOLE):
    return next(table for table in report(book, view).tables if table.name == name)


def test_a_cell_says_what_the_page_says(book):
    theses = sheet(book, "Thesen und Städte")
    row = next(row for row in theses.rows if row[0] == "T7")
    said = dict(zip(theses.head, row, strict=True))
    assert said["Dießen am Ammersee"] == "1 differenziert"
    assert said["Dippoldiswalde"] == "keine Aussage"


def test_every_finding_behind_a_cell_is_there_with_its_words(book):
    table = comparison.theses(book, View())
    counted = sum(sum(counts.values()) for counts in table.cells.values())
    findings = sheet(book, "Erkenntnisse")
    assert len(findings.rows) == counted
    said = dict(zip(findings.head, findings.rows[0], strict=True))
    assert said["Beitrag"] in ("stützt", "widerspricht", "differenziert", "offen")
    assert said["Erkenntnis"]


def test_activities_stand_under_their_towns(book):
    activities = sheet(book, "Aktivitäten")
    assert len(activities.rows) == len(comparison.timeline(book, View()).marks)
    assert {row[0] for row in activities.rows} == {town.name for town in comparison.towns(book)}


def test_what_is_left_out_is_said(book):
    view = View("BY", confirmed=True)
    theses = sheet(book, "Thesen und Städte", view)
    assert theses.head == ("These", "Aussage", "Dießen am Ammersee")
    assert theses.help.startswith("Bayern: ")
    assert theses.help.endswith("Nur gesicherte Erkenntnisse.")
    assert not sheet(book, "Aktivitäten", view).help.endswith("Nur gesicherte Erkenntnisse.")


def test_every_row_is_as_long_as_its_head(book):
    for table in report(book, View()).tables:
        assert {len(row) for row in table.rows} == {len(table.head)} == {len(table.widths)}


def test_towns_of_one_name_are_told_apart(book):
    town = Town("1", "NEU", "Neustadt", "HE")
    other = dataclasses.replace(town, uid="2", prefix="NST")
    assert _heads((town, other)) == ("Neustadt (NEU)", "Neustadt (NST)")


def test_an_office_without_towns_has_a_workbook_all_the_same(tmp_path):
    book = empty_office(tmp_path, "leer.laborbuch")
    assert [len(table.rows) for table in report(book, View()).tables][1:] == [0, 0, 0]
    book.close()
