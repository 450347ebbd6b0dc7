"""An intake can be taken back as long as nothing depends on it."""

from __future__ import annotations

import pytest

from app.errors import LaborbuchError
from app.services import records
from app.services.office import conflicts, undoing
from app.services.office.intake import Status
from tests.helpers.intakes import edit, found, hash_of, take_over


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
