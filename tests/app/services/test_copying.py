"""A copy begins its own way."""

from __future__ import annotations

import pytest

from app.errors import SaveRefusedError
from app.services import copying, lists, records
from app.services.lists import ListQuery
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def find(book, uid):
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
