"""Group policies, read from a registry that is not there; and which of several sources wins."""

from __future__ import annotations

import sys

from app.policy import registry, sources
from app.policy.registry import ROOT
from app.settings import SETTINGS
from tests.helpers.policies import FakeRegistry, LockedRegistry


def test_numbers_texts_lists_and_ticks_are_read():
    policy = registry.read(
        FakeRegistry(
            HKLM={
                ROOT: {
                    "open_last": 0,
                    "Data_Folder": "H:\\Labor",
                    "office_address": ["Projektbüro", "Lübeck"],
                },
                f"{ROOT}\\export_formats": {"word": 0, "excel": 1, "package": 1},
            }
        ),
        "HKLM",
    )
    assert {key: stated.text for key, stated in policy.stated.items()} == {
        "open_last": "0",
        "data_folder": "H:\\Labor",
        "office_address": "Projektbüro\nLübeck",
        "export_formats": "excel,package",
    }
    assert policy.value(SETTINGS["export_formats"]) == ["excel", "package"]
    assert policy.value(SETTINGS["open_last"]) is False
    assert policy.stated["open_last"].where == f"Gruppenrichtlinie „HKLM\\{ROOT}\\open_last“"


def test_ticks_that_nobody_set_say_nothing():
    assert registry.read(FakeRegistry(HKLM={f"{ROOT}\\locked": {}}), "HKLM").stated == {}


def test_no_format_ticked_allows_none():
    none = registry.read(FakeRegistry(HKLM={f"{ROOT}\\export_formats": {"word": 0}}), "HKLM")
    assert none.value(SETTINGS["export_formats"]) == []


def test_a_registry_that_may_not_be_read_is_told():
    (doubt,) = registry.read(LockedRegistry(), "HKCU").doubts
    assert doubt.startswith(f"Die Gruppenrichtlinie „HKCU\\{ROOT}“ lässt sich nicht lesen.")


def test_the_computer_goes_before_the_person_and_both_before_the_file(tmp_path):
    file = tmp_path / "richtlinie.ini"
    file.write_text("editor = Datei\nlook = dark\nopen_last = ja")
    both = FakeRegistry(
        HKCU={ROOT: {"editor": "Person", "look": "light"}}, HKLM={ROOT: {"editor": "Rechner"}}
    )
    policy = sources.merged(both, file)
    assert {key: stated.text for key, stated in policy.stated.items()} == {
        "editor": "Rechner",
        "look": "light",
        "open_last": "ja",
    }


def test_the_file_lies_where_windows_says_and_no_person_can_say_otherwise(monkeypatch):
    monkeypatch.setenv("PROGRAMDATA", "woanders")
    folders = {registry._FOLDERS: {"Common AppData": "D:\\Daten"}}
    assert sources.file_place(FakeRegistry(HKLM=folders)).parts[0].startswith("D:\\Daten")
    assert str(sources.file_place(LockedRegistry())).startswith("C:\\ProgramData")
    assert sources.file_place(None).as_posix() == "/etc/laborbuch/richtlinie.ini"


def test_elsewhere_no_registry_is_looked_for(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert sources._registry() is None
