"""One list of commands: menus, keys and help."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.catalogue import KINDS
from ui.actions import ACTIONS, MENUS, Actions, go_to, plain
from ui.pages.registry import PAGES
from ui.widgets.key_hint import key_text
from ui.windows.places import LAB_PLACES, OFFICE_PLACES


@pytest.fixture
def commands(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return Actions(window, LAB_PLACES)


def test_no_key_means_two_things(commands):
    keys = Counter(made.property("keys") for menu in MENUS for made in commands.of_menu(menu))
    assert [key for key, times in keys.items() if key and times > 1] == []


def test_keys_are_understood_by_qt(commands):
    made = [action for menu in MENUS for action in commands.of_menu(menu)]
    assert [
        action.objectName() for action in made if action.property("keys") and action.shortcut().isEmpty()
    ] == []


def test_every_command_stands_in_a_menu():
    assert {action.menu for action in ACTIONS} <= set(MENUS)


def test_letters_of_a_menu_are_its_own():
    for menu in MENUS:
        texts = [action.text for action in ACTIONS if action.menu == menu]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts)
        assert [letter for letter, times in letters.items() if times > 1] == [], menu


def test_command_is_off_while_nobody_handles_it(commands):
    commands.offer({})
    assert not commands["edit.undo"].isEnabled()
    commands.offer({"edit.undo": lambda: None})
    assert commands["edit.undo"].isEnabled()
    commands.withdraw("edit.undo")
    assert not commands["edit.undo"].isEnabled()


def test_optional_command_is_not_there_while_nobody_handles_it(commands):
    commands.offer({})
    assert not commands["search.all"].isVisible()


def test_page_goes_before_the_frame(commands):
    called = []
    commands.offer({"file.save": lambda: called.append("frame")})
    commands.serve({"file.save": lambda: called.append("page")})
    commands["file.save"].trigger()
    commands.serve({})
    commands["file.save"].trigger()
    assert called == ["page", "frame"]


def test_places_are_called_as_their_records_are():
    named = {place.key: place.label for place in LAB_PLACES if place.key in KINDS}
    assert named == {key: KINDS[key].plural for key in named}


def test_first_nine_places_have_a_figure(commands):
    assert [commands[go_to(place)].property("keys") for place in LAB_PLACES[:9]] == [
        f"Ctrl+{number}" for number in range(1, 10)
    ]


def test_every_page_has_a_place():
    assert set(PAGES) <= {place.key for place in (*LAB_PLACES, *OFFICE_PLACES)}


def test_places_of_another_file_take_the_keys_over(commands):
    commands.lead_to(OFFICE_PLACES)
    told = [commands[go_to(place)].property("keys") for place in OFFICE_PLACES]
    assert told == [*(f"Ctrl+{number}" for number in range(1, 10)), "", ""]
    with pytest.raises(KeyError):
        commands["go.activity"]
    assert [made.text() for made in commands.of_menu("view")][-2:] == ["Papierkorb", "Einstellungen"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [("Ctrl+Shift+N", "Strg+Umschalt+N"), ("Alt+Left", "Alt+Links"), ("Del", "Entf"), ("F6", "F6")],
)
def test_keys_are_written_as_on_a_german_keyboard(keys, said):
    assert key_text(keys) == said


def test_help_says_a_command_without_its_mark():
    assert plain("&Neues Laborbuch anlegen …") == "Neues Laborbuch anlegen"
