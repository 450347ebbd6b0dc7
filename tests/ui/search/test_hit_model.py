"""Hits under their kinds, read a page at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt

from app.domain.catalogue import KINDS
from app.services import search
from app.services.search import Answer, Hit, Narrowing
from tests.helpers.books import sample_copy
from ui.search.asking import Question, _answer
from ui.search.hit_model import PAGE, ROW, Heading, HitModel, rows_of

ALL = Narrowing(tuple(KINDS))


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    search.catch_up(book, lambda done, total, text: None)
    yield book
    book.close()


@pytest.fixture
def model(qapp, book):
    parent = QObject()
    model = HitModel(book, parent)
    yield model
    parent.deleteLater()


def test_what_has_a_page_comes_first_and_of_each_kind_a_few():
    hits = [Hit(f"t{number}", "theme") for number in range(7)]
    rows = rows_of(
        Answer((*hits, Hit("a", "activity")), {"theme": 7, "activity": 1}, more=False), whole=False
    )
    assert [row.text for row in rows if isinstance(row, Heading)] == ["Aktivitäten", "Themen · 5 von 7"]
    assert len(rows) == 8


def test_one_kind_is_shown_as_a_whole():
    hits = tuple(Hit(f"t{number}", "theme") for number in range(7))
    rows = rows_of(Answer(hits, {"theme": 7}, more=False), whole=True)
    assert len(rows) == 8
    assert isinstance(rows[0], Heading)
    assert rows[0].text == "Themen"


def test_qt_finds_no_fault(model, book, qtmodeltester):
    model.show(_answer(book, Question("arb", ALL)))
    qtmodeltester.check(model)


def test_pages_follow_when_somebody_gets_there(model, book):
    model.show(_answer(book, Question("arb", ALL)))
    first = model.rowCount()
    assert first == PAGE
    while model.canFetchMore():
        model.fetchMore()
    assert first < model.rowCount() == len(_answer(book, Question("arb", ALL)).rows)


def test_headings_cannot_be_chosen_and_are_stepped_over(model, book):
    model.show(_answer(book, Question("coworking", ALL)))
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.hit_from(0, 1).row() == 1
    assert not model.hit_from(0, -1).isValid()
    last = model.hit_from(model.rowCount() - 1, 1)
    assert last.isValid()
    assert not model.hit_from(last.row() + 99, 1).isValid()


def test_a_screen_reader_hears_kind_name_place_and_passage(model, book):
    model.show(_answer(book, Question("leerstand", ALL, "interview")))
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Interview, DIE-P-001, DIE-IV-0001, erfunden, Transkript (Rohfassung): ")


def test_what_is_deleted_meanwhile_is_left_out(model, book):
    reply = _answer(book, Question("coworking", ALL))
    model.show(reply._replace(findings=reply.findings[1:]))
    shown = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert reply.findings[0] not in shown
    assert reply.findings[1] in shown


def test_another_reply_replaces_the_first(model, book):
    model.show(_answer(book, Question("coworking", ALL)))
    model.show(_answer(book, Question("gibtesnicht", ALL)))
    assert model.rowCount() == 0
