"""Run by tests/ui/test_added_field.py in a program with two more fields: tells where they show."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import docx
from openpyxl import load_workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

import app
from app.domain.catalogue import KINDS
from app.merge.compare import differences
from app.services import records
from app.services.book import LabBook, open_book
from app.services.checking import check_file
from app.services.delivering import deliver
from app.services.lists import ListQuery
from app.storage import queries
from tests.helpers.books import clock
from ui.compose import FileWriters
from ui.forms.record_form import RecordForm
from ui.models.record_model import RecordModel

CODE = "DIE-AK-0008"


def main(path: Path, folder: Path) -> dict[str, Any]:
    seen = {"program": app.__file__, "hash_after_opening": check_file(path).content_hash}
    book = open_book(path, clock=clock)
    try:
        return seen | stored(book) | formed(book) | listed(book) | delivered(book, folder / "aus")
    finally:
        book.close()


def found(book: LabBook, code: str) -> Any:
    with book.reading() as connection:
        uid = queries.code_owner(connection, code) or ""
    return records.find(book, uid)


def stored(book: LabBook) -> dict[str, Any]:
    before = found(book, CODE)
    wet = records.save(book, before.but(weather="Regen")).record
    long = records.problems(book, wet.but(weather="x" * 21))
    return {
        "stored": found(book, CODE).weather,
        "problems": [[problem.rule, problem.field] for problem in long if problem.severity == "release"],
        "differences": [difference.field.id for difference in differences(before, wet)],
    }


def formed(book: LabBook) -> dict[str, Any]:
    application = QApplication([])
    form = RecordForm(book, KINDS["activity"])
    form.set_record(found(book, CODE))
    edit = next(edit for edit in form.findChildren(QLineEdit) if edit.text() == "Regen")
    label = edit.accessibleName()
    edit.selectAll()
    QTest.keyClicks(edit, "Sonne")
    form.flush()
    application.processEvents()
    return {"form_label": label, "typed_and_stored": found(book, CODE).weather}


def listed(book: LabBook) -> dict[str, Any]:
    model = RecordModel(book, ListQuery("activity"), ["code", "weather"])
    row = model.row_of(found(book, CODE).uid) or 0
    return {"table": [model.columns[1].label, model.text(row, "weather")]}


def delivered(book: LabBook, folder: Path) -> dict[str, Any]:
    module = found(book, "DIE-WB-0001")
    draft: Any = records.save(book, module.but(status="draft", motto="Erst fragen")).record
    review: Any = records.save(book, draft.but(status="in_review")).record
    records.save(book, review.but(status="released"))
    files = deliver(book, folder, FileWriters()).files
    names = {file.name[:11]: file for file in files}
    return {
        "excel": in_workbook(names["DIE_Laborbu"]),
        "annex": {"Wetter", "Sonne"} <= words(names["DIE_Wissens"]),
        "module": {"Wahlspruch", "fragen"} <= words(names["DIE-WB-0001"]),
    }


def in_workbook(path: Path) -> Any:
    head, *rows = load_workbook(path)["Aktivitäten"].iter_rows(values_only=True)
    column = head.index("Wetter")
    return next(row[column] for row in rows if row[0] == CODE)


def words(path: Path) -> set[str]:
    text = " ".join(docx.Document(str(path)).element.body.itertext())
    return {word.strip(":.,·„“") for word in text.split()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False))
