"""Activities in their month: walked through with the arrow keys, opened with Enter."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import calendar, records
from tests.helpers.intakes import found
from tests.ui.forms.steps import type_text
from ui.dialogs.quick_entry import QuickEntry
from ui.pages.calendar.month_model import MonthModel
from ui.pages.records.list_pane import CALENDAR, LIST, TABLE, TIMELINE

WORKSHOP = dt.date(2022, 11, 18)


@pytest.fixture
def page(page_of, book):
    page = page_of(book, "activity")
    page.pane.views.choose(CALENDAR)
    QApplication.processEvents()
    return page


@pytest.fixture
def view(page):
    return page.pane._times[CALENDAR]


def test_the_model_holds_together(book, qtmodeltester):
    model = MonthModel()
    qtmodeltester.check(model)
    model.show_month(calendar.month_of(book, 2022, 11))
    qtmodeltester.check(model)
    said = model.index_of(WORKSHOP).data(Qt.ItemDataRole.AccessibleTextRole)
    expected = "Freitag, 18. November 2022, Zweiter Bürgerworkshop: umsetzbare Lösungen"
    assert said.replace("\u00a0", " ") == expected


def test_the_days_of_the_neighbours_hold_what_happened_there(book):
    model = MonthModel()
    model.show_month(calendar.month_of(book, 2022, 12))
    records.save(book, records.begin(book, "activity", title="Abschluss", start="2022-11-30"))
    model.show_month(calendar.month_of(book, 2022, 12))
    first = model.index(0, 2)
    assert (model.day(first), model.is_inside(first)) == (dt.date(2022, 11, 30), False)
    assert [record.title for record in model.records(first)] == ["Abschluss"]


def test_arrows_go_from_day_to_day_and_into_the_next_month(view):
    view.go_to(dt.date(2022, 11, 30))
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    assert view._title.text() == "Dezember 2022"
    QTest.keyClick(view.table, Qt.Key.Key_Up)
    assert view.model.day(view.table.currentIndex()) == dt.date(2022, 11, 24)
    QTest.keyClick(view.table, Qt.Key.Key_PageUp)
    assert view.model.day(view.table.currentIndex()) == dt.date(2022, 10, 24)


def test_enter_opens_what_stands_there(page, view):
    view.go_to(WORKSHOP)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert page.record.code == "DIE-AK-0011"


def test_an_empty_day_takes_something_new(page, view, book):
    def write():
        entry: Any = QApplication.activeModalWidget()
        assert isinstance(entry, QuickEntry)
        try:
            type_text(entry.focusWidget(), "Begehung")
            QTest.keyClick(entry.focusWidget(), Qt.Key.Key_Tab)
            QTest.keyClick(entry.focusWidget(), Qt.Key.Key_Down)
            entry._store()
        finally:
            entry.done(entry.result())

    view.go_to(dt.date(2022, 11, 3))
    QTimer.singleShot(0, write)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert found(book, "DIE-AK-0014").start == "2022-11-03"


def test_what_has_only_a_month_stands_below(view):
    view.go_to(dt.date(2022, 7, 1))
    texts = [view.below.item(row).text() for row in range(view.below.count())]
    assert any("Metropolregion" in text for text in texts)


def test_the_filter_counts_here_as_well(page, view):
    view.go_to(WORKSHOP)
    page.pane._look_for("gibt es nicht")
    page.pane.views.choose(LIST)
    page.pane.views.choose(CALENDAR)
    assert view.model.records(view.model.index_of(WORKSHOP)) == ()


def test_the_timeline_opens_records(page):
    page.pane.views.choose(TIMELINE)
    timeline = page.pane._times[TIMELINE].view
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert page._side.isVisible()


def test_strg_t_shows_the_table_and_the_list_again(page):
    page.handlers()["view.table"]()
    assert page.pane.shows == TABLE
    page.handlers()["view.table"]()
    assert page.pane.shows == LIST


def test_the_timeline_shows_what_fits_the_filter(page):
    page.pane.views.choose(TIMELINE)
    shown = page.pane._times[TIMELINE].view.model()
    whole = shown.rowCount()
    page.pane._look_for("Workshop")
    fitting = [page.pane._times[TIMELINE].view.model().index(0, 0)]
    assert 0 < page.pane._times[TIMELINE].view.model().rowCount() < whole
    assert "orkshop" in fitting[0].data()
