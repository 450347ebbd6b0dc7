"""What happens seldom and must not lose anything: codes twice, returns, forks, undone neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.canonical import digest
from app.errors import LaborbuchError
from app.interchange.bundle import Tombstone
from app.merge.plan import Prefer
from app.services import records
from app.services.office import conflicts, undoing
from app.services.office.intake import Status
from tests.helpers.intakes import FIRST, edit, found, hash_of, take_over
from tests.helpers.labs import MemoryLab, by_hand, resaved

STRANGE = "DIEEK000-0000-4000-8000-000000007777"


def evidence(code):
    return [{"kind": "finding", "target": code, "strength": "direct", "note": None}]


def stone(lab, number):
    return Tombstone("finding", lab.uid_of(number), lab.code_of(number), "2022-01-02T00:00:00Z")


def said(office, uid):
    """Return what a finding says, wherever it lies."""
    record = records.find(office, uid)
    return getattr(record, "statement", None)


def added(arrival, uid, code, refers_to=None, **values):
    """Return the delivery with a row added by hand, and perhaps one more that refers to it."""
    like = arrival.items["finding"][0]
    rows = [_row(like, uid, code, values)]
    if refers_to:
        rows.append(_row(like, refers_to, f"{code[:-4]}9{refers_to[:3]}", {"evidence": evidence(code)}))
    items = {**arrival.items, "finding": (*arrival.items["finding"], *rows)}
    return resaved(replace(arrival, items=items), f"{uid} {code}")


def _row(like, uid, code, values):
    state = like.state | {"uid": uid, "code": code} | values
    return like._replace(uid=uid, code=code, state=state, checksum=digest(state), written="")


def test_a_record_that_comes_back_leaves_alone_who_has_its_code_now(office, lab):
    take_over(office, lab.deliver())
    kept = dict(lab.findings[12])
    lab.delete(12)
    take_over(office, lab.deliver())
    arrival = lab.deliver()
    like = arrival.items["finding"][0]
    fresh = like._replace(uid=STRANGE, code=lab.code_of(12), written="x", checksum="x")
    fresh = fresh._replace(state=like.state | {"uid": STRANGE, "code": fresh.code})
    take_over(office, replace(arrival, items={**arrival.items, "finding": (fresh,)}, tombstones=()))
    lab.say(12, **kept)
    taken = take_over(office, lab.deliver())
    assert found(office, lab.code_of(12)).uid == STRANGE
    assert any("hat im Bestand schon ein anderer Eintrag" in notice.text for notice in taken.notices)


def test_rows_of_two_files_that_are_called_alike_are_two_records(office, lab):
    first = lab.deliver()
    take_over(office, first)
    take_over(office, added(first, "one", "DIE-EK-9500", statement="Eins"))
    taken = take_over(office, added(first, "two", "DIE-EK-9500", refers_to="801", statement="Zwei"))
    assert found(office, "DIE-EK-9500").statement == "Eins"
    (row,) = found(office, "DIE-EK-9801").evidence
    assert said(office, row.target) == "Zwei"
    assert any("DIE-EK-9501" in notice.text for notice in taken.notices)


def test_the_same_row_under_two_codes_is_one_record(office, lab):
    first = lab.deliver()
    take_over(office, first)
    take_over(office, added(first, "one", "DIE-EK-9500", statement="Eins"))
    take_over(office, added(first, "one", "DIE-EK-9700", refers_to="802", statement="Eins"))
    assert found(office, "DIE-EK-9700") is None
    (row,) = found(office, "DIE-EK-9802").evidence
    assert row.target == "one"


def test_what_the_office_wrote_into_a_row_that_came_edited_is_not_undone(office, lab):
    taken = take_over(office, by_hand(lab.deliver(), lab.uid_of(1), statement="Von Hand"))
    edit(office, explanation="Vom Büro")
    with pytest.raises(LaborbuchError, match="wurde seitdem hier geändert"):
        undoing.undo(office, taken.intake)
    assert found(office).explanation == "Vom Büro"


def test_a_row_that_is_edited_and_deleted_by_hand_is_asked_about(office, lab):
    first = lab.deliver()
    take_over(office, first)
    edited = by_hand(first, lab.uid_of(1), statement="Von Hand")
    taken = take_over(office, resaved(replace(edited, tombstones=(stone(lab, 1),))))
    assert taken.status is Status.NEEDS_DECISION
    assert found(office).statement == "Von Hand"


def test_what_the_office_deleted_stays_deleted_when_the_lab_deletes_and_returns_it(office, lab):
    take_over(office, lab.deliver())
    edit(office, statement="Büro")
    records.trash(office, lab.uid_of(1))
    kept = dict(lab.findings[1])
    lab.delete(1)
    take_over(office, lab.deliver())
    lab.say(1, **kept)
    take_over(office, lab.deliver())
    assert found(office) is None
    assert said(office, lab.uid_of(1)) == "Büro"


def test_an_older_state_is_put_in_force_by_nobody_but_people(office, lab):
    lab.say(1, statement="Neu", explanation="Neu")
    take_over(office, lab.deliver())
    edit(office, explanation="Büro")
    lab.say(1, statement="Alt")
    lab.revisions[1] = 1
    take_over(office, lab.deliver(), Prefer.INCOMING)
    assert (found(office).statement, found(office).explanation) == ("Neu", "Büro")
    assert [it.field.id for it in conflicts.open_conflicts(office) if it.field] == ["statement"]


def test_an_earlier_delivery_that_knew_more_is_told(office, lab):
    take_over(office, lab.deliver())
    lab.say(1, statement="Neu")
    lab.say(1, statement="Noch neuer")
    before_restoring = lab.deliver()
    lab.say(1, statement="Alt")
    lab.revisions[1] = 2
    take_over(office, lab.deliver())
    taken = take_over(office, before_restoring)
    assert any("ältere Sicherung" in notice.text for notice in taken.notices)
    assert found(office).statement == "Alt"


def test_a_neighbour_that_was_undone_does_not_stand_in_the_way(office, lab):
    other = MemoryLab("WIT")
    other.say(1)
    lab.say(1, evidence=evidence(other.code_of(1)))
    before = hash_of(office)
    one = take_over(office, lab.deliver())
    two = take_over(office, other.deliver())
    undoing.undo(office, one.intake)
    assert undoing.obstacle(office, two.intake) is None
    undoing.undo(office, two.intake)
    assert hash_of(office) == before


def test_nobody_deletes_or_withdraws_what_another_lab_has_yet_to_deliver(office, lab):
    other = MemoryLab("WIT")
    other.say(1)
    uid = other.uid_of(1)
    arrival = replace(lab.deliver(), tombstones=(stone(other, 1),), revocations=(uid,))
    taken = take_over(office, arrival)
    assert any("wurde nicht gelöscht" in notice.text for notice in taken.notices)
    take_over(office, other.deliver())
    assert found(office, other.code_of(1)) is not None


def test_a_lab_whose_profile_stays_at_home_is_forgotten_with_its_delivery(office, lab):
    arrival, before = lab.deliver(), hash_of(office)
    without = {kind: items for kind, items in arrival.items.items() if kind != "lab"}
    bare = resaved(replace(arrival, items=without))
    taken = take_over(office, bare)
    undoing.undo(office, taken.intake)
    assert hash_of(office) == before
    take_over(office, bare)
    stub = hash_of(office)
    profile = take_over(office, lab.deliver())
    assert undoing.obstacle(office, profile.intake) is None
    undoing.undo(office, profile.intake)
    assert hash_of(office) == stub


def test_a_record_known_by_its_code_is_no_conflict_when_it_comes(office, lab):
    lab.say(1, evidence=evidence("DIE-EK-0050"))
    take_over(office, lab.deliver())
    lab.say(50)
    take_over(office, by_hand(lab.deliver(), lab.uid_of(1), statement="Von Hand"))
    lab.say(1, evidence=[])
    take_over(office, lab.deliver())
    assert conflicts.open_conflicts(office) == []
    assert (found(office).evidence, found(office).statement) == ((), "Von Hand")
    assert found(office, FIRST) is not None


def test_a_key_that_came_with_an_undone_delivery_binds_nobody(office, lab):
    taken = take_over(office, replace(lab.deliver(), public_key="falsch"))
    undoing.undo(office, taken.intake)
    assert take_over(office, replace(lab.deliver(), public_key="echt")).status is Status.APPLIED
