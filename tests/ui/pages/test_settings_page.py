"""The profile of the town, and the habits of the person at this computer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.services import records
from app.services.lab_settings import lab_settings
from app.settings import SETTINGS
from tests.helpers.offices import empty_office
from ui.theme import look as looks


@pytest.fixture
def page(page_of, book):
    page = page_of(book, "settings")
    yield page
    page.workspace.looks.choose("light")


def test_the_profile_is_stored_as_it_is_written(page, qtbot, book):
    field = page._form.body.boxes["town"].editor.input
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Dießen")
    assert page.leave()
    assert book.lab.town == "Dießen"


def test_the_letters_are_read_only_once_codes_carry_them(page):
    box = page._form.body.boxes["prefix"]
    assert box.editor.input.isReadOnly()
    assert "Das Kürzel bleibt „DIE“" in box.message


def test_the_letters_of_a_new_lab_close_with_its_first_record(page_of, new_book):
    page = page_of(new_book, "settings")
    box = page._form.body.boxes["prefix"]
    assert not box.editor.input.isReadOnly()
    records.save(new_book, records.begin(new_book, "activity", title="Probe"))
    page.enter()
    assert box.editor.input.isReadOnly()
    assert "Das Kürzel bleibt „DIE“" in box.message
    page.workspace.looks.choose("light")


def test_everything_that_is_asked_for_can_be_changed(page):
    page.views.choose("program")
    assert set(page._program.editors) == {key for key, setting in SETTINGS.items() if setting.asked}
    assert all(editor.isVisible() and editor.accessibleName() for editor in page._program.editors.values())


def test_another_look_holds_at_once_and_is_remembered(page):
    page._program.editors["look"].choose("dark")
    assert looks.current().name == "dark"
    assert page.workspace.settings["look"] == "dark"


def test_the_name_of_the_editor_stands_at_the_next_change(page, qtbot, book):
    page.views.choose("program")
    editor = page._program.editors["editor"]
    editor.setText("Bauamt 1")
    editor.editingFinished.emit()
    assert book.editor == "Bauamt 1"


def test_a_tick_is_remembered(page):
    before = page.workspace.settings["open_last"]
    page._program.editors["open_last"].toggle()
    assert page.workspace.settings["open_last"] is not before


def test_what_the_lab_sets_holds_and_a_word_is_refused(page, qtbot):
    page.views.choose("lab")
    settings = page._lab
    editor = settings.editors["small_count_threshold"]
    qtbot.keyClicks(editor, "acht")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "„acht“ ist keine Zahl" in settings.refusals["small_count_threshold"].accessibleName()
    assert editor.text() == "acht"
    editor.selectAll()
    qtbot.keyClicks(editor, "8")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert settings.refusals["small_count_threshold"].isHidden()
    assert lab_settings(page.workspace.book)["small_count_threshold"] == 8


def test_the_office_has_a_profile_of_its_own(page_of, tmp_path):
    office = empty_office(tmp_path)
    page = page_of(office, "settings")
    assert page.views.findChild(QAbstractButton).text() == "Profil des Projektbüros"
    office.close()
