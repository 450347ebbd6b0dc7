"""Strg+Z where people type: the typing first, the record's step afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from app.services import records
from tests.ui.forms.steps import control, enter, found, type_text
from ui.forms.record_form import RecordForm

CODE = "DIE-AK-0005"


@pytest.fixture
def undone():
    return []


@pytest.fixture
def form(book, record_of, shown, undone):
    """A form in a window that has the command, as the program has it."""
    record = record_of(CODE)
    window = QMainWindow()
    made = RecordForm(book, record.about)
    window.setCentralWidget(made)
    command = QAction("Rückgängig", window, shortcut=QKeySequence("Ctrl+Z"))

    def take_back():
        made.flush()
        undone.append(records.undo(book))
        made.set_record(found(book, record.uid))

    command.triggered.connect(take_back)
    window.addAction(command)
    shown(window)
    made.set_record(record)
    QApplication.processEvents()
    yield made  # the window must outlive the test
    window.close()


def press_undo():
    focus: Any = QApplication.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("id_", ["title", "description", "end", "mode", "themes", "series_number"])
def test_a_field_in_which_nothing_was_typed_leaves_the_key_to_the_step(id_, book, form, undone):
    before = form.record().venue
    enter(form, "venue", "Rathaus")
    control(form, id_).setFocus()
    press_undo()
    assert len(undone) == 1
    assert found(book, form.record().uid).venue == before


@pytest.mark.parametrize("id_", ["venue", "description"])
def test_typing_is_undone_before_the_step(id_, form, undone):
    enter(form, "title", "Ein anderer Titel")
    before = getattr(form.record(), id_)
    control(form, id_).setFocus()
    type_text(control(form, id_), "xy")
    press_undo()
    assert not undone
    assert getattr(form.record(), id_) == before


def presses_until_a_step(undone):
    for number in range(1, 12):
        press_undo()
        if undone:
            return number
    return 0


@pytest.mark.parametrize("id_", ["venue", "description"])
def test_typing_that_was_stored_and_undone_does_not_come_back(id_, book, form, undone):
    title = form.record().title
    enter(form, "title", "Ein anderer Titel")
    before = getattr(form.record(), id_)
    control(form, id_).setFocus()
    for part in ("eins", "zwei"):
        type_text(control(form, id_), part)
        form._store(typing=True)
    assert presses_until_a_step(undone) > 1
    stored = found(book, form.record().uid)
    assert (getattr(stored, id_), stored.title) == (before, title)


def test_a_value_set_back_by_hand_is_a_step_of_its_own(book, form, undone):
    before = form.record().venue
    enter(form, "venue", "Rathaus")
    enter(form, "venue", before or "")
    control(form, "mode").setFocus()
    press_undo()
    assert found(book, form.record().uid).venue == "Rathaus"


def test_who_types_without_a_rest_is_stored_all_the_same(book, form, qtbot):
    form._limit.setInterval(0)
    form._pause.setInterval(60_000)
    control(form, "venue").setFocus()
    with qtbot.waitSignal(form.saved):
        type_text(control(form, "venue"), "Haus am See")
    assert "Haus am See" in found(book, form.record().uid).venue
    assert not form._pause.isActive()
