"""The office's first page: what is to be done next, and what came last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.domain.records.lab import Lab
from app.services.office import conflicts, review
from app.storage import store
from tests.helpers.inboxes import take
from tests.helpers.offices import empty_office, full_office
from ui.pages.office.agenda import AgendaPage
from ui.widgets.pressable import Pressable


@pytest.fixture
def page(page_of, inbox_book, settled):
    return page_of(inbox_book, "overview", width=1154, height=695)


@pytest.fixture
def settled(qtbot):
    return lambda page: qtbot.waitUntil(lambda: not page.workspace.tasks.running)


def row(page, title):
    return next(row for row in page.list.rows if row.title == title)


def test_the_office_has_a_page_of_its_own(page):
    assert isinstance(page, AgendaPage)
    assert [row.title for row in page.list.rows][:6] == [
        "Was ansteht",
        "Lieferungen übernehmen",
        "Lieferstand",
        "Konflikte entscheiden",
        "Wissensbausteine prüfen",
        "Vorgaben",
    ]


def test_what_came_last_is_named(page):
    assert row(page, "Dießen am Ammersee").meta.startswith("Lieferung 1 · ")


def test_open_conflicts_are_counted_once_they_are_there(page, inbox_book, files, settled):
    assert row(page, "Konflikte entscheiden").state == "nichts offen"
    take(inbox_book, files["second"])
    page.refresh(None)
    settled(page)
    assert row(page, "Konflikte entscheiden").state == f"{conflicts.count_open(inbox_book)} Konflikte"


def test_what_lies_in_the_inbox_comes_first(page, qtbot, heard):
    assert row(page, "Lieferungen übernehmen").state == "nichts offen"
    heard.count("inbox", 2)
    page.recount()
    first = page.list.rows[1]
    assert (first.title, first.state, first.tone) == ("Lieferungen übernehmen", "2 Lieferungen", "warn")
    page.list.stand_on(first.ref)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert heard.went == [("inbox", "")]


def test_a_new_office_with_a_delivery_in_its_inbox_says_so(page_of, tmp_path, heard):
    book = empty_office(tmp_path, "leer.laborbuch")
    page = page_of(book, "overview", width=1154, height=695)
    heard.count("inbox", 1)
    page.enter()
    assert page.whole.currentIndex() == 0
    assert row(page, "Lieferungen übernehmen").state == "1 Lieferung"
    book.close()


def test_modules_wait_until_they_are_reviewed(page_of, tmp_path):
    book = full_office(tmp_path)
    page = page_of(book, "overview", width=1154, height=695)
    assert row(page, "Wissensbausteine prüfen").state == f"{review.count_waiting(book)} Bausteine"
    book.close()


def test_a_row_leads_to_its_page(page, qtbot, heard):
    page.list.stand_on(("review", 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    page.list.stand_on(("deliveries_due", 0))
    qtbot.mouseClick(
        page.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.list.visualRect(page.list.currentIndex()).center(),
    )
    assert [place for place, _ in heard.went] == ["review", "deliveries_due"]


def test_a_new_office_is_led_to_its_inbox(page_of, tmp_path, heard):
    book = empty_office(tmp_path, "leer.laborbuch")
    page = page_of(book, "overview", width=627, height=345)
    assert page.whole.currentIndex() == 1
    next(b for b in page.findChildren(QPushButton) if b.text() == "Zum Eingang").click()
    assert heard.went == [("inbox", "")]
    book.close()


def test_every_town_says_what_is_here_and_when_it_delivered(page, heard):
    said = [button.accessibleName() for button in page.towns.findChildren(Pressable)]
    (delivered,) = [text for text in said if text.startswith("Dießen am Ammersee")]
    assert "Aktivitäten" in delivered
    assert "Lieferung 1 vom 31.08.2022" in delivered
    assert sum(text.endswith("noch nichts geliefert") for text in said) == 4
    assert all(button.isVisible() for button in page.towns.findChildren(Pressable))
    page.towns.findChildren(Pressable)[0].click()
    assert heard.went == [("deliveries_due", "")]


def _lab(number):
    """Return a lab that is known by its profile."""
    uid, prefix = f"L{number}", f"X{chr(65 + number)}"
    return Lab(uid=uid, code=f"{prefix}-LA-0001", lab_id=uid, prefix=prefix, town=f"Stadt {number}")


def test_no_town_is_left_out_where_there_are_more_than_fit(page_of, tmp_path, qtbot):
    book = full_office(tmp_path)
    with book.writing() as connection:
        more = (_lab(number) for number in range(12))
        store.write(connection, list(more))
    page = page_of(book, "overview", width=1154, height=623)
    towns = page.towns.findChildren(Pressable)
    assert len(towns) == 17
    last = towns[-1]
    assert last.visibleRegion().isEmpty()
    last.setFocus()
    page.towns.ensureWidgetVisible(last)
    assert last.visibleRegion().boundingRect() == last.rect()
    book.close()


def test_five_towns_stand_there_at_once(page_of, tmp_path, qtbot):
    book = full_office(tmp_path)
    page = page_of(book, "overview", width=1154, height=623)
    towns = page.towns.findChildren(Pressable)
    assert len(towns) == 5
    qtbot.waitUntil(lambda: all(town.visibleRegion().boundingRect() == town.rect() for town in towns))
    book.close()


def test_the_small_comparison_leads_to_the_large_one(page, qtbot, heard):
    assert page.matrix.model().columnCount() == 1
    qtbot.waitUntil(lambda: page.matrix.verticalScrollBar().maximum() == 0)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    assert heard.went == [("comparison", "")]


def test_in_a_small_window_the_towns_stand_in_the_list(page, qtbot, heard):
    assert "Städte" not in [row.title for row in page.list.rows]
    page.resize(627, 345)
    qtbot.waitUntil(lambda: "Städte" in [row.title for row in page.list.rows])
    assert page.minimumSizeHint().width() <= 627
    assert not page.matrix.isVisible()
    assert row(page, "Mölln").state == "noch nichts geliefert"
    page.list.stand_on(row(page, "Mölln").ref)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert heard.went == [("deliveries_due", "")]
