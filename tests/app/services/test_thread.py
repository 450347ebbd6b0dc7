"""From evidence to finding to thesis and module, and back."""

from __future__ import annotations

import pytest

from app.services import records
from app.services.thread import thread
from app.storage import queries
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def find(book, code):
    with book.reading() as connection:
        uid = queries.code_owner(connection, code)
    assert uid
    return records.find(book, uid)


def codes(cards):
    return [card.code for card in cards]


def test_a_finding_rests_on_its_evidence_and_leads_to_theses_and_modules(book):
    around = thread(book, find(book, "DIE-EK-0001"))
    assert codes(around.before) == ["DIE-AK-0008", "DIE-QU-0015"]
    assert {"PB-TS-0001", "PB-TS-0005", "DIE-WB-0001"} <= set(codes(around.after))


def test_what_is_tied_several_times_is_one_card_with_every_reason(book):
    survey = thread(book, find(book, "DIE-EK-0001")).before[0]
    assert survey.because == ("Belege",)
    assert len(survey.notes) == 3
    assert (survey.strength, survey.when) == ("direct", "Mai\u00a02022")


def test_a_thesis_knows_how_findings_relate_to_it(book):
    around = thread(book, find(book, "PB-TS-0001"))
    relations = {card.code: card.relation for card in around.before}
    assert relations["DIE-EK-0001"] == "qualifies"
    assert around.after == ()


def test_an_activity_leads_to_what_was_learned_from_it(book):
    around = thread(book, find(book, "DIE-AK-0008"))
    assert "DIE-EK-0001" in codes(around.after)
    assert {card.kind for card in around.before} <= {"source", "attachment"}


def test_counter_evidence_stands_apart(book):
    finding = find(book, "DIE-EK-0001")
    (first, *rest) = finding.evidence
    around = thread(book, finding.but(evidence=tuple(rest), counter_evidence=(first,)))
    assert codes(around.against) == ["DIE-AK-0008"]


def test_what_lies_in_the_papierkorb_is_tied_to_nothing(book):
    records.trash(book, find(book, "DIE-AK-0008").uid)
    assert "DIE-AK-0008" not in codes(thread(book, find(book, "DIE-EK-0001")).before)


def test_a_new_record_has_no_thread_yet(book):
    assert thread(book, records.begin(book, "finding")).total == 0
