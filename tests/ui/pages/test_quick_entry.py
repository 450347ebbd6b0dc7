"""An activity noted down right after the event: title, kind and date, perhaps a photo, and done."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import records
from tests.helpers.intakes import found
from tests.ui.forms.steps import type_text
from ui.dialogs.quick_entry import QuickEntry
from ui.widgets.buttons import Button

CODE = "DIE-AK-0014"


@pytest.fixture
def page(page_of, book):
    return page_of(book, "activity")


def in_dialog(act):
    def do():
        entry: Any = QApplication.activeModalWidget()
        assert isinstance(entry, QuickEntry)
        try:
            act(entry)
        finally:
            entry.done(entry.result())  # a failing test must not wait for somebody

    QTimer.singleShot(0, do)


def fill(entry):
    """Write with the keyboard alone, from field to field."""
    type_text(entry.focusWidget(), "Runder Tisch Leerstand")
    QTest.keyClick(entry.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(entry.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(entry.focusWidget(), Qt.Key.Key_Tab)
    type_text(entry.focusWidget(), "22.11.2022")


def press(entry, text):
    QTest.keyClick(button(entry, text), Qt.Key.Key_Space)


def button(entry, text):
    return next(it for it in entry.findChildren(Button) if it.text() == text)


def lower_edge(entry, widget):
    return widget.mapTo(entry, widget.rect().bottomLeft()).y()


def test_a_day_is_written_as_people_say_it(page, book):
    def write(entry):
        fill(entry)
        line = entry.focusWidget()
        line.selectAll()
        type_text(line, "gestern")
        assert entry.fields.boxes["start"].hint.split() == ["erkannt:", "21.", "November", "2022"]
        press(entry, "Speichern")

    in_dialog(write)
    page.handlers()["record.new"]()
    assert found(book, CODE).start == "2022-11-21"


def test_a_photo_finds_room_in_the_open_dialog(page, qtbot, tmp_path):
    Image.new("RGB", (40, 20), "teal").save(tmp_path / "a.jpg")

    def write(entry):
        entry._file_fields()[0].take_files([tmp_path / "a.jpg"])
        add, foot = button(entry, "Bilder hinzufügen …"), button(entry, "Speichern")
        qtbot.waitUntil(lambda: lower_edge(entry, add) < foot.mapTo(entry, foot.rect().topLeft()).y())
        assert entry._file_fields()[0].control.lines.height() > add.height()

    in_dialog(write)
    page.handlers()["record.new"]()


def test_title_kind_and_date_are_enough(page, book, heard):
    def write(entry):
        fill(entry)
        press(entry, "Speichern")

    in_dialog(write)
    page.handlers()["record.new"]()
    stored = found(book, CODE)
    assert (stored.title, stored.start) == ("Runder Tisch Leerstand", "2022-11-22")
    assert stored.activity_type
    assert stored.status == "done"
    assert page.pane.uid == stored.uid
    assert heard.said == ["„Runder Tisch Leerstand“ angelegt."]


def test_what_is_missing_is_said_and_nothing_is_stored(page, book):
    def leave_out(entry):
        type_text(entry.focusWidget(), "Nur ein Titel")
        press(entry, "Speichern")
        assert entry.isVisible()
        assert entry.focusWidget() is entry.fields.boxes["activity_type"].editor.input
        entry.reject()
        assert entry.isVisible()
        entry.reject()

    in_dialog(leave_out)
    page.handlers()["record.new"]()
    assert found(book, CODE) is None


def test_a_photo_comes_along_and_all_is_one_story(page, book, tmp_path):
    path = tmp_path / "Runde.jpg"
    Image.new("RGB", (40, 20), "teal").save(path)

    def write(entry):
        fill(entry)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        QApplication.clipboard().setMimeData(data)
        QTest.keyClick(entry.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        press(entry, "Speichern")

    in_dialog(write)
    page.handlers()["record.new"]()
    picture: Any = records.find(book, found(book, CODE).media[0])
    assert picture.title == "Runde"
    undone: Any = records.undo(book)
    assert undone[0].text == "„Runder Tisch Leerstand“ angelegt"
    assert found(book, CODE) is None
    thrown_away: Any = records.find(book, picture.uid)
    assert thrown_away.deleted_at


def test_given_up_photos_lie_in_the_papierkorb(page, book, tmp_path):
    path = tmp_path / "Runde.jpg"
    Image.new("RGB", (40, 20), "teal").save(path)

    def give_up(entry):
        entry.fields.boxes["media"].editor.take_files([path])
        entry.reject()
        entry.reject()

    in_dialog(give_up)
    page.handlers()["record.new"]()
    assert found(book, CODE) is None
    assert found(book, "DIE-AN-0001") is None


def test_one_goes_on_in_the_form(page, book):
    def write(entry):
        fill(entry)
        press(entry, "Speichern und weiter bearbeiten")

    in_dialog(write)
    page.handlers()["record.new"]()
    assert page._side.isAncestorOf(page.window().focusWidget())
    assert page.record.title == "Runder Tisch Leerstand"


def test_nothing_written_closes_without_a_word(page, book):
    in_dialog(lambda entry: entry.reject())
    page.handlers()["record.new"]()
    assert found(book, CODE) is None
