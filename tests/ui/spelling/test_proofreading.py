"""Unknown words are underlined where somebody writes, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.settings import Settings
from ui.forms.desk import Desk
from ui.forms.editors.registry import editor_for
from ui.forms.editors.texts import PROOFREAD, GrowingText
from ui.spelling.menu import menu_at
from ui.spelling.proofreading import Proofreading

_WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


class _Beside(GrowingText):
    """A text that knows what stands beside it, and keeps the window around both."""

    other: QLineEdit
    holder: QWidget


@pytest.fixture
def reading(qapp, settings):
    reading = Proofreading(qapp, settings)
    yield reading
    qapp.focusChanged.disconnect(reading._follow)
    reading.end()
    reading.deleteLater()


@pytest.fixture
def text(qtbot, light, reading):
    """Return a text that has the focus, with another field beside it."""
    window = QWidget()
    column = QVBoxLayout(window)
    text = _Beside(3, "body")
    text.setProperty(PROOFREAD, True)
    other = QLineEdit()
    for part in (other, text):
        column.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    reading.begin()
    text.other, text.holder = other, window
    return text


def marked(text):
    found, block = [], text.document().begin()
    while block.isValid():
        for part in block.layout().formats():
            if part.format.underlineStyle() == _WAVE:
                found.append(block.text()[part.start : part.start + part.length])
        block = block.next()
    return found


def test_unknown_words_are_underlined_as_one_writes(text, qtbot):
    QTest.keyClicks(text, "Das ist ein Fehlr und ein Fehlr.")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "Noch ein Fehlr")
    qtbot.waitUntil(lambda: marked(text) == ["Fehlr"] * 3)
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # marks are no step to undo
    assert text.toPlainText().count("Fehlr") == 2


def test_marks_go_with_the_focus(text, qtbot, reading):
    QTest.keyClicks(text, "Fehlr")
    qtbot.waitUntil(lambda: marked(text) == ["Fehlr"])
    text.other.setFocus()
    assert marked(text) == []
    assert reading.marker is None


def menu_of(reading, text):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    return menu_at(reading.marker, reading._loaded(), event, reading.learn)


def test_menu_mends_and_learns(text, qtbot, reading, settings):
    QTest.keyClicks(text, "wiederspricht")
    qtbot.waitUntil(lambda: bool(marked(text)))
    menu = menu_of(reading, text)
    assert isinstance(menu, QMenu)
    labels = {action.text(): action for action in menu.actions()}
    labels["widerspricht"].trigger()
    assert text.text() == "widerspricht"
    QTest.keyClicks(text, " Elbdings")
    qtbot.waitUntil(lambda: marked(text) == ["Elbdings"])
    next(action for action in menu_of(reading, text).actions() if action.text() == "Wort merken").trigger()
    assert settings["own_words"] == ["Elbdings"]
    qtbot.waitUntil(lambda: marked(text) == [])
    assert menu_of(reading, text) is None


def test_own_words_are_known_next_time(settings, qapp, text, reading, qtbot):
    reading.learn("Elbdings")
    assert Settings(settings._file)["own_words"] == ["Elbdings"]


def test_nothing_is_loaded_when_it_is_switched_off(settings, reading, text):
    text.other.setFocus()
    settings["spelling"] = False
    reading._speller = None
    text.setFocus()
    reading.begin()
    assert reading.marker is None
    assert reading._speller is None


def test_a_text_may_go_while_it_is_read(text, reading, qtbot):
    text.window().layout().removeWidget(text)
    text.deleteLater()
    qtbot.waitUntil(lambda: reading._text is None)
    assert QApplication.focusWidget() is not text


def test_talks_are_not_proofread(qtbot, book_desk):
    fields = KINDS["interview"].by_id
    wanted = {id_: editor_for(fields[id_], book_desk).control for id_ in ("transcript_raw", "summary")}
    assert {id_: control.property(PROOFREAD) for id_, control in wanted.items()} == {
        "transcript_raw": False,
        "summary": True,
    }


@pytest.fixture
def book_desk(tmp_path):
    from tests.helpers.books import empty_copy

    book = empty_copy(tmp_path)
    yield Desk(book, lambda: None, lambda uid: None, lambda kind: None, lambda *row: None)
    book.close()
