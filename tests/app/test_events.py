"""Who wants to know what changed, hears of it."""

from __future__ import annotations

import pytest

from app.events import Events
from app.services.changes import Changes, changed


@pytest.fixture
def heard():
    return []


@pytest.fixture
def events(heard):
    events = Events()
    events.subscribe(heard.append)
    return events


def test_change_is_told(events, heard):
    events.changed(changed(("activity", "1")))
    assert heard == [Changes(frozenset({"activity"}), frozenset({"1"}))]


def test_nothing_changed_is_not_told(events, heard):
    events.changed(changed())
    assert heard == []


def test_listener_can_leave(heard):
    events = Events()
    leave = events.subscribe(heard.append)
    leave()
    events.changed(changed(("activity", "1")))
    assert heard == []


def test_listener_may_leave_while_it_hears(events, heard):
    leaving: list = []
    leaving.append(events.subscribe(lambda _: leaving.pop()()))
    events.subscribe(heard.append)
    events.changed(changed(("activity", "1")))
    assert (len(heard), leaving) == (2, [])
