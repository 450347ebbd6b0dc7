"""Deliveries in every order, twice, late, edited on both sides: nothing is lost."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from app.errors import LaborbuchError
from app.merge.plan import Prefer, Verdict
from app.services import records
from app.services.office import conflicts, undoing
from app.services.office.conflicts import Take
from app.services.office.intake import Status
from tests.helpers.intakes import FIRST, edit, found, hash_of, take_all, take_over
from tests.helpers.labs import by_hand, resaved
from tests.helpers.offices import empty_office


def test_what_is_new_is_there_as_delivered(office, lab):
    taken = take_over(office, lab.deliver())
    assert (taken.status, len(taken.plan.new)) == (Status.APPLIED, 13)
    assert found(office).statement == "Erkenntnis 1"
    assert found(office).lab_id == lab.uid
    assert hash_of(office)


def test_the_same_file_twice_changes_nothing(office, lab):
    arrival = lab.deliver()
    take_over(office, arrival)
    before = hash_of(office)
    again = take_over(office, arrival)
    assert (again.status, again.unchanged, again.intake) == (Status.UNCHANGED, 13, None)
    assert hash_of(office) == before


def test_the_same_content_in_another_file_changes_nothing(office, lab):
    arrival = lab.deliver()
    take_over(office, arrival)
    before = hash_of(office)
    again = take_over(office, resaved(arrival))
    assert (again.status, again.unchanged) == (Status.UNCHANGED, 13)
    assert hash_of(office) == before


def test_what_the_lab_changed_is_taken(office, lab):
    take_over(office, lab.deliver())
    lab.say(1, statement="Neu gesehen.", explanation=None)
    taken = take_over(office, lab.deliver())
    assert [record.code for record in taken.plan.of(Verdict.CHANGED)] == [FIRST]
    assert (found(office).statement, found(office).explanation) == ("Neu gesehen.", None)


def test_what_the_office_changed_stays(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="So sagt es das Büro.")
    lab.say(1, explanation="Genauer erklärt.")
    taken = take_over(office, lab.deliver())
    assert taken.status is Status.APPLIED
    said = (found(office).statement, found(office).explanation)
    assert said == ("So sagt es das Büro.", "Genauer erklärt.")


def test_what_both_changed_is_kept_twice_until_somebody_decides(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.say(1, statement="Labor")
    taken = take_over(office, lab.deliver())
    assert taken.status is Status.NEEDS_DECISION
    assert found(office).statement == "Büro"
    (conflict,) = conflicts.open_conflicts(office)
    said = (getattr(conflict.field, "id", ""), conflict.base, conflict.ours, conflict.theirs)
    assert said == ("statement", "Erkenntnis 1", "Büro", "Labor")


@pytest.mark.parametrize(
    ("take", "own", "statement"),
    [(Take.THEIRS, None, "Labor"), (Take.OURS, None, "Büro"), (Take.OWN, "Drittes", "Drittes")],
)
def test_a_decision_is_put_in_force_and_not_asked_again(office, lab, take, own, statement):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.say(1, statement="Labor")
    take_over(office, lab.deliver())
    conflicts.decide(office, lab.uid_of(1), "statement", take, own)
    assert (found(office).statement, conflicts.count_open(office)) == (statement, 0)
    assert take_over(office, lab.deliver()).status is Status.UNCHANGED
    assert found(office).statement == statement
    assert hash_of(office)


def test_what_is_decided_cannot_be_decided_again(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.say(1, statement="Labor")
    take_over(office, lab.deliver())
    conflicts.decide(office, lab.uid_of(1), "statement", Take.OURS)
    with pytest.raises(LaborbuchError, match="schon entschieden"):
        conflicts.decide(office, lab.uid_of(1), "statement", Take.THEIRS)


def test_a_conflict_goes_when_both_say_the_same(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Einig")
    lab.say(1, statement="Labor")
    take_over(office, lab.deliver())
    lab.say(1, statement="Einig")
    assert take_over(office, lab.deliver()).status is not Status.NEEDS_DECISION
    assert conflicts.count_open(office) == 0


@pytest.mark.parametrize(("prefer", "statement"), [(Prefer.INCOMING, "Labor"), (Prefer.OURS, "Büro")])
def test_a_side_can_be_preferred(office, lab, prefer, statement):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.say(1, statement="Labor")
    assert take_over(office, lab.deliver(), prefer).status is not Status.NEEDS_DECISION
    assert (found(office).statement, conflicts.count_open(office)) == (statement, 0)


def test_an_older_delivery_never_wins(office, lab):
    old = lab.deliver()
    lab.say(1, statement="Neu")
    lab.say(13)
    take_over(office, lab.deliver())
    before = hash_of(office)
    late = take_over(office, old)
    assert (late.status, len(late.plan.older)) == (Status.UNCHANGED, 1)
    assert hash_of(office) == before


def test_what_states_the_same_later_counts_as_later(office, lab):
    take_over(office, lab.deliver())
    lab.say(1, statement="Umweg")
    between = lab.deliver()
    lab.say(1, statement="Erkenntnis 1")
    lab.revisions[1] = 1
    take_over(office, lab.deliver())
    take_over(office, between)
    assert found(office).statement == "Erkenntnis 1"


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_every_order_ends_in_the_same(tmp_path, lab, order):
    arrivals = [lab.deliver()]
    lab.say(1, statement="Zweite Fassung")
    arrivals.append(lab.deliver())
    lab.say(13)
    lab.delete(2)
    arrivals.append(lab.deliver())
    lab.say(1, explanation="Am Ende")
    arrivals.append(lab.deliver())
    office = empty_office(tmp_path)
    take_all(office, [arrivals[number] for number in (*order, *order)])
    assert (found(office).statement, found(office).explanation) == ("Zweite Fassung", "Am Ende")
    assert found(office, "DIE-EK-0002") is None
    assert found(office, "DIE-EK-0013") is not None
    assert hash_of(office) == _in_order(tmp_path, arrivals)
    office.close()


def _in_order(folder, arrivals):
    office = empty_office(folder, "andere.laborbuch")
    take_all(office, arrivals)
    office.close()
    return hash_of(office)


def test_a_missing_row_is_reported_and_stays(office, lab):
    take_over(office, lab.deliver())
    taken = take_over(office, lab.deliver(3))
    assert [known.code for known in taken.plan.missing] == ["DIE-EK-0003"]
    assert found(office, "DIE-EK-0003") is not None


def test_a_tombstone_deletes(office, lab):
    take_over(office, lab.deliver())
    lab.delete(1)
    taken = take_over(office, lab.deliver())
    assert [record.verdict for record in taken.plan.records] == [Verdict.DELETED]
    assert found(office) is None
    assert hash_of(office)


def test_what_the_lab_takes_out_of_its_papierkorb_comes_back(office, lab):
    take_over(office, lab.deliver())
    lab.delete(1)
    take_over(office, lab.deliver())
    lab.say(1, statement="Wieder da")
    take_over(office, lab.deliver())
    assert found(office).statement == "Wieder da"
    assert hash_of(office)


def test_a_deleted_record_that_the_office_changed_is_asked_about(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    lab.delete(1)
    assert take_over(office, lab.deliver()).status is Status.NEEDS_DECISION
    (conflict,) = conflicts.open_conflicts(office)
    assert (conflict.field, conflict.theirs) == (None, None)
    conflicts.decide(office, lab.uid_of(1), "", Take.THEIRS)
    assert found(office) is None
    assert hash_of(office)


def test_a_record_that_the_office_deleted_and_the_lab_goes_on_with_is_asked_about(office, lab):
    take_over(office, lab.deliver())
    records.trash(office, lab.uid_of(1))
    assert take_over(office, resaved(lab.deliver())).status is Status.UNCHANGED
    lab.say(1, statement="Labor macht weiter")
    assert take_over(office, lab.deliver()).status is Status.NEEDS_DECISION
    assert found(office) is None
    conflicts.decide(office, lab.uid_of(1), "", Take.THEIRS)
    assert found(office).statement == "Labor macht weiter"
    assert hash_of(office)


def test_what_the_lab_goes_on_with_can_be_preferred(office, lab):
    take_over(office, lab.deliver())
    records.trash(office, lab.uid_of(1))
    lab.say(1, statement="Labor macht weiter")
    taken = take_over(office, lab.deliver(), Prefer.INCOMING)
    assert (taken.status, found(office).statement) == (Status.APPLIED, "Labor macht weiter")
    assert take_over(office, resaved(lab.deliver())).status is Status.UNCHANGED
    assert hash_of(office)


def test_many_deletions_are_asked_about(office, lab):
    take_over(office, lab.deliver())
    for number in range(1, 4):
        lab.delete(number)
    taken = take_over(office, lab.deliver())
    assert taken.status is Status.NEEDS_DECISION
    assert any("löscht 3 von 13" in notice.text for notice in taken.notices)
    assert found(office) is not None
    for number in range(1, 4):
        conflicts.decide(office, lab.uid_of(number), "", Take.THEIRS)
    assert found(office) is None
    assert hash_of(office)


def test_a_withdrawn_consent_stays_withdrawn(office, lab):
    old = lab.deliver()
    take_over(office, old)
    edit(office, statement="Büro")
    lab.revoked.add(1)
    newer = lab.deliver()
    take_over(office, newer)
    assert found(office) is None
    assert b"Erkenntnis 1\x00" not in office.path.read_bytes()
    for arrival in (old, resaved(old), by_hand(old, lab.uid_of(1), statement="Von Hand"), resaved(newer)):
        take_over(office, arrival)
        assert found(office) is None
    assert hash_of(office)


def test_what_was_withdrawn_before_it_came_does_not_come(office, lab):
    old = lab.deliver()
    lab.revoked.add(1)
    take_over(office, lab.deliver())
    taken = take_over(office, old)
    assert found(office) is None
    assert any("bleibt gelöscht" in notice.text for notice in taken.notices)


def test_a_withdrawal_cannot_be_taken_back(office, lab):
    take_over(office, lab.deliver())
    lab.revoked.add(1)
    taken = take_over(office, lab.deliver())
    with pytest.raises(LaborbuchError, match="Widerruf"):
        undoing.undo(office, taken.intake)


def test_a_lab_that_went_back_to_an_old_backup_takes_nothing_back_unasked(office, lab):
    lab.say(1, statement="Neuer Stand")
    take_over(office, lab.deliver())
    lab.say(1, statement="Erkenntnis 1")
    lab.revisions[1] = 1
    taken = take_over(office, lab.deliver())
    assert found(office).statement == "Neuer Stand"
    assert taken.status is Status.NEEDS_DECISION
    assert any("ältere Sicherung" in notice.text for notice in taken.notices)


def test_nobody_is_spared_the_question_about_many_deletions(office, lab):
    take_over(office, lab.deliver())
    for number in range(1, 5):
        lab.delete(number)
    taken = take_over(office, lab.deliver(), Prefer.INCOMING)
    assert taken.status is Status.NEEDS_DECISION
    assert found(office) is not None


def test_a_number_that_comes_twice_with_another_state_is_said(office, lab):
    take_over(office, lab.deliver())
    first = lab.deliver()
    take_over(office, first)
    lab.sent -= 1
    lab.say(2, statement="Aus der Sicherung weitergeschrieben")
    again = lab.deliver()
    taken = take_over(office, replace(again, created_at="2022-03-01T08:00:00Z"))
    assert any(notice.text.startswith("Eine Lieferung 2 von Stadt DIE") for notice in taken.notices)
    assert take_over(office, resaved(first)).notices == ()


def test_a_tombstone_that_comes_again_holds_against_what_came_between(office, lab):
    take_over(office, lab.deliver())
    kept = dict(lab.findings[1])
    lab.delete(1)
    take_over(office, lab.deliver())
    lab.say(1, **kept)
    between = lab.deliver()
    lab.delete(1)
    take_over(office, lab.deliver())
    take_over(office, between)
    assert found(office) is None
