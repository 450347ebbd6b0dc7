"""What is due: by its day, with words, and gone when it is done."""

from __future__ import annotations

import datetime as dt

import pytest

from app.services import delivering, delivery_log, overview, records
from app.services.due import ALT_TEXT, DELIVERY, PLANNED, RECORDING, RETENTION, REVIEW, REVOCATION
from tests.helpers.intakes import edit, found
from tests.helpers.rounds import NoDocuments
from ui.pages.overview.words import due_by, due_title

TODAY = dt.date(2022, 11, 22)
RECORDED = {"recording": "audio", "recording_location": "Tresor", "recording_deleted_at": None}


def due(book, about):
    return [one for one in overview.read(book).due if one.about == about]


def test_a_recording_must_be_deleted_by_its_day(sample):
    edit(sample, "DIE-IV-0001", **RECORDED, recording_delete_by="2022-11-25")
    (one,) = due(sample, RECORDING)
    assert (one.record.code, one.day) == ("DIE-IV-0001", dt.date(2022, 11, 25))
    edit(sample, "DIE-IV-0001", recording_deleted_at="2022-11-22")
    assert due(sample, RECORDING) == []


def test_what_is_far_away_waits(sample):
    edit(sample, "DIE-IV-0001", **RECORDED, recording_delete_by="2023-03-25")
    assert due(sample, RECORDING) == []


def test_consents_are_kept_no_longer_than_agreed(sample):
    code = "DIE-EW-0001"
    edit(sample, code, retention_until="2022-11-01")
    assert [one.record.code for one in due(sample, RETENTION)] == [code]
    edit(sample, code, revoked_at="2022-11-20", revoked_scope="all")
    assert overview.read(sample).due[0].about == REVOCATION


def test_what_is_over_is_planned_no_more(sample):
    begun = records.begin(sample, "activity", title="Runder Tisch", start="2022-10-01")
    code = records.save(sample, begun).record.code
    assert code in [one.record.code for one in due(sample, PLANNED)]
    edit(sample, code, status="done")
    assert code not in [one.record.code for one in due(sample, PLANNED)]


def test_modules_wait_for_their_release(sample):
    code = "DIE-WB-0004"
    edit(sample, code, status="in_review")
    assert [one.record.code for one in due(sample, REVIEW)] == [code]
    records.trash(sample, found(sample, code).uid)
    assert due(sample, REVIEW) == []


def test_pictures_without_words_are_one_thing_to_do(sample):
    for title in ("a", "b"):
        records.save(sample, records.begin(sample, "attachment", title=title, kind="picture"))
    (one,) = due(sample, ALT_TEXT)
    assert due_title(one) == "2 Bilder ohne Alternativtext"


def turned_to(book, day):
    """Let it be another day."""
    moment = dt.datetime.fromisoformat(f"{day}T12:00+00:00")
    book.clock = lambda: moment
    return book


def test_a_delivery_is_due_at_the_end_of_each_quarter_until_it_is_issued(sample, tmp_path):
    assert due(turned_to(sample, "2022-11-22"), DELIVERY) == []
    (one,) = due(turned_to(sample, "2022-12-05"), DELIVERY)
    assert (due_title(one), one.day) == ("Lieferung für das 4. Quartal 2022", dt.date(2022, 12, 31))
    issued = delivering.deliver(sample, tmp_path, NoDocuments(), ("package",))
    delivery_log.log(sample, issued, ("package",))
    assert due(sample, DELIVERY) == []
    assert due(turned_to(sample, "2023-03-05"), DELIVERY)


def test_the_last_delivery_stays_due_after_the_project(sample):
    (one,) = due(turned_to(sample, "2023-05-01"), DELIVERY)
    assert (one.day, one.is_late(sample.today)) == (dt.date(2023, 3, 31), True)
    assert due(turned_to(sample, "2024-05-01"), DELIVERY) == []


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "heute"),
        (1, "morgen"),
        (8, "in 8 Tagen"),
        (-1, "seit gestern überfällig"),
        (-3, "seit 3 Tagen überfällig"),
    ],
)
def test_days_are_said_as_people_say_them(days, said):
    assert due_by(TODAY + dt.timedelta(days=days), TODAY).replace("\u00a0", " ") == said
    assert due_by(None, TODAY) == "offen"
