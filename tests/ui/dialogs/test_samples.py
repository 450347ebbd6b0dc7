"""Choosing a sample lab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.samples import LABS
from ui.dialogs.samples import SampleDialog


def test_five_towns_are_offered_by_name(qtbot):
    dialog = SampleDialog()
    qtbot.addWidget(dialog)
    assert dialog.towns.count() == len(LABS) == 5
    assert dialog.towns.item(3).text() == "Oestrich-Winkel"


def test_arrow_and_enter_choose_a_town(qtbot):
    dialog = SampleDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.towns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.towns, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.prefix) == (SampleDialog.DialogCode.Accepted, LABS[1])


def test_sample_is_a_copy_that_keeps_its_changes(program, see, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(SampleDialog, "exec", lambda dialog: dialog.towns.setCurrentRow(4) or 1)
    window = see(program)
    window.commands["file.sample"].trigger()
    qtbot.waitUntil(lambda: window.lab_open and bool(window.frame.pages.page), timeout=20_000)
    assert window.windowTitle() == "Dippoldiswalde – Laborbuch"
    assert (tmp_path / "Beispiele" / f"{LABS[4]}.laborbuch").exists()
    assert window.frame.head._sample.isVisible()
