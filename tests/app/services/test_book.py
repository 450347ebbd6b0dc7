"""A file that says no is answered with a sentence, and what was typed is not half stored."""

from __future__ import annotations

import sqlite3

import pytest

from app.errors import LaborbuchError
from app.services import lists, records
from app.services.lists import ListQuery
from tests.helpers.books import empty_copy


@pytest.fixture
def book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


def test_somebody_else_is_writing(book):
    with book.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LaborbuchError, match="an anderer Stelle geschrieben"):
        lists.count(book, ListQuery("activity"))
    other.execute("ROLLBACK")
    other.close()
    assert lists.count(book, ListQuery("activity")) == 0


def test_the_disk_is_full(book):
    new = records.begin(book, "finding", statement="Eins", explanation="x" * 100_000)
    with book.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(LaborbuchError, match="kein Platz mehr"):
        records.save(book, new)
    assert records.find(book, new.uid) is None
