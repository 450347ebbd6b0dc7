"""A file that says no is answered with a sentence, and what was typed is not half stored."""

from __future__ import annotations

import sqlite3

import pytest

from app.domain.records.lab import Lab
from app.errors import LaborbuchError
from app.services import lists, records
from app.services.book import now
from app.services.labs import create_book, furnish, new_file
from app.services.lists import ListQuery
from app.services.surroundings import BookSurroundings
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


def test_a_file_that_could_not_be_founded_is_none(tmp_path):
    with pytest.raises(TypeError):
        create_book(tmp_path / "neu.laborbuch", prefix="DIE", town="Dießen", unheard_of=1)
    with pytest.raises(TypeError), new_file(tmp_path / "neu.laborbuch", now, None) as book:
        furnish(book, [Lab(unheard_of=1)])
    assert not list(tmp_path.iterdir())


def test_what_is_typed_for_a_new_lab_is_cleaned(tmp_path):
    book = create_book(tmp_path / "neu.laborbuch", prefix="DIE", town="Die\u00dfen\x07\ud800")
    assert book.lab.town == "Dießen"
    book.close()


def test_rules_read_each_kind_once(book):
    with book.reading() as connection:
        around = BookSurroundings(connection, book.lab_in(connection), book.today)
        assert around.records("theme") is around.records("theme")
