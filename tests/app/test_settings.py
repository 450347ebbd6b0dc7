"""What the program remembers for the person at this computer."""

from __future__ import annotations

import json

import pytest

from app.settings import SETTINGS, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "Ordner" / "einstellungen.json"


def test_nothing_remembered_means_the_declared_values(file):
    settings = Settings(file)
    assert {key: settings[key] for key in SETTINGS} == {key: about.default for key, about in SETTINGS.items()}


def test_value_is_there_the_next_time(file):
    Settings(file)["look"] = "dark"
    assert Settings(file)["look"] == "dark"


@pytest.mark.parametrize(("key", "value"), [("look", "bunt"), ("system_font", "ja"), ("recent_books", {})])
def test_value_of_another_kind_is_an_error_of_the_program(file, key, value):
    with pytest.raises(ValueError, match=key):
        Settings(file)[key] = value


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"look": "bunt", "unbekannt": 1}', '"\\ud800"'])
def test_damaged_file_keeps_nobody_from_working(file, text):
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    assert Settings(file)["look"] == "system"


def test_values_of_a_newer_program_do_no_harm(file):
    file.parent.mkdir()
    file.write_text(json.dumps({"look": "dark", "später": True}), "utf-8")
    assert Settings(file)["look"] == "dark"


def test_folder_that_cannot_be_written_keeps_nobody_from_working(tmp_path):
    blocker = tmp_path / "Ordner"
    blocker.write_text("", "utf-8")
    settings = Settings(blocker / "einstellungen.json")
    settings["look"] = "dark"
    assert settings["look"] == "dark"


def test_what_people_are_asked_has_label_and_help():
    asked = [about for about in SETTINGS.values() if about.asked]
    assert asked
    assert all(about.label for about in asked)
