"""A month of activities: those of which the day is known, those that last, and those of some time in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from app.services import calendar, records

WORKSHOP = dt.date(2022, 11, 18)


def noted(book, **values):
    records.save(book, records.begin(book, "activity", title="Hier", **values))


def days(book, year, month):
    """Return the days on which it was, as far as they are shown with the month."""
    by_day = calendar.month_of(book, year, month, "Hier").by_day
    return sorted(by_day)


def sometime(book, year, month):
    return [record.title for record in calendar.month_of(book, year, month, "Hier").sometime]


def test_a_month_knows_days_and_what_happened_some_time(sample):
    november = calendar.month_of(sample, 2022, 11)
    assert [record.code for record in november.by_day[WORKSHOP]] == ["DIE-AK-0011"]
    july = calendar.month_of(sample, 2022, 7)
    assert "Gespräch mit der Metropolregion" in july.sometime[0].title
    assert calendar.month_of(sample, 2022, 11, "Workshop lösungen").by_day
    assert not calendar.month_of(sample, 2022, 11, "gibt es nicht").by_day


def test_what_lasts_is_there_on_each_of_its_days(book):
    noted(book, start="2022-10-30", end="2022-11-02")
    assert days(book, 2022, 11) == [dt.date(2022, 10, 31), dt.date(2022, 11, 1), dt.date(2022, 11, 2)]
    assert dt.date(2022, 11, 2) in days(book, 2022, 10)
    assert days(book, 2023, 1) == []


def test_what_has_an_open_end_goes_on_until_today(book):
    noted(book, start="2022-09-28", open_ended=True)
    today = book.today
    assert Counter(day.month for day in days(book, 2022, 10))[10] == 31
    assert days(book, today.year, today.month)[-1] == today
    assert days(book, today.year + 1, today.month) == []


@pytest.mark.parametrize(("end", "last"), [("2022-11", 30), ("2022-11-18", 18), ("2022", 30)])
def test_an_end_that_is_known_to_the_month_counts_whole(end, last, book):
    noted(book, start="2022-11-16", end=end)
    assert [day.day for day in days(book, 2022, 11) if day.month == 11] == list(range(16, last + 1))


@pytest.mark.parametrize(
    ("start", "end", "month", "there"),
    [
        ("2022-11", None, 11, True),
        ("2022-11", None, 12, False),
        ("2022", None, 3, True),
        ("2022-09", "2022-11", 10, True),
        ("unbekannt", None, 11, False),
    ],
)
def test_what_is_known_to_the_month_stands_beside_the_days(start, end, month, there, book):
    noted(book, start=start, end=end)
    assert sometime(book, 2022, month) == ["Hier"] * there
    assert days(book, 2022, month) == []


def test_what_lies_in_the_papierkorb_is_gone(book):
    begun = records.begin(book, "activity", title="Hier", start="2022-11-16")
    records.save(book, begun)
    records.trash(book, begun.uid)
    assert days(book, 2022, 11) == []
