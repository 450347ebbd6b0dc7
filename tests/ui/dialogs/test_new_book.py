"""Founding a lab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.catalogue import KINDS
from app.services.book import open_book
from ui.dialogs.new_book import NewBookDialog

LAB = KINDS["lab"].by_id


@pytest.fixture
def dialog(qtbot, tmp_path):
    dialog = NewBookDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_fields_are_called_as_the_record_calls_them(dialog):
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {LAB[key].label for key in ("prefix", "town", "state")} <= said


def test_known_prefix_proposes_the_town_and_the_file(dialog, tmp_path):
    QTest.keyClicks(dialog.prefix, "oew")
    assert dialog.values == {"prefix": "OEW", "town": "Oestrich-Winkel"}
    assert dialog.path == tmp_path / "OEW.laborbuch"


def test_town_that_was_typed_stays(dialog):
    QTest.keyClicks(dialog.town, "Musterstadt")
    QTest.keyClicks(dialog.prefix, "oew")
    assert dialog.values["town"] == "Musterstadt"


def test_what_is_missing_is_said_at_the_field(dialog):
    press(dialog)
    assert dialog.isVisible()
    assert dialog._boxes["prefix"]._below.accessibleName() == "„Kürzel“ fehlt noch."
    assert dialog.prefix.property("problem") == "error"


def test_prefix_that_cannot_be_one_is_said_at_the_field(dialog):
    QTest.keyClicks(dialog.prefix, "x1")
    QTest.keyClicks(dialog.town, "Musterstadt")
    press(dialog)
    assert "„X1“" in dialog._boxes["prefix"]._below.accessibleName()


def test_file_that_exists_is_not_overwritten(dialog, tmp_path):
    (tmp_path / "OEW.laborbuch").write_bytes(b"kept")
    QTest.keyClicks(dialog.prefix, "oew")
    press(dialog)
    assert dialog.isVisible()
    assert "gibt es dort schon" in dialog._boxes["file"]._below.accessibleName()


def test_escape_cancels(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == NewBookDialog.DialogCode.Rejected


def test_lab_is_founded_and_opened(program, see, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("ui.paths.documents_folder", lambda: tmp_path)

    def fill_in(dialog):
        QTest.keyClicks(dialog.prefix, "oew")
        dialog.state.setCurrentText("Hessen")
        dialog._found()
        return dialog.result()

    monkeypatch.setattr(NewBookDialog, "exec", fill_in)
    window = see(program)
    window.commands["file.new"].trigger()
    qtbot.waitUntil(lambda: window.lab_open and bool(window.frame.pages.page))
    assert window.windowTitle() == "Oestrich-Winkel – Laborbuch"
    window.close()
    book = open_book(tmp_path / "OEW.laborbuch")
    assert (book.lab.prefix, book.lab.state) == ("OEW", "HE")
    book.close()
