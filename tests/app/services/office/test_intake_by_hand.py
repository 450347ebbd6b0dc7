"""Rows that somebody edited in a spreadsheet count as changed here, and are never lost."""

from __future__ import annotations

from dataclasses import replace

from app.interchange.bundle import Tombstone
from app.merge.plan import DELETION, Verdict
from app.services.office import conflicts
from app.services.office.intake import Status
from tests.helpers.intakes import found, hash_of, take_over
from tests.helpers.labs import by_hand, resaved


def test_a_row_edited_by_hand_counts_as_changed_here(office, lab):
    first = lab.deliver()
    take_over(office, first)
    taken = take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    (record,) = taken.plan.records
    assert (record.verdict, record.edited) == (Verdict.CHANGED, True)
    take_over(office, lab.deliver())
    assert found(office).statement == "Von Hand"
    lab.say(1, statement="Labor")
    assert take_over(office, lab.deliver()).status is Status.NEEDS_DECISION


def test_an_edit_by_hand_is_told_from_what_changed_in_the_lab_meanwhile(office, lab):
    first = lab.deliver()
    take_over(office, first)
    lab.say(1, explanation="Neuer Stand")
    take_over(office, lab.deliver())
    take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    assert (found(office).statement, found(office).explanation) == ("Von Hand", "Neuer Stand")
    assert conflicts.count_open(office) == 0


def test_an_edit_by_hand_that_comes_first_is_not_lost(office, lab):
    first = lab.deliver()
    take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    assert take_over(office, first).status is Status.UNCHANGED
    assert found(office).statement == "Von Hand"
    lab.say(1, explanation="Neuer Stand")
    assert take_over(office, lab.deliver()).status is Status.APPLIED
    assert (found(office).statement, found(office).explanation) == ("Von Hand", "Neuer Stand")


def test_whoever_never_saw_what_the_lab_wrote_asks_about_every_difference(office, lab):
    take_over(office, by_hand(lab.deliver(), lab.uid_of(1), statement="Von Hand"))
    lab.say(1, explanation="Neuer Stand")
    take_over(office, lab.deliver())
    (conflict, *_) = conflicts.open_conflicts(office)
    assert {conflict.ours, conflict.theirs} == {"Wie es war.", "Neuer Stand"}
    assert found(office).statement == "Von Hand"


def test_deleting_by_hand_holds_against_the_same_delivery_in_every_order(office, lab):
    first = lab.deliver()
    stone = Tombstone("finding", lab.uid_of(1), lab.code_of(1), "2022-01-02T00:00:00Z")
    deleted = resaved(replace(first, tombstones=(stone,)), "gelöscht")
    take_over(office, deleted)
    take_over(office, first)
    assert found(office) is None
    take_over(office, resaved(first))
    assert found(office) is None
    lab.say(1, explanation="Gibt es noch")
    take_over(office, lab.deliver())
    assert found(office).explanation == "Gibt es noch"


def test_an_edit_by_hand_of_what_the_lab_deleted_is_asked_about(office, lab):
    first = lab.deliver()
    take_over(office, first)
    kept = dict(lab.findings[1])
    lab.delete(1)
    take_over(office, lab.deliver())
    taken = take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    assert taken.status is Status.NEEDS_DECISION
    (conflict,) = conflicts.open_conflicts(office)
    assert (conflict.field, conflict.theirs["statement"]) == (None, "Von Hand")
    lab.say(1, **kept)
    take_over(office, lab.deliver())
    (conflict,) = conflicts.open_conflicts(office)
    assert (conflict.ours, conflict.theirs) == ("Erkenntnis 1", "Von Hand")


def test_what_was_brought_back_by_decision_is_not_what_the_lab_stated(office, lab):
    first = lab.deliver()
    take_over(office, first)
    lab.delete(1)
    take_over(office, lab.deliver())
    take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    conflicts.decide(office, lab.uid_of(1), DELETION, conflicts.Take.THEIRS)
    assert found(office).statement == "Von Hand"
    lab.say(1, statement="Vom Labor")
    take_over(office, lab.deliver())
    assert found(office).statement == "Von Hand"
    assert [it.theirs for it in conflicts.open_conflicts(office)] == ["Vom Labor"]


def test_the_same_edit_by_hand_twice_changes_nothing(office, lab):
    first = lab.deliver()
    take_over(office, first)
    edited = by_hand(first, lab.uid_of(1), statement="Von Hand")
    take_over(office, edited)
    before = hash_of(office)
    assert take_over(office, resaved(edited)).status is Status.UNCHANGED
    assert hash_of(office) == before


def test_a_row_added_by_hand_keeps_its_number(office, lab):
    first = lab.deliver()
    row = first.items["finding"][0]
    state = row.state | {"uid": "hand", "code": "DIE-EK-9001", "statement": "Ergänzt"}
    added = row._replace(uid="hand", code="DIE-EK-9001", state=state, written="", checksum="neu")
    arrival = replace(first, items=first.items | {"finding": (*first.items["finding"], added)})
    take_over(office, arrival)
    assert found(office, "DIE-EK-9001").statement == "Ergänzt"
    assert take_over(office, resaved(arrival)).status is Status.UNCHANGED
    assert take_over(office, lab.deliver()).plan.missing == ()
    assert found(office, "DIE-EK-9001") is not None


def test_a_cell_that_could_not_be_read_changes_nothing(office, lab):
    take_over(office, lab.deliver())
    arrival = by_hand(lab.deliver(), lab.uid_of(1), statement=None, explanation="Von Hand")
    unread = tuple(it._replace(unread=frozenset({"statement"})) for it in arrival.items["finding"])
    take_over(office, replace(arrival, items={**arrival.items, "finding": unread}))
    assert (found(office).statement, found(office).explanation) == ("Erkenntnis 1", "Von Hand")


def test_a_column_that_is_missing_changes_nothing(office, lab):
    take_over(office, lab.deliver())
    arrival = by_hand(lab.deliver(), lab.uid_of(1), statement=None, explanation="Von Hand")
    stated = {**arrival.stated, "finding": arrival.stated["finding"] - {"statement"}}
    take_over(office, replace(arrival, stated=stated))
    assert (found(office).statement, found(office).explanation) == ("Erkenntnis 1", "Von Hand")
