"""An intake can be taken back as long as nothing depends on it."""

from __future__ import annotations

import pytest

from app.errors import LaborbuchError
from app.merge.plan import DELETION
from app.services import records
from app.services.office import conflicts, undoing
from app.services.office.intake import Status
from tests.helpers.intakes import edit, found, hash_of, take_over
from tests.helpers.labs import by_hand, resaved


def test_undoing_gives_back_what_was_before(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    before = hash_of(office)
    lab.say(1, statement="Labor")
    lab.say(2, statement="Auch anders")
    lab.delete(3)
    lab.say(13)
    taken = take_over(office, lab.deliver())
    assert undoing.obstacle(office, taken.intake) is None
    undoing.undo(office, taken.intake)
    assert hash_of(office) == before
    assert conflicts.count_open(office) == 0
    again = take_over(office, lab.deliver())
    assert (again.status, len(again.plan.new)) == (Status.NEEDS_DECISION, 1)


def test_the_first_delivery_can_be_undone(office, lab):
    before = hash_of(office)
    taken = take_over(office, lab.deliver())
    undoing.undo(office, taken.intake)
    assert hash_of(office) == before
    assert found(office) is None
    assert take_over(office, lab.deliver()).status is Status.APPLIED


def test_after_undoing_deliveries_between_count_again(office, lab):
    take_over(office, lab.deliver())
    lab.say(1, statement="Zwischenstand")
    between = lab.deliver()
    lab.say(1, statement="Erkenntnis 1")
    lab.revisions[1] = 1
    last = take_over(office, lab.deliver())
    undoing.undo(office, last.intake)
    take_over(office, between)
    assert found(office).statement == "Zwischenstand"


def test_what_a_later_delivery_builds_on_is_not_undone(office, lab):
    first = take_over(office, lab.deliver())
    lab.say(1, statement="Neu")
    take_over(office, lab.deliver())
    with pytest.raises(LaborbuchError, match="Lieferung 2 von Stadt DIE baut darauf auf"):
        undoing.undo(office, first.intake)


def test_what_was_changed_here_since_is_not_undone(office, lab):
    taken = take_over(office, lab.deliver())
    edit(office, statement="Büro")
    with pytest.raises(LaborbuchError, match=r"„Büro“ \(DIE-EK-0001\) wurde seitdem hier geändert"):
        undoing.undo(office, taken.intake)


def test_what_is_referred_to_is_not_undone(office, lab):
    taken = take_over(office, lab.deliver())
    module = records.begin(office, "knowledge_module", title="Schluss", finding_refs=(lab.uid_of(1),))
    records.save(office, module)
    with pytest.raises(LaborbuchError, match="„Schluss“"):
        undoing.undo(office, taken.intake)


def test_undoing_twice_is_refused(office, lab):
    taken = take_over(office, lab.deliver())
    undoing.undo(office, taken.intake)
    with pytest.raises(LaborbuchError, match="schon rückgängig"):
        undoing.undo(office, taken.intake)


def test_undoing_buries_again_what_came_back(office, lab):
    take_over(office, lab.deliver())
    kept = dict(lab.findings[1])
    lab.delete(1)
    take_over(office, lab.deliver())
    before = hash_of(office)
    old = lab.deliver()
    lab.say(1, **kept)
    back = take_over(office, lab.deliver())
    assert found(office) is not None
    undoing.undo(office, back.intake)
    assert hash_of(office) == before
    assert take_over(office, old).status is Status.UNCHANGED
    assert found(office) is None


def test_what_referred_to_a_record_before_it_came_back_does_not_keep_it(office, lab):
    take_over(office, lab.deliver())
    records.save(office, records.begin(office, "knowledge_module", title="S", finding_refs=(lab.uid_of(1),)))
    kept = dict(lab.findings[1])
    lab.delete(1)
    take_over(office, lab.deliver())
    lab.say(1, **kept)
    back = take_over(office, lab.deliver())
    undoing.undo(office, back.intake)
    assert found(office) is None


def test_a_file_that_only_repeated_a_delivery_goes_back_with_it(office, lab):
    first = lab.deliver()
    taken = take_over(office, first)
    again = resaved(first)
    assert take_over(office, again).status is Status.UNCHANGED
    undoing.undo(office, taken.intake)
    assert take_over(office, again).status is Status.APPLIED
    assert found(office) is not None


def test_undoing_forgets_what_a_later_file_told_of_a_row_edited_by_hand(office, lab):
    first = lab.deliver()
    edited = take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    learned = take_over(office, first)
    with pytest.raises(LaborbuchError, match="baut darauf auf"):
        undoing.undo(office, edited.intake)
    undoing.undo(office, learned.intake)
    undoing.undo(office, edited.intake)
    assert found(office) is None


def test_what_was_decided_since_is_not_undone(office, lab):
    take_over(office, lab.deliver())
    for number in range(1, 4):
        lab.delete(number)
    taken = take_over(office, lab.deliver())
    conflicts.decide(office, lab.uid_of(1), DELETION, conflicts.Take.THEIRS)
    with pytest.raises(LaborbuchError, match=r"DIE-EK-0001.*wurde seitdem entschieden"):
        undoing.undo(office, taken.intake)


def test_undoing_a_return_asks_again_about_the_record_as_a_whole(office, lab):
    first = lab.deliver()
    take_over(office, first)
    kept = dict(lab.findings[1])
    lab.delete(1)
    take_over(office, lab.deliver())
    take_over(office, by_hand(first, lab.uid_of(1), statement="Von Hand"))
    waiting = conflicts.open_conflicts(office)
    lab.say(1, **kept)
    back = take_over(office, lab.deliver())
    assert [it.field.id for it in conflicts.open_conflicts(office) if it.field] == ["statement"]
    undoing.undo(office, back.intake)
    assert conflicts.open_conflicts(office) == waiting
