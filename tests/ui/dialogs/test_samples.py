"""Choosing a sample lab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.samples import LABS, OFFICE_SAMPLE
from ui.dialogs.samples import SampleDialog


def test_five_towns_and_their_office_are_offered_by_name(qtbot):
    dialog = SampleDialog()
    qtbot.addWidget(dialog)
    names = [dialog.towns.item(row).text() for row in range(dialog.towns.count())]
    assert len(names) == len(LABS) + 1 == 6
    assert names[3] == "Oestrich-Winkel"
    assert names[5].startswith("Projektbüro – ")


def test_every_choice_can_be_read_whole(qtbot):
    dialog = SampleDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    last = dialog.towns.visualItemRect(dialog.towns.item(dialog.towns.count() - 1))
    assert dialog.towns.viewport().rect().contains(last)
    assert dialog.towns.sizeHintForColumn(0) <= dialog.towns.viewport().width()


def test_arrow_and_enter_choose_a_town(qtbot):
    dialog = SampleDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.towns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.towns, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.prefix) == (SampleDialog.DialogCode.Accepted, LABS[1])


def shown(program, see, qtbot):
    window = see(program)
    window.commands["file.sample"].trigger()
    qtbot.waitUntil(lambda: window.lab_open and bool(window.frame.pages.page), timeout=20_000)
    return window


def test_sample_is_a_copy_that_keeps_its_changes(program, see, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(SampleDialog, "exec", lambda dialog: dialog.towns.setCurrentRow(4) or 1)
    window = shown(program, see, qtbot)
    assert window.windowTitle() == "Dippoldiswalde – Laborbuch"
    assert (tmp_path / "Beispiele" / f"{LABS[4]}.laborbuch").exists()
    assert window.frame.head._sample.isVisible()


def test_sample_of_the_office_opens_as_an_office(program, see, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(SampleDialog, "exec", lambda dialog: dialog.towns.setCurrentRow(5) or 1)
    window = shown(program, see, qtbot)
    assert window.windowTitle() == "Projektbüro – Laborbuch"
    assert window.frame.pages.page.workspace.book.is_office
    assert (tmp_path / "Beispiele" / f"{OFFICE_SAMPLE}.laborbuch").exists()
    assert window.frame.head._sample.isVisible()
