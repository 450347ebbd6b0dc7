"""The palette, as somebody uses it who never touches the mouse."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import LaborbuchError
from app.services import lists, records, search
from tests.helpers.books import sample_copy
from tests.helpers.offices import full_office
from ui.search.hit_model import ROW

Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(program, see, tmp_path, qtbot):
    book = sample_copy("DIE", tmp_path)
    book.close()
    window = see(program, book.path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def quiet(program, qtbot):
    return lambda: qtbot.waitUntil(lambda: not program.tasks.running)


@pytest.fixture
def palette(window, quiet):
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    quiet()
    return window.frame._palette


@pytest.fixture
def look_for(palette, quiet, qtbot):
    """Type, and wait for the answer to what was typed last."""

    def type_(text):
        palette.box.selectAll()
        QTest.keyClicks(palette.box, text)
        qtbot.waitUntil(lambda: not palette.box._pause.isActive())
        quiet()

    return type_


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def codes(palette):
    model = palette._model
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    return [row.code for row in rows if hasattr(row, "code")]


def chosen(palette):
    return palette.list.currentIndex().data(ROW)


def test_the_bar_on_top_opens_it(window, qtbot):
    window.frame.top_bar.search.click()
    assert window.frame._palette.isVisible()
    assert window.frame._palette.box.hasFocus()


def test_it_says_at_first_what_can_be_found(palette):
    assert "Transkripten" in palette.silence.text
    assert "Personentresor gehört nicht dazu" in palette.silence.text


def test_typing_finds_and_enter_goes_there(window, palette, look_for):
    look_for("taskforce")
    finding = chosen(palette)
    press(Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.frame.pages._way[-1].uid == finding.uid


def test_arrows_choose_while_the_focus_stays(palette, look_for):
    look_for("coworking")
    first = chosen(palette)
    press(Qt.Key.Key_Down)
    second = chosen(palette)
    assert second != first
    assert palette.box.hasFocus()
    press(Qt.Key.Key_Up)
    assert chosen(palette) == first
    press(Qt.Key.Key_Up)
    assert chosen(palette) == first


def test_pages_down_to_the_last_hit_and_no_further(palette, look_for):
    look_for("arb")
    for _ in range(30):
        press(Qt.Key.Key_PageDown)
    assert chosen(palette).code == codes(palette)[-1]
    for _ in range(30):
        press(Qt.Key.Key_PageUp)
    assert chosen(palette).code == codes(palette)[0]


@pytest.mark.parametrize("place", ["activity", "finding"])
def test_escape_gives_the_focus_back(window, quiet, place):
    window.frame.go(place)
    window.frame.navigation.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    quiet()
    press(Qt.Key.Key_Escape)
    assert not window.frame._palette.isVisible()
    assert window.frame.navigation.hasFocus()


def test_who_had_the_focus_may_be_gone(window, quiet):
    lost = QWidget(window)
    lost.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    lost.show()
    lost.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    quiet()
    lost.deleteLater()
    QApplication.sendPostedEvents(lost, 0)
    QApplication.processEvents()
    press(Qt.Key.Key_Escape)
    assert not window.frame._palette.isVisible()


def test_tab_goes_round_within_the_palette(palette, look_for):
    look_for("coworking")
    met = []
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    filters = palette.filters
    assert met == [filters.kind, filters.theme, filters.year, palette.list, palette.box]
    press(Qt.Key.Key_Backtab, Shift)
    assert palette.list.hasFocus()


def test_no_command_of_the_window_acts_below(window, palette, look_for, program):
    look_for("coworking")
    book = program.opening._workspace.book
    before = lists.counts(book)
    palette.list.setFocus()
    for key, modifier in ((Qt.Key.Key_Delete, None), (Qt.Key.Key_2, Control), (Qt.Key.Key_N, Control)):
        press(key, modifier or Qt.KeyboardModifier.NoModifier)
    assert lists.counts(book) == before
    assert window.frame.pages.place == "overview"
    assert palette.isVisible()


def test_a_letter_in_the_list_goes_into_the_field(palette, look_for):
    look_for("coworkin")
    palette.list.setFocus()
    press(Qt.Key.Key_G)
    assert palette.box.text() == "coworking"
    assert palette.box.hasFocus()


def test_enter_in_the_list_goes_there(window, palette, look_for):
    look_for("taskforce")
    palette.list.setFocus()
    press(Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_enter_before_the_hits_are_there_waits_for_them(window, palette, quiet):
    QTest.keyClicks(palette.box, "taskforce")
    press(Qt.Key.Key_Return)
    quiet()
    assert not palette.isVisible()
    assert window.frame.pages.place != "overview"


def test_enter_without_words_does_nothing(palette):
    press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_once_more_strg_k_marks_what_was_typed(palette, look_for):
    look_for("coworking")
    press(Qt.Key.Key_K, Control)
    assert palette.box.selectedText() == "coworking"


def test_what_was_typed_is_there_next_time(window, palette, look_for, quiet):
    look_for("coworking")
    press(Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    quiet()
    assert palette.box.selectedText() == "coworking"
    assert codes(palette)


def test_kinds_say_how_many_hits_they_have(palette, look_for):
    look_for("coworking")
    labels = [palette.filters.kind.itemText(at) for at in range(palette.filters.kind.count())]
    assert labels[0] == "Alles (11)"
    assert "Interviews" in labels
    assert any(label.startswith("Erkenntnisse (") for label in labels)


def test_a_kind_narrows(palette, look_for, quiet):
    look_for("coworking")
    palette.filters.kind.choose("finding")
    quiet()
    assert {code[4:6] for code in codes(palette)} == {"EK"}


def test_a_theme_and_a_year_narrow(palette, look_for, quiet):
    look_for("coworking")
    everything = set(codes(palette))
    palette.filters.year.choose("2022")
    quiet()
    in_year = set(codes(palette))
    assert in_year < everything
    palette.filters.theme.choose("vacancy")
    quiet()
    assert set(codes(palette)) < in_year


def test_nothing_found_offers_to_widen(palette, look_for, quiet):
    look_for("coworking")
    palette.filters.kind.choose("consent")
    quiet()
    assert "Nichts gefunden für „coworking“ unter „Einwilligungen“." in palette.silence.text
    assert "In allen Bereichen gibt es 11 Treffer." in palette.silence.text
    palette.silence.widen.setFocus()
    press(Qt.Key.Key_Space)
    quiet()
    assert palette.list.isVisible()


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("gibtesnicht", "Anfang des Wortes"),
        ("coworking gibtesnicht", "Nehmen Sie ein Wort weg"),
        ('"coworking nirgends"', "Anführungszeichen"),
        ("x", "Ab zwei Buchstaben"),
    ],
)
def test_nothing_found_says_what_to_try(palette, look_for, typed, advice):
    look_for(typed)
    assert advice in palette.silence.text
    assert not palette.silence.widen.isVisible()


def test_emptied_field_says_again_what_can_be_found(palette, look_for, qtbot):
    look_for("coworking")
    palette.box.clear()
    qtbot.waitUntil(palette.silence.isVisible)
    assert "Gesucht wird" in palette.silence.text


def test_what_was_just_saved_is_found(window, palette, look_for, program, quiet):
    press(Qt.Key.Key_Escape)
    book = program.opening._workspace.book
    record = records.find(book, lists.search(book, ["activity"], "", 1)[0].uid)
    assert record is not None
    records.save(book, record.but(results="Pflaumenkuchen für alle"))
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    look_for("pflaumen")
    quiet()
    assert codes(palette) == [record.code]


def test_a_file_that_cannot_be_read_up_says_so(window, quiet, monkeypatch):
    def refuse(book, progress):
        raise LaborbuchError("„DIE.laborbuch“ ist schreibgeschützt.")

    monkeypatch.setattr(search, "catch_up", refuse)
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    quiet()
    assert "schreibgeschützt" in window.frame._palette.silence.text


def test_a_click_beside_it_closes_it(palette, look_for):
    look_for("coworking")
    QTest.mouseClick(palette._frame, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert palette.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not palette.isVisible()


def test_a_click_on_a_hit_goes_there(window, palette, look_for):
    look_for("taskforce")
    place = palette.list.visualRect(palette.list.currentIndex()).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not palette.isVisible()


def test_it_follows_the_window_and_fits_a_small_one(window, palette, look_for):
    look_for("coworking")
    for size in ((1366, 768), (683, 384), (480, 300)):
        window.resize(*size)
        assert palette.geometry() == window.rect()
        assert palette.rect().contains(palette._frame.geometry())
        assert palette.list.height() > 50


def test_long_words_are_cut_and_hits_are_not(palette, look_for, program, window):
    press(Qt.Key.Key_Escape)
    word = "Bürgerbefragungsgesamtauswertungsausschusssitzungsprotokoll"
    book = program.opening._workspace.book
    record = records.find(book, lists.search(book, ["activity"], "", 1)[0].uid)
    assert record is not None
    records.save(book, record.but(title=f"{word} {word}"[:120], results=f"{word} " * 5 + "Zwetschge"))
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    window.resize(683, 384)
    look_for("zwetschge")
    before = "".join(text for text, hit in chosen(palette).passage if not hit)
    assert QFontMetrics(palette.list.font()).horizontalAdvance(before) < palette.list.width() - 150


def test_closing_the_lab_forgets_everything(window, palette, look_for, program, settings):
    look_for("leerstand")
    window.commands["file.close"].trigger()
    assert window.frame._palette is None
    assert not window.commands["search.all"].isEnabled()
    assert "leerstand" not in settings._file.read_text("utf-8").casefold()


def test_nothing_of_it_is_logged(palette, look_for, caplog):
    with caplog.at_level(logging.DEBUG):
        look_for("leerstand")
    assert "leerst" not in caplog.text.casefold()


def test_every_control_has_a_name(palette):
    controls = [palette.box, *palette.filters.boxes, palette.list, palette.silence.widen]
    assert [control for control in controls if not (control.accessibleName() or control.text())] == []


def test_the_office_narrows_by_town_and_goes_to_its_stock(program, see, tmp_path, quiet, qtbot):
    book = full_office(tmp_path)
    book.close()
    window = see(program, book.path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, Control)
    quiet()
    palette = window.frame._palette
    palette.box.setText("coworking")
    press(Qt.Key.Key_Tab)
    palette.box._tell()
    quiet()
    town = palette.filters.town
    town.choose(
        next(town.itemData(at) for at in range(town.count()) if town.itemText(at).startswith("Mölln"))
    )
    quiet()
    assert {code[:3] for code in codes(palette)} == {"MOE"}
    press(Qt.Key.Key_Return)
    assert window.frame.pages.place == "stock"
