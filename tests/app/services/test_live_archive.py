"""A preview reads only what its module rests on, and says the same as a delivery would."""

from __future__ import annotations

import pytest

from app.domain.catalogue import KINDS
from app.reports.module import build_module
from app.services import papers, records
from app.services.archive import FileArchive, LiveArchive
from app.storage import store
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def modules(connection):
    return store.read(connection, KINDS["knowledge_module"])


def test_every_module_looks_the_same_as_with_all_records_at_hand(book):
    with book.reading() as connection:
        lab = book.lab_in(connection)
        everything = {kind.name: store.read(connection, kind) for kind in KINDS.values()}
        whole, live = FileArchive(connection, lab, everything), LiveArchive(connection, lab)
        for module in modules(connection):
            papers_ = [build_module(module, archive, today=book.today) for archive in (whole, live)]
            assert papers_[0] == papers_[1]


def test_no_talk_is_read_for_a_preview(book, monkeypatch):
    read = []
    before = store.read

    def note(connection, kind, uids=None):
        read.append((kind.name, uids is None))
        return before(connection, kind, uids)

    with book.reading() as connection:
        module = modules(connection)[0]
    monkeypatch.setattr(store, "read", note)
    papers.drafted(book, module)
    assert ("interview", True) not in read


def test_what_lies_in_the_papierkorb_does_not_appear(book):
    with book.reading() as connection:
        module = next(it for it in modules(connection) if it.finding_refs)
        (gone, *_) = module.finding_refs
        assert LiveArchive(connection, book.lab).find(gone)
    records.trash(book, gone)
    with book.reading() as connection:
        assert LiveArchive(connection, book.lab).find(gone) is None
