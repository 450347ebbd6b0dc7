"""Whoever types without a pause loses at most some seconds, even if the program is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from app.services import lists, records
from app.services.book import open_book
from tests.helpers.books import sample_copy
from ui.forms import record_form

_TYPES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.domain.catalogue import KINDS
from app.services import records
from app.services.book import open_book
from ui.forms import record_form

record_form._LONGEST = 300
app = QApplication([])
book = open_book(Path(sys.argv[1]))
form = record_form.RecordForm(book, KINDS["activity"])
form.set_record(records.find(book, sys.argv[2]))
form.show()
field = form.body.boxes["description"].editor.input
field.setFocus()
form.saved.connect(lambda _: print("stored", flush=True))
keys = QTimer(interval=20)
keys.timeout.connect(lambda: QTest.keyClick(field, "x"))
keys.start()
app.exec()
"""


def description(book, uid) -> str:
    record: Any = records.find(book, uid)
    return record.description or ""


def test_typing_without_a_pause_is_stored_before_the_program_is_killed(tmp_path):
    book = sample_copy("DIE", tmp_path)
    uid = lists.search(book, ["activity"], "DIE-AK-0005", 1)[0].uid
    before = description(book, uid)
    book.close()
    command = [sys.executable, "-c", _TYPES, str(book.path), uid]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        assert process.stdout.readline() == "stored\n"
        process.kill()
    again = open_book(book.path)
    assert description(again, uid).count("x") > before.count("x")
    again.close()


def test_bound_is_ten_seconds():
    assert record_form._LONGEST == 10_000
