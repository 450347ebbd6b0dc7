"""Storing in bulk writes what storing record by record writes, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.canonical import record_hash
from app.domain.catalogue import KINDS
from app.domain.references import references
from app.domain.small_counts import Below
from app.services.office.states import whole_state
from app.storage import bulk, store
from app.storage.tables import METADATA, RECORD
from tests.helpers.books import sample_copy
from tests.helpers.filled import filled
from tests.helpers.offices import empty_office


def contents(book):
    with book.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in METADATA.sorted_tables
        }


@pytest.fixture
def two(tmp_path):
    """Return two empty offices, one to be filled either way."""
    books = [empty_office(tmp_path, f"{number}.laborbuch") for number in range(2)]
    yield books
    for book in books:
        book.close()


def assert_same(two, records):
    one, other = two
    with one.writing() as connection:
        _make_known(connection, records)
        store.write(connection, records)
    states: dict[str, list[Any]] = {}
    for record in records:
        states.setdefault(record.about.name, []).append(whole_state(record))
    with other.writing() as connection:
        _make_known(connection, records)
        bulk.insert(connection, states)
    assert contents(one) == contents(other)


def _make_known(connection, records):
    """References must lead somewhere; where, does not matter here."""
    uids = {record.uid for record in records}
    connection.execute(sa.delete(RECORD).where(RECORD.c.uid.in_(uids)))
    wanted = {uid for record in records for uid in references(record.about.name, whole_state(record))}
    for uid in sorted(wanted - uids):
        store.remember_external(connection, "source", uid, uid)


def test_sample_labs(two, tmp_path):
    book = sample_copy("DIE", tmp_path)
    with book.reading() as connection:
        records = [record for kind in KINDS.values() for record in store.read(connection, kind)]
    book.close()
    assert len(records) > 80
    assert_same(two, [record for record in records if record.about.in_package])


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.in_package])
def test_hash_of_a_record_with_everything_filled(kind):
    record = filled(KINDS[kind])
    assert bulk.hash_of(kind, whole_state(record)) == record_hash(record)


def test_masked_numbers(two):
    office = two[0].lab
    activity = KINDS["activity"].record(
        uid="a", code="PB-AK-0001", lab_id=office.uid, title="Wenige", participants_count=Below(5)
    )
    assert_same(two, [activity])
    with two[1].reading() as connection:
        assert getattr(store.find(connection, "a"), "participants_count", None) == Below(5)
