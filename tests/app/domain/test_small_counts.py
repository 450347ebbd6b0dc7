"""Small groups are protected."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.fields import fields_of
from app.domain.records.activity import Activity, GroupCount
from app.domain.records.lab import Lab, TownFigure
from app.domain.small_counts import Below, counts_people, masked, shown


@pytest.mark.parametrize(
    ("value", "people", "expected"),
    [
        (4, True, Below(5)),
        (0, True, Below(5)),
        (5, True, 5),
        (4, False, 4),
        (Decimal("4.5"), True, Below(5)),
        (None, True, None),
    ],
)
def test_numbers_of_people_below_the_limit_are_masked(value: object, people: bool, expected: object) -> None:
    assert masked(value, people, 5) == expected


def test_a_masked_number_says_how_many_it_is_below() -> None:
    assert str(Below(5)) == "unter 5"


def test_counts_of_a_record_always_count_people() -> None:
    field = Activity.about.by_id["participants_count"]
    assert shown(field, Activity(participants_count=3)) == Below(5)
    assert shown(Activity.about.by_id["capacity"], Activity(capacity=3)) == 3


def test_a_row_says_itself_whether_it_counts_people() -> None:
    rule = Lab.about.by_id["figures"].export_rule
    columns = {column.id: column for column in fields_of(TownFigure)}
    people = TownFigure(value=Decimal(3), fact_no=2, counts_people=True)
    assert shown(columns["value"], people, rule) == Below(5)
    assert shown(columns["value"], TownFigure(value=Decimal(3)), rule) == 3
    assert shown(columns["fact_no"], people, rule) == 2


def test_a_row_that_cannot_say_so_counts_people() -> None:
    rule = Activity.about.by_id["participants_by_group"].export_rule
    (_, count) = fields_of(GroupCount)
    assert counts_people(count, GroupCount(count=12), rule)
    assert shown(count, GroupCount(count=2), rule) == Below(5)
