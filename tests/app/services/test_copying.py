"""A copy begins its own way."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.catalogue import KINDS
from app.errors import SaveRefusedError
from app.services import copying, lists, records
from app.services.lists import ListQuery
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def find(book, uid) -> Any:
    return records.find(book, uid)


def first(book, kind):
    return find(book, lists.page(book, ListQuery(kind), [], 0, 1)[0].uid)


def copied(book, original):
    return copying.copy(book, original.uid).record


def test_a_copy_says_the_same_under_a_code_of_its_own(book):
    original = first(book, "activity")
    copy = copied(book, original)
    assert (copy.description, copy.partners, copy.start) == (
        original.description,
        original.partners,
        original.start,
    )
    assert copy.title == f"{original.title} (Kopie)"
    assert copy.code not in ("", original.code)


def test_a_copy_stays_in_the_lab_until_somebody_decides_otherwise(book):
    original = first(book, "knowledge_module")
    copy = copied(book, original)
    assert (original.status, original.release_scope) == ("released", "oeffentlich")
    assert (copy.status, copy.release_scope) == ("draft", "intern")


def test_nothing_that_a_person_said_is_copied(book):
    original = first(book, "interview")
    copy = copied(book, original)
    assert (copy.consent_id, copy.answers, copy.summary) == (None, (), None)
    assert copy.pseudonym != original.pseudonym


def test_a_copy_can_be_undone(book):
    copy = copied(book, first(book, "source"))
    records.undo(book)
    assert find(book, copy.uid).deleted_at


def test_what_is_gone_cannot_be_copied(book):
    with pytest.raises(SaveRefusedError, match="nicht mehr da"):
        copying.copy(book, "gibt-es-nicht")


def following(book, record) -> Any:
    return copying.next_in_series(book, record.uid).record


def test_what_belongs_to_a_day_is_declared():
    assert set(copying._OF_THE_DAY) <= set(KINDS["activity"].by_id)


def test_the_next_of_a_series_keeps_what_stays_and_forgets_the_day(book):
    original = first(book, "activity")
    again = following(book, original)
    assert (again.title, again.venue, again.series_title) == (original.title, original.venue, original.title)
    assert (again.series_number, again.start, again.status) == (2, None, "planned")
    assert find(book, original.uid).series_number == 1
    third = following(book, again)
    assert third.series_number == 3


def test_the_next_of_a_series_follows_its_last_date_wherever_one_stands(book):
    original = first(book, "activity")
    again = following(book, original)
    assert following(book, find(book, original.uid)).series_number == 3
    records.trash(book, again.uid)
    assert following(book, find(book, original.uid)).series_number == 4


def test_beginning_a_series_is_one_step(book):
    original = first(book, "activity")
    again = following(book, original)
    records.undo(book)
    assert find(book, again.uid).deleted_at
    assert find(book, original.uid).series_title == original.series_title
