"""Earlier texts of modules: one per sitting and step, gone with the record, brought back as a normal save."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from app.domain.catalogue import KINDS
from app.services import records, search, versions
from app.services.delivering import deliver
from app.storage import store
from app.storage.search_index import Narrowing
from tests.helpers.books import sample_copy

BEGIN = dt.datetime(2024, 5, 2, 8, 0, tzinfo=dt.UTC)


class Clock:
    def __init__(self):
        self.now = BEGIN

    def __call__(self):
        return self.now

    def pass_minutes(self, minutes):
        self.now += dt.timedelta(minutes=minutes)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def book(tmp_path, clock):
    book = sample_copy("DIE", tmp_path)
    book.clock = clock
    book.editor = "Stadtentwicklung 1"
    yield book
    book.close()


@pytest.fixture
def module(book):
    return next(one for one in _modules(book) if one.status == "draft")


def _modules(book):

    with book.reading() as connection:
        return store.read(connection, KINDS["knowledge_module"])


def stored(book, uid):
    return records.find(book, uid)


def earlier(book, uid):
    return versions.earlier(book, uid)


def change(book, uid, **values):
    return records.save(book, stored(book, uid).but(**values)).record


def test_the_text_before_the_first_change_is_kept(book, module):
    change(book, module.uid, approach="Ganz anders.")
    (only,) = earlier(book, module.uid)
    assert only.record.approach == module.approach


def test_what_one_person_writes_in_a_sitting_is_one_version(book, module, clock):
    for minutes in range(5):
        change(book, module.uid, approach=f"Fassung {minutes}")
        clock.pass_minutes(2)
    assert len(earlier(book, module.uid)) == 1
    clock.pass_minutes(40)
    change(book, module.uid, approach="Am Nachmittag")
    assert [it.record.approach for it in earlier(book, module.uid)] == [
        "Fassung 4",
        module.approach,
    ]


def test_somebody_else_and_a_step_begin_a_new_version(book, module):
    change(book, module.uid, approach="Eins")
    book.editor = "Bauamt 2"
    change(book, module.uid, approach="Zwei")
    change(book, module.uid, status="in_review")
    found = earlier(book, module.uid)
    assert [(it.record.approach, it.editor) for it in found[:2]] == [
        ("Zwei", "Bauamt 2"),
        ("Eins", "Stadtentwicklung 1"),
    ]


def test_only_so_many_are_kept(book, module, clock):
    for number in range(versions.MOST + 5):
        clock.pass_minutes(60)
        change(book, module.uid, approach=f"Fassung {number}")
    assert len(earlier(book, module.uid)) == versions.MOST - 1


def test_other_kinds_keep_none(book):
    uid = _of_kind(book, "finding").uid
    change(book, uid, statement="Anders.")
    assert earlier(book, uid) == []


def _of_kind(book, kind):

    with book.reading() as connection:
        return store.read(connection, KINDS[kind])[0]


def test_differences_name_the_field_and_mark_the_words(book, module):
    now = change(book, module.uid, title="Ein ganz neuer Titel", finding_refs=())
    (version,) = earlier(book, module.uid)
    found = {it.field.id: it for it in versions.differences(book, version.record, now)}
    assert list(found) == ["title", "finding_refs"]
    assert "".join(piece.text for piece in found["title"].now) == "Ein ganz neuer Titel"
    assert any(piece.differs for piece in found["title"].earlier)
    assert "".join(piece.text for piece in found["finding_refs"].now) == versions.EMPTY
    assert "DIE-EK-" in "".join(piece.text for piece in found["finding_refs"].earlier)


def test_one_field_or_all_of_a_text_come_back_as_a_save_that_can_be_undone(book, module):
    change(book, module.uid, title="Neu", approach="Neu")
    (version,) = earlier(book, module.uid)
    change(book, module.uid, **versions.text_values(book, version.record, "approach"))
    assert (stored(book, module.uid).title, stored(book, module.uid).approach) == (
        "Neu",
        module.approach,
    )
    back = change(book, module.uid, **versions.text_values(book, version.record))
    assert back.title == module.title
    records.undo(book)
    assert stored(book, module.uid).title == "Neu"


def test_a_reference_to_what_is_gone_for_good_does_not_come_back(book, module):
    gone = module.finding_refs[0]
    change(book, module.uid, finding_refs=())
    records.trash(book, gone)
    records.purge(book, gone)
    (version,) = earlier(book, module.uid)
    assert gone not in versions.text_values(book, version.record)["finding_refs"]


def test_deleting_for_good_takes_the_earlier_texts_along(book, module, tmp_path):
    change(book, module.uid, approach="Kaltmamsell")
    change(book, module.uid, approach="Etwas anderes", status="in_review")
    assert earlier(book, module.uid)
    records.trash(book, module.uid)
    records.purge(book, module.uid)
    assert earlier(book, module.uid) == []
    book.close()
    assert b"Kaltmamsell" not in book.path.read_bytes()
    with sqlite3.connect(book.path) as raw:
        assert raw.execute("SELECT count(*) FROM version").fetchone() == (0,)


def test_the_search_does_not_know_them(book, module, clock):
    change(book, module.uid, approach="Kaltmamsell")
    clock.pass_minutes(60)
    change(book, module.uid, approach="Etwas anderes")
    assert earlier(book, module.uid)[0].record.approach == "Kaltmamsell"
    search.catch_up(book, lambda *_: None)
    assert not search.find(book, "Kaltmamsell", Narrowing(tuple(KINDS))).hits


class Reading:
    """Writers that keep all that they are told to write."""

    def __init__(self):
        self.told = []

    def paper(self, format_, document, target):
        self._take(document, target)

    def check(self, file):
        return ()

    def excel(self, bundle, target):
        self._take(bundle, target)

    def calc(self, bundle, target):
        raise NotImplementedError

    def package(self, package, folder, seal, max_bytes):
        self._take(package, folder / "Paket.zip")
        return (folder / "Paket.zip",)

    def new_signing_key(self):
        return bytes(32)

    def _take(self, what, target):
        self.told.append(repr(what))
        target.write_text("geschrieben")


def test_no_delivery_carries_them(book, clock, tmp_path):
    released = next(one for one in _modules(book) if one.status == "released")
    change(book, released.uid, status="draft")
    change(book, released.uid, approach="Kaltmamsell")
    clock.pass_minutes(60)
    for values in ({"approach": "Etwas ganz anderes"}, {"status": "in_review"}, {"status": "released"}):
        change(book, released.uid, **values)
    assert any(it.record.approach == "Kaltmamsell" for it in earlier(book, released.uid))
    writers = Reading()
    deliver(book, tmp_path / "raus", writers)
    told = "".join(writers.told)
    assert "Etwas ganz anderes" in told
    assert "Kaltmamsell" not in told


def test_what_the_office_must_forget_is_forgotten_with_its_earlier_texts(book, module):
    change(book, module.uid, approach="Eins")
    change(book, module.uid, approach="Zwei", status="in_review")
    with book.writing() as connection:
        store.bury(connection, module.uid, "2024-05-02T08:00:00Z")
    assert earlier(book, module.uid) == []


def test_the_internal_note_is_not_kept(book, module):
    change(book, module.uid, internal_note="nur für uns", approach="Eins")
    change(book, module.uid, internal_note=None, approach="Zwei", status="in_review")
    assert all(not it.record.internal_note for it in earlier(book, module.uid))
