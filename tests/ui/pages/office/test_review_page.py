"""Reviewing modules: the list by stages, the module to read, the remark and the steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.services.numbering import uid_of_code
from app.services.office import replies, review
from tests.helpers.offices import full_office
from tests.helpers.rounds import record
from ui.dialogs.answering import AnsweringDialog, told

FIRST, SECOND = uid_of_code("DIE-WB-0001"), uid_of_code("DIE-WB-0002")
REMARK = "Bitte die Zahl der Teilnehmenden ergänzen."


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "review")


@pytest.fixture
def settle(qtbot, page):
    def settle():
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)

    return settle


@pytest.fixture
def go(page, settle):
    def go(uid):
        page.list.stand_on(uid)
        page._follow()
        settle()

    return go


def heads(page):
    return [row.title for row in page.list.rows if row.ref is None]


def visible(page):
    return {step for step, button in page.side.buttons.items() if not button.isHidden()}


def test_modules_stand_under_their_stages(page, book, settle):
    assert heads(page) == ["Zu prüfen · 15"]
    page.workspace.events.changed(review.accept(book, FIRST, "").changes)
    settle()
    assert heads(page) == ["Zu prüfen · 14", "Übernommen · 1"]


def test_the_module_can_be_read(page, go, book):
    go(FIRST)
    text = page.side.paper.toPlainText()
    module = record(book, "DIE-WB-0001")
    assert module.title in text
    assert module.summary.partition(".")[0] in text
    assert "Beleg" in page.side._evidence.text()


def test_a_module_offers_the_steps_from_where_it_is(page, go, book, settle):
    go(FIRST)
    assert visible(page) == {"note", "ask", "reject", "accept"}
    page.workspace.events.changed(review.accept(book, FIRST, "").changes)
    settle()
    go(FIRST)
    assert visible(page) == {"note", "ask", "reject", "publish"}


def test_accepting_goes_on_to_the_next_and_can_be_taken_back(page, go, book, settle, heard):
    go(FIRST)
    page.side.buttons["accept"].click()
    settle()
    assert record(book, "DIE-WB-0001").status == "accepted"
    assert page.module.uid == SECOND
    assert "übernommen" in heard.said[-1]
    heard.acts[-1]()
    settle()
    assert record(book, "DIE-WB-0001").status == "released"


def test_a_question_needs_a_remark(page, go, book, settle, monkeypatch):
    complaints: list[object] = []
    monkeypatch.setattr("ui.pages.office.review.complain", complaints.append)
    go(FIRST)
    page.side.buttons["ask"].click()
    assert "Prüfvermerk" in str(complaints[0])
    page.side.remark.setPlainText(REMARK)
    page.side.buttons["ask"].click()
    settle()
    assert record(book, "DIE-WB-0001").office_review_note == REMARK
    assert heads(page) == ["Zu prüfen · 14", "Rückfrage beim Labor · 1"]


def test_a_remark_that_was_written_is_not_lost(page, go, book, settle):
    go(FIRST)
    page.side.remark.setPlainText(REMARK)
    go(SECOND)
    settle()
    assert record(book, "DIE-WB-0001").office_review_note == REMARK
    assert page.side.typed == ""
    page.side.remark.setPlainText("Noch einer.")
    assert page.leave()
    assert record(book, "DIE-WB-0002").office_review_note == "Noch einer."


def test_a_remark_that_is_too_long_keeps_the_page(page, go, monkeypatch):
    complaints: list[object] = []
    monkeypatch.setattr("ui.pages.office.review.complain", complaints.append)
    go(FIRST)
    page.side.remark.setPlainText("x" * 1001)
    assert page.side._counter.text() == "1 Zeichen zu viel"
    assert page.leave() is False
    assert page.side.typed == "x" * 1001


def test_keys_lead_from_list_to_text_and_back(page, qtbot, go):
    go(FIRST)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.side.paper.hasFocus()
    qtbot.keyClick(page.side.paper, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    page.handlers()["problem.next"]()
    assert page.module.uid == SECOND


def test_where_there_is_little_room_one_side_gives_way(page, go):
    page.setMinimumSize(1, 1)  # as within the window
    page.resize(600, 330)
    assert page._left.isVisible()
    assert not page.side.isVisible()
    page.enter_module()
    assert page.side.isVisible()
    assert not page._left.isVisible()
    page.back_to_list()
    assert page._left.isVisible()


def test_answers_that_wait_are_counted(page, book, settle):
    assert page._said.accessibleName() == "Keine Antwort steht aus."
    assert not page.answer.isEnabled()
    page.workspace.events.changed(review.reject(book, FIRST, REMARK).changes)
    settle()
    assert page._said.accessibleName() == "2 Antworten sind noch nicht ausgegeben."
    assert page.answer.isEnabled()


def test_the_dialog_writes_a_file_for_each_lab(workspace_of, shown, tmp_path, heard, qtbot, answered):
    book, _ = answered
    workspace = workspace_of(book)
    dialog = shown(AnsweringDialog(workspace))
    assert dialog.main.text() == "Rückmeldung ausgeben"
    dialog.place.edit.setText(str(tmp_path / "neu" / "Rückmeldungen"))
    dialog.main.click()
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert [file.name for file in (tmp_path / "neu" / "Rückmeldungen").iterdir()] == [
        "Rueckmeldung_DIE_2022-11-23.zip"
    ]
    assert heard.said == ["1 Rückmeldung ausgegeben. Schicken Sie jedem Labor seine Datei."]
    assert told(replies.outgoing(book)[0]) == "2 Antworten schon ausgegeben, vom Labor noch nicht bestätigt"


def test_the_dialog_says_why_it_cannot_write(workspace_of, shown, answered):
    dialog = shown(AnsweringDialog(workspace_of(answered[0])))
    next(iter(dialog.ticks.values())).setChecked(False)
    assert not dialog.main.isEnabled()
    next(iter(dialog.ticks.values())).setChecked(True)
    dialog.place.edit.setText("nirgendwo")
    assert not dialog.main.isEnabled()
    assert "„nirgendwo“" in dialog._problem.accessibleName()


@pytest.fixture
def answered(tmp_path):
    from tests.helpers.books import sample_copy
    from tests.helpers.offices import office_copy
    from tests.helpers.rounds import Round

    lab, office = sample_copy("DIE", tmp_path), office_copy(tmp_path)
    Round(lab, office, tmp_path / "post").take_over()
    review.reject(office, FIRST, REMARK)
    yield office, lab
    lab.close()
    office.close()
