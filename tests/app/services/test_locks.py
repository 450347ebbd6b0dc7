"""Closed records say why."""

from __future__ import annotations

import pytest

from app.services import lists, records
from app.services.locks import lock_of
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def lock(book, record):
    return lock_of(book, record, records.problems(book, record))


def find(book, code):
    kinds = ["thesis", "knowledge_module", "guide", "interview", "activity", "finding"]
    return records.find(book, lists.search(book, kinds, code, 1)[0].uid)


@pytest.mark.parametrize("code", ["DIE-WB-0004", "DIE-AK-0001", "DIE-EK-0001"])
def test_most_records_are_open(code, book):
    assert lock(book, find(book, code)) == ""


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("DIE-WB-0001", "Der Baustein ist freigegeben."),
        ("PB-TS-0001", "Gemeinsame Thesen pflegt das Projektbüro."),
        ("DIE-LF-0001", "Diese Fassung ist freigegeben"),
    ],
)
def test_a_closed_record_says_why(code, why, book):
    assert lock(book, find(book, code)).startswith(why)


def test_a_new_record_is_open(book):
    assert lock(book, records.begin(book, "knowledge_module")) == ""


def test_from_a_talk_something_can_always_be_taken_away(book):
    assert lock(book, find(book, "DIE-IV-0001").but(status="blocked")) == ""
