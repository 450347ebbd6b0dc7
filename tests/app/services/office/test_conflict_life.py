"""Questions between lab and office: asked as long as there is something to decide, and no longer."""

from __future__ import annotations

import pytest

from app.errors import LaborbuchError, SaveRefusedError
from app.merge.plan import DELETION, Prefer
from app.services import records
from app.services.office import conflicts, undoing
from app.services.office.conflicts import Take
from app.services.office.intake import Status
from tests.helpers.intakes import edit, found, take_over
from tests.helpers.labs import MemoryLab, by_hand, resaved


def asked(office):
    return [(it.field.id if it.field else DELETION) for it in conflicts.open_conflicts(office)]


def both_changed(office, lab, **values):
    """The office says one thing and the lab another."""
    take_over(office, lab.deliver())
    edit(office, **dict.fromkeys(values, "Büro"))
    lab.say(1, **values)
    take_over(office, lab.deliver())


def test_with_the_record_its_other_questions_go(office, lab):
    both_changed(office, lab, statement="Labor")
    lab.delete(1)
    take_over(office, lab.deliver())
    assert sorted(asked(office)) == [DELETION, "statement"]
    conflicts.decide(office, lab.uid_of(1), DELETION, Take.THEIRS)
    assert asked(office) == []
    assert records.undo(office)
    assert sorted(asked(office)) == [DELETION, "statement"]


def test_what_is_deleted_for_good_asks_nothing(office, lab):
    both_changed(office, lab, statement="Labor")
    records.trash(office, lab.uid_of(1))
    records.purge(office, lab.uid_of(1))
    assert asked(office) == []


def test_nothing_is_decided_in_the_papierkorb(office, lab):
    both_changed(office, lab, statement="Labor")
    records.trash(office, lab.uid_of(1))
    with pytest.raises(SaveRefusedError, match="Papierkorb"):
        conflicts.decide(office, lab.uid_of(1), "statement", Take.THEIRS)


def test_what_the_office_writes_as_the_lab_does_is_no_question(office, lab):
    both_changed(office, lab, statement="Labor")
    edit(office, statement="Labor")
    assert asked(office) == []
    assert records.undo(office)
    assert asked(office) == ["statement"]


def test_a_record_that_the_office_restores_asks_about_what_the_lab_wrote(office, lab):
    take_over(office, lab.deliver())
    records.trash(office, lab.uid_of(1))
    lab.say(1, statement="Labor")
    take_over(office, lab.deliver())
    assert asked(office) == [DELETION]
    records.restore(office, lab.uid_of(1))
    assert asked(office) == ["statement"]
    edit(office, explanation="Büro")
    conflicts.decide(office, lab.uid_of(1), "statement", Take.THEIRS)
    assert (found(office).statement, found(office).explanation) == ("Labor", "Büro")


def test_what_both_sides_deleted_is_no_question(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.delete(1)
    assert take_over(office, lab.deliver()).status is Status.NEEDS_DECISION
    records.trash(office, lab.uid_of(1))
    assert asked(office) == []


def refers_to(code):
    return [{"kind": "finding", "target": code, "strength": "direct", "note": None}]


def test_theirs_may_name_what_is_gone_again(office, lab):
    other = MemoryLab("WIT")
    other.say(1)
    lab.say(1, evidence=refers_to(lab.code_of(3)))
    take_over(office, lab.deliver())
    neighbour = take_over(office, other.deliver())
    edit(office, evidence=())
    lab.say(1, evidence=refers_to(other.code_of(1)))
    take_over(office, lab.deliver())
    undoing.undo(office, neighbour.intake)
    conflicts.decide(office, lab.uid_of(1), "evidence", Take.THEIRS)
    assert len(found(office).evidence) == 1
    take_over(office, resaved(other.deliver()))
    (row,) = found(office).evidence
    assert row.target == other.uid_of(1)


def test_a_question_that_was_decided_since_is_not_opened_by_undoing(office, lab):
    both_changed(office, lab, statement="Labor")
    lab.say(1, explanation="Weiter")
    later = take_over(office, lab.deliver())
    conflicts.decide(office, lab.uid_of(1), "statement", Take.OURS)
    with pytest.raises(LaborbuchError, match="wurde seitdem entschieden"):
        undoing.undo(office, later.intake)


def test_preferring_ours_answers_the_question_that_waits(office, lab):
    both_changed(office, lab, statement="Labor")
    lab.say(1, statement="Labor, noch einmal")
    take_over(office, lab.deliver(), Prefer.OURS)
    assert (asked(office), found(office).statement) == ([], "Büro")


def test_what_came_back_by_decision_is_what_the_lab_stated(office, lab):
    take_over(office, lab.deliver())
    edit(office, explanation="Büro")
    records.trash(office, lab.uid_of(1))
    lab.say(1, statement="Labor")
    take_over(office, lab.deliver())
    conflicts.decide(office, lab.uid_of(1), DELETION, Take.THEIRS)
    assert (found(office).statement, found(office).explanation) == ("Labor", "Büro")
    lab.say(1, statement="Labor, noch einmal")
    taken = take_over(office, lab.deliver())
    assert (taken.status, found(office).statement) == (Status.APPLIED, "Labor, noch einmal")


def test_a_text_by_hand_is_told_before_another_takes_its_place(office, lab):
    first = lab.deliver()
    take_over(office, first)
    edit(office, statement="Büro")
    take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    lab.say(1, statement="Labor")
    taken = take_over(office, lab.deliver())
    assert [it.theirs for it in conflicts.open_conflicts(office)] == ["Labor"]
    (notice,) = taken.notices
    assert (notice.sheet, "„Von Hand“" in notice.text) == ("Erkenntnisse", True)
    lab.say(1, statement="Labor, noch einmal")
    assert take_over(office, lab.deliver()).notices == ()


def test_edits_by_hand_of_what_is_deleted_are_told_field_by_field(office, lab):
    first = lab.deliver()
    take_over(office, first)
    lab.delete(1)
    take_over(office, lab.deliver())
    take_over(office, by_hand(first, lab.uid_of(1), statement="Erste Hand"))
    taken = take_over(office, by_hand(first, lab.uid_of(1), explanation="Zweite Hand"))
    assert [it.text.count("„Erste Hand“") for it in taken.notices] == [1]
