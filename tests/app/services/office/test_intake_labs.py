"""Whole labs: who may deliver what to whom, pictures that come later, backups, doubles."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from app.domain.canonical import digest
from app.errors import RefusedFileError
from app.interchange.arrival import ArrivedPicture, Purpose
from app.merge.plan import Outcome, Verdict
from app.services.checking import check_file
from app.services.office import conflicts, intake, likeness, trust, undoing
from app.services.office.intake import Status
from tests.helpers.arrivals import delivered
from tests.helpers.books import sample_copy
from tests.helpers.intakes import FIRST, edit, found, hash_of, take_over
from tests.helpers.labs import MemoryLab
from tests.helpers.offices import empty_office


def test_real_labs_refer_to_each_other_in_whatever_order_they_come(tmp_path):
    arrivals = []
    for prefix in ("MOE", "WIT", "DIE", "OEW", "DIP"):
        book = sample_copy(prefix, tmp_path)
        arrivals.append(delivered(book, sequence_no=1))
        book.close()
    hashes = set()
    for number, order in enumerate((arrivals, arrivals[::-1], arrivals[2:] + arrivals[:2])):
        office = empty_office(tmp_path, f"{number}.laborbuch")
        for arrival in order:
            assert take_over(office, arrival).status is Status.APPLIED
        hashes.add(hash_of(office))
        office.close()
    assert len(hashes) == 1


def test_undoing_leads_references_back_to_what_is_known_by_its_code(tmp_path):
    office = empty_office(tmp_path)
    one, other = MemoryLab("DIE"), MemoryLab("WIT")
    evidence = [{"kind": "finding", "target": "WIT-EK-0001", "strength": "direct", "note": None}]
    one.say(1, evidence=evidence)
    other.say(1)
    take_over(office, one.deliver())
    before = hash_of(office)
    taken = take_over(office, other.deliver())
    assert found(office).evidence[0].target == other.uid_of(1)
    undoing.undo(office, taken.intake)
    assert hash_of(office) == before
    take_over(office, other.deliver())
    assert found(office).evidence[0].target == other.uid_of(1)
    office.close()


def test_another_lab_with_the_same_letters_is_refused(office, lab):
    take_over(office, lab.deliver())
    stranger = replace(lab.deliver(), sender=replace(lab.deliver().sender, lab_uid="fremd"))
    with pytest.raises(RefusedFileError, match="Unter dem Kürzel DIE"):
        take_over(office, stranger)


def test_another_key_is_refused(office, lab):
    take_over(office, replace(lab.deliver(), public_key="eins"))
    take_over(office, lab.deliver())
    with pytest.raises(RefusedFileError, match="anderen Schlüssel"):
        take_over(office, replace(lab.deliver(), public_key="zwei"))


def test_people_may_trust_another_key(office, lab):
    take_over(office, replace(lab.deliver(), public_key="eins"))
    trust.trust_next_key(office, "DIE")
    take_over(office, replace(lab.deliver(), public_key="zwei"))
    with pytest.raises(RefusedFileError, match="anderen Schlüssel"):
        take_over(office, replace(lab.deliver(), public_key="eins"))


def test_a_picture_alone_may_change(office, lab):
    pictures = {hashlib.sha256(it).hexdigest(): ArrivedPicture(it, "image/png") for it in (b"alt", b"neu")}
    for sum_ in pictures:
        arrival = lab.deliver()
        profile = arrival.items["lab"][0]
        state = profile.state | {"logo": sum_}
        shown = profile._replace(state=state, checksum=digest(state), written=digest(state))
        take_over(office, replace(arrival, items=arrival.items | {"lab": (shown,)}, pictures=pictures))
        assert found(office, "DIE-LA-0001").logo == sum_


def test_a_package_without_the_usual_signature_is_noticed(office, lab):
    take_over(office, replace(lab.deliver(), public_key="eins"))
    taken = take_over(office, lab.deliver())
    assert any("nicht unterschrieben" in notice.text for notice in taken.notices)
    bare = replace(lab.deliver(), file="DIE_Laborbuch.xlsx")
    assert take_over(office, bare).notices == ()


def test_what_belongs_to_another_lab_is_not_taken(office, lab):
    arrival = lab.deliver()
    row = arrival.items["finding"][0]
    foreign = row._replace(uid="fremd", state=row.state | {"lab_id": "WIT-LA-0001"})
    taken = take_over(office, replace(arrival, items=arrival.items | {"finding": (foreign,)}))
    assert any("gehört nicht zu Stadt DIE" in notice.text for notice in taken.notices)
    assert found(office) is None


def test_a_lab_does_not_take_over_what_is_meant_for_the_office(tmp_path, lab):
    book = sample_copy("WIT", tmp_path)
    with pytest.raises(RefusedFileError, match="Laborbuch des Projektbüros"):
        take_over(book, lab.deliver())
    book.close()


def test_the_office_does_not_take_over_its_own_guidelines(office, lab):
    with pytest.raises(RefusedFileError, match="Vorgaben"):
        take_over(office, replace(lab.deliver(), purpose=Purpose.GUIDELINES))


def test_a_lab_without_profile_is_founded_by_its_name(office, lab):
    arrival = lab.deliver()
    take_over(office, replace(arrival, items=arrival.items | {"lab": ()}))
    assert found(office, "DIE-LA-0001").town == "Stadt DIE"
    take_over(office, lab.deliver())
    assert found(office, "DIE-LA-0001").status == "active"
    assert conflicts.count_open(office) == 0


def test_a_picture_may_come_later_and_be_taken_back(office, lab):
    data = b"Bild"
    sum_ = hashlib.sha256(data).hexdigest()
    arrival = lab.deliver()
    profile = arrival.items["lab"][0]
    state = profile.state | {"logo": sum_}
    shown = profile._replace(state=state, checksum=digest(state), written=digest(state))
    take_over(office, replace(arrival, items=arrival.items | {"lab": (shown,)}, part=(1, 2)))
    assert found(office, "DIE-LA-0001").logo is None
    before = hash_of(office)
    second = replace(arrival, items={}, stated={}, digest="zwei", part=(2, 2))
    taken = take_over(office, replace(second, pictures={sum_: ArrivedPicture(data, "image/png")}))
    assert found(office, "DIE-LA-0001").logo == sum_
    undoing.undo(office, taken.intake)
    assert hash_of(office) == before
    take_over(office, replace(second, pictures={sum_: ArrivedPicture(data, "image/png")}))
    assert found(office, "DIE-LA-0001").logo == sum_


def test_a_backup_is_made_before(office, lab):
    take_over(office, lab.deliver())
    (copy,) = office.path.with_name(f"{office.path.stem}_Sicherungen").iterdir()
    assert check_file(copy).records["finding"] == 0


def test_nothing_is_kept_of_a_rehearsal(office, lab):
    arrivals = [lab.deliver()]
    lab.say(1, statement="Neu")
    arrivals.append(lab.deliver())
    before = hash_of(office)
    both: list[Any] = list(intake.rehearse_all(office, [lambda: arrivals[0], lambda: arrivals[1]]))
    first, second = both
    assert (len(first.plan.new), len(second.plan.of(Verdict.CHANGED))) == (13, 1)
    assert hash_of(office) == before


def test_outcomes_are_told_field_by_field(office, lab):
    take_over(office, lab.deliver())
    edit(office, explanation="Büro")
    lab.say(1, statement="Labor")
    plan = intake.preview(office, lab.deliver())
    (record,) = plan.records
    assert {change.field: change.outcome for change in record.changes} == {
        "statement": Outcome.TAKEN,
        "explanation": Outcome.KEPT,
    }


def test_doubles_are_suggested_until_somebody_tells_them_apart(office, lab):
    other = MemoryLab("WIT")
    for one in (lab, other):
        one.say(1, statement="Leerstehende Läden lassen sich als Treffpunkt auf Zeit nutzen.")
        take_over(office, one.deliver())
    suggested = [it for it in likeness.suggestions(office) if it.one.code == FIRST]
    assert [(it.other.code, it.reasons, it.other.town) for it in suggested] == [
        ("WIT-EK-0001", ("gleicher Titel",), "Stadt WIT")
    ]
    likeness.keep_apart(office, suggested[0].other.uid, suggested[0].one.uid)
    assert [it for it in likeness.suggestions(office) if it.one.code == FIRST] == []
