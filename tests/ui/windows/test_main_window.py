"""The window of an open lab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.services import lists, records
from app.services.book import open_book
from tests.helpers.books import clock, sample_copy
from ui.program import Program
from ui.windows.navigation import COUNT, PLACE
from ui.windows.places import LAB_PLACES
from ui.windows.workspace import Page

Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def lab(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


@pytest.fixture
def window(program, see, lab):
    return see(program, lab)


@pytest.fixture
def workspace(program, window):
    return program.opening._workspace


def labels(navigation):
    model = navigation.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def counts(navigation):
    model = navigation.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return {row.data(PLACE).key: row.data(COUNT) for row in rows if hasattr(row.data(PLACE), "key")}


def test_window_shows_before_the_lab_is_open(program, lab, qtbot):
    with qtbot.waitSignal(program.window.painted):
        program.show(lab)
    assert program.window.lab_open
    assert program.window.frame.pages.page is None
    qtbot.waitUntil(lambda: program.window.frame.pages.page is not None)


def test_head_and_foot_say_which_lab_it_is(window):
    assert window.windowTitle() == "Dießen am Ammersee – Laborbuch"
    assert window.frame.head._about.text() == "Stadtlabor DIE"
    assert window.status_bar.file.text == "DIE.laborbuch"


def test_what_does_not_exist_is_not_shown(window):
    assert window.status_bar.vault.isHidden()
    assert window.status_bar.backup.isHidden()


def test_navigation_stands_in_the_order_of_the_thread(window):
    assert labels(window.frame.navigation) == [
        "Übersicht",
        "Dokumentieren",
        "Aktivitäten",
        "Interviews",
        "Zitate",
        "Auswerten",
        "Erkenntnisse",
        "Thesen",
        "Weitergeben",
        "Wissensbausteine",
        "Lieferungen",
        "",
        "Papierkorb",
        "Einstellungen",
    ]


def test_numbers_are_counts(window, workspace):
    counted = lists.counts(workspace.book)
    shown = counts(window.frame.navigation)
    assert shown["activity"] == counted["activity"] > 0
    assert shown["overview"] is None


def test_numbers_follow_what_changes(window, workspace, qtbot):
    before = counts(window.frame.navigation)["quote"]
    quote = lists.search(workspace.book, ["quote"], "", 1)[0]
    workspace.events.changed(records.trash(workspace.book, quote.uid).changes)
    qtbot.waitUntil(lambda: counts(window.frame.navigation)["quote"] == before - 1)


def test_last_entries_stand_at_the_bottom(window):
    navigation = window.frame.navigation
    last = navigation.model().index(navigation.model().rowCount() - 1, 0)
    assert navigation.visualRect(last).bottom() > navigation.height() - 20
    assert navigation.visualRect(last).bottom() < navigation.height()


@pytest.mark.parametrize("number", range(1, 10))
def test_figures_go_to_the_places(window, number):
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Control)
    assert window.frame.pages.place == LAB_PLACES[number - 1].key


def test_arrows_in_the_navigation_skip_the_names_of_groups(window):
    window.frame.navigation.setFocus()
    QTest.keyClick(window.frame.navigation, Qt.Key.Key_Down)
    assert window.frame.pages.place == "activity"


def test_click_goes_to_a_place(window):
    navigation = window.frame.navigation
    row = next(r for r in range(navigation.model().rowCount()) if labels(navigation)[r] == "Thesen")
    place = navigation.visualRect(navigation.model().index(row, 0)).center()
    QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.frame.pages.place == "thesis"
    assert window.frame.navigation.currentIndex().data() == "Thesen"


def test_way_back_leads_through_the_places(window):
    window.frame.go("activity")
    window.frame.go("finding")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.frame.pages.place == "overview"


def test_way_back_leads_to_the_record(window, workspace, qtbot):
    uid = lists.search(workspace.book, ["activity"], "", 3)[2].uid
    window.frame.go("activity", uid)
    window.frame.go("finding")
    shown: list[str] = []
    page = window.frame.pages._pages["activity"]
    page.show_record = shown.append
    window.frame.pages.back()
    assert shown == [uid]


def test_a_way_to_a_field_ends_in_it(window, workspace, qtbot):
    uid = lists.search(workspace.book, ["activity"], "", 3)[2].uid
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.frame.go("activity", uid, "venue")
    form = window.frame.pages.page._side.form
    assert form.body.present_field() == "venue"
    assert form.record().uid == uid


def test_f6_goes_round_the_areas(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.frame.go("activity")
    window.frame.navigation.setFocus()
    areas = len(window.frame.pages.page.areas()) + 1
    met = []
    for _ in range(areas):
        QTest.keyClick(window, Qt.Key.Key_F6)
        met.append(window.focusWidget())
    assert met[-1] is window.frame.navigation
    assert len(set(met)) == areas


def test_narrow_window_has_a_rail_and_one_menu(window):
    window.resize(683, 384)
    assert window.frame._side.width() == 56
    assert set(labels(window.frame.navigation)) - {"Dokumentieren", "Auswerten", "Weitergeben"} == {""}
    assert window.frame.top_bar.menu_button.isVisible()
    assert not window.frame.top_bar.menu_bar.isVisible()
    assert window.status_bar.isHidden()
    window.resize(1366, 768)
    assert window.frame.top_bar.menu_bar.isVisible()
    assert "Aktivitäten" in labels(window.frame.navigation)


def test_rail_still_tells_screen_readers_where_it_leads(window):
    window.resize(683, 384)
    model = window.frame.navigation.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Einstellungen" in spoken


def test_search_is_there_as_long_as_a_lab_is_open(window):
    assert window.frame.top_bar.search.isVisible()
    window.commands["file.close"].trigger()
    assert not window.commands["search.all"].isVisible()


def test_every_icon_alone_has_a_name_and_can_be_hit(window):
    alone = [button for button in window.frame.top_bar.findChildren(QAbstractButton) if not button.text()]
    named = [button for button in alone if button.isVisible()]
    assert named
    assert all(button.accessibleName() and button.toolTip() for button in named)
    assert all(min(button.width(), button.height()) >= 24 for button in named)


def test_menus_hold_the_commands(window):
    menus = {action.text(): action.menu() for action in window.frame.top_bar.menu_bar.actions()}
    texts = [action.text().replace("&", "") for action in menus["&Datei"].actions()]
    assert "Laborbuch öffnen …" in texts
    assert "Laborbuch schließen" in texts


def test_undo_takes_a_change_back_and_says_which(window, workspace, qtbot):
    uid = lists.search(workspace.book, ["activity"], "", 1)[0].uid
    workspace.events.changed(records.trash(workspace.book, uid).changes)
    assert "liegt im Papierkorb" in window.commands["edit.undo"].text()
    window.commands["edit.undo"].trigger()
    qtbot.waitUntil(window.frame.toast.isVisible)
    found = records.find(workspace.book, uid)
    assert found is not None
    assert found.deleted_at is None
    assert window.commands["edit.redo"].isEnabled()


def test_lab_can_be_closed_and_another_opened(window, program, qtbot):
    window.commands["file.close"].trigger()
    assert not window.lab_open
    assert window.windowTitle() == "Laborbuch"
    assert not window.commands["view.back"].isEnabled()


def test_closed_lab_can_be_opened_elsewhere(window, lab):
    window.commands["file.close"].trigger()
    open_book(lab).close()


def test_next_start_opens_the_lab_that_was_open(window, program, settings, lab):
    window.close()
    assert program._last() == lab


def test_next_start_begins_with_the_start_page_after_closing_the_lab(window, program):
    window.commands["file.close"].trigger()
    window.close()
    assert program._last() is None


def test_size_of_the_window_is_remembered(window, settings, qapp, qtbot):
    window.resize(720, 560)
    window.close()
    again = Program(qapp, settings, clock=clock)
    qtbot.addWidget(again.window)
    assert (again.window.width(), again.window.height()) == (720, 560)


def test_sample_says_that_it_is_one(program, see):
    window = see(program, sample=True)
    assert window.frame.head._sample.isVisible()
    assert window.windowTitle() == "Dießen am Ammersee – Laborbuch"


class Stubborn(Page):
    """A page that does not let go until it may."""

    may_go = False

    def leave(self):
        return self.may_go


@pytest.fixture
def stubborn(qapp, qtbot, program, lab, see, monkeypatch):
    window = Program(qapp, program._settings, {"overview": Stubborn, "activity": Page}, clock)
    qtbot.addWidget(window.window)
    yield see(window, lab)
    monkeypatch.setattr(Stubborn, "may_go", True)
    window.window.close()
    window.tasks.close()


def test_page_that_must_stay_stays(stubborn):
    stubborn.frame.go("activity")
    assert stubborn.frame.pages.place == "overview"
    assert stubborn.frame.navigation.currentIndex().data() == "Übersicht"


def test_window_stays_open_while_something_is_not_stored(stubborn):
    stubborn.close()
    assert stubborn.isVisible()
