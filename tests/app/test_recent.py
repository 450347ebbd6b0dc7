"""The labs opened last."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.recent import RecentBook, RecentBooks
from app.settings import Settings

NOW = dt.datetime(2022, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "einstellungen.json")


@pytest.fixture
def recent(settings):
    return RecentBooks(settings, lambda: NOW)


def test_latest_stands_first_and_once(recent):
    for name in ("DIE", "OEW", "DIE"):
        recent.note(Path(f"{name}.laborbuch"), name, name)
    assert [book.prefix for book in recent.books] == ["DIE", "OEW"]


def test_list_stays_short(recent):
    for number in range(20):
        recent.note(Path(f"{number}.laborbuch"), "Stadt", "ABC")
    assert [book.path for book in recent.books] == [f"{number}.laborbuch" for number in range(19, 11, -1)]


@pytest.mark.parametrize("entry", [None, 3, {}, {"path": "x"}, ["a", "b", "c", "d"]])
def test_entry_that_nobody_can_read_is_left_out(settings, recent, entry):
    settings["recent_books"] = [entry]
    assert recent.books == []


def test_entry_with_an_impossible_time_is_left_out(settings, recent):
    settings["recent_books"] = [{"path": "x", "town": "y", "prefix": "z", "opened": "gestern"}]
    assert recent.books == []


@pytest.mark.parametrize(("days", "said"), [(0, "heute, "), (1, "gestern, "), (7, "15.11.2022")])
def test_day_is_said_as_people_do(recent, days, said):
    book = RecentBook("x", "y", "z", (NOW - dt.timedelta(days=days)).isoformat())
    assert book.when(recent.today).startswith(said)


def test_forgetting_forgets_all(recent):
    recent.note(Path("DIE.laborbuch"), "Dießen", "DIE")
    recent.forget()
    assert recent.books == []
