"""What is counted of a delivery: only what was here goes, and a withdrawn consent is no deletion."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from app.interchange.arrival import ArrivedPicture
from app.merge.plan import Verdict
from app.services.office import inbox, intake, merge_report
from app.services.office.intake import Status
from tests.helpers.intakes import take_over

PICTURE = b"Bild"
PICTURES = {hashlib.sha256(PICTURE).hexdigest(): ArrivedPicture(PICTURE, "image/png")}


def rows(office, taken, sheet):
    told = merge_report.Report()
    told.add("DIE.zip", taken)
    return next(table for table in told.workbook(office).tables if table.name == sheet).rows


def test_nothing_is_counted_as_gone_that_never_was_here(office, lab):
    lab.revoked |= {1, 2, 3}
    waiting = inbox.look(office, lab.deliver())
    assert (waiting.counts["deleted"], waiting.counts["withdrawn"], waiting.changing) == (0, 0, 10)
    taken = take_over(office, waiting.arrival)
    assert merge_report.counted(taken)["withdrawn"] == 0
    assert merge_report.summary(merge_report.counted(taken)) == "10 neu"


def test_a_withdrawn_consent_is_told_apart_from_a_deletion(office, lab):
    take_over(office, lab.deliver())
    lab.revoked.add(1)
    lab.delete(2)
    waiting = inbox.look(office, lab.deliver())
    (kind,) = waiting.rows
    assert [(row.code, row.verdict, row.withdrawn) for row in kind.records] == [
        ("DIE-EK-0001", Verdict.DELETED, True),
        ("DIE-EK-0002", Verdict.DELETED, False),
    ]
    taken = take_over(office, waiting.arrival)
    assert merge_report.summary(merge_report.counted(taken)) == "1 gelöscht, 1 wegen Widerruf entfernt"
    assert [row[2:4] for row in rows(office, taken, "Änderungen")] == [
        ("DIE-EK-0001", "Einwilligung widerrufen"),
        ("DIE-EK-0002", "gelöscht"),
    ]
    latest = inbox.taken_over(office)[0]
    assert (latest.counts["deleted"], latest.counts["withdrawn"]) == (1, 1)


def test_what_was_deleted_before_its_consent_was_withdrawn_does_not_go_again(office, lab):
    take_over(office, lab.deliver())
    lab.delete(1)
    take_over(office, lab.deliver())
    lab.revoked.add(1)
    assert merge_report.counted(take_over(office, lab.deliver()))["withdrawn"] == 0


def test_pictures_are_news_once(office, lab):
    first = replace(lab.deliver(), pictures=PICTURES)
    assert take_over(office, first).pictures == 1
    again = take_over(office, replace(lab.deliver(), pictures=PICTURES))
    assert (again.status, again.pictures) == (Status.UNCHANGED, 0)


def test_a_part_with_pictures_alone_is_news(office, lab):
    whole = lab.deliver()
    take_over(office, replace(whole, part=(1, 2)))
    pictures = replace(whole, items={}, stated={}, part=(2, 2), digest="zwei", pictures=PICTURES)
    waiting = inbox.look(office, pictures)
    assert (waiting.changing, waiting.pictures, waiting.part.name, waiting.part.lacks) == (
        0, 1, "Teil 2 von 2", "",
    )  # fmt: skip
    taken = intake.take_over(office, pictures)
    assert (taken.status, taken.pictures) == (Status.APPLIED, 1)
    assert inbox.taken_over(office)[0].counts["pictures"] == 1


def test_what_was_taken_over_says_which_parts_are_missing_by_now(office, lab):
    whole = lab.deliver()
    taken = take_over(office, replace(whole, part=(1, 3)))
    assert taken.part.missing == (2, 3)
    (text,) = inbox.taken_over(office)
    assert (text.part.name, text.part.lacks) == ("Teil 1 von 3", "Teil 2 und Teil 3 fehlen noch")
    take_over(office, replace(whole, items={}, stated={}, part=(3, 3), digest="drei"))
    assert {it.part.lacks for it in inbox.taken_over(office)} == {"Teil 2 fehlt noch"}
