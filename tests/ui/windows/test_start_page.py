"""The start page, by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.recent import RecentBooks
from tests.helpers.books import clock, empty_copy
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_book import NewBookDialog
from ui.dialogs.samples import SampleDialog
from ui.pages.recent_list import THERE, WHEN
from ui.widgets.buttons import Button
from ui.widgets.key_hint import KeyHint
from ui.widgets.tile import Tile


@pytest.fixture
def lab(tmp_path):
    book = empty_copy(tmp_path, "HIN.laborbuch")
    book.close()
    return book.path


@pytest.fixture
def start(program, see):
    """Show the start page."""

    def show():
        return see(program)._start

    return show


def button(page, text):
    return next(found for found in page.findChildren(Button) if found.text() == text)


def test_page_offers_three_ways(start):
    assert [tile.accessibleName() for tile in start().tiles] == [
        "Laborbuch öffnen",
        "Neues Laborbuch anlegen",
        "Beispiel ansehen",
    ]


def test_file_is_chosen_and_opened(start, program, lab, monkeypatch, qtbot):
    monkeypatch.setattr("ui.windows.opening.QFileDialog.getOpenFileName", lambda *_: (str(lab), ""))
    QTest.mouseClick(start().tiles[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window.lab_open)
    assert program.window.windowTitle() == "Dießen am Ammersee – Laborbuch"


@pytest.mark.parametrize(("number", "dialog"), [(1, NewBookDialog), (2, SampleDialog)])
def test_other_ways_open_their_dialog(start, monkeypatch, number, dialog):
    opened = []
    monkeypatch.setattr(dialog, "exec", lambda self: opened.append(type(self)))
    QTest.mouseClick(start().tiles[number], Qt.MouseButton.LeftButton)
    assert opened == [dialog]


def test_keys_work_as_well(start, program, monkeypatch):
    opened = []
    monkeypatch.setattr(SampleDialog, "exec", lambda self: opened.append(type(self)))
    start()
    QTest.keyClick(program.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert opened == [SampleDialog]


def test_everything_can_be_reached_with_tab(start, program, qtbot):
    page = start()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    page.tiles[0].setFocus()
    met = []
    for _ in range(8):
        met.append(program.window.focusWidget())
        QTest.keyClick(program.window, Qt.Key.Key_Tab)
    assert set(page.tiles) < set(met)
    assert button(page, "Alle Tastenkürzel") in met


@pytest.fixture
def remembered(settings, lab):
    RecentBooks(settings, clock).note(lab, "Hindelang", "HIN")
    return lab


def test_lab_opened_before_is_offered(start, remembered):
    files = start().list.model()
    assert files.index(0).data() == "Hindelang"
    assert files.index(0).data(WHEN) == f"heute, {clock().astimezone():%H:%M}"


def test_lab_that_is_gone_is_marked(start, remembered, qtbot):
    remembered.unlink()
    page = start()
    qtbot.waitUntil(lambda: page.list.model().index(0).data(THERE) is False)
    assert "Datei nicht gefunden" in page.list.model().index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_enter_opens_the_lab_of_the_list(start, program, remembered, qtbot):
    page = start()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.lab_open)
    assert program.window.status_bar.file.text == "HIN.laborbuch"


def test_list_can_be_emptied_and_the_file_stays(start, remembered, settings):
    page = start()
    button(page, "Liste leeren").click()
    assert settings["recent_books"] == []
    assert remembered.exists()


def test_lab_that_cannot_be_opened_is_said_and_the_start_page_stays(
    start, program, remembered, complaints, qtbot
):
    remembered.write_bytes(b"no lab at all")
    page = start()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(complaints))
    assert "HIN.laborbuch" in complaints[0]
    assert not program.window.lab_open


def test_small_window_leaves_words_and_picture_out(start, program):
    page = start()
    program.window.resize(683, 384)
    assert page._picture.isHidden()
    assert page._purpose.isHidden()
    assert all(tile.isVisible() and tile.geometry().bottom() < page.height() for tile in page.tiles)


def test_help_names_every_key(start, program, qtbot):
    start()
    dialog = KeysDialog(program.window.commands, program.window)
    qtbot.addWidget(dialog)
    said = {hint.text() for hint in dialog.findChildren(KeyHint)}
    assert {"Strg+O", "Strg+Umschalt+N", "Strg+B", "Alt+Links", "F6"} <= said


def test_version_is_filled_in_after_the_first_picture(start, qtbot):
    page = start()
    label = next(child for child in page.findChildren(object) if type(child).__name__ == "VersionLabel")
    qtbot.waitUntil(lambda: label.text().startswith("Version 0"))


def test_tile_is_large_enough_to_hit(start):
    assert all(tile.height() >= 24 for tile in start().findChildren(Tile))
