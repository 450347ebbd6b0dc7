"""When the program is at fault, people read German, and nobody reads what they wrote."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app import logs
from app.errors import LaborbuchError
from ui.crash import CrashReporter
from ui.dialogs.crash import CrashDialog

SECRET = "Frau Muster hat im Gespräch gesagt"


@pytest.fixture
def said():
    return []


@pytest.fixture
def reporter(qapp, said, tmp_path):
    logs.start(tmp_path)
    yield CrashReporter(lambda error: said.append(str(error)))
    for handler in logging.getLogger(logs.LOGGER).handlers:
        handler.close()
    logging.getLogger(logs.LOGGER).handlers = []


@pytest.fixture
def shown(monkeypatch):
    """Return the reports of the dialogs that opened; each is closed at once."""
    reports = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: reports.append(dialog.shown.toPlainText()))
    return reports


def fault():
    text = SECRET
    try:
        raise ValueError(f"{text} fits no field")
    except ValueError as error:
        raise KeyError(SECRET) from error


def caught():
    try:
        fault()
    except KeyError as error:
        return error


def test_fault_opens_a_dialog_with_the_way_through_the_code(reporter, shown):
    reporter.take(caught())
    assert "builtins.KeyError" in shown[0]
    assert "builtins.ValueError" in shown[0]
    assert f"{__name__}:" in shown[0]


def test_neither_dialog_nor_log_holds_what_people_wrote(reporter, shown, tmp_path, capsys):
    reporter.take(caught())
    written = (tmp_path / "laborbuch.log").read_text("utf-8")
    assert "KeyError" in written
    for text in (shown[0], written, capsys.readouterr().err):
        assert "Muster" not in text
        assert str(tmp_path.home()) not in text


def test_fault_in_another_thread_is_told_in_the_windows(reporter, monkeypatch, qtbot):
    threads = []
    monkeypatch.setattr(CrashDialog, "exec", lambda _: threads.append(threading.get_ident()))
    worker = threading.Thread(target=reporter.take, args=[caught()])
    worker.start()
    qtbot.waitUntil(lambda: bool(threads))
    worker.join()
    assert threads == [threading.get_ident()]


def test_what_people_can_mend_is_one_sentence(reporter, shown, said):
    reporter.take(LaborbuchError("Auf Laufwerk H: ist kein Platz mehr."))
    assert (said, shown) == (["Auf Laufwerk H: ist kein Platz mehr."], [])


def test_fault_while_the_dialog_is_open_opens_no_second_one(reporter, monkeypatch):
    opened = []

    def stumble_again(dialog):
        opened.append(dialog)
        reporter.take(caught())

    monkeypatch.setattr(CrashDialog, "exec", stumble_again)
    reporter.take(caught())
    assert len(opened) == 1


def test_broken_dialog_does_not_stop_the_program(reporter, monkeypatch, tmp_path):
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: 1 / 0)
    reporter.take(caught())
    assert "ZeroDivisionError" in (tmp_path / "laborbuch.log").read_text("utf-8")


def test_reporter_is_the_last_resort_of_python(reporter, shown, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(shown) == 1


@pytest.fixture
def dialog(qtbot):
    dialog = CrashDialog("Laborbuch 1.0\nKeyError")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog, text):
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_report_can_be_copied(dialog):
    press(dialog, "Bericht kopieren")
    assert QApplication.clipboard().text() == "Laborbuch 1.0\nKeyError"


def test_report_can_be_saved(dialog, monkeypatch, tmp_path):
    target = tmp_path / "bericht.txt"
    monkeypatch.setattr("ui.dialogs.crash.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    press(dialog, "Bericht speichern …")
    assert target.read_text("utf-8") == "Laborbuch 1.0\nKeyError"


def test_dialog_can_be_left_with_the_keyboard(dialog, qtbot):
    QTimer.singleShot(0, lambda: press(dialog, "Weiterarbeiten"))
    assert dialog.exec() == CrashDialog.DialogCode.Accepted
