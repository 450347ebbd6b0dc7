"""SQL sorts, filters, pages and follows references."""

from __future__ import annotations

import pytest

from app.storage import queries
from app.storage.queries import ListQuery
from tests.helpers.books import sample_copy


@pytest.fixture
def connection(tmp_path):
    book = sample_copy("DIE", tmp_path)
    with book.reading() as connection:
        yield connection
    book.close()


def codes(connection, query, offset=0, limit=99):
    return [row.code[-4:] for row in queries.page(connection, query, [], offset, limit)]


def test_sorts_by_date_with_the_unknown_last(connection):
    found = codes(connection, ListQuery("activity", sort="start", descending=True))
    assert (found[0], found[-1]) == ("0013", "0006")


def test_pages_join_without_gap(connection):
    query = ListQuery("activity", sort="title")
    pages = codes(connection, query, limit=5) + codes(connection, query, offset=5, limit=50)
    assert pages == codes(connection, query)
    assert len(pages) == queries.count(connection, query) == 13


@pytest.mark.parametrize("typed", ["bürger", "buerger", "BÜRGER", "Burgerworkshop".replace("u", "ü", 1)])
def test_finds_whatever_way_the_umlaut_is_typed(typed, connection):
    assert "0010" in codes(connection, ListQuery("activity", text=typed))


def test_narrows_by_key(connection):
    assert codes(connection, ListQuery("activity", only=(("activity_type", "citizen_survey"),))) == ["0008"]
    assert codes(connection, ListQuery("activity", only=(("status", "running"),))) == ["0006"]
    assert "0006" in codes(connection, ListQuery("activity", only=(("themes", "citizen_taskforce"),)))


def test_backlinks_name_record_and_field(connection):
    uid = queries.code_owner(connection, "DIE-AK-0008") or ""
    found = {(link.source.code, link.field.label) for link in queries.backlinks(connection, uid)}
    assert ("DIE-EK-0001", "Belege") in found
    assert ("DIE-WB-0001", "Aktivitäten") in found


def test_percent_signs_are_letters(connection):
    assert codes(connection, ListQuery("activity", text="%")) == []
