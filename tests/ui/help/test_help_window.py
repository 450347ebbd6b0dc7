"""F1: the field one stands in, else the place one is in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.catalogue import KINDS
from app.domain.explaining import explain
from app.services import lists
from tests.helpers.books import sample_copy
from ui.help.field_card import FieldCard
from ui.help.pages import pages


@pytest.fixture
def window(program, see, qtbot, tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    window = see(program, book.path)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def help_window(window, program):
    QTest.keyClick(window, Qt.Key.Key_F1)
    return program.help.window


def title(help_window):
    return help_window.title


def open_activity(window, qtbot):
    book = window.frame.pages.page.workspace.book
    window.frame.go("activity", lists.search(book, ["activity"], "DIE-AK-0008", 1)[0].uid)
    page = window.frame.pages.page
    qtbot.waitUntil(lambda: page.record is not None)
    page.enter_record()
    return page


def test_f1_shows_the_page_of_the_place(help_window, window):
    assert help_window.isVisible()
    assert title(help_window) == "Übersicht"
    window.frame.go("trash")
    window.commands["help.pages"].trigger()
    assert title(help_window) == "Papierkorb"


def test_f1_explains_the_field(window, qtbot, program):
    page = open_activity(window, qtbot)
    box = page._side.form.body.boxes["title"]
    box.editor.input.setFocus()
    QTest.keyClick(box.editor.input, Qt.Key.Key_F1)
    card = window.findChild(FieldCard)
    field = KINDS["activity"].by_id["title"]
    assert card.isVisible()
    assert all(
        part in card.text for part in (field.help, field.example, "Höchstens 120 Zeichen.", "öffentlich")
    )
    assert program.help.window is None
    QTest.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(FieldCard) is None)
    assert QApplication.focusWidget() is box.editor.input


def test_typing_finds_and_arrows_choose(help_window):
    QTest.keyClick(help_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(help_window.box, "widerruf")
    shown = {help_window.list.item(row).text() for row in range(help_window.list.count())}
    assert {"Interviews", "Datenschutz"} <= shown
    assert len(shown) < len(pages())
    first = title(help_window)
    QTest.keyClick(help_window.box, Qt.Key.Key_Down)
    assert title(help_window) != first
    assert help_window.reader.extraSelections()


def test_nothing_found_says_so(help_window):
    QTest.keyClicks(help_window.box, "quastenflosser")
    assert help_window.list.count() == 0
    assert help_window._none.text()


def test_links_lead_on_and_esc_away(help_window):
    help_window.reader.wanted.emit("privacy")
    assert title(help_window) == "Datenschutz"
    QTest.keyClick(help_window.list, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_can_be_explained(kind):
    for field in kind.fields:
        facts = {fact.head: fact.text for fact in explain(field, required=True)}
        assert facts["Schutzklasse"]
        assert "(D" not in " ".join(facts.values()), field.id
