"""Lists are sorted, paged and counted by SQL, and an index does the work."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.services import lists, records
from app.services.lists import ListQuery
from tests.helpers.books import sample_copy

MANY = (FieldKind.MULTI, FieldKind.REFS, FieldKind.LIST)
SORTABLE = [
    (kind.name, id_)
    for kind in KINDS.values()
    for id_ in kind.list_columns
    if kind.by_id[id_].kind not in MANY
]


# Choices are sorted as they are offered, by looking at a covering index as a whole.
INDEXED = [(kind, id_) for kind, id_ in SORTABLE if not KINDS[kind].by_id[id_].vocabulary]


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def uids(book, query, offset=0, limit=99):
    return [row.uid for row in lists.page(book, query, [], offset, limit)]


def plan(book, query):
    """Ask SQLite how it would find the first page."""
    seen = []
    sa.event.listen(book.engine, "before_cursor_execute", lambda *call: seen.append(call[2:4]))
    lists.page(book, query, [], 0, 100)
    statement, parameters = next(call for call in seen if call[0].startswith("SELECT"))
    with book.reading() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("kind", "sort"), INDEXED)
def test_only_the_page_itself_is_sorted_never_the_list(kind, sort, descending, book):
    steps = plan(book, ListQuery(kind, sort=sort, descending=descending))
    assert [step for step in steps if "TEMP B-TREE" in step] == ["USE TEMP B-TREE FOR ORDER BY"]


def test_choices_are_sorted_as_they_are_offered(book):
    found = lists.page(book, ListQuery("activity", sort="status"), [], 0, 99)
    offered = KINDS["activity"].status.keys
    assert sorted(found, key=lambda row: offered.index(row.status)) == found
    assert len({row.status for row in found}) > 1


@pytest.mark.parametrize(("kind", "sort"), SORTABLE)
def test_every_record_stands_where_its_position_says(kind, sort, book):
    query = ListQuery(kind, sort=sort, descending=True)
    listed = uids(book, query)
    assert [lists.position(book, query, uid) for uid in listed] == list(range(lists.count(book, query)))


def test_a_record_that_a_list_does_not_show_has_no_position(book):
    first = uids(book, ListQuery("activity"))[0]
    assert lists.position(book, ListQuery("activity", text="gibt es nicht"), first) is None


def test_years_count_what_lists_show(book):
    query = ListQuery("activity", sort="start", descending=True)
    assert lists.years(book, query) == {"": 1, "2020": 1, "2021": 2, "2022": 7, "2024": 2}


def test_years_follow_the_filter(book):
    query = ListQuery("activity", sort="start", text="bürgerworkshop")
    assert lists.years(book, query) == {"2022": 2}


@pytest.mark.parametrize("sort", ["code", "start"])
def test_the_papierkorb_is_a_list_of_its_own(sort, book):
    query = ListQuery("activity", sort=sort)
    uid = uids(book, query)[0]
    records.trash(book, uid)
    trash = ListQuery("activity", sort=sort, trash=True)
    assert uid not in uids(book, query)
    assert (uids(book, trash), lists.count(book, trash)) == ([uid], 1)


def test_what_was_deleted_for_good_is_in_no_list(book):
    uid = uids(book, ListQuery("activity"))[0]
    records.trash(book, uid)
    records.purge(book, uid)
    assert lists.count(book, ListQuery("activity", trash=True)) == 0


def test_pickers_go_through_any_number_of_hits(book, monkeypatch):
    monkeypatch.setattr(lists, "_AT_ONCE", 3)
    fitting = [hit for hit in lists.search(book, ["activity"], "", 99) if _is_reported(book, hit.uid)]
    assert 5 < len(fitting) < 13
    assert lists.search(book, ["activity"], "", 99, _says_reported) == fitting
    assert lists.search(book, ["activity"], "", 5, _says_reported) == fitting[:5]


def _is_reported(book, uid):
    return _says_reported(records.find(book, uid))


def _says_reported(record):
    return record.documentation_basis == "reported"
