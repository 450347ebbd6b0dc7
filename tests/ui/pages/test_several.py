"""Several records at once: chosen by keys, changed together, taken back in one step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.services import lists, many_acts, records
from app.services.lists import ListQuery
from ui.dialogs.refused import RefusedDialog

Key = Qt.Key
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(page_of, book):
    return page_of(book, "activity")


def find(book, uid) -> Any:
    return records.find(book, uid)


def idle(page, qtbot):
    qtbot.waitUntil(lambda: not page.workspace.tasks.running)


def choose_three(page, qtbot):
    page.pane.view.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.pane.view, Key.Key_Down, Shift)
    return page.pane.chosen_uids


def test_shift_and_arrows_choose_several(page, qtbot):
    assert choose_three(page, qtbot) == [page.pane.model.uid_at(row) for row in range(3)]
    assert page.pane._count.text() == "3 von 13 Aktivitäten gewählt"
    assert page.pane.together.isVisible()


def test_control_a_chooses_all(page, qtbot):
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Key.Key_A, Control)
    assert len(page.pane.chosen_uids) == page.pane.model.rowCount() == 13


def test_control_and_click_adds_one(page, qtbot):
    view = page.pane.view
    place = view.visualRect(page.pane.model.index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Control, place)
    assert page.pane.chosen_uids == [page.pane.model.uid_at(row) for row in (0, 2)]


def test_arrow_alone_goes_back_to_one(page, qtbot):
    choose_three(page, qtbot)
    qtbot.keyClick(page.pane.view, Key.Key_Down)
    assert not page.pane.has_several
    assert page.pane.together.isHidden()


def test_theme_for_all_and_back(page, qtbot, book, heard):
    uids = choose_three(page, qtbot)
    before = [find(book, uid).themes for uid in uids]
    page._several.run(page.pane, many_acts.add_theme("vacancy", "Leerstand"))
    idle(page, qtbot)
    assert all("vacancy" in find(book, uid).themes for uid in uids)
    assert "das Thema „Leerstand“." in heard.said[-1]
    assert page.pane.chosen_uids == uids
    heard.acts[-1]()
    assert [find(book, uid).themes for uid in uids] == before


def test_delete_puts_all_of_them_away(page, qtbot, book, heard):
    uids = choose_three(page, qtbot)
    page.handlers()["edit.trash"]()
    idle(page, qtbot)
    assert heard.said == ["3 Aktivitäten liegen im Papierkorb."]
    assert not set(uids) & set(lists.uids(book, ListQuery("activity")))
    assert page.uid not in uids


def test_refused_are_named_and_the_others_changed(page, qtbot, monkeypatch):
    seen: list[str] = []

    def answer(dialog):
        seen.extend(dialog.names.item(row).text() for row in range(dialog.names.count()))
        return True

    monkeypatch.setattr(RefusedDialog, "exec", answer)
    page.pane.view.selectAll()
    page._several.run(page.pane, many_acts.put("activity", "status", "evaluated"))
    qtbot.waitUntil(lambda: bool(seen) and not page.workspace.tasks.running)
    assert all(": " in line for line in seen)


def test_menu_offers_what_the_kind_has(page, qtbot):
    choose_three(page, qtbot)
    menu = page.pane.together.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Thema hinzufügen …",
        "Thema entfernen …",
        "Status setzen",
        "Weitergabe setzen",
        "In den Papierkorb",
    ]
