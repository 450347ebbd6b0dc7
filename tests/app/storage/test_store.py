"""Records come back as they went in."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.errors import SaveRefusedError
from app.storage import store
from app.storage.tables import RECORD
from tests.helpers.books import empty_copy
from tests.helpers.filled import filled


@pytest.fixture
def book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


@pytest.mark.parametrize("name", KINDS)
def test_every_field_comes_back(name, book):
    record = filled(KINDS[name], code=f"DIE-{KINDS[name].letters}-0999")
    with book.writing() as connection:
        store.write(connection, [record])
        assert store.find(connection, record.uid) == record


@pytest.mark.parametrize("name", KINDS)
def test_an_empty_record_comes_back(name, book):
    record = KINDS[name].record(uid="U", code=f"DIE-{KINDS[name].letters}-0999", lab_id="U")
    with book.writing() as connection:
        store.write(connection, [record])
        assert store.find(connection, "U") == record


def test_a_second_write_replaces_lists_and_keys(book):
    record: Any = filled(KINDS["activity"])
    shorter = record.but(partners=record.partners[:1], themes=("vacancy",), media=())
    with book.writing() as connection:
        store.write(connection, [record])
        store.write(connection, [shorter])
        assert store.find(connection, "U") == shorter


def test_a_reference_into_the_void_is_refused(book):
    record = filled(KINDS["quote"], interview_id="gibt es nicht")
    with pytest.raises(SaveRefusedError), book.writing() as connection:
        store.write(connection, [record])
    with book.reading() as connection:
        assert store.find(connection, "U") is None


def test_purge_leaves_number_and_code_only(book):
    with book.writing() as connection:
        store.write(connection, [filled(KINDS["finding"])])
        store.purge(connection, "U")
        assert store.find(connection, "U") is None
        row = connection.execute(sa.select(RECORD).where(RECORD.c.uid == "U")).mappings().one()
    assert (row["code"], row["title"], row["internal_note"]) == ("DIE-EK-0001", "", None)


def test_deleted_text_is_gone_from_the_file(book):
    secret = "Geheimnis aus dem Gespräch"
    with book.writing() as connection:
        store.write(connection, [filled(KINDS["interview"], transcript_raw=secret * 500)])
    assert secret.encode() in book.path.read_bytes()
    with book.writing() as connection:
        store.purge(connection, "U")
    assert secret.encode() not in book.path.read_bytes()
