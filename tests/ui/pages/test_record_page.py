"""A list, a record, and the keys that lead from one to the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.services import lists, records
from app.services.lists import ListQuery
from ui.pages.records.list_pane import TABLE
from ui.pages.records.record_side import FORM, THREAD
from ui.pages.records.specs import PAGES

Key = Qt.Key
NARROW = {"width": 620, "height": 520}


@pytest.fixture
def page(page_of, book):
    return page_of(book, "activity")


def titles(pane):
    return [pane.model.record(row).title for row in range(pane.model.rowCount())]


def follow(page, qtbot, uid):
    """Wait until the form shows the record that the list stands on."""
    qtbot.waitUntil(lambda: page.uid == uid)


def holds_focus(widget):
    focus = QApplication.focusWidget()
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))


def press(page, qtbot, name):
    QApplication.processEvents()  # what was just shown takes its place
    button = next(b for b in page.findChildren(QPushButton) if b.text() == name and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("place", [place for place in PAGES if place != "delivery"])
def test_every_page_begins_with_its_first_record(place, page_of, book):
    page = page_of(book, place)
    assert page.uid == page.pane.model.uid_at(0)
    assert page._side.form.isVisible()


@pytest.mark.parametrize(("place", "kind"), [(place, kind) for place in PAGES for kind in PAGES[place].kinds])
def test_every_list_shows_all_records_of_its_kind(place, kind, page_of, book):
    page = page_of(book, place)
    page._lists.show_kind(kind)
    assert page.pane.model.rowCount() == lists.count(book, ListQuery(kind))


def test_the_form_follows_the_arrow_keys(page, qtbot):
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Key.Key_Down)
    assert page.uid == page.pane.model.uid_at(0)  # a moment later
    follow(page, qtbot, page.pane.model.uid_at(1))


def test_enter_leads_into_the_form_and_escape_back(page, qtbot):
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Key.Key_Return)
    assert holds_focus(page._side.form)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert holds_focus(page.pane.view)


def test_a_screen_reader_hears_the_whole_row(page, book, record_of):
    records.save(book, record_of("DIE-AK-0013").but(themes=()))
    page.pane.refresh()
    spoken = page.pane.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.replace("\u00a0", " ") == (
        "Dießener Vertretung beim Start der Akademie in Wittenberge, 26. Juli, Wittenberge, 1 Angabe fehlt, "
        "DIE-AK-0013"
    )


def test_every_area_takes_the_focus(page):
    for area in page.areas():
        area.setFocus()
        assert holds_focus(area)


def test_the_next_view_has_the_focus(page):
    page.pane.view.setFocus()
    for _ in range(2):
        page.next_view()
        assert holds_focus(page._side)


def test_next_and_previous_record(page, qtbot):
    page.handlers()["record.next"]()
    page.handlers()["record.next"]()
    page.handlers()["record.previous"]()
    follow(page, qtbot, page.pane.model.uid_at(1))


def test_a_new_record_is_stored_with_its_first_words_and_stands_in_the_list(page_of, qtbot, book):
    page = page_of(book, "knowledge_module")
    before = page.pane.model.rowCount()
    page.handlers()["record.new"]()
    assert lists.count(book, ListQuery("knowledge_module")) == before
    qtbot.keyClicks(QApplication.focusWidget(), "Runder Tisch")
    assert page.leave()
    assert "Runder Tisch" in titles(page.pane)
    assert page.pane.uid == page.uid


def test_what_was_typed_is_stored_before_another_record_comes(page, qtbot, record_of):
    uid, code = page.uid, page.record.code
    page.enter_record()
    qtbot.keyClicks(QApplication.focusWidget(), "Umbenannt")
    page.step(1)
    qtbot.waitUntil(lambda: page.uid != uid)
    assert "Umbenannt" in record_of(code).title


def test_ctrl_d_copies(page, qtbot, heard):
    title = page.record.title
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert f"{title} (Kopie)" in titles(page.pane)
    qtbot.waitUntil(lambda: page.record.title == f"{title} (Kopie)")
    assert heard.said[-1] == f"„{title} (Kopie)“ angelegt."


def test_what_is_thrown_away_can_be_taken_back(page, qtbot, heard):
    first, second = (page.pane.model.uid_at(row) for row in (0, 1))
    title = page.record.title
    page.handlers()["edit.trash"]()
    assert title not in titles(page.pane)
    follow(page, qtbot, second)
    assert heard.said == [f"„{title}“ liegt im Papierkorb."]
    heard.acts[0]()
    assert page.pane.model.uid_at(0) == first


def test_common_theses_are_not_thrown_away(page_of, book, heard):
    page = page_of(book, "thesis")
    page.handlers()["edit.trash"]()
    assert page.pane.model.rowCount() == 9
    assert "Löschen kann es nur das Projektbüro" in heard.said[0]


def test_the_filter_says_when_nothing_fits_and_how_to_go_on(page, qtbot):
    page.handlers()["search.list"]()
    qtbot.keyClicks(QApplication.focusWidget(), "leerst")
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == 0)
    assert page.pane._nothing.isVisible()
    press(page, qtbot, "Filter leeren")
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == 13)


def test_an_empty_page_says_how_to_begin(page_of, new_book, qtbot):
    page = page_of(new_book, "finding")
    press(page, qtbot, "Erste Erkenntnis anlegen")
    assert holds_focus(page._side.form)


def test_a_header_of_the_table_sorts(page, qtbot):
    page.pane.views.choose(TABLE)
    header = page.pane.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert titles(page.pane) == sorted(titles(page.pane), key=str.casefold)


def test_the_table_comes_first_even_after_a_record_was_asked_for(page, uid_of):
    page.show_record(uid_of("DIE-AK-0008"))
    page.pane.views.choose(TABLE)
    assert page.pane.table.isVisible()


def test_another_list_brings_its_own_record(page_of, book, qtbot):
    page = page_of(book, "interview")
    page._lists.show_kind("consent")
    qtbot.waitUntil(lambda: page.record.about.name == "consent")
    page._lists.show_kind("guide")
    qtbot.waitUntil(lambda: page.record.about.name == "guide")


def test_an_empty_list_shows_no_record_of_another(page_of, book, qtbot):
    page = page_of(book, "finding")
    page._lists.show_kind("attachment")
    qtbot.waitUntil(lambda: page.record is None)


def test_the_list_keeps_its_width_when_the_thread_was_shown(page_of, book):
    page = page_of(book, "finding")
    before = page._sides._splitter.sizes()
    page._sides.choose_view(THREAD)
    QApplication.processEvents()
    page._sides.choose_view(FORM)
    QApplication.processEvents()
    assert page._sides._splitter.sizes() == before == [400, 753]


def test_the_table_has_the_page_for_itself_and_enter_opens_the_record(page, qtbot):
    page.pane.views.choose(TABLE)
    assert not page._side.isVisible()
    page.pane.table.setFocus()
    qtbot.keyClick(page.pane.table, Key.Key_Return)
    assert holds_focus(page._side.form)
    assert not page.pane.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert page.pane.table.isVisible()


def test_a_narrow_window_shows_list_or_record(page_of, book, qtbot):
    page = page_of(book, "activity", **NARROW)
    assert page.pane.isVisible()
    assert not page._side.isVisible()
    page.enter_record()
    assert page._side.isVisible()
    assert not page.pane.isVisible()
    press(page, qtbot, "Aktivitäten")
    assert page.pane.isVisible()


def test_a_record_is_shown_in_the_list_of_its_kind(page_of, book, uid_of):
    page = page_of(book, "finding")
    page.show_record(uid_of("DIE-QU-0003"))
    assert page.pane.spec.kind == "source"
    assert page.pane.uid == page.uid == uid_of("DIE-QU-0003")


def test_a_filter_that_hides_the_wanted_record_gives_way(page, qtbot, uid_of):
    page.pane._filter.setText("Bürgerworkshop")
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == 2)
    page.show_record(uid_of("DIE-AK-0004"))
    assert page.pane.uid == uid_of("DIE-AK-0004")


def test_what_others_change_is_seen_in_list_and_form(page, book):
    record = page.record
    saved = records.save(book, record.but(title="Von anderswo"))
    page.workspace.events.changed(saved.changes)
    assert page.record.title == "Von anderswo"
    assert titles(page.pane)[0] == "Von anderswo"


def test_changes_are_read_when_the_page_comes_back(page, book):
    page.hide()
    saved = records.save(book, page.record.but(title="Inzwischen"))
    page.workspace.events.changed(saved.changes)
    page.show()
    page.enter()
    assert titles(page.pane)[0] == "Inzwischen"


def test_the_thread_has_the_page_for_itself(page, uid_of):
    page.show_record(uid_of("DIE-AK-0008"))
    page._sides.choose_view(THREAD)
    assert page._side._thread.isVisible()
    assert not page.pane.isVisible()


def test_the_place_of_the_handle_is_remembered(page):
    page._sides._splitter.moveSplitter(500, 1)
    page._sides._remember()
    assert page.workspace.settings["splitters"]["activity"][0] == 500


def test_columns_can_be_chosen(page):
    page.pane.model.show_columns(("title", "phase"))
    page.pane.views.choose(TABLE)
    assert page.pane.table.model().columnCount() == 2
