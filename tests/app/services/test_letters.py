"""The letters of a lab: free until codes carry them, and the same for good from then on."""

from __future__ import annotations

import pytest

from app.errors import SaveRefusedError
from app.services import locks, records
from app.services.records import RulesBrokenError
from app.storage import queries
from tests.helpers.offices import full_office

STAYS = "Das Kürzel bleibt „DIE“"


def rename(book, prefix):
    return records.save(book, book.lab.but(prefix=prefix)).record


def test_letters_may_change_before_the_first_code_and_the_labs_own_code_follows(book):
    assert locks.fixed_fields(book, book.lab) == {}
    assert rename(book, "DIX").code == "DIX-LA-0001"
    assert records.begin(book, "activity").code == "DIX-AK-0001"


def test_half_typed_letters_change_no_code(book):
    assert rename(book, "D").code == "DIE-LA-0001"
    assert rename(book, None).code == "DIE-LA-0001"


def test_letters_stay_once_a_code_carries_them(sample):
    for other in ("DIX", None):
        with pytest.raises(RulesBrokenError, match=STAYS):
            rename(sample, other)
    assert sample.lab.prefix == "DIE"
    assert STAYS in locks.fixed_fields(sample, sample.lab)["prefix"]
    records.save(sample, sample.lab.but(town="Dießen"))
    assert sample.lab.town == "Dießen"


def test_a_code_of_something_deleted_for_good_still_counts(book):
    activity = records.save(book, records.begin(book, "activity", title="Probe")).record
    records.trash(book, activity.uid)
    records.purge(book, activity.uid)
    with pytest.raises(RulesBrokenError, match=STAYS):
        rename(book, "DIX")


def test_no_step_back_leads_to_letters_that_codes_no_longer_carry(book):
    rename(book, "DIX")
    records.save(book, records.begin(book, "activity", title="Probe"))
    records.undo(book)
    with pytest.raises(SaveRefusedError, match="Das Kürzel bleibt „DIX“"):
        records.undo(book)
    assert book.lab.prefix == "DIX"


def test_the_office_keeps_the_letters_of_its_labs_as_well(tmp_path):
    office = full_office(tmp_path)
    with office.reading() as connection:
        uid = queries.code_owner(connection, "DIE-LA-0001") or ""
    town = records.find(office, uid)
    assert town is not None
    with pytest.raises(SaveRefusedError, match=STAYS):
        records.save(office, town.but(prefix="DIX"))
    assert STAYS in locks.fixed_fields(office, town)["prefix"]
    office.close()
