"""What people do in a form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import records


def control(form, id_):
    return form.body.boxes[id_].editor.input


def type_text(widget, text):
    """Type key by key, umlauts as well, which QTest.keyClicks cannot."""
    for char in text:
        QApplication.sendEvent(
            widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        )


def enter(form, id_, text):
    """Type into a field, over what is there, and leave it."""
    widget = control(form, id_)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def focused() -> Any:
    """Return what has the focus."""
    return QApplication.focusWidget()


def choose(form, id_, label):
    """Choose an entry of a list that drops down."""
    combo = control(form, id_)
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(label))
    combo.activated.emit(combo.currentIndex())


def found(book, uid):
    """Return a record as the lab file has it."""
    return records.find(book, uid)


def stored(book, form):
    """Return a form's record as the lab file has it."""
    return found(book, form.record().uid)


def in_dialog(act):
    """Do something in the next dialog, as soon as it is there; it must be closed by that."""
    QTimer.singleShot(0, lambda: _act_and_close(act, QApplication.activeModalWidget()))


def _act_and_close(act, dialog):
    act(dialog)
    if dialog.isVisible():
        dialog.done(0)


def message(form, id_):
    """Return what stands below a field in place of its help."""
    return form.body.boxes[id_].message
