"""Handing over and archiving from the menu."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.dialogs.hand_over import ArchiveDialog, HandOverDialog


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


def test_a_lab_file_is_handed_over_in_one_step(book, workspace_of, owner, heard, qtbot, tmp_path):
    dialog = HandOverDialog(workspace_of(book), owner)
    dialog.folder.edit.clear()
    assert not dialog._main.isEnabled()
    QTest.keyClicks(dialog.folder.edit, str(tmp_path / "Stick"))
    dialog._main.click()
    qtbot.waitUntil(lambda: bool(heard.said))
    assert heard.said[0].startswith("„DIE.laborbuch“ ist kopiert und geprüft.")
    assert (tmp_path / "Stick" / "Übergabe.txt").exists()


def test_an_archive_copy_is_made(book, workspace_of, owner, heard, qtbot, tmp_path):
    dialog = ArchiveDialog(workspace_of(book), owner)
    dialog.folder.edit.setText(str(tmp_path / "Archiv"))
    assert not dialog.personal.isChecked()
    dialog._main.click()
    qtbot.waitUntil(lambda: bool(heard.said), timeout=20_000)
    assert heard.said == ["Archivkopie „DIE_Archiv_2022-11-22_ohne-Personen“ erstellt."]
