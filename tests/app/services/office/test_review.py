"""Reviewing modules: where they stand, which steps there are, and what a question to the lab does."""

from __future__ import annotations

import pytest

from app.errors import SaveRefusedError
from app.reports.model import Heading
from app.services import records
from app.services.office import intake, review
from app.services.office.review import Stage
from tests.helpers.arrivals import delivered
from tests.helpers.books import sample_copy
from tests.helpers.offices import office_copy
from tests.helpers.rounds import edit, record

FIRST = "DIE-WB-0001"
REMARK = "Bitte nennen Sie die Rücklaufquote."


@pytest.fixture
def lab(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def office(tmp_path, lab):
    book = office_copy(tmp_path)
    intake.take_over(book, delivered(lab))
    yield book
    book.close()


@pytest.fixture
def uid(office):
    return record(office, FIRST).uid


def stages(book):
    return {it.code: it.stage for it in review.modules(book)}


def of(book, code=FIRST):
    return next(it for it in review.modules(book) if it.code == code)


def test_what_labs_and_the_office_released_waits(office):
    assert stages(office) == dict.fromkeys(
        ("DIE-WB-0001", "DIE-WB-0002", "DIE-WB-0003", "PB-WB-0001"), Stage.WAITING
    )
    assert review.count_waiting(office) == 4


def test_a_row_names_town_and_evidence(office):
    seen = of(office)
    module = record(office, FIRST)
    assert (seen.town, seen.own) == ("Dießen am Ammersee", False)
    assert seen.named == len(module.finding_refs) + len(module.quote_refs)
    assert 0 < seen.findings <= len(module.finding_refs)
    assert of(office, "PB-WB-0001").own


def test_a_row_names_what_is_missing(office):
    edit(office, FIRST, summary=None)
    assert of(office).gaps == ("Kurzfassung",)


def test_accepting_publishing_and_giving_back(office, uid):
    review.accept(office, uid, "")
    assert of(office).stage is Stage.ACCEPTED
    review.publish(office, uid, "Kommt ins Gesamtpaket.")
    assert (of(office).stage, of(office).remark) == (Stage.PUBLISHED, "Kommt ins Gesamtpaket.")
    other = record(office, "DIE-WB-0002").uid
    review.reject(office, other, REMARK)
    assert stages(office)["DIE-WB-0002"] is Stage.REJECTED


def test_a_step_can_be_undone(office, uid):
    review.accept(office, uid, REMARK)
    records.undo(office)
    assert (of(office).stage, of(office).remark) == (Stage.WAITING, "")


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [((), "publish"), (("accept", "publish"), "reject"), (("reject",), "accept"), (("accept",), "accept")],
)
def test_a_step_that_is_not_there_is_refused(office, uid, steps, wrong):
    for step in steps:
        getattr(review, step)(office, uid, REMARK)
    before = record(office, FIRST)
    with pytest.raises(SaveRefusedError, match="nicht vorgesehen"):
        getattr(review, wrong)(office, uid, REMARK)
    assert record(office, FIRST) == before


@pytest.mark.parametrize("step", ["reject", "ask"])
def test_what_the_lab_has_to_do_must_be_said(office, uid, step):
    with pytest.raises(SaveRefusedError, match="Prüfvermerk"):
        getattr(review, step)(office, uid, " \n ")
    assert record(office, FIRST).status == "released"


def test_a_remark_that_is_too_long_is_refused(office, uid):
    with pytest.raises(SaveRefusedError, match="12 Zeichen zu viel"):
        review.ask(office, uid, "x" * 1012)


def test_a_question_leaves_the_status_and_waits_for_a_new_version(office, uid, lab):
    review.ask(office, uid, REMARK)
    assert (of(office).stage, of(office).status, of(office).remark) == (Stage.ASKED, "released", REMARK)
    assert review.count_waiting(office) == 3
    edit(office, FIRST, summary="Eine neue Fassung, wie sie vom Labor kam.")
    assert of(office).stage is Stage.WAITING


def test_a_question_about_what_is_published_is_refused(office, uid):
    review.accept(office, uid, "")
    review.publish(office, uid, "")
    with pytest.raises(SaveRefusedError, match="solange der Baustein geprüft wird"):
        review.ask(office, uid, REMARK)


def test_a_remark_alone_is_no_question(office, uid):
    review.note(office, uid, REMARK)
    assert (of(office).stage, of(office).remark) == (Stage.WAITING, REMARK)


def test_a_module_can_be_read_as_its_document(office, uid):
    paper = review.paper(office, uid)
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert headings[0] == record(office, FIRST).title
    assert not paper.draft
    assert {it.code for it in review.evidence(office, uid)} >= {"DIE-EK-0001"}


def test_what_is_gone_cannot_be_reviewed(office, uid):
    records.trash(office, uid)
    assert FIRST not in stages(office)
    with pytest.raises(SaveRefusedError, match="nicht mehr da"):
        review.accept(office, uid, "")


def test_the_office_reaches_only_what_is_its_own():
    assert review.steps("released") == ("accepted", "rejected")
    assert review.reachable("released") == {"accepted", "rejected", "published"}
    assert review.reachable("draft") == review.reachable("rejected") == set()
