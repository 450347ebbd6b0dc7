"""Dates as people know and say them."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain import dates


def plain(text):
    return text.replace(dates.NBSP, " ")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("21.06.2022", "2022-06-21"),
        ("21. 6. 2022", "2022-06-21"),
        ("21. Juni 2022", "2022-06-21"),
        ("3. März 2022", "2022-03-03"),
        ("06.2022", "2022-06"),
        ("6/2022", "2022-06"),
        ("Juni 2022", "2022-06"),
        ("Sept. 2022", "2022-09"),
        ("2022", "2022"),
        ("2022-06-21", "2022-06-21"),
        ("Unbekannt", "unknown"),
        ("29.02.2024", "2024-02-29"),
    ],
)
def test_reads_what_people_type(typed, stored):
    assert dates.parse(typed) == stored


@pytest.mark.parametrize(
    ("said", "today", "whole"),
    [
        ("gestern", "2026-12-01", "30.11.2026"),
        ("Heute", "2026-12-01", "01.12.2026"),
        ("vorgestern", "2027-01-01", "30.12.2026"),
        ("übermorgen", "2026-12-30", "01.01.2027"),
        ("30.11.", "2026-12-01", "30.11.2026"),
        ("30. 11", "2026-12-01", "30.11.2026"),
        ("28.12.", "2027-01-05", "28.12.2026"),
        ("3.1.", "2026-12-20", "03.01.2027"),
        ("29.2.", "2025-03-01", "29.02.2024"),
        ("31.6.", "2026-12-01", "31.6."),
        ("6.2022", "2026-12-01", "6.2022"),
        ("irgendwann", "2026-12-01", "irgendwann"),
    ],
)
def test_days_near_today_need_no_year(said, today, whole):
    assert dates.completed(said, dt.date.fromisoformat(today)) == whole


@pytest.mark.parametrize(
    "typed", ["29.02.2023", "31.06.2022", "13.2022", "Herbst 22", "Ju 2022", "22", "", "2022-13"]
)
def test_refuses_what_is_no_date(typed):
    assert dates.parse(typed) is None


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2022-06-21", None, "21. Juni 2022"),
        ("2022-06-21", "2022-06-21", "21. Juni 2022"),
        ("2022-10-24", "2022-10-28", "24. bis 28. Oktober 2022"),
        ("2020-08-29", "2020-09-27", "29. August bis 27. September 2020"),
        ("2021-12-31", "2022-01-02", "31. Dezember 2021 bis 2. Januar 2022"),
        ("2022-06", "2022-12", "Juni bis Dezember 2022"),
        ("2022-06-21", "2022-12", "21. Juni 2022 bis Dezember 2022"),
        ("2021", "2023", "2021 bis 2023"),
        ("unknown", "2022", "unbekannt bis 2022"),
        (None, "2022", "2022"),
        (None, None, ""),
    ],
)
def test_says_a_span_once(start, end, said):
    assert plain(dates.span(start, end)) == said


def test_lists_keep_days_whole():
    assert dates.span("2022-06-21", "2022-12-30", words=False) == "21.06.2022 bis 30.12.2022"
    assert plain(dates.span("2022-05", "2022-12", words=False)) == "Mai bis Dezember 2022"


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2022-04", "2022-05", True),
        ("2022-05", "2022-05-01", False),
        ("2022", "2022-05", False),
        ("2021", "2022-01-01", True),
        ("unknown", "2022", False),
    ],
)
def test_compares_at_the_coarser_precision(one, other, before):
    assert dates.is_before(one, other) is before


def test_knows_the_first_and_the_last_day():
    assert dates.last_day("2024-02").isoformat() == "2024-02-29"
    assert dates.last_day("2022").isoformat() == "2022-12-31"
    assert dates.first_day("2022-02").isoformat() == "2022-02-01"


def test_within_a_year_nothing_finer_than_known():
    assert [plain(dates.within_year(day)) for day in ("2022-11-18", "2022-07", "2022", "unknown")] == [
        "18. Nov.", "Juli", "", "ohne Datum",
    ]  # fmt: skip


def test_quarters():
    assert plain(dates.quarter("2021-09-20")) == "3. Quartal 2021"
    assert plain(dates.quarter("2022-12-31")) == "4. Quartal 2022"
