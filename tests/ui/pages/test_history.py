"""Earlier texts of a module: read, compared, brought back and undone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.services import records
from tests.helpers.intakes import edit, found
from ui.dialogs.history import HistoryDialog
from ui.widgets.buttons import Button
from ui.widgets.marked_text import MarkedText

CODE = "DIE-WB-0004"


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def dialog(book, workspace_of, qtbot, owner):
    edit(book, CODE, challenge="Damals eine Frage.")
    book.editor = "Zweite"
    edit(book, CODE, challenge="Heute eine Frage.", title="Neuer Titel")
    made = HistoryDialog(workspace_of(book), found(book, CODE), owner)
    made.show()
    return made


def shown(dialog: Any) -> list[str]:
    return [text.accessibleName() for text in dialog.findChildren(MarkedText) if text.isVisible()]


def test_the_latest_is_shown_first_with_what_differs(dialog):
    assert "Test · Entwurf" in dialog.list.item(0).text()
    assert shown(dialog)[-2:] == ["Damals eine Frage.", "Heute eine Frage."]


def test_one_field_is_brought_back_and_undone(dialog, book):
    button = next(it for it in dialog.findChildren(Button) if "Herausforderung" in it.accessibleName())
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert found(book, CODE).challenge == "Damals eine Frage."
    assert found(book, CODE).title == "Neuer Titel"
    records.undo(book)
    assert found(book, CODE).challenge == "Heute eine Frage."


def test_a_whole_text_is_brought_back(dialog, book, heard):
    dialog._restore_all()
    assert found(book, CODE).title != "Neuer Titel"
    assert not dialog.isVisible()
    assert heard.said[-1].startswith("Fassung vom 22.11.2022")


def test_arrows_lead_through_the_versions(dialog):
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    assert "Damals eine Frage." not in shown(dialog)


def test_nothing_earlier_is_said(book, workspace_of, owner):
    dialog = HistoryDialog(workspace_of(book), found(book, "DIE-WB-0001"), owner)
    words = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert any("Noch keine frühere Fassung" in text for text in words)
    assert not dialog._all.isEnabled()
