"""What the office knows of each town at a glance."""

from __future__ import annotations

import pytest

from app.services.numbering import uid_of_code
from app.services.office.agenda import agenda
from app.services.office.board import board
from app.services.office.office_overview import town_states
from app.services.records import trash
from tests.helpers.inboxes import AUGUST, NOVEMBER, Town, take
from tests.helpers.offices import empty_office, full_office


@pytest.fixture
def office(tmp_path):
    book = empty_office(tmp_path, "projektbuero.laborbuch")
    yield book
    book.close()


def test_the_last_delivery_counts_and_who_owes_one_is_there_too(office, tmp_path):
    assert agenda(office).is_new
    town = Town("DIE", tmp_path)
    for moment in (AUGUST, NOVEMBER):
        take(office, town.deliver(moment))
    town.close()
    states = {state.town: state for state in town_states(office, board(office))}
    last = states["Dießen am Ammersee"].last
    assert last is not None
    assert last.day == NOVEMBER.date()
    assert states["Mölln"] == type(states["Mölln"])("Mölln", None, {})
    assert len(states) == 5
    assert not agenda(office).is_new


def test_what_is_here_is_counted_by_kind_and_town(tmp_path):
    book = full_office(tmp_path)
    before = {state.town: state.counts for state in town_states(book, board(book))}
    assert set(before["Dießen am Ammersee"]) == {"activity", "finding", "knowledge_module"}
    assert before["Dießen am Ammersee"]["knowledge_module"] == 3
    trash(book, uid_of_code("DIE-WB-0001"))
    after = {state.town: state.counts for state in town_states(book, board(book))}
    assert after["Dießen am Ammersee"]["knowledge_module"] == 2
    assert {town: counts for town, counts in after.items() if "Dießen" not in town} == {
        town: counts for town, counts in before.items() if "Dießen" not in town
    }
    book.close()
