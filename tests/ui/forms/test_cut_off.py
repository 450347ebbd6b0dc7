"""A program that is cut off while somebody types loses what was typed last, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from app.services import lists, records
from app.services.book import open_book
from app.storage.lab_file import inspect
from tests.helpers.books import sample_copy

CODE = "DIE-AK-0005"
TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.services import records
from app.services.book import open_book
from tests.ui.forms.steps import control, type_text
from ui.forms.record_form import RecordForm

app = QApplication(["typist"])
book = open_book(Path(sys.argv[1]))
record = records.find(book, sys.argv[2])
form = RecordForm(book, record.about)
form.set_record(record)
form.show()
text = control(form, "description")
text.setFocus()
form._limit.setInterval(200)
form.saved.connect(lambda saved: print("stored", flush=True))
keys = QTimer(interval=20)
keys.timeout.connect(lambda: type_text(text, "ä"))
keys.start()
app.exec()
"""


def description_of(book, uid) -> str:
    record: Any = records.find(book, uid)
    return record.description or ""


def test_what_was_typed_before_a_crash_is_there_after_it(tmp_path):
    book = sample_copy("DIE", tmp_path)
    uid = lists.search(book, ["activity"], CODE, 1)[0].uid
    before = description_of(book, uid)
    path = book.path
    book.close()
    command = [sys.executable, "-c", TYPIST, str(path), uid]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
        lines: Any = typist.stdout
        said = [lines.readline() for _ in range(2)]
        typist.kill()
    assert said == ["stored\n"] * 2
    inspect(path)
    again = open_book(path)
    description = description_of(again, uid)
    again.close()
    assert description.count("ä") > before.count("ä") + 1
