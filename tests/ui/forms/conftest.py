"""Forms in a window that has the focus, over a real lab file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.domain.catalogue import KINDS
from app.services import lists, records
from tests.helpers.books import sample_copy
from ui.forms.record_form import RecordForm


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def record_of(book):
    """Return a record of the sample by its code."""

    def find(code):
        hits = lists.search(book, list(KINDS), code, 1)
        return records.find(book, hits[0].uid)

    return find


@pytest.fixture
def shown(qtbot):
    """Show a widget as the active window."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(1000, 700)
        widget.show()
        widget.activateWindow()
        qtbot.waitActive(widget).__enter__()
        QApplication.processEvents()
        return widget

    return show


@pytest.fixture
def form_of(book, shown):
    """Show a record in its form. What a test left unstored is not stored while the next one runs."""
    made = []

    def make(record):
        form = shown(RecordForm(book, record.about))
        made.append(form)
        form.set_record(record)
        QApplication.processEvents()
        return form

    yield make
    for form in filter(isValid, made):
        form.rest()
