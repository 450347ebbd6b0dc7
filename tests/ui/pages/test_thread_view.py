"""Cards that lead from evidence to finding to thesis and module."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.helpers.offices import full_office
from ui.dialogs.picker import Picker
from ui.pages.records.record_side import THREAD
from ui.pages.thread.cards import RecordCard

NARROW = {"width": 620, "height": 520}


@pytest.fixture
def page(page_of, book, uid_of):
    page = page_of(book, "finding")
    page.show_record(uid_of("DIE-EK-0001"))
    page._sides.choose_view(THREAD)
    QApplication.processEvents()
    return page


def cards(page):
    found = page._side._thread.findChildren(RecordCard)
    return {card.card.short: card for card in found if card.isVisible()}


def words(page):
    return [label.accessibleName() or label.text() for label in page._side._thread.findChildren(QLabel)]


def button(page, text):
    return next(b for b in page._side._thread.findChildren(QPushButton) if b.text() == text and b.isVisible())


def pick(qtbot, text):
    """Choose the first hit in the picker that opens next."""

    def choose():
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, Picker)
        qtbot.keyClicks(picker._search, text)
        picker._search.returnPressed.emit()
        picker._accept_ticked()

    QTimer.singleShot(0, choose)


def test_every_card_opens_its_record(page, qtbot, heard, uid_of):
    qtbot.mouseClick(cards(page)["DIE-AK-0008"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(cards(page)["T1"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(cards(page)["DIE-WB-0001"], Qt.MouseButton.LeftButton)
    assert heard.went == [
        ("activity", uid_of("DIE-AK-0008")),
        ("thesis", uid_of("PB-TS-0001")),
        ("knowledge_module", uid_of("DIE-WB-0001")),
    ]


def test_cards_are_reached_and_opened_with_the_keyboard(page, qtbot, heard):
    card = cards(page)["DIE-AK-0008"]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert [place for place, _ in heard.went] == ["activity"]


def test_a_screen_reader_hears_what_ties_a_card(page):
    spoken = cards(page)["T1"].accessibleName()
    assert spoken.startswith("These, T1, differenziert")


def test_missing_counter_evidence_is_asked_for(page):
    assert "Noch keine. Gab es Stimmen, die dagegen sprechen?" in words(page)


def test_counter_evidence_is_added_by_picking(page, qtbot, record_of, uid_of, heard):
    pick(qtbot, "DIE-AK-0004")
    qtbot.mouseClick(button(page, "Gegenbeleg hinzufügen …"), Qt.MouseButton.LeftButton)
    (row,) = record_of("DIE-EK-0001").counter_evidence
    assert (row.kind, row.target, row.strength) == ("activity", uid_of("DIE-AK-0004"), "direct")
    assert "DIE-AK-0004" in {card.card.code for card in page._side._thread.findChildren(RecordCard)}
    assert heard.said[-1].startswith("Gegenbelege: „Sachstandsbericht")


def test_evidence_that_was_added_can_be_taken_back(page, qtbot, record_of, heard):
    before = len(record_of("DIE-EK-0001").evidence)
    pick(qtbot, "DIE-AK-0003")
    qtbot.mouseClick(button(page, "Beleg hinzufügen …"), Qt.MouseButton.LeftButton)
    assert len(record_of("DIE-EK-0001").evidence) == before + 1
    heard.acts[-1]()
    assert len(record_of("DIE-EK-0001").evidence) == before


def test_every_kind_has_a_thread(page_of, book, uid_of):
    page = page_of(book, "activity")
    page.show_record(uid_of("DIE-AK-0008"))
    page._sides.choose_view(THREAD)
    assert {"Worauf sie sich stützt", "Die Aktivität", "Wohin sie führt"} <= set(words(page))
    assert "DIE-EK-0001" in cards(page)


def test_the_next_record_shows_its_own_thread(page, qtbot, uid_of):
    page.step(1)
    qtbot.waitUntil(lambda: page.uid == uid_of("DIE-EK-0002"))
    assert "DIE-EK-0002" in words(page)


def test_a_narrow_window_shows_one_part_of_the_thread_at_a_time(page_of, book, uid_of):
    page = page_of(book, "finding", **NARROW)
    page.show_record(uid_of("DIE-EK-0001"))
    page._sides.choose_view(THREAD)
    QApplication.processEvents()
    assert "DIE-AK-0008" not in cards(page)
    page._side._thread.parts.choose("before")
    assert "DIE-AK-0008" in cards(page)
    assert "T1" not in cards(page)


def test_what_was_not_delivered_says_so(page):
    assert "Noch nicht ans Projektbüro geliefert" in words(page)


def test_the_office_delivers_nothing_and_says_nothing_of_it(page_of, uid_of, tmp_path):
    folder = tmp_path / "Projektbüro"
    folder.mkdir()
    office = full_office(folder)
    page = page_of(office, "stock")
    page.show_kind("finding")
    page.show_record(uid_of("DIE-EK-0001"))
    page._sides.choose_view(THREAD)
    QApplication.processEvents()
    assert "T1" in cards(page)
    assert "Noch nicht ans Projektbüro geliefert" not in words(page)
    office.close()
