"""A list comes back as somebody left it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.settings import Settings
from ui.pages.records.list_pane import LIST, TABLE


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


def test_every_list_has_its_own(again):
    again().pane.views.choose(TABLE)
    assert again("quote").pane.shows == LIST


@pytest.mark.parametrize(
    "known", ["?", {"columns": ["gone"], "sort": 7, "view": []}, {"columns": "code", "view": "x"}, {}]
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
