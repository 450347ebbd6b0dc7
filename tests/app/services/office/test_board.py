"""The board of deliveries: quarters, what counts for which, and what makes a delivery incomplete."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.canonical import digest
from app.errors import SaveRefusedError
from app.services import lab_settings
from app.services.office import board, conflicts, intake, undoing
from app.services.office.board import Expected, Standing
from tests.helpers.labs import MemoryLab
from tests.helpers.rounds import edit

TOWNS = ["Mölln", "Wittenberge", "Dießen am Ammersee", "Oestrich-Winkel", "Dippoldiswalde"]
NOVEMBER = dt.datetime(2022, 11, 20, 9, tzinfo=dt.UTC)


def at(arrival, moment):
    return replace(
        arrival, created_at=moment.strftime("%Y-%m-%dT%H:%M:%SZ"), digest=f"{moment} {arrival.part}"
    )


def row(book, prefix="DIE"):
    return next(row for row in board.board(book).rows if row.prefix == prefix)


def cell(book, period, prefix="DIE"):
    return row(book, prefix).cells[period]


def test_the_periods_are_the_quarters_of_the_project(office):
    shown = board.board(office)
    assert [it.label for it in shown.periods][:2] == ["2. Quartal 2021", "3. Quartal 2021"]
    assert len(shown.periods) == 8
    assert shown.periods[-1].due == dt.date(2023, 3, 31)
    assert shown.now is not None
    assert shown.periods[shown.now].label == "4. Quartal 2022"


def test_the_last_period_ends_with_the_project_and_takes_what_comes_later(office, lab):
    lab_settings.put_lab_setting(office, "project_end", "2022-11-15")
    shown = board.board(office)
    assert (shown.periods[-1].due, shown.now) == (dt.date(2022, 11, 15), None)
    intake.take_over(office, at(lab.deliver(), NOVEMBER))
    assert cell(office, -1).standing is Standing.DELIVERED


def test_a_new_office_waits_for_the_five_towns(office):
    rows = board.board(office).rows
    assert [it.town for it in rows] == TOWNS
    assert {it.uid for it in rows} == {""}
    standings = [it.standing for it in rows[0].cells]
    missed = [Standing.MISSED] * 5
    assert standings == [*missed, Standing.LATE, Standing.EXPECTED, Standing.AHEAD]


def test_a_delivery_counts_for_the_quarter_in_which_it_was_made(office, lab):
    intake.take_over(office, at(lab.deliver(), NOVEMBER))
    assert cell(office, 6).standing is Standing.DELIVERED
    assert cell(office, 5).standing is Standing.MISSED
    (arrived,) = cell(office, 6).arrived
    assert (arrived.number, arrived.day, arrived.files) == (1, NOVEMBER.date(), ("DIE.zip",))
    assert row(office).uid == lab.uid


def test_what_was_taken_back_was_not_delivered(office, lab):
    taken = intake.take_over(office, at(lab.deliver(), NOVEMBER))
    assert taken.intake is not None
    undoing.undo(office, taken.intake)
    assert cell(office, 6).standing is Standing.EXPECTED


def test_a_missing_part_is_named(office, lab):
    arrival = at(lab.deliver(), NOVEMBER)
    intake.take_over(office, replace(arrival, part=(1, 3)))
    assert cell(office, 6).lacks == ("Teil 2 von 3 ist nicht da", "Teil 3 von 3 ist nicht da")
    for part in (2, 3):
        empty = replace(arrival, part=(part, 3), items={}, stated={}, digest=f"Teil {part}")
        intake.take_over(office, empty)
    assert cell(office, 6).standing is Standing.DELIVERED
    assert cell(office, 6).arrived[0].parts == {1, 2, 3}


def test_a_delivery_in_between_that_never_came_is_named(office, lab):
    first = lab.deliver()
    lab.say(1, explanation="Neu.")
    lab.deliver()
    lab.say(1, explanation="Noch neuer.")
    third = lab.deliver()
    intake.take_over(office, first)
    intake.take_over(office, at(third, NOVEMBER))
    assert cell(office, 6).lacks == ("Lieferung 2 kam nie an",)
    assert cell(office, 6).standing is Standing.INCOMPLETE


def test_an_open_conflict_makes_it_incomplete_until_it_is_decided(office, lab):
    intake.take_over(office, lab.deliver())
    edit(office, "DIE-EK-0001", statement="So sieht es das Projektbüro.")
    lab.say(1, statement="So sieht es das Labor.")
    intake.take_over(office, at(lab.deliver(), NOVEMBER))
    assert cell(office, 6).lacks == ("1 Konflikt ist offen",)
    conflicts.decide(office, lab.uid_of(1), "statement", conflicts.Take.OURS)
    assert cell(office, 6).standing is Standing.DELIVERED


def test_awaited_pictures_stand_with_the_latest_delivery(office, lab):
    first = lab.deliver()
    own = first.items["lab"][0]
    state = own.state | {"logo": "a" * 64}
    named = own._replace(state=state, checksum=digest(state), written=digest(state))
    intake.take_over(office, replace(first, items=first.items | {"lab": (named,)}))
    assert cell(office, 3).lacks == ("1 Bild fehlt noch",)
    intake.take_over(office, at(replace(lab.deliver(), items={}, stated={}), NOVEMBER))
    assert cell(office, 3).standing is Standing.DELIVERED
    assert cell(office, 6).lacks == ("1 Bild fehlt noch",)


def test_another_lab_that_delivers_gets_a_row_of_its_own(office):
    guest = MemoryLab("XYZ")
    guest.say(1)
    intake.take_over(office, at(guest.deliver(), NOVEMBER))
    rows = board.board(office).rows
    assert [it.prefix for it in rows] == ["MOE", "WIT", "DIE", "OEW", "DIP", "XYZ"]
    assert rows[-1].town == "Stadt XYZ"


def test_which_labs_are_expected_can_be_changed(office):
    board.put_expected_labs(office, [("die", " Dießen "), ("", ""), ("QU", "Quedlinburg")])
    assert board.expected_labs(office) == (Expected("DIE", "Dießen"), Expected("QU", "Quedlinburg"))
    assert [it.town for it in board.board(office).rows] == ["Dießen", "Quedlinburg"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ([("D1", "Dießen")], "kein Kürzel"),
        ([("", "Dießen")], "„Dießen“ ist kein Kürzel"),
        ([("PB", "Büro")], "Projektbüro selbst"),
        ([("DIE", "Dießen"), ("DIE", "Diez")], "zweimal"),
        ([("DIE", " ")], "fehlt die Stadt"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(office, typed, sentence):
    with pytest.raises(SaveRefusedError, match=sentence):
        board.put_expected_labs(office, typed)
    assert len(board.expected_labs(office)) == 5
