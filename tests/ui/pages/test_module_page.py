"""How far a module is, and how it looks on paper."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.pages.module import ModuleStrip


@pytest.fixture
def opened(monkeypatch):
    """Write down what would be opened with another program."""
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    return opened


@pytest.fixture
def page(page_of, book, uid_of):
    page = page_of(book, "knowledge_module")
    page.show_record(uid_of("DIE-WB-0004"))
    return page


def way(page):
    labels = page.findChild(ModuleStrip).findChildren(QLabel)
    shown = [label for label in labels if label.text() and label.isVisible()]
    return [(label.text(), label.property("role") == "bodyStrong") for label in shown]


def text_of(path):
    document = docx.Document(str(path))
    parts = [*document.element.body.itertext()]
    for section in document.sections:
        parts += [*section.header._element.itertext(), *section.footer._element.itertext()]
    return "".join(parts)


def test_the_way_of_a_module_is_shown(page, uid_of):
    QApplication.processEvents()
    assert way(page) == [("Entwurf", True), ("in Prüfung", False), ("freigegeben (Labor)", False)]
    page.show_record(uid_of("DIE-WB-0001"))
    QApplication.processEvents()
    assert way(page)[-1] == ("freigegeben (Labor)", True)


def test_a_draft_is_shown_in_word_and_says_that_it_is_one(page, qtbot, opened):
    look = next(b for b in page.findChildren(QPushButton) if b.text() == "Als Word ansehen …")
    qtbot.mouseClick(look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened))
    text = text_of(opened[0])
    assert "Förderdeutsch übersetzen" in text
    assert "Entwurf" in text


def test_what_is_only_typed_is_in_the_preview(page, qtbot, opened):
    page._side.form.body.go_to("guiding_question")
    qtbot.keyClicks(page._side.form.body.boxes["guiding_question"].editor.input, "Wie sagen wir es einfach?")
    page.handlers()["data.word"]()
    qtbot.waitUntil(lambda: bool(opened))
    assert "Wie sagen wir es einfach?" in text_of(opened[0])
