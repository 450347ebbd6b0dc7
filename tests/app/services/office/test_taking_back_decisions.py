"""A decision is a step like any other: taken back, the question is open again and nothing else is new."""

from __future__ import annotations

import pytest

from app.errors import SaveRefusedError
from app.merge.plan import Prefer
from app.services import records
from app.services.book import open_book
from app.services.office import conflicts, undoing
from app.services.office.conflicts import Take
from app.services.office.intake import Status
from tests.helpers.books import clock
from tests.helpers.intakes import edit, found, hash_of, take_over

STATEMENT, WHOLE = "statement", ""


def dispute(office, lab):
    """Let both sides change the same statement; return the last intake."""
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.say(1, statement="Labor")
    return take_over(office, lab.deliver()).intake


def deleted_by_the_lab(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.delete(1)
    take_over(office, lab.deliver())


def deleted_by_the_office(office, lab, *, for_good):
    take_over(office, lab.deliver())
    records.trash(office, lab.uid_of(1))
    if for_good:
        records.purge(office, lab.uid_of(1))
    lab.say(1, statement="Labor macht weiter")
    take_over(office, lab.deliver())


@pytest.mark.parametrize(
    ("take", "own", "statement"),
    [(Take.THEIRS, None, "Labor"), (Take.OURS, None, "Büro"), (Take.OWN, "Drittes", "Drittes")],
)
def test_the_question_is_open_again_and_can_be_answered_again(office, lab, take, own, statement):
    dispute(office, lab)
    before, record = hash_of(office), found(office)
    conflicts.decide(office, lab.uid_of(1), STATEMENT, take, own)
    decided = hash_of(office)
    taken = records.undo(office)
    assert taken is not None
    assert taken[0].text == "Aussage von DIE-EK-0001 entschieden"
    assert taken[1].uids == {lab.uid_of(1)}
    assert (hash_of(office), found(office), conflicts.count_open(office)) == (before, record, 1)
    records.redo(office)
    assert (hash_of(office), found(office).statement, conflicts.count_open(office)) == (decided, statement, 0)


@pytest.mark.parametrize(
    ("begin", "after"),
    [
        (deleted_by_the_lab, None),
        (lambda office, lab: deleted_by_the_office(office, lab, for_good=False), "Labor macht weiter"),
        (lambda office, lab: deleted_by_the_office(office, lab, for_good=True), "Labor macht weiter"),
    ],
)
def test_so_is_a_decision_about_a_whole_record(office, lab, begin, after):
    begin(office, lab)
    before, record = hash_of(office), found(office)
    conflicts.decide(office, lab.uid_of(1), WHOLE, Take.THEIRS)
    assert getattr(found(office), STATEMENT, None) == after
    records.undo(office)
    assert (hash_of(office), found(office), conflicts.count_open(office)) == (before, record, 1)
    records.redo(office)
    assert getattr(found(office), STATEMENT, None) == after
    assert hash_of(office)


def test_the_intake_can_be_undone_as_if_nobody_had_decided(office, lab):
    intake = dispute(office, lab)
    conflicts.decide(office, lab.uid_of(1), STATEMENT, Take.THEIRS)
    assert undoing.obstacle(office, intake)
    records.undo(office)
    assert undoing.obstacle(office, intake) is None


def test_the_next_delivery_finds_what_it_would_have_found(office, lab):
    dispute(office, lab)
    conflicts.decide(office, lab.uid_of(1), STATEMENT, Take.THEIRS)
    records.undo(office)
    lab.say(1, statement="Labor")
    lab.say(2, statement="Anderes")
    assert take_over(office, lab.deliver()).status is Status.APPLIED
    assert (found(office).statement, conflicts.count_open(office)) == ("Büro", 1)


def test_steps_before_and_after_are_taken_back_one_by_one(office, lab):
    dispute(office, lab)
    edit(office, explanation="Vorher")
    conflicts.decide(office, lab.uid_of(1), STATEMENT, Take.THEIRS)
    edit(office, explanation="Nachher")
    said = []
    for _ in range(3):
        records.undo(office)
        said.append((found(office).statement, found(office).explanation))
    assert said == [("Labor", "Vorher"), ("Büro", "Vorher"), ("Büro", "Wie es war.")]


def test_what_another_window_changed_since_is_not_lost(office, lab):
    dispute(office, lab)
    conflicts.decide(office, lab.uid_of(1), STATEMENT, Take.THEIRS)
    other = open_book(office.path, clock=clock)
    edit(other, statement="Ganz anders")
    other.close()
    with pytest.raises(SaveRefusedError, match="seitdem auf anderem Weg geändert"):
        records.undo(office)
    assert found(office).statement == "Ganz anders"


def test_answers_that_come_with_a_delivery_go_with_it(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.say(1, statement="Labor")
    take_over(office, lab.deliver(), Prefer.INCOMING)
    assert records.undo(office) is None
