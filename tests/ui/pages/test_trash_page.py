"""What was thrown away can be taken out again, and only a clear answer deletes it for good."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMessageBox, QPushButton

from app.services import lists, records


@pytest.fixture
def page(page_of, book, uid_of):
    records.trash(book, uid_of("DIE-AK-0004"))
    return page_of(book, "trash")


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page, text):
    return next(b for b in page.findChildren(QPushButton) if b.text() == text)


def answer(name):
    """Press a button of the question that comes next."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text() == name).click()

    QTimer.singleShot(0, press)


def test_it_says_what_lies_there_since_when(page):
    assert "Sachstandsbericht im Marktgemeinderat" in texts(page)
    assert any(text.startswith("Aktivität · DIE-AK-0004 · Gelöscht am 22.11.2022") for text in texts(page))


def test_taking_out_brings_it_back_into_its_list(page, qtbot, book, heard):
    qtbot.mouseClick(button(page, "Wiederherstellen"), Qt.MouseButton.LeftButton)
    assert lists.trash(book, 9) == []
    assert heard.said == ["„Sachstandsbericht im Marktgemeinderat“ ist wieder da."]
    assert "Der Papierkorb ist leer" in texts(page)


def test_deleting_for_good_asks_first(page, qtbot, book, heard):
    answer("Abbrechen")
    qtbot.mouseClick(button(page, "Endgültig löschen …"), Qt.MouseButton.LeftButton)
    assert len(lists.trash(book, 9)) == 1
    assert heard.said == []


def test_deleting_for_good_leaves_nothing_to_take_back(page, qtbot, book, heard):
    answer("Endgültig löschen")
    qtbot.mouseClick(button(page, "Endgültig löschen …"), Qt.MouseButton.LeftButton)
    assert lists.trash(book, 9) == []
    assert records.undo(book) is None
    assert heard.said == ["„Sachstandsbericht im Marktgemeinderat“ ist endgültig gelöscht."]


def test_what_is_thrown_away_elsewhere_appears(page, book, uid_of):
    page.workspace.events.changed(records.trash(book, uid_of("DIE-QU-0003")).changes)
    assert any("DIE-QU-0003" in text for text in texts(page))


def boxes(page):
    return [box for box in page.findChildren(QCheckBox) if box.isVisible()]


def test_several_are_taken_out_in_one_step(page, qtbot, book, heard, uid_of):
    records.trash(book, uid_of("DIE-AK-0005"))
    page.enter()
    for box in boxes(page):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(button(page, "Ausgewählte wiederherstellen (2)"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.workspace.tasks.running)
    assert lists.trash(book, 9) == []
    assert heard.said == ["2 Aktivitäten sind wieder da."]
    heard.acts[-1]()
    assert len(lists.trash(book, 9)) == 2


def test_search_narrows_and_says_when_nothing_is_found(page, qtbot):
    for typed, count in (("sachstand", 1), ("ak-0004", 1), ("fehlt", 0)):
        page._search.setText(typed)
        qtbot.keyClick(page._search, Qt.Key.Key_Return)
        assert len(boxes(page)) == count, typed
    assert "Nichts gefunden für „fehlt“" in texts(page)
