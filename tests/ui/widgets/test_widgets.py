"""The parts that pages are made of, as people see, hear and reach them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme.look import color
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.confidence import ConfidenceBar
from ui.widgets.empty_page import EmptyPage
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_hint import KeyHint
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.progress import ProgressStrip
from ui.widgets.saved_state import SavedState
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import SegmentBar
from ui.widgets.text import ElidedLabel, Label, WrappedLabel
from ui.widgets.toast import Toast

LONG = "Ein Coworking-Space auf Zeit belebt ein leeres Erdgeschoss im Ortskern. " * 3


@pytest.fixture
def shown(qtbot, light):
    """Show parts one below another, in a window of a given width that has the focus."""
    grounds = []

    def show(*parts, width=400, height=300):
        ground = QWidget()
        grounds.append(ground)
        qtbot.addWidget(ground)
        column = QVBoxLayout(ground)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        ground.resize(width, height)
        ground.show()
        ground.activateWindow()
        qtbot.waitUntil(ground.isActiveWindow)
        return ground

    return show


def ink(widget, place):
    return widget.grab().toImage().pixelColor(place)


@pytest.mark.parametrize("variant", ["primary", "secondary", "quiet"])
def test_button_is_large_enough_and_does_its_work(shown, variant):
    pressed = []
    button = Button("Tun", lambda: pressed.append(1), variant=variant, icon="plus")
    shown(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (len(pressed), button.height() >= 24) == (2, True)


@pytest.mark.parametrize("variant", ["secondary", "quiet"])
def test_focus_is_a_ring_of_two_pixels(shown, variant):
    button = Button("Tun", variant=variant)
    shown(button)
    button.setFocus()
    middle = button.height() // 2
    assert [ink(button, QPoint(x, middle)) == color("focus") for x in (0, 1, 2)] == [True, True, False]


def test_focus_of_the_primary_button_shows_on_its_color(shown):
    button, other = Button("Tun", variant="primary"), QPushButton("anderer")
    shown(button, other)
    other.setFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != before


def test_focus_does_not_move_the_text(shown):
    button, other = Button("Tun"), QPushButton("anderer")
    shown(button, other)
    other.setFocus()
    before = button.size()
    button.setFocus()
    assert button.size() == before


def test_icon_alone_has_a_name(shown):
    button = IconButton("undo-2", "Rückgängig")
    shown(button)
    assert (button.accessibleName(), button.toolTip()) == ("Rückgängig", "Rückgängig")
    assert min(button.width(), button.height()) >= 24


def test_icon_of_a_button_follows_its_state_and_the_look(shown, light):
    button = IconButton("undo-2", "Rückgängig")
    shown(button)
    pictures = [button.grab().toImage()]
    button.setEnabled(False)
    pictures.append(button.grab().toImage())
    light("dark")
    pictures.append(button.grab().toImage())
    assert all(one != other for one, other in pairwise(pictures))


def test_label_shows_what_looks_like_markup(shown):
    label = Label("a <b>fett</b> c")
    plain = Label("a b c")
    shown(label, plain)
    assert label.sizeHint().width() > 1.5 * plain.sizeHint().width()


def test_elided_label_ends_in_dots_and_tells_the_rest(shown):
    label = ElidedLabel(LONG)
    shown(label, width=200)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == LONG


def test_label_that_fits_needs_no_tip(shown):
    label = ElidedLabel("kurz")
    shown(label)
    assert (label.shown_text(), label.toolTip()) == ("kurz", "")


@pytest.mark.parametrize("width", [160, 300, 700])
def test_wrapped_label_is_never_cut(shown, width):
    label = WrappedLabel(LONG)
    shown(label, width=width, height=120)
    assert label.height() >= label.heightForWidth(label.width())


def test_wrapped_label_shows_what_looks_like_markup(shown):
    label = WrappedLabel("5 < 6 & <b>x</b>\nzweite Zeile")
    shown(label)
    assert label.accessibleName() == "5 < 6 & <b>x</b>\nzweite Zeile"
    assert "&lt;b&gt;" in label.text()


def test_chip_takes_its_colors_from_the_tone(shown):
    chip = Chip("fehlt noch", "warn", "triangle-alert")
    shown(chip)
    assert ink(chip, QPoint(4, chip.height() // 2)) == color("warnSoft")
    chip.show_state("vollständig", "ok", "check")
    assert ink(chip, QPoint(4, chip.height() // 2)) == color("okSoft")


@pytest.fixture
def segments(shown):
    bar = SegmentBar("Ansicht", {"list": "Liste", "calendar": "Kalender", "time": "Zeitstrahl"})
    shown(bar)
    return bar


def test_first_segment_is_chosen(segments):
    assert segments.current == "list"


def test_segment_is_chosen_by_click(segments, qtbot):
    with qtbot.waitSignal(segments.chosen) as told:
        QTest.mouseClick(segments.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert told.args == ["calendar"]


def test_segment_is_chosen_by_arrow(segments, qtbot):
    segments.findChildren(QPushButton)[0].setFocus()
    with qtbot.waitSignal(segments.chosen) as told:
        QTest.keyClick(segments.findChildren(QPushButton)[0], Qt.Key.Key_Right)
    assert told.args == ["calendar"]


def test_segments_say_what_they_choose(segments):
    assert segments.accessibleName() == "Ansicht"


@pytest.fixture
def box(shown):
    box = SearchBox("In dieser Liste filtern")
    shown(box)
    return box


def test_search_waits_until_the_typing_pauses(box, qtbot):
    with qtbot.waitSignal(box.wanted) as told:
        QTest.keyClicks(box, "leerst ")
    assert told.args == ["leerst"]


def test_enter_searches_at_once(box, qtbot):
    QTest.keyClicks(box, "leerst")
    with qtbot.waitSignal(box.wanted, timeout=100):
        QTest.keyClick(box, Qt.Key.Key_Return)


def test_escape_empties_the_search(box, qtbot):
    QTest.keyClicks(box, "leerst")
    QTest.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.wanted, timeout=100) as told:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_search_has_a_name(box):
    assert box.accessibleName() == "In dieser Liste filtern"


@pytest.fixture
def page(shown):
    """A page with a button where a message would appear."""
    ground = shown(width=600, height=400)
    button = QPushButton("Als ausgewertet melden", ground)
    button.setGeometry(400, 360, 180, 32)
    button.show()
    return ground


def corners(widget):
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def test_message_stands_at_the_lower_right_and_covers_no_button(page):
    toast = Toast(page)
    toast.say("„Stadtspaziergang“ liegt im Papierkorb.", lambda: None)
    covered = page.findChild(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert not corners(toast).intersects(corners(covered))
    assert toast.geometry().right() > page.width() * 0.9


def test_message_keeps_its_place_when_the_window_changes(page):
    toast = Toast(page)
    toast.say("Gespeichert.")
    page.resize(800, 500)
    assert toast.geometry().right() > 700
    assert toast.geometry().bottom() > 450


def test_message_takes_back_what_it_tells_of(page):
    taken = []
    toast = Toast(page)
    toast.say("Gelöscht.", lambda: taken.append(1))
    toast._button.click()
    assert (taken, toast.isHidden()) == ([1], True)


def test_message_without_a_way_back_has_no_button_for_it(page):
    toast = Toast(page)
    toast.say("Lieferung 4 ausgegeben.")
    assert toast._button.isHidden()


def test_message_leaves_the_focus_where_it_is(page):
    button = page.findChild(QPushButton)
    button.setFocus()
    Toast(page).say("Gelöscht.", lambda: None)
    assert button.hasFocus()


@pytest.fixture
def state(shown):
    state = SavedState()
    shown(state)
    return state


def test_saved_says_when(state):
    moment = dt.datetime(2022, 11, 22, 13, 32, tzinfo=dt.UTC)
    state.saved(moment)
    assert state.text == f"Gespeichert {moment.astimezone():%H:%M}"


def test_short_saving_says_nothing(state, qtbot):
    state.saving()
    assert state.text == ""
    state.saved(dt.datetime(2022, 11, 22, tzinfo=dt.UTC))
    assert not state._patience.isActive()


def test_long_saving_says_so(state, qtbot):
    state.saving()
    qtbot.waitUntil(lambda: state.text == "Speichert …", timeout=3000)


def test_what_is_not_stored_speaks_up_and_helps(state):
    asked = []
    state.failed(lambda: asked.append(1))
    state._ask.click()
    assert (state.text, asked) == ("Nicht gespeichert", [1])


def test_confidence_is_bars_and_the_word(shown):
    bar = ConfidenceBar("mittel", 3)
    shown(bar)
    assert bar.accessibleName() == "mittel, 3 von 4"


def test_notice_says_everything_to_a_screen_reader(shown):
    notice = Notice("Namen bleiben in Dießen.", head="Bleibt hier", icon="lock")
    shown(notice)
    assert notice.accessibleName() == "Bleibt hier Namen bleiben in Dießen."


def test_panel_has_its_title(shown):
    panel = Panel("Fällig")
    shown(panel)
    assert panel.accessibleName() == "Fällig"


def test_empty_page_shows_the_way(shown):
    page = EmptyPage(
        "Noch keine Aktivität", LONG, [("Kurz festhalten", LONG)], [Button("Anlegen"), KeyHint("Ctrl+N")]
    )
    shown(page, width=900, height=600)
    wrapped = page.findChildren(WrappedLabel)
    assert all(label.height() >= label.heightForWidth(label.width()) for label in wrapped)


def test_icon_that_says_something_has_a_name(shown):
    icon = IconLabel("circle-alert", "err", name="Fehler")
    shown(icon)
    assert icon.accessibleName() == "Fehler"


def test_progress_says_how_far_it_is(shown, qtbot):
    strip = ProgressStrip()
    shown(strip)
    strip.show_progress("Die Lieferung wird geschrieben …", 3, 12)
    assert (strip._bar.value(), strip._bar.maximum()) == (3, 12)
    with qtbot.waitSignal(strip.cancelled):
        strip._stop.click()
    assert not strip._stop.isEnabled()
