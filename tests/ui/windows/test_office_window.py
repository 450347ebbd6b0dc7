"""The window follows the file: a lab's leads through the thread, the office's through its own work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.services import lists, records
from app.services.numbering import uid_of_code
from tests.helpers.books import clock, sample_copy
from tests.helpers.offices import empty_office, full_office
from ui.actions import MENUS
from ui.pages.registry import PAGES
from ui.program import Program
from ui.windows.places import LAB_PLACES, OFFICE_PLACES, stand_in

Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path):
    book = full_office(tmp_path)
    book.close()
    return book.path


@pytest.fixture
def lab(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


@pytest.fixture
def window(program, see, office):
    return see(program, office)


@pytest.fixture
def opened(program, qtbot):
    """Open another file in the same window."""

    def open_(path):
        before = program.opening._workspace
        program.opening.open(path)
        qtbot.waitUntil(lambda: program.opening._workspace is not before and not program.tasks.running)

    return open_


def there(places):
    return [place.label for place in places if place.key in PAGES]


def labels(window):
    model = window.frame.navigation.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [row.data() for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]


def in_menu(window):
    view = next(a.menu() for a in window.frame.top_bar.menu_bar.actions() if a.text() == MENUS["view"])
    return [action.text() for action in view.actions() if action.isVisible() and not action.isSeparator()]


def test_the_office_has_places_of_its_own(window):
    assert labels(window) == there(OFFICE_PLACES)
    assert "Städtevergleich" in labels(window)
    assert "Interviews" not in labels(window)


def test_its_head_says_how_many_towns_there_are(window):
    assert window.windowTitle() == "Projektbüro – Laborbuch"
    assert window.frame.head._town.text() == "Projektbüro"
    assert window.frame.head._about.text() == "Fünf Städte"


def test_head_follows_what_is_taken_over(program, window, qtbot):
    workspace = program.opening._workspace
    workspace.events.changed(records.trash(workspace.book, uid_of_code("DIP-LA-0001")).changes)
    qtbot.waitUntil(lambda: window.frame.head._about.text() == "Vier Städte")


def test_an_office_without_towns_says_so(program, see, tmp_path):
    book = empty_office(tmp_path)
    book.close()
    assert see(program, book.path).frame.head._about.text() == "Noch keine Stadt"


def test_a_comparison_without_towns_leads_to_the_inbox(program, see, tmp_path):
    book = empty_office(tmp_path, "leer.laborbuch")
    book.close()
    window = see(program, book.path)
    window.frame.go("comparison")
    buttons = window.frame.pages.page.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Zum Eingang").click()
    assert window.frame.pages.place == "inbox"


def test_figures_go_to_the_places_of_the_office(window):
    keys = [place.key for place in OFFICE_PLACES if place.key in PAGES]
    for number in range(1, min(len(keys), 9) + 1):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Control)
        assert window.frame.pages.place == keys[number - 1]


def test_all_places_find_room_where_everything_is_twice_as_large(window, qtbot):
    window.resize(683, 384)
    navigation = window.frame.navigation
    qtbot.waitUntil(lambda: navigation.rail and navigation.verticalScrollBar().maximum() == 0)
    heights = {navigation.visualRect(index).height() for index in places_in(navigation)}
    assert len(heights) == 1
    assert heights.pop() >= 24
    window.resize(1366, 768)


def places_in(navigation):
    model = navigation.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [index for index in rows if index.flags() & Qt.ItemFlag.ItemIsSelectable]


def test_menu_shows_the_places_of_the_file_that_is_open(window, opened, lab, office):
    assert in_menu(window)[-len(there(OFFICE_PLACES)) :] == there(OFFICE_PLACES)
    opened(lab)
    assert in_menu(window)[-len(there(LAB_PLACES)) :] == there(LAB_PLACES)
    assert labels(window) == there(LAB_PLACES)
    opened(office)
    assert labels(window) == there(OFFICE_PLACES)


def test_a_lab_after_the_office_is_as_it_always_was(window, opened, lab):
    opened(lab)
    assert window.frame.head._about.text() == "Stadtlabor DIE"
    QTest.keyClick(window, Qt.Key.Key_5, Control)
    assert window.frame.pages.place == "finding"


def test_records_of_every_kind_are_shown_in_the_stock(program, window):
    book = program.opening._workspace.book
    for kind in ("activity", "finding", "knowledge_module", "thesis", "source"):
        uid = lists.search(book, [kind], "", 1)[0].uid
        window.frame.go(kind if kind != "source" else "finding", uid)
        assert window.frame.pages.place == "stock"
        assert window.frame.pages.page.uid == uid
    assert window.frame.navigation.currentIndex().data() == "Bestand"


def test_a_place_without_a_record_shows_the_list_of_its_kind(window):
    window.frame.go("quote")
    assert window.frame.pages.place == "stock"
    assert window.frame.pages.page.pane.spec.kind == "quote"


def test_a_place_stands_for_itself_where_there_is_one():
    assert stand_in(LAB_PLACES, "activity") == "activity"
    assert stand_in(OFFICE_PLACES, "activity") == "stock"
    assert stand_in(OFFICE_PLACES, "delivery") == "delivery"


@pytest.fixture
def first_seen(qapp, settings, light, monkeypatch):
    """Return what the navigation of a new window leads to before its file is read."""

    def see(path=None, **named):
        program = Program(qapp, settings, clock=clock)
        monkeypatch.setattr(program.window, "show", lambda: None)  # what is not painted opens nothing
        program.show(path, **named)
        found = labels(program.window)
        program.window.close()
        program.tasks.close()
        program.looks.deleteLater()
        return found

    return see


def test_the_window_begins_with_the_places_of_the_file_it_is_going_to_open(
    window, opened, lab, office, first_seen
):
    assert first_seen() == there(OFFICE_PLACES)
    opened(lab)
    assert first_seen() == there(LAB_PLACES)
    assert first_seen(office) == there(OFFICE_PLACES)
    assert first_seen(sample=True) == there(LAB_PLACES)


def test_of_a_file_that_nobody_remembers_no_place_is_shown_before_it_is_read(
    window, first_seen, tmp_path, lab
):
    assert first_seen(lab) == []
