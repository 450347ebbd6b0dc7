"""Picking from a long list, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.catalogue import KINDS
from app.services import lists, records
from app.services.terms import TermChoice
from tests.helpers.books import empty_copy, sample_copy
from ui.dialogs.picker import Picker
from ui.dialogs.picker_model import PAGE, KeyRole, Records, Terms
from ui.widgets.segments import SegmentBar

Key = Qt.Key


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def show(qtbot):
    def make(source, chosen=(), *, several=False):
        picker = Picker("Auswählen", source, chosen, several=several)
        qtbot.addWidget(picker)
        picker.show()
        picker.activateWindow()
        QApplication.processEvents()
        return picker

    return make


def titles(picker):
    model = picker._model
    return [model.index(row).data() for row in range(model.rowCount())]


def look_for(picker, text):
    picker._search.setText(text)
    picker._search.wanted.emit(text)


def uid(book, code):
    return lists.search(book, list(KINDS), code, 1)[0].uid


def test_every_word_must_occur_in_any_order_and_spelling(book, show):
    picker = show(Records(book, ["activity"]))
    look_for(picker, "arbeitswelten TASKFORCE")
    assert titles(picker) == ["Taskforce Neue Arbeitswelten"]
    look_for(picker, "buergerbefragung")
    assert titles(picker)[0].startswith("Bürgerbefragung")


def test_what_cannot_be_found_is_said(book, show):
    picker = show(Records(book, ["activity"]))
    look_for(picker, "gibt es nicht")
    assert picker._count.text() == "Nichts gefunden für „gibt es nicht“."
    assert not picker._take.isEnabled()


def test_a_code_finds_its_record(book, show):
    picker = show(Records(book, ["activity", "source"]))
    look_for(picker, "ak-0006")
    assert titles(picker) == ["Taskforce Neue Arbeitswelten"]


def test_kinds_can_be_told_apart(book, show):
    picker = show(Records(book, ["activity", "source"]))
    both = titles(picker)
    picker.findChild(SegmentBar).choose("source")
    assert titles(picker) == [hit.title for hit in lists.search(book, ["source"], "", PAGE)]
    assert len(titles(picker)) < len(both)


def test_one_kind_needs_no_question(book, show):
    assert show(Records(book, ["activity"])).findChild(SegmentBar) is None


def test_down_and_enter_take_one(book, show):
    picker = show(Records(book, ["activity"]))
    QTest.keyClick(picker._search, Key.Key_Down)
    QTest.keyClick(picker._list, Key.Key_Down)
    QTest.keyClick(picker._list, Key.Key_Return)
    assert picker.result() == Picker.DialogCode.Accepted
    assert picker.chosen == (uid(book, "DIE-AK-0002"),)


def test_typing_in_the_list_goes_on_searching(book, show):
    picker = show(Records(book, ["activity"]))
    QTest.keyClick(picker._search, Key.Key_Down)
    QTest.keyClicks(picker._list, "t")
    assert picker._search.text() == "t"
    assert picker._search.hasFocus()


def test_several_are_ticked_with_space_and_keep_their_order(book, show):
    before = (uid(book, "DIE-AK-0006"),)
    picker = show(Records(book, ["activity"]), before, several=True)
    QTest.keyClick(picker._search, Key.Key_Down)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(picker._list, key)
    assert picker._count.text().startswith("3 ausgewählt")
    QTest.keyClick(picker._list, Key.Key_Return)
    assert picker.chosen == (*before, uid(book, "DIE-AK-0001"), uid(book, "DIE-AK-0002"))


def test_a_tick_is_taken_back(book, show):
    first = uid(book, "DIE-AK-0001")
    picker = show(Records(book, ["activity"]), (first,), several=True)
    QTest.keyClick(picker._search, Key.Key_Down)
    QTest.keyClick(picker._list, Key.Key_Space)
    QTest.keyClick(picker._list, Key.Key_Return)
    assert picker.chosen == ()


def test_what_no_search_shows_stays_chosen(book, show):
    first = uid(book, "DIE-AK-0001")
    picker = show(Records(book, ["activity"]), (first,), several=True)
    look_for(picker, "taskforce")
    QTest.keyClick(picker._search, Key.Key_Down)
    QTest.keyClick(picker._list, Key.Key_Space)
    QTest.keyClick(picker._list, Key.Key_Return)
    assert picker.chosen == (first, uid(book, "DIE-AK-0006"))


def test_a_condition_narrows_what_is_offered(book, show):
    picker = show(Records(book, ["activity"], lambda activity: activity.status == "running"))
    assert titles(picker) == ["Taskforce Neue Arbeitswelten"]


def test_long_lists_come_in_pages(tmp_path, show):
    book = empty_copy(tmp_path)
    for number in range(PAGE + 5):
        records.save(book, records.begin(book, "source").but(title=f"Quelle {number}"))
    picker = show(Records(book, ["source"]))
    model = picker._model
    assert model.rowCount() == PAGE
    assert model.canFetchMore()
    model.fetchMore()
    assert model.rowCount() == PAGE + 5
    assert not model.canFetchMore()
    keys = {model.index(row).data(KeyRole) for row in range(model.rowCount())}
    assert len(keys) == PAGE + 5
    book.close()


TERMS = (
    TermChoice("work", "Arbeit", "Alles Tun", "Arbeit"),
    TermChoice("rules", "Regeln", "Was gilt", "Arbeit"),
    TermChoice("old", "Altes", "", "Altes", offered=False),
)


def test_terms_are_found_by_label_help_and_group(show):
    picker = show(Terms(TERMS), several=True)
    assert titles(picker) == ["Arbeit", "Regeln"]
    look_for(picker, "arbeit gilt")
    assert titles(picker) == ["Regeln"]


def test_a_retired_term_that_is_chosen_can_be_taken_away(show):
    assert titles(show(Terms(TERMS, ["old"]), ["old"], several=True)) == ["Arbeit", "Regeln", "Altes"]


def test_what_is_missing_can_be_begun(book, show):
    picker = show(Records(book, ["source"]))
    picker.offer_new("Quelle anlegen …", lambda: "neu")
    next(b for b in picker.findChildren(QPushButton) if b.text() == "Quelle anlegen …").click()
    assert picker.chosen == ("neu",)


def test_every_row_is_said_in_full(book, show):
    picker = show(Records(book, ["activity"]))
    model = picker._model
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "DIE-AK-0001" in said
    assert model.index(0).data() in said
