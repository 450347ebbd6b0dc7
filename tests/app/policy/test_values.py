"""How IT writes values, kind by kind."""

from __future__ import annotations

import pytest

from app.policy.rows import LOCKABLE, ROWS
from app.setting import Kind, Setting
from app.settings import SETTINGS

TICK, NUMBER = Setting("a", True), Setting("b", 5)
FOLDER, LINES = Setting("c", "", text=Kind.FOLDER), Setting("d", "", text=Kind.LINES)
CHOICE = Setting("e", "x", choices=(("x", "Ix"), ("y", "Ypsilon")))
CHOICES = Setting("f", ["x", "y"], choices=CHOICE.choices)
KEYS = Setting("g", [])


@pytest.mark.parametrize(
    ("setting", "typed", "value"),
    [
        (TICK, "Ja", True), (TICK, "0", False), (NUMBER, " 12 ", 12), (FOLDER, "", ""),
        (LINES, "eins\n  zwei", "eins\nzwei"), (CHOICE, "Y", "y"), (CHOICES, "y; X", ["x", "y"]),
        (CHOICES, "", []), (KEYS, "a,\nb", ["a", "b"]),
    ],
)  # fmt: skip
def test_a_value_is_read(setting, typed, value):
    assert setting.read(typed) == value
    assert setting.accepts(value)


@pytest.mark.parametrize(
    ("setting", "typed", "why"),
    [
        (TICK, "vielleicht", "nur „ja“ und „nein“"), (NUMBER, "-3", "keine Zahl"),
        (NUMBER, "3,5", "keine Zahl"),
        (FOLDER, "Labor", "kein vollständiger Pfad"),
        (FOLDER, "/daten/%GIBTSNICHT%", "kein vollständiger Pfad"),
        (CHOICE, "z", "„z“ gibt es nicht, möglich sind: x, y"), (CHOICES, "x, pdf", "„pdf“ gibt es nicht"),
        (CHOICE, "x, y", "Möglich ist nur eines von"), (LINES, "a" * 401, "länger als 400"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_in_german(setting, typed, why):
    with pytest.raises(ValueError, match=why):
        setting.read(typed)


def test_what_the_system_knows_is_filled_in(monkeypatch):
    monkeypatch.setenv("AMT", "bauamt")
    assert FOLDER.read("/sicherung/$AMT") == "/sicherung/bauamt"


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_every_row_says_to_it_what_it_does(row):
    assert row.setting.label
    assert row.setting.policy.endswith(".")
    assert row.setting.accepts(row.setting.default)


def test_nothing_is_declared_twice_and_nobody_locks_the_locks():
    assert len(ROWS) == sum(bool(one.policy) for one in SETTINGS.values()) + 10
    assert "locked" not in LOCKABLE
    assert all(key == key.lower() for key in ROWS)
