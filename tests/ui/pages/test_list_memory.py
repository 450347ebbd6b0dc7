"""A list comes back as somebody left it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from ui.pages.records.list_pane import CALENDAR, LIST, TABLE, TIMELINE


@pytest.fixture
def again(page_of, book):
    """Show the page of a place, as after the next start."""
    return lambda place="activity": page_of(book, place)


def shown(page):
    model = page.pane.model
    return page.pane.shows, [field.id for field in model.columns], model.query.sort, model.query.descending


def test_view_order_and_columns_are_kept(again):
    page = again()
    page.pane.views.choose(TABLE)
    page.pane.model.show_columns(["code", "title", "status"])
    page.pane.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert shown(again()) == (TABLE, ["code", "title", "status"], "title", True)


@pytest.mark.parametrize("view", [CALENDAR, TIMELINE])
def test_views_in_time_come_back(again, view):
    again().pane.views.choose(view)
    assert again().pane.shows == view
    assert again("quote").pane.shows == LIST


def test_a_column_is_as_wide_as_somebody_dragged_it(again):
    page = again()
    page.pane.views.choose(TABLE)
    ids = [field.id for field in page.pane.model.columns]
    page.pane.table.horizontalHeader().resizeSection(2, 222)
    page.pane.model.ask(text="Workshop")
    assert page.pane.table.columnWidth(2) == 222
    kept = again().pane.table
    assert kept.columnWidth(2) == 222
    assert list(kept.widths) == [ids[2]]


def test_the_title_takes_what_the_others_leave_until_somebody_drags_it(again):
    page = again()
    page.pane.views.choose(TABLE)
    QApplication.processEvents()
    table, title = page.pane.table, [field.id for field in page.pane.model.columns].index("title")
    before = table.columnWidth(title)
    table.horizontalHeader().resizeSection(2, table.columnWidth(2) - 20)
    table.resize(table.width() + 1, table.height())
    assert table.columnWidth(title) > before
    table.horizontalHeader().resizeSection(title, 250)
    table.resize(table.width() - 1, table.height())
    assert table.columnWidth(title) == 250


def test_every_list_has_its_own(again):
    again().pane.views.choose(TABLE)
    assert again("quote").pane.shows == LIST


@pytest.mark.parametrize(
    "known",
    [
        "?",
        {"columns": ["gone"], "sort": 7, "view": []},
        {"columns": "code", "view": "x"},
        {"widths": {"title": -1, "code": "breit"}},
        {},
    ],
)
def test_what_makes_no_sense_is_passed_over(again, known, tmp_path):
    Settings(tmp_path / "einstellungen.json")["lists"] = {}
    before = shown(again())
    Settings(tmp_path / "einstellungen.json")["lists"] = {"activity": known}
    assert shown(again()) == before


def test_what_was_looked_for_is_not_kept(again):
    page = again()
    page.pane._look_for("Leerstand")
    assert again().pane.model.query.text == ""
