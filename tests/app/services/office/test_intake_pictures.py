"""Pictures of deliveries: a file follows the sum beside it, and comes late only to what still waits."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from app.domain.canonical import digest, state_of
from app.interchange.arrival import ArrivedPicture, Item
from app.interchange.bundle import Tombstone
from app.merge.plan import DELETION, Prefer
from app.services import records
from app.services.office import conflicts, questions, undoing
from app.services.office.conflicts import Take
from app.services.office.intake import Status
from app.storage import awaited, blobs
from tests.helpers.arrivals import stated
from tests.helpers.bundles import entry
from tests.helpers.intakes import edit, found, hash_of, take_over
from tests.helpers.labs import resaved

PICTURE, LAB = "DIE-AN-0001", "DIE-LA-0001"
UID = "AN000000-0000-4000-8000-000000000001"
FIRST, SECOND, OURS = b"das erste", b"das zweite", "des Büros".encode()


def sum_of(data):
    return hashlib.sha256(data).hexdigest()


def brought(*files):
    return {sum_of(data): ArrivedPicture(data, "image/png") for data in files}


def shown(data, **values):
    """Return an attachment as the reader finds it."""
    named = {"file": sum_of(data), "sha256": sum_of(data)} if data else {}
    usual = {"title": "Bild", "kind": "picture", "status": "ready"} | named
    made = entry("attachment", 1, **usual | values)
    state = state_of(made.values)
    return Item("attachment", made.uid, made.code, state, digest(state), digest(state), 2)


def showing(lab, data, *files, **values):
    """Return the next delivery, with an attachment that names ``data``; ``files`` come with it."""
    arrival, row = lab.deliver(), shown(data, **values)
    items, columns = arrival.items | {"attachment": (row,)}, arrival.stated | {"attachment": stated((row,))}
    return replace(arrival, items=items, stated=columns, pictures=brought(*files), digest=row.checksum)


def with_logo(lab, data, *files, **values):
    """Return the next delivery, with a logo in the lab's profile."""
    arrival = lab.deliver()
    (profile,) = arrival.items["lab"]
    state = profile.state | {"logo": sum_of(data)} | values
    row = profile._replace(state=state, checksum=digest(state), written=digest(state))
    return replace(arrival, items=arrival.items | {"lab": (row,)}, pictures=brought(*files))


def late(arrival, *files):
    """Return the second part of a delivery: nothing but files."""
    part = replace(arrival, items={}, stated={}, part=(2, 2), pictures=brought(*files))
    return resaved(part, "zweiter Teil")


def first_part(arrival):
    return replace(arrival, part=(1, 2))


def put_ours(office, code=PICTURE, *fields):
    """Choose another picture at the office."""
    with office.writing() as connection:
        sum_ = blobs.put(connection, OURS, "image/png")
    edit(office, code, **dict.fromkeys(fields or ("file", "sha256"), sum_))


def files_of(office):
    """Return file and sum of the attachment, also of one in the Papierkorb."""
    record: Any = records.find(office, UID)
    return record.file, record.sha256


def both(data):
    return sum_of(data), sum_of(data)


def waiting(office, lab):
    with office.reading() as connection:
        return awaited.count(connection, lab.uid)


# What becomes of the sum becomes of the file


def disputed(office, lab, *files):
    """Let both sides choose another picture."""
    take_over(office, showing(lab, FIRST, FIRST))
    put_ours(office)
    return take_over(office, first_part(showing(lab, SECOND, *files)))


def test_where_both_changed_the_picture_ours_stays_until_somebody_decides(office, lab):
    taken = disputed(office, lab, SECOND)
    assert taken.status is Status.NEEDS_DECISION
    assert [question.key for question in questions.open_questions(office)] == [(UID, "sha256")]
    assert files_of(office) == both(OURS)
    hash_of(office)


@pytest.mark.parametrize(("take", "picture"), [(Take.OURS, OURS), (Take.THEIRS, SECOND)])
def test_a_decision_sets_file_and_sum_and_can_be_taken_back(office, lab, take, picture):
    disputed(office, lab, SECOND)
    before = hash_of(office)
    conflicts.decide(office, UID, "sha256", take)
    assert files_of(office) == both(picture)
    records.undo(office)
    assert (files_of(office), hash_of(office)) == (both(OURS), before)
    assert conflicts.count_open(office) == 1
    records.redo(office)
    assert files_of(office) == both(picture)


def test_a_decision_for_a_picture_that_is_still_to_come_waits_for_it(office, lab):
    disputed(office, lab)
    conflicts.decide(office, UID, "sha256", Take.THEIRS)
    assert (files_of(office), waiting(office, lab)) == ((None, sum_of(SECOND)), 1)
    records.undo(office)
    assert (files_of(office), waiting(office, lab)) == (both(OURS), 0)
    records.redo(office)
    take_over(office, late(lab.deliver(), SECOND))
    assert (files_of(office), waiting(office, lab)) == (both(SECOND), 0)


def test_nobody_writes_a_sum_of_their_own(office, lab):
    disputed(office, lab, SECOND)
    (question,) = questions.open_questions(office)
    assert not question.takes_text


def test_whose_picture_is_preferred_has_its_file_as_well(office, lab):
    take_over(office, showing(lab, FIRST, FIRST))
    put_ours(office)
    take_over(office, showing(lab, SECOND, SECOND), Prefer.INCOMING)
    assert files_of(office) == both(SECOND)


def test_our_picture_stays_when_the_lab_changes_something_else(office, lab):
    take_over(office, showing(lab, FIRST, FIRST))
    put_ours(office)
    take_over(office, showing(lab, FIRST, FIRST, title="Neu"))
    assert (files_of(office), found(office, PICTURE).title) == (both(OURS), "Neu")
    assert conflicts.count_open(office) == 0


def test_a_picture_that_we_removed_does_not_come_back(office, lab):
    take_over(office, showing(lab, FIRST, FIRST))
    edit(office, PICTURE, file=None, sha256=None)
    take_over(office, showing(lab, FIRST, FIRST, title="Neu"))
    assert (files_of(office), found(office, PICTURE).title) == ((None, None), "Neu")


def test_a_picture_that_the_lab_removed_goes(office, lab):
    take_over(office, showing(lab, FIRST, FIRST))
    take_over(office, showing(lab, None))
    assert files_of(office) == (None, None)


def edited(arrival, **values):
    """Return a delivery whose attachment somebody changed by hand."""
    (row,) = arrival.items["attachment"]
    state = row.state | values
    changed = row._replace(state=state, checksum=digest(state))
    return resaved(replace(arrival, items=arrival.items | {"attachment": (changed,)}), "von Hand")


def test_an_old_file_edited_by_hand_does_not_bring_its_picture_back(office, lab):
    old = showing(lab, FIRST, FIRST)
    take_over(office, old)
    take_over(office, showing(lab, SECOND, SECOND))
    take_over(office, edited(old, title="Von Hand"))
    assert (files_of(office), found(office, PICTURE).title) == (both(SECOND), "Von Hand")


def test_a_sum_that_slipped_into_another_row_takes_no_picture_away(office, lab):
    arrival = showing(lab, FIRST, FIRST)
    take_over(office, arrival)
    take_over(office, edited(arrival, sha256=sum_of(SECOND)))
    assert files_of(office)[0] == sum_of(FIRST)
    assert waiting(office, lab) == 0


def test_a_logo_is_compared_as_any_field(office, lab):
    take_over(office, with_logo(lab, FIRST, FIRST))
    put_ours(office, LAB, "logo")
    take_over(office, with_logo(lab, FIRST, FIRST, phone="1"))
    assert (found(office, LAB).logo, conflicts.count_open(office)) == (sum_of(OURS), 0)
    assert take_over(office, with_logo(lab, SECOND, SECOND)).status is Status.NEEDS_DECISION
    assert found(office, LAB).logo == sum_of(OURS)
    conflicts.decide(office, lab.uid, "logo", Take.THEIRS)
    assert found(office, LAB).logo == sum_of(SECOND)


def test_a_logo_that_is_still_to_come_is_no_change_of_ours(office, lab):
    arrival = with_logo(lab, FIRST)
    take_over(office, first_part(arrival))
    edit(office, LAB, town="Ort")
    taken = take_over(office, with_logo(lab, FIRST, website="https://example.org"))
    assert (taken.status, conflicts.count_open(office), waiting(office, lab)) == (Status.APPLIED, 0, 1)
    take_over(office, late(arrival, FIRST))
    assert found(office, LAB).logo == sum_of(FIRST)


# While it is asked whether the record itself goes


def deleted_here(office, lab):
    """Let the lab go on with a picture that we put into the Papierkorb; return the delivery."""
    take_over(office, showing(lab, FIRST, FIRST))
    records.trash(office, UID)
    arrival = showing(lab, SECOND, title="Neu")
    take_over(office, first_part(arrival))
    return arrival


def test_an_open_question_about_a_record_leaves_its_picture(office, lab):
    deleted_here(office, lab)
    assert (files_of(office), waiting(office, lab)) == (both(FIRST), 0)


def test_a_record_comes_back_before_its_picture(office, lab):
    arrival = deleted_here(office, lab)
    conflicts.decide(office, UID, DELETION, Take.THEIRS)
    assert (files_of(office), waiting(office, lab)) == ((None, sum_of(SECOND)), 1)
    records.undo(office)
    assert (files_of(office), waiting(office, lab)) == (both(FIRST), 0)
    records.redo(office)
    take_over(office, late(arrival, SECOND))
    assert (files_of(office), found(office, PICTURE).title) == (both(SECOND), "Neu")


# Files that come late


def test_a_late_file_does_not_take_the_place_of_a_newer_one(office, lab):
    arrival = showing(lab, FIRST)
    take_over(office, first_part(arrival))
    take_over(office, showing(lab, SECOND, SECOND))
    assert waiting(office, lab) == 0
    taken = take_over(office, late(arrival, FIRST))
    assert files_of(office) == both(SECOND)
    undoing.undo(office, taken.intake)


def test_a_late_file_does_not_take_the_place_of_ours(office, lab):
    arrival = showing(lab, FIRST)
    take_over(office, first_part(arrival))
    put_ours(office)
    assert waiting(office, lab) == 0
    take_over(office, late(arrival, FIRST))
    assert files_of(office) == both(OURS)


def test_a_record_waits_again_once_our_own_picture_is_taken_back(office, lab):
    arrival = showing(lab, FIRST)
    take_over(office, first_part(arrival))
    put_ours(office)
    records.undo(office)
    assert waiting(office, lab) == 1
    take_over(office, late(arrival, FIRST))
    assert files_of(office) == both(FIRST)


def test_what_is_taken_back_waits_for_nothing(office, lab):
    take_over(office, showing(lab, FIRST, FIRST))
    before, arrival = hash_of(office), showing(lab, SECOND)
    undoing.undo(office, take_over(office, first_part(arrival)).intake)
    assert waiting(office, lab) == 0
    take_over(office, late(arrival, SECOND))
    assert (files_of(office), hash_of(office)) == (both(FIRST), before)


def test_what_was_waited_for_before_is_waited_for_again(office, lab):
    arrival = showing(lab, FIRST)
    take_over(office, first_part(arrival))
    before = hash_of(office)
    undoing.undo(office, take_over(office, showing(lab, SECOND, SECOND)).intake)
    assert (hash_of(office), waiting(office, lab)) == (before, 1)
    undoing.undo(office, take_over(office, late(arrival, FIRST)).intake)
    assert (hash_of(office), waiting(office, lab)) == (before, 1)
    take_over(office, late(arrival, FIRST))
    assert files_of(office) == both(FIRST)


def test_a_later_delivery_may_bring_the_file_and_change_the_record(office, lab):
    take_over(office, first_part(showing(lab, FIRST)))
    take_over(office, showing(lab, FIRST, FIRST, title="Neu"))
    assert (files_of(office), found(office, PICTURE).title) == (both(FIRST), "Neu")
    hash_of(office)


def deleted_by_the_lab(office, lab):
    stone = Tombstone("attachment", UID, PICTURE, "2022-01-03T00:00:00Z")
    take_over(office, replace(lab.deliver(), tombstones=(stone,)))


def deleted_for_good_here(office, _lab):
    records.trash(office, UID)
    records.purge(office, UID)


def withdrawn(office, lab):
    take_over(office, replace(lab.deliver(), revocations=(UID,)))


@pytest.mark.parametrize("delete", [deleted_by_the_lab, deleted_for_good_here, withdrawn])
def test_what_is_deleted_waits_for_nothing(office, lab, delete):
    arrival = showing(lab, FIRST)
    take_over(office, first_part(arrival))
    delete(office, lab)
    with office.reading() as connection:
        assert awaited.noted(connection, [UID]) == {}
    take_over(office, late(arrival, FIRST))
    assert found(office, PICTURE) is None
    hash_of(office)


def test_a_deletion_that_is_taken_back_waits_again(office, lab):
    take_over(office, first_part(showing(lab, FIRST)))
    stone = Tombstone("attachment", UID, PICTURE, "2022-01-03T00:00:00Z")
    taken = take_over(office, replace(lab.deliver(), tombstones=(stone,)))
    undoing.undo(office, taken.intake)
    assert waiting(office, lab) == 1
