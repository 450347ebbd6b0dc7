"""Documenting: nothing typed is lost, and nothing leaves before it may."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from app.errors import LaborbuchError, SaveRefusedError
from app.services import records
from app.services.changes import NOTHING
from app.services.history import Step
from app.storage import queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.services.book import LabBook


def stored(book: LabBook, code: str) -> Any:
    with book.reading() as connection:
        return find(book, queries.code_owner(connection, code) or "")


def find(book: LabBook, uid: str) -> Any:
    return records.find(book, uid)


def saved_record(book: LabBook, record: Record) -> Any:
    return records.save(book, record).record


def test_three_fields_are_enough(book):
    new = records.begin(book, "activity", title="Workshop", activity_type="workshop", start="2022-11-22")
    saved = records.save(book, new)
    assert find(book, new.uid) == saved.record
    assert (saved.record.code, saved.record.revision) == ("DIE-AK-0001", 1)
    assert saved.record.created_at == saved.record.updated_at == "2022-11-22T13:32:00Z"


def test_codes_are_never_given_twice(book):
    first = saved_record(book, records.begin(book, "finding", statement="Eins"))
    records.trash(book, first.uid)
    records.purge(book, first.uid)
    assert records.begin(book, "finding").code == "DIE-EK-0002"


def test_two_drafts_get_codes_of_their_own(book):
    one, two = (records.begin(book, "finding", statement=text) for text in ("Eins", "Zwei"))
    assert [saved_record(book, draft).code for draft in (one, two)] == ["DIE-EK-0001", "DIE-EK-0002"]


def test_saving_the_same_again_changes_nothing(book):
    saved = saved_record(book, records.begin(book, "finding", statement="Eins"))
    assert saved_record(book, saved) == saved
    assert len(book.history.done) == 1


def test_errors_do_not_keep_from_saving(book):
    wrong = records.begin(book, "activity", title="x" * 200, start="2022-05", end="2022-04")
    saved = records.save(book, wrong)
    assert {"R-ALL-02", "R-AK-01"} <= {problem.rule for problem in saved.problems}
    assert find(book, wrong.uid).title == "x" * 200


def test_an_incomplete_record_stays_in_the_lab(book):
    draft = records.begin(book, "activity", title="Workshop", activity_type="workshop", start="2022")
    saved = records.save(book, draft.but(release_scope="oeffentlich", venue="Rathaus"))
    kept: Any = saved.record
    assert (kept.release_scope, kept.venue) == ("intern", "Rathaus")
    assert any("Beschreibung" in problem.message for problem in saved.withheld)


def test_a_complete_record_may_leave(sample):
    activity = stored(sample, "DIE-AK-0008").but(release_scope="intern")
    activity = saved_record(sample, activity)
    saved = records.save(sample, activity.but(release_scope="oeffentlich"))
    assert (saved.record.release_scope, saved.withheld) == ("oeffentlich", ())


def test_a_module_is_released_step_by_step(sample):
    module = stored(sample, "DIE-WB-0001")
    draft = saved_record(sample, module.but(status="draft"))
    assert draft.approved_at is None
    review = saved_record(sample, draft.but(status="in_review"))
    assert saved_record(sample, review.but(status="released")).approved_at == "2022-11-22"


def test_a_release_waits_for_whoever_answers_for_it(sample):
    module = saved_record(sample, stored(sample, "DIE-WB-0001").but(status="draft"))
    review = saved_record(sample, module.but(status="in_review", approved_by_role=None))
    saved = records.save(sample, review.but(status="released"))
    assert (saved.record.status, getattr(saved.record, "approved_by_role", "")) == ("in_review", None)
    assert "approved_by_role" in {problem.field for problem in saved.withheld}


def test_a_status_cannot_jump(sample):
    module = saved_record(sample, stored(sample, "DIE-WB-0001").but(status="draft"))
    with pytest.raises(records.RulesBrokenError, match="ist nicht vorgesehen"):
        records.save(sample, module.but(status="published"))
    assert find(sample, module.uid) == module


def test_without_consent_no_content_is_stored(book):
    planned = records.begin(book, "interview", role_category="science", date="2022-11-20")
    records.save(book, planned)
    with pytest.raises(records.RulesBrokenError, match="Ohne Einwilligung"):
        records.save(book, planned.but(summary="Das hat die Person gesagt."))
    assert find(book, planned.uid).summary is None


def test_undo_and_redo_walk_through_the_states(book):
    first = saved_record(book, records.begin(book, "finding", statement="Eins"))
    records.save(book, first.but(statement="Zwei"))
    records.undo(book)
    assert find(book, first.uid).statement == "Eins"
    records.redo(book)
    assert find(book, first.uid).statement == "Zwei"
    records.undo(book)
    records.undo(book)
    assert find(book, first.uid).deleted_at
    assert records.undo(book) is None


def test_papierkorb_keeps_everything(sample):
    before = stored(sample, "DIE-EK-0001")
    records.trash(sample, before.uid)
    with pytest.raises(SaveRefusedError):
        records.purge(sample, stored(sample, "DIE-EK-0002").uid)
    records.restore(sample, before.uid)
    after = find(sample, before.uid)
    assert after.but(revision=0, updated_at=None, updated_by=None) == before.but(
        revision=0, updated_at=None, updated_by=None
    )


def test_deleted_for_good_is_forgotten_by_undo(book):
    record = saved_record(book, records.begin(book, "finding", statement="Eins"))
    records.trash(book, record.uid)
    records.purge(book, record.uid)
    assert records.undo(book) is None


def test_proposals_come_from_the_lab(sample):
    module: Any = records.begin(sample, "knowledge_module")
    assert module.contact_unit == "Rathaus, Markt Dießen am Ammersee, stadtlabor@diessen.example"
    assert module.funding_note.startswith("Gefördert im Rahmen")


def test_quarter_is_all_that_is_told_of_a_date(book):
    planned = records.begin(book, "interview", role_category="science", date="2021-09-20")
    assert saved_record(book, planned).period_exported == "3.\u00a0Quartal 2021"


def test_numbers_go_on_beyond_their_digits(book):
    new = records.begin(book, "interview", role_category="science")
    records.save(book, new.but(code="DIE-IV-9999", pseudonym="DIE-P-999"))
    for code, pseudonym in (("DIE-IV-10000", "DIE-P-1000"), ("DIE-IV-10001", "DIE-P-1001")):
        following: Any = saved_record(book, records.begin(book, "interview", role_category="science"))
        assert (following.code, following.pseudonym) == (code, pseudonym)


def test_a_pseudonym_is_never_given_to_somebody_else(book):
    first: Any = saved_record(book, records.begin(book, "interview", role_category="science"))
    records.trash(book, first.uid)
    records.purge(book, first.uid)
    following: Any = records.begin(book, "interview")
    assert (first.pseudonym, following.pseudonym) == ("DIE-P-001", "DIE-P-002")


def test_two_threads_take_turns(book):
    def write(name: str) -> list[str]:
        drafts = [records.begin(book, "finding", statement=f"{name} {number}") for number in range(5)]
        return [saved_record(book, draft).code for draft in drafts]

    with ThreadPoolExecutor(3) as pool:
        codes = [code for written in pool.map(write, "ABC") for code in written]
    assert sorted(codes) == [f"DIE-EK-{number:04}" for number in range(1, 16)]


def test_a_step_that_cannot_be_stored_stays_undoable(book):
    first = saved_record(book, records.begin(book, "finding", statement="Eins"))
    records.save(book, first.but(statement="Zwei"))
    with elsewhere(book), pytest.raises(LaborbuchError, match="an anderer Stelle"):
        records.undo(book)
    records.undo(book)
    with elsewhere(book), pytest.raises(LaborbuchError, match="an anderer Stelle"):
        records.redo(book)
    records.redo(book)
    assert find(book, first.uid).statement == "Zwei"


@contextmanager
def elsewhere(book: LabBook) -> Iterator[None]:
    """Hold the file in another program, and do not wait for it in this one."""
    with book.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_going_further_waits_as_well(sample):
    activity = saved_record(sample, stored(sample, "DIE-AK-0008").but(release_scope="verbund"))
    saved = records.save(sample, activity.but(release_scope="oeffentlich", description=None))
    assert (saved.record.release_scope, find(sample, activity.uid).description) == ("verbund", None)
    assert saved.withheld


@pytest.mark.parametrize("code", ["DIE-LA-0001", "PB-TM-0001", "PB-TS-0001"])
def test_what_a_lab_cannot_do_without_stays(code, sample):
    kept = stored(sample, code)
    with pytest.raises(SaveRefusedError):
        records.trash(sample, kept.uid)
    assert find(sample, kept.uid) == kept


def test_without_its_consent_a_quote_stays(sample):
    quote = stored(sample, "DIE-ZI-0001")
    consent = find(sample, quote.interview_id).consent_id
    records.trash(sample, consent)
    assert "R-ZI-02" in {problem.rule for problem in records.problems(sample, quote)}


def test_a_new_step_ends_what_could_be_redone(book):
    first = saved_record(book, records.begin(book, "finding", statement="Eins"))
    records.save(book, first.but(statement="Zwei"))
    records.undo(book)
    records.save(book, find(book, first.uid).but(statement="Drei"))
    assert records.redo(book) is None
    assert find(book, first.uid).statement == "Drei"


def test_only_so_many_steps_are_remembered(book):
    step = Step("Schritt", "", lambda _book: NOTHING, lambda _book: NOTHING)
    for _ in range(250):
        book.history.add(step)
    assert len(book.history.done) == 200
