"""Looking before something leaves, and noting what left."""

from __future__ import annotations

import hashlib

import pytest

from app.services import delivery_check, delivery_log, lists, records, thread
from app.services.delivering import Delivered, deliver
from app.services.lists import ListQuery
from app.services.selection import Selection
from tests.helpers.books import empty_copy, sample_copy


class PlainWriters:
    """Files whose content does not matter here."""

    def paper(self, format_, document, target):
        target.write_text(format_)

    def check(self, file):
        return ()

    def excel(self, bundle, target):
        target.write_text("Excel")

    def calc(self, bundle, target):
        raise NotImplementedError

    def package(self, package, folder, seal, max_bytes):
        target = folder / "Paket.zip"
        target.write_text("Paket")
        return (target,)

    def new_signing_key(self):
        return bytes(32)


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def new_book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


def of_code(book, kind, code):
    listed = lists.page(book, ListQuery(kind, text=code), [], 0, 1)
    return records.find(book, listed[0].uid)


def test_a_delivery_is_noted_with_every_record_and_file(book, tmp_path):
    delivered = deliver(book, tmp_path / "raus", PlainWriters(), ("excel",))
    entry, changes = delivery_log.log(book, delivered, ("excel",))
    assert {row.record_uid for row in entry.contents} == {uid for uid, _, _ in delivered.contents}
    assert sum(delivered.records.values()) == len(entry.contents) > 20
    assert [(row.name, row.sha256) for row in entry.files] == [
        (file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in delivered.files
    ]
    assert changes.kinds == {"delivery"}


def test_noted_revisions_are_those_that_left(book, tmp_path):
    source = of_code(book, "source", "DIE-QU-0001")
    records.save(book, source.but(note="Neu gelesen"))
    entry, _ = delivery_log.log(book, deliver(book, tmp_path / "raus", PlainWriters()), ("excel",))
    assert {row.record_revision for row in entry.contents if row.record_uid == source.uid} == {2}


def test_deliveries_are_counted_and_kept(book, tmp_path):
    for number in (1, 2):
        source = of_code(book, "source", "DIE-QU-0001")
        records.save(book, source.but(note=f"Zum {number}. Mal gelesen"))
        delivered = deliver(book, tmp_path / f"{number}", PlainWriters())
        delivery_log.log(book, delivered, ("word",))
    assert [(entry.sequence_no, entry.kind) for entry in delivery_log.past(book)] == [
        (2, "word"),
        (1, "word"),
    ]


def test_what_is_issued_again_unchanged_is_the_same_delivery(book, tmp_path):
    for formats in (("word",), ("package",)):
        delivered = deliver(book, tmp_path / formats[0], PlainWriters(), formats)
        delivery_log.log(book, delivered, formats)
    (entry,) = delivery_log.past(book)
    assert (entry.sequence_no, entry.kind) == (1, "package")
    assert {file.name for file in entry.files} > {"Paket.zip", "DIE_Wissensbausteine.docx"}


def test_a_delivery_cannot_be_undone(book, tmp_path):
    delivery_log.log(book, deliver(book, tmp_path / "raus", PlainWriters()), ("excel",))
    assert records.undo(book) is None


def test_warnings_are_noted_whole_or_counted(book):
    warnings = tuple(f"DIE-AK-{number:04} bleibt im Labor. {'Warum ' * 30}" for number in range(40))
    entry, _ = delivery_log.log(book, Delivered((), {}, warnings), ("excel",))
    notes = (entry.check_notes or "").split("\n")
    assert entry.check_result == "passed_with_notes"
    assert len(entry.check_notes or "") <= 2000
    assert notes[:-1] == list(warnings[: len(notes) - 1])
    assert notes[-1] == f"… und {40 - len(notes) + 1} weitere"


def test_a_noted_delivery_obeys_the_rules(book, tmp_path):
    entry, _ = delivery_log.log(book, deliver(book, tmp_path / "raus", PlainWriters()), ("excel",))
    assert records.problems(book, entry) == ()


def test_what_would_be_held_back_is_told_before(book):
    activity = of_code(book, "activity", "DIE-AK-0008")
    records.save(book, activity.but(end="2022-04"))
    hints = {hint.uid: hint for hint in delivery_check.prepare(book).hints}
    assert "bleibt im Labor" in hints[activity.uid].title
    assert "vor dem Beginn" in hints[activity.uid].text


def test_modules_that_are_not_released_are_named(book):
    titles = [hint.title for hint in delivery_check.prepare(book).hints]
    assert any("ist nicht freigegeben" in title for title in titles)


def test_numbers_add_up_to_all_records(book):
    prepared = delivery_check.prepare(book)
    assert prepared.checked == sum(lists.counts(book).values())
    assert prepared.stays["quote"] == 1
    assert prepared.is_worth_it


def test_a_new_lab_has_nothing_to_deliver(new_book):
    assert not delivery_check.prepare(new_book).is_worth_it


def test_the_thread_of_a_record_ends_at_its_last_delivery(book, tmp_path):
    source = of_code(book, "source", "DIE-QU-0001")
    assert thread.thread(book, source).delivered == ""
    delivery_log.log(book, deliver(book, tmp_path / "raus", PlainWriters()), ("excel",))
    assert thread.thread(book, source).delivered == "Lieferung 1 vom 22.11.2022"


def test_only_what_was_meant_to_leave_is_reported_as_deleted(book):
    told = of_code(book, "activity", "DIE-AK-0001")
    kept = records.save(book, records.begin(book, "finding", statement="Noch nicht spruchreif.")).record
    for record in (told, kept):
        records.trash(book, record.uid)
    with book.reading() as connection:
        stones = Selection(book, connection).bundle().tombstones
    assert [stone.code for stone in stones] == ["DIE-AK-0001"]
