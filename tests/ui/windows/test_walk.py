"""A walk through the program with the keyboard alone: from the event to the file for the project office."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import records
from tests.helpers.books import sample_copy
from tests.helpers.intakes import found
from tests.ui.forms.steps import type_text
from ui.dialogs.delivery import DeliveryDialog
from ui.dialogs.quick_entry import QuickEntry
from ui.forms.dialogs import FormDialog
from ui.pages.records.record_side import FORM, WORK

Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
SAID = (
    "Die zwei Tage im Büro halten mir die Woche zusammen.",
    "Nach der zweiten Woche habe ich gemerkt, dass ich selber nicht mehr grüße.",
    "Das weiß aber keiner, das steht nirgends.",
)


@pytest.fixture
def lab(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


@pytest.fixture
def window(program, see, lab):
    return see(program, lab)


@pytest.fixture
def book(program, window):
    return program.opening._workspace.book


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is, as in the window that people see."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def in_dialog(kind, act):
    def do():
        dialog: Any = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            act(dialog)
        finally:
            if dialog is not None:
                dialog.done(dialog.result())

    QTimer.singleShot(0, do)


def page_of(window) -> Any:
    return window.frame.pages.page


def note_activity(window, photo):
    """Strg+2 goes to the activities, Strg+N asks for title, kind and date; a copied photo is pasted."""

    def write(entry):
        type_text(entry.focusWidget(), "Runder Tisch Leerstand")
        QTest.keyClick(entry.focusWidget(), Key.Key_V, Control)
        QTest.keyClick(entry.fields.boxes["title"].editor.input, Key.Key_Tab)
        QTest.keyClick(entry.focusWidget(), Key.Key_Down)
        QTest.keyClick(entry.focusWidget(), Key.Key_Tab)
        type_text(entry.focusWidget(), "22.11.2022")
        QTest.keyClick(entry.focusWidget(), Key.Key_Return)

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(data)
    press(window, Key.Key_2, Control)
    in_dialog(QuickEntry, write)
    press(window, Key.Key_N, Control)


def quote(window, words):
    """Select words with Umschalt and the arrows, and make a quote of them with Strg+M."""
    edit = page_of(window)._side.work.left.edit
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.setPosition(edit.text().index(words))
    edit.setTextCursor(cursor)
    edit.setFocus()
    for _ in words:
        QTest.keyClick(edit, Key.Key_Right, Shift)
    press(window, Key.Key_M, Control)


def make_finding(window):
    def write(dialog):
        text = dialog._form.body.boxes["statement"].editor.input
        type_text(text, "Ein gemeinsamer Arbeitsort gliedert die Woche.")
        QTest.keyClick(text, Key.Key_Tab)
        dialog.accept()

    in_dialog(FormDialog, write)
    press(window, Key.Key_E, Control)


def test_from_the_event_to_the_delivery(window, book, tmp_path, qtbot):
    photo = tmp_path / "Runde.jpg"
    Image.new("RGB", (40, 20), "teal").save(photo)
    note_activity(window, photo)
    activity = found(book, "DIE-AK-0014")
    assert (activity.title, activity.status, len(activity.media)) == ("Runder Tisch Leerstand", "done", 1)

    press(window, Key.Key_3, Control)
    page = page_of(window)
    page.pane.seek(found(book, "DIE-IV-0001").uid)
    qtbot.waitUntil(lambda: page.uid == found(book, "DIE-IV-0001").uid)
    press(window, Key.Key_F4)
    qtbot.waitUntil(lambda: page._sides.view == WORK and page._side.work is not None)
    before = len(page._side.work._quotes)
    for words in SAID:
        quote(window, words)
    assert len(page._side.work._quotes) == before + 3
    make_finding(window)
    finding = found(book, "DIE-EK-0006")
    quoted: Any = records.find(book, finding.evidence[0].target)
    assert quoted.text in SAID

    press(window, Key.Key_7, Control)
    page = page_of(window)
    page.begin()
    type_text(window.focusWidget(), "Was ein gemeinsamer Arbeitsort bewirkt")
    press(window, Key.Key_S, Control)
    assert found(book, "DIE-WB-0005").title == "Was ein gemeinsamer Arbeitsort bewirkt"


def test_a_module_is_released_and_delivered(window, book, tmp_path, qtbot):
    press(window, Key.Key_7, Control)
    page = page_of(window)
    page.pane.seek(found(book, "DIE-WB-0001").uid)
    qtbot.waitUntil(lambda: page.uid == found(book, "DIE-WB-0001").uid)
    assert page._sides.view == FORM
    form = page._side.form
    step = form._locked.findChildren(type(form._foot._next))[0]
    for button, status in ((step, "draft"), (form._foot._next, "in_review"), (form._foot._next, "released")):
        button.setFocus()
        QTest.keyClick(button, Key.Key_Space)
        assert found(book, "DIE-WB-0001").status == status

    def deliver(dialog):
        dialog.folder.setText(str(tmp_path / "Lieferung"))
        qtbot.waitUntil(dialog.main.isEnabled)
        QTest.keyClick(dialog.main, Key.Key_Space)
        qtbot.waitUntil(lambda: any((tmp_path / "Lieferung").rglob("*.docx")), timeout=20_000)

    in_dialog(DeliveryDialog, deliver)
    press(window, Key.Key_L, Control | Shift)
    assert any((tmp_path / "Lieferung").rglob("*.xlsx"))
