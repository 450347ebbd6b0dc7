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


def first(book, kind):
    return records.find(book, lists.page(book, ListQuery(kind), [], 0, 1)[0].uid)


def test_a_copy_says_the_same_under_a_code_of_its_own(book):
    original = first(book, "activity")
    copied = copying.copy(book, original.uid).record
    assert (copied.description, copied.partners, copied.start) == (
        original.description,
        original.partners,
        original.start,
    )
    assert copied.title == f"{original.title} (Kopie)"
    assert copied.code not in ("", original.code)


def test_a_copy_stays_in_the_lab_until_somebody_decides_otherwise(book):
    original = first(book, "knowledge_module")
    copied = copying.copy(book, original.uid).record
    assert (original.status, original.release_scope) == ("released", "oeffentlich")
    assert (copied.status, copied.release_scope) == ("draft", "intern")


def test_nothing_that_a_person_said_is_copied(book):
    copied = copying.copy(book, first(book, "interview").uid).record
    assert (copied.consent_id, copied.answers, copied.summary) == (None, (), None)
    assert copied.pseudonym != first(book, "interview").pseudonym


def test_a_copy_can_be_undone(book):
    copied = copying.copy(book, first(book, "source").uid).record
    records.undo(book)
    assert records.find(book, copied.uid).deleted_at


def test_what_is_gone_cannot_be_copied(book):
    with pytest.raises(SaveRefusedError, match="nicht mehr da"):
        copying.copy(book, "gibt-es-nicht")
