"""Deliveries that contradict the stock or themselves: what is wrong is said, and nothing else is lost."""

from __future__ import annotations

from dataclasses import replace

from app.merge.plan import DELETION
from app.services import records
from app.services.checking import check_file
from app.services.office import conflicts
from app.services.office.intake import Status
from tests.helpers.arrivals import delivered
from tests.helpers.books import sample_copy
from tests.helpers.intakes import FIRST, edit, found, take_all, take_over
from tests.helpers.labs import MemoryLab
from tests.helpers.offices import empty_office


def with_items(arrival, change):
    """Return the delivery with its findings changed, as if by hand."""
    return replace(arrival, items={**arrival.items, "finding": tuple(map(change, arrival.items["finding"]))})


def test_what_stays_at_home_does_not_keep_the_lab_at_home(tmp_path):
    office, lab = empty_office(tmp_path), sample_copy("DIE", tmp_path)
    edit(lab, "DIE-QU-0001", release_scope="intern")
    edit(lab, FIRST, statement="Neue Aussage des Labors")
    taken = take_over(office, delivered(lab))
    assert len(taken.plan.new) > 30
    assert found(office).statement == "Neue Aussage des Labors"
    lab.close()
    office.close()


def test_a_code_that_is_none_leaves_out_its_row_only(office, lab):
    arrival = with_items(lab.deliver(), lambda it: it._replace(code="") if it.code == FIRST else it)
    taken = take_over(office, arrival)
    assert found(office) is None
    assert found(office, "DIE-EK-0002") is not None
    assert any("ist keine Kennung" in notice.text for notice in taken.notices)
    assert check_file(office.path).messages == ()


def test_a_number_of_anothers_record_leaves_out_its_row_only(office, lab):
    other = MemoryLab("WIT")
    other.say(1, statement="Kopiert")
    other.say(2, statement="Eigen")
    theirs = lab.deliver()
    stolen = theirs.items["finding"][0].uid
    copied = with_items(other.deliver(), lambda it: it._replace(uid=stolen) if it.code[-1] == "1" else it)
    lab.say(1, statement="Neu")
    _, taken, _ = take_all(office, [theirs, copied, lab.deliver()])
    assert [notice.sheet for notice in taken.notices if "interne Nummer" in notice.text] == ["Erkenntnisse"]
    assert found(office).statement == "Neu"
    assert found(office, "WIT-EK-0001") is None
    assert found(office, "WIT-EK-0002").statement == "Eigen"


def test_a_code_that_somebody_changed_to_anothers_gives_way(office, lab):
    second = lab.code_of(2)
    arrival = with_items(
        lab.deliver(), lambda it: it._replace(code=second, written="alt") if it.code == FIRST else it
    )
    taken = take_over(office, arrival)
    assert found(office, second).uid == lab.uid_of(2)
    assert any(second in notice.text for notice in taken.notices)


def test_nobody_withdraws_for_another_lab(office, lab):
    take_over(office, lab.deliver())
    other = MemoryLab("WIT").deliver()
    taken = take_over(office, replace(other, revocations=(found(office).uid,)))
    assert taken.plan.revoked == ()
    assert found(office) is not None
    lab.say(1, statement="Kommt noch an")
    take_over(office, lab.deliver())
    assert found(office).statement == "Kommt noch an"


def test_what_the_lab_wrote_while_we_had_deleted_it_comes_back_with_the_record(office, lab):
    take_over(office, lab.deliver())
    uid = found(office).uid
    records.trash(office, uid)
    lab.say(1, explanation="Wichtiges vom Labor")
    take_over(office, lab.deliver())
    records.restore(office, uid)
    lab.say(1, statement="Und noch etwas")
    take_over(office, lab.deliver())
    assert (found(office).explanation, found(office).statement) == ("Wichtiges vom Labor", "Und noch etwas")


def test_a_deletion_that_was_decided_once_is_asked_about_again_when_the_record_came_back(office, lab):
    take_over(office, lab.deliver())
    uid = found(office).uid
    edit(office, explanation="Büro")
    kept = lab.findings[1]
    lab.delete(1)
    take_over(office, lab.deliver())
    conflicts.decide(office, uid, DELETION, conflicts.Take.THEIRS)
    lab.say(1, **kept)
    take_over(office, lab.deliver())
    edit(office, explanation="Büro, noch einmal")
    lab.delete(1)
    taken = take_over(office, lab.deliver())
    assert taken.status is Status.NEEDS_DECISION
    assert [it.uid for it in conflicts.open_conflicts(office)] == [uid]
