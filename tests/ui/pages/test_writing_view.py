"""Writing a module: outline, text, pages, evidence and hints, with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.helpers.intakes import found
from tests.ui.forms.steps import type_text
from ui.dialogs.picker import Picker
from ui.pages.records.record_side import FORM, WORK
from ui.pages.writing.evidence import INSERTIONS

SLOW = 20_000  # ms that pages may take to come where much else is going on
DRAFT, RELEASED = "DIE-WB-0004", "DIE-WB-0001"


@pytest.fixture
def page(page_of, book, uid_of):
    page = page_of(book, "knowledge_module")
    page.show_record(uid_of(DRAFT))
    page._sides.choose_view(WORK)
    QApplication.processEvents()
    return page


@pytest.fixture
def work(page, qtbot):
    work = page._side.work
    qtbot.waitUntil(lambda: work.preview._task is None and work.preview.pages.pages > 1)
    return work


def paper_of(work):
    return work.preview.pages.leaves.text.toPlainText()


def pick(text):
    """Choose the first hit in the picker that opens next."""

    def choose():
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, Picker)
        QTest.keyClicks(picker._search, text)
        picker._search.returnPressed.emit()
        picker._accept_ticked()

    QTimer.singleShot(0, choose)


def editor(work, id_):
    return work.form.body.boxes[id_].editor.input


def test_what_is_written_is_stored_and_seen_on_the_page(work, book, qtbot):
    text = editor(work, "objective")
    work.go_to("objective")
    assert text.hasFocus()
    type_text(text, "Ein prüfbares Ziel.")
    qtbot.waitUntil(lambda: "Ein prüfbares Ziel." in paper_of(work), timeout=SLOW)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert found(book, DRAFT).objective == "Ein prüfbares Ziel."


def test_the_outline_leads_and_follows(work):
    work.outline.list.setFocus()
    QTest.keyClick(work.outline.list, Qt.Key.Key_Down)
    QTest.keyClick(work.outline.list, Qt.Key.Key_Down)
    assert work.form.body.bar.present == work.outline.list.currentItem().text()
    work.form.body._area.verticalScrollBar().setValue(0)
    assert work.outline.list.currentRow() == 0


def test_what_is_missing_leads_to_its_field(work):
    button = next(it for it in work.outline.findChildren(QAbstractButton) if it.text() == "Ziel")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert editor(work, "objective").hasFocus()
    type_text(editor(work, "objective"), "Ein Ziel.")
    QTest.keyClick(editor(work, "objective"), Qt.Key.Key_Tab)
    texts = [it.text() for it in work.outline.findChildren(QAbstractButton) if it.isVisible()]
    assert "Ziel" not in texts


def test_a_quote_is_inserted_where_one_writes(work, book, qtbot):
    work.go_to("results")
    type_text(editor(work, "results"), "Es wirkt.")
    pick("Schreibtisch")
    work.evidence.pick(INSERTIONS[0])
    module = found(book, DRAFT)
    assert module.results == "Es wirkt. [DIE-ZI-0001]"
    assert len(module.quote_refs) == 1
    qtbot.waitUntil(lambda: "Der Schreibtisch ist es nicht" in paper_of(work), timeout=SLOW)
    assert "DIE-ZI-0001]" not in paper_of(work)


def test_pages_are_turned_with_the_keyboard(work):
    pages = work.preview.pages
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert work._place.text() == f"Seite {pages.pages} von {pages.pages}"
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert work._place.text() == f"Seite 1 von {pages.pages}"
    assert "Förderdeutsch" in pages.accessibleDescription()


def test_a_released_module_is_only_read(page, work, uid_of):
    page.show_record(uid_of(RELEASED))
    assert editor(page._side.work, "objective").isReadOnly()


def test_form_and_writing_show_the_same(page, work):
    type_text(editor(work, "objective"), "Ein Ziel.")
    page._sides.choose_view(FORM)
    form = page._side.form.body.boxes["objective"].editor.input
    assert form.text() == "Ein Ziel."
    type_text(form, "Vorweg: ")
    page._sides.choose_view(WORK)
    assert editor(work, "objective").text() == "Vorweg: Ein Ziel."


def test_next_problem_leads_through_the_gaps(page, work):
    page.handlers()["problem.next"]()
    first = QApplication.focusWidget()
    page.handlers()["problem.next"]()
    assert work.isAncestorOf(first)
    assert QApplication.focusWidget() is not first


def test_narrow_windows_take_turns(page_of, book, uid_of):
    page = page_of(book, "knowledge_module", width=620, height=520)
    page.show_record(uid_of(DRAFT))
    page._sides.choose_view(WORK)
    work = page._side.work
    assert work._left.isVisible() != work._right.isVisible()
    work._parts.choose("look")
    assert work._right.isVisible()
    assert not work.outline.isVisible()


def test_hints_lead_to_their_field(page, work, book, uid_of):
    work._tabs.setCurrentIndex(2)
    rows = [row for row in work.hints.findChildren(QAbstractButton) if row.isVisible()]
    QTest.keyClick(rows[0], Qt.Key.Key_Space)
    assert work.form.isAncestorOf(QApplication.focusWidget())
