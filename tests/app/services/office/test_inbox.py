"""What waits in the inbox and what was taken over: shown as a tree, asked about, decided, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.catalogue import KINDS
from app.errors import RefusedFileError
from app.interchange.arrival import Notice
from app.merge.plan import Verdict
from app.services import records
from app.services.numbering import uid_of_code
from app.services.office import inbox, intake, plan_rows, questions, undoing
from app.services.office.conflicts import Take
from app.services.office.inbox import Signed
from app.services.office.plan_rows import FieldRow
from app.services.office.questions import Choice
from tests.helpers.arrivals import delivered
from tests.helpers.books import sample_copy
from tests.helpers.intakes import FIRST, edit, found
from tests.helpers.labs import MemoryLab, by_hand
from tests.helpers.offices import empty_office

OURS = "Der Titel wurde vor Ort missverstanden."
THEIRS = "Der Titel wurde missverstanden, und erst Fragen halfen."


@pytest.fixture
def office(tmp_path):
    book = empty_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def lab():
    made = MemoryLab("DIE")
    for number in range(1, 4):
        made.say(number, explanation="Wie es war.")
    return made


@pytest.fixture
def disputed(office, lab):
    """Return a second delivery whose first statement the office has changed as well."""
    intake.take_over(office, lab.deliver())
    edit(office, statement=OURS)
    lab.say(1, statement=THEIRS)
    lab.say(2, explanation="Ganz anders.")
    lab.say(4)
    return lab.deliver()


def number(done):
    return done.taken.intake


def tree(rows):
    return {kind.kind: [(row.code, row.title, row.verdict.value) for row in kind.records] for kind in rows}


def fields(rows, code, labels=None):
    row = next(row for kind in rows for row in kind.records if row.code == code)
    return list(plan_rows.field_rows(row, labels or {}))


def test_a_first_delivery_is_new_all_through(office, lab):
    waiting = inbox.look(office, lab.deliver())
    assert tree(waiting.rows)["finding"] == [
        (f"DIE-EK-000{number}", f"Erkenntnis {number}", "new") for number in (1, 2, 3)
    ]
    assert waiting.changing == 4
    assert (waiting.counts["new"], waiting.questions, waiting.edited) == (4, {}, 0)


def test_a_tree_names_record_and_field_with_both_versions(office, disputed):
    waiting = inbox.look(office, disputed)
    assert tree(waiting.rows) == {
        "finding": [
            ("DIE-EK-0004", "Erkenntnis 4", "new"),
            ("DIE-EK-0002", "Erkenntnis 2", "changed"),
            (FIRST, OURS, "conflict"),
        ]
    }
    assert fields(waiting.rows, "DIE-EK-0002") == [FieldRow("Erläuterung", "Wie es war.", "Ganz anders.")]
    statement = KINDS["finding"].by_id["statement"].label
    assert fields(waiting.rows, FIRST) == [FieldRow(statement, OURS, THEIRS)]
    assert waiting.changing == 3


def test_keys_of_themes_are_shown_by_their_labels_and_references_by_their_codes(office, tmp_path):
    book = sample_copy("DIE", tmp_path)
    intake.take_over(office, delivered(book))
    themes = ("remote_work", "new_work")
    evidence = tuple(row.but(figure_label="Rücklauf") for row in found(book).evidence)
    edit(book, themes=themes, evidence=evidence)
    waiting = inbox.look(office, delivered(book, created_at="2023-01-01T00:00:00Z"))
    names = inbox.labels(office)
    said = {row.label: row.theirs for row in fields(waiting.rows, FIRST, names)}
    assert said["Themen"] == "; ".join(names[key] for key in themes)
    assert "DIE-AK-" in said["Belege"]
    assert "Rücklauf" in said["Belege"]
    book.close()


def test_many_records_are_counted_and_no_question_is_among_those(office, lab):
    for number in range(1, 40):
        lab.say(number)
    intake.take_over(office, lab.deliver())
    edit(office, "DIE-EK-0039", statement=OURS)
    for number in range(1, 40):
        lab.say(number, statement=f"{THEIRS} {number}")
    plan = intake.preview(office, lab.deliver())
    (kind,) = plan_rows.rows_of(plan, {}, most=5)
    assert [row.code for row in kind.records][-1] == "DIE-EK-0039"
    assert (len(kind.records), kind.more) == (5, 34)


def test_a_question_says_who_said_what_when(office, disputed):
    (question,) = inbox.look(office, disputed).questions.values()
    assert (question.code, question.town, question.ours, question.theirs) == (
        FIRST,
        "Stadt DIE",
        OURS,
        THEIRS,
    )
    assert question.key == (found(office).uid, "statement")
    assert question.takes_text
    assert question.here_since == "2022-11-22T13:32:00Z"
    assert question.there_since == "2022-01-03T08:00:00Z"


def test_only_texts_can_be_written_anew(office, lab):
    intake.take_over(office, lab.deliver())
    edit(office, confidence="high", themes=("D04",))
    lab.say(1, confidence="low", themes=["D05"])
    asked = inbox.look(office, lab.deliver()).questions
    assert {getattr(it.field, "id", ""): it.takes_text for it in asked.values()} == {
        "confidence": False,
        "themes": False,
    }


def test_who_deleted_what_is_said_in_words(office, lab):
    for number in range(4, 40):
        lab.say(number)
    intake.take_over(office, lab.deliver())
    edit(office, statement=OURS)
    records.trash(office, found(office, "DIE-EK-0002").uid)
    lab.delete(1)
    lab.say(2, statement=THEIRS)
    waiting = inbox.look(office, lab.deliver())
    assert fields(waiting.rows, FIRST) == [FieldRow("ganzer Eintrag", "besteht", "gelöscht")]
    assert fields(waiting.rows, "DIE-EK-0002") == [
        FieldRow("ganzer Eintrag", "gelöscht", "wird weiter bearbeitet")
    ]
    gone = {it.code: it for it in waiting.questions.values()}
    assert (gone[FIRST].theirs, gone["DIE-EK-0002"].ours) == (None, None)
    assert not gone[FIRST].takes_text


def test_what_was_chosen_before_is_put_in_force_with_the_rest(office, disputed):
    waiting = inbox.look(office, disputed)
    (key,) = waiting.questions
    done = inbox.take_over(office, waiting, {key: Choice(Take.OWN, "Etwas Drittes.")})
    assert found(office).statement == "Etwas Drittes."
    assert (done.open, done.taken.count(Verdict.NEW)) == (0, 1)
    assert key[0] in done.changes.uids
    (decision, *_) = questions.decided(office)
    assert (decision.take, decision.town, decision.code) == (Take.OWN, "Stadt DIE", FIRST)
    assert decision.field == KINDS["finding"].by_id["statement"].label


def test_what_was_chosen_before_is_undone_with_the_rest(office, disputed):
    waiting = inbox.look(office, disputed)
    done = inbox.take_over(office, waiting, dict.fromkeys(waiting.questions, Choice(Take.THEIRS)))
    assert found(office).statement == THEIRS
    assert inbox.review(office, number(done)).obstacle is None
    undoing.undo(office, number(done))
    assert found(office).statement == OURS
    assert inbox.look(office, disputed).questions == waiting.questions


def test_what_is_no_question_any_more_is_passed_over(office, disputed):
    waiting = inbox.look(office, disputed)
    edit(office, statement=THEIRS)
    done = inbox.take_over(office, waiting, dict.fromkeys(waiting.questions, Choice(Take.OURS)))
    assert (done.open, found(office).statement) == (0, THEIRS)


def test_what_was_taken_over_is_listed_with_what_is_left_to_decide(office, disputed):
    done = inbox.take_over(office, inbox.look(office, disputed), {})
    latest, first = inbox.taken_over(office)
    assert (latest.town, latest.sequence_no, latest.file) == ("Stadt DIE", 2, "DIE.zip")
    assert (latest.counts["new"], latest.counts["changed"], latest.open, done.open) == (1, 1, 1, 1)
    assert (first.sequence_no, first.open, first.undone_at) == (1, 0, None)
    left = inbox.review(office, latest.intake)
    assert tree(left.rows) == {"finding": [(FIRST, OURS, "conflict")]}
    assert left.obstacle is None
    assert inbox.places(office) == {"merging": 1}


def test_a_decision_later_answers_the_question(office, disputed):
    inbox.take_over(office, inbox.look(office, disputed), {})
    (question,) = questions.open_questions(office)
    questions.decide(office, question.key, Choice(Take.THEIRS))
    assert found(office).statement == THEIRS
    assert questions.open_questions(office) == []
    assert inbox.places(office) == {}
    assert inbox.taken_over(office)[0].open == 0


def test_notices_stay_with_what_was_taken_over(office, lab):
    arrival = lab.deliver()
    notice = Notice("Die Spalte „Notizen“ kennt das Programm nicht.", "Erkenntnisse", 0, "Notizen")
    waiting = inbox.look(office, replace(arrival, notices=(notice,)))
    assert waiting.hints == [notice]
    inbox.take_over(office, waiting, {})
    assert inbox.taken_over(office)[0].notices == (notice,)


def test_rows_changed_by_hand_are_counted_and_told(office, lab):
    waiting = inbox.look(office, by_hand(lab.deliver(), lab.uid_of(1), statement="Von Hand."))
    assert waiting.edited == 1
    assert any("von Hand" in hint.text for hint in waiting.hints)


def test_an_undone_delivery_may_come_again(office, lab):
    arrival = lab.deliver()
    done = inbox.take_over(office, inbox.look(office, arrival), {})
    assert inbox.is_taken(office, arrival.digest) == number(done)
    undoing.undo(office, number(done))
    assert inbox.is_taken(office, arrival.digest) is None
    assert inbox.taken_over(office)[0].undone_at == "2022-11-22T13:32:00Z"


def test_why_it_cannot_be_undone(office, lab):
    done = inbox.take_over(office, inbox.look(office, lab.deliver()), {})
    edit(office, statement=OURS)
    assert OURS in (inbox.review(office, number(done)).obstacle or "")


@pytest.mark.parametrize(
    ("before", "now", "signed"),
    [
        ("", "", Signed.NOBODY),
        ("", "a2V5", Signed.FIRST),
        ("a2V5", "a2V5", Signed.KNOWN),
        ("a2V5", "", Signed.MISSING),
    ],
)
def test_who_signed(office, lab, before, now, signed):
    intake.take_over(office, replace(lab.deliver(), public_key=before))
    assert inbox.look(office, replace(lab.deliver(), public_key=now)).signed is signed


def test_a_delivery_in_the_wrong_place_is_refused(office, lab):
    office_lab = uid_of_code("PB-LA-0001")
    arrival = lab.deliver()
    with pytest.raises(RefusedFileError):
        inbox.look(office, replace(arrival, sender=replace(arrival.sender, lab_uid=office_lab)))


def test_a_report_says_that_nothing_was_taken_over_yet(office, disputed):
    waiting = inbox.look(office, disputed)
    (overview, *_) = inbox.report(office, waiting).tables
    assert overview.rows[0][:3] == ("DIE.zip", "Stadt DIE", "noch nicht übernommen")
    done = inbox.take_over(office, waiting, {})
    (overview, *_) = inbox.report(office, done.taken).tables
    assert overview.rows[0][2] == "übernommen, Entscheidung offen"
