"""Rows that somebody edited in a spreadsheet count as changed here, and are never lost."""

from __future__ import annotations

from dataclasses import replace

from app.merge.plan import Verdict
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
    take_over(office, lab.deliver())
    (conflict, *_) = conflicts.open_conflicts(office)
    assert {conflict.ours, conflict.theirs} == {"Wie es war.", "Neuer Stand"}
    assert found(office).statement == "Von Hand"


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
