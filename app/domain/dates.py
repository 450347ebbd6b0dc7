"""Dates as people know them: to the day, the month, the year, or not at all.

Stored forms: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``unknown``; a period is two of them with a slash; a
timestamp is UTC, ``YYYY-MM-DDTHH:MM:SSZ``. Stored forms sort by time as plain text.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

UNKNOWN = "unknown"
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
)
NBSP = "\u00a0"

# Years of four digits from 1000 on, in the digits of this country.
_YEAR = "[1-9][0-9]{3}"
_DAY = re.compile(rf"([0-9]{{1,2}})\.\s*([0-9]{{1,2}})\.\s*({_YEAR})")
_DAY_ALONE = re.compile(r"[0-9]{1,2}\.\s*[0-9]{1,2}\.?")
_NEAR = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
_DAY_WORD = re.compile(rf"([0-9]{{1,2}})\.\s*([A-Za-zä]+)\.?\s+({_YEAR})")
_MONTH = re.compile(rf"([0-9]{{1,2}})[./]({_YEAR})")
_MONTH_WORD = re.compile(rf"([A-Za-zä]+)\.?\s+({_YEAR})")
_ISO = re.compile(rf"{_YEAR}(-[0-9]{{2}}){{0,2}}")
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


def is_fuzzy_date(value: str) -> bool:
    """Whether ``value`` is a stored fuzzy date that exists in the calendar."""
    if value == UNKNOWN:
        return True
    if not _ISO.fullmatch(value):
        return False
    try:
        first_day(value)
    except ValueError:
        return False
    return True


def is_day(value: str) -> bool:
    """Whether ``value`` is a stored date to the day."""
    return precision(value) == "day" and is_fuzzy_date(value)


def is_time(value: str) -> bool:
    """Whether ``value`` is ``HH:MM`` on a clock."""
    return bool(_TIME.fullmatch(value))


def precision(value: str) -> str:
    """Return the key of ``date_precision`` that the stored form says by its length."""
    if value == UNKNOWN:
        return UNKNOWN
    return {10: "day", 7: "month", 4: "year"}.get(len(value), UNKNOWN)


def first_day(value: str) -> dt.date:
    """Return the first day a stored fuzzy date covers. Raises ValueError for unknown and impossible dates."""
    parts = [int(part) for part in value.split("-")]
    return dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(value: str) -> dt.date:
    """Return the last day a stored fuzzy date covers. Raises ValueError for unknown and impossible dates."""
    first = first_day(value)
    if precision(value) == "day":
        return first
    month = first.month if precision(value) == "month" else 12
    return dt.date(first.year, month, calendar.monthrange(first.year, month)[1])


def is_before(one: str, other: str) -> bool:
    """Whether ``one`` lies before ``other``, compared at the coarser precision; unknown is never before."""
    if UNKNOWN in (one, other):
        return False
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


def parse(text: str) -> str | None:
    """Return the stored form of a date as people type it (21.06.2022, Juni 2022, 2022), or None."""
    typed = " ".join(text.replace(NBSP, " ").split())
    if typed.casefold() in ("unbekannt", UNKNOWN):
        return UNKNOWN
    stored = _stored_form(typed)
    return stored if stored and is_fuzzy_date(stored) else None


def completed(text: str, today: dt.date) -> str:
    """Return a day near today, as people say it (gestern, 30.11.), with its year; other text as it is.

    Without a year it is the one nearest to today.
    """
    typed = " ".join(text.replace(NBSP, " ").split()).casefold()
    if typed in _NEAR:
        return as_numbers((today + dt.timedelta(days=_NEAR[typed])).isoformat())
    if not _DAY_ALONE.fullmatch(typed):
        return text
    years = (today.year + step for step in (-1, 0, 1))
    found = filter(None, (parse(f"{typed}{'' if typed.endswith('.') else '.'}{year}") for year in years))
    nearest = min(found, key=lambda stored: abs(first_day(stored) - today), default=None)
    return as_numbers(nearest) if nearest else text


def _stored_form(typed: str) -> str | None:
    if _ISO.fullmatch(typed):
        return typed
    if match := _DAY.fullmatch(typed):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _MONTH.fullmatch(typed):
        return f"{match[2]}-{int(match[1]):02}"
    return _with_month_name(typed)


def _with_month_name(typed: str) -> str | None:
    if (match := _DAY_WORD.fullmatch(typed)) and (month := _month_number(match[2])):
        return f"{match[3]}-{month:02}-{int(match[1]):02}"
    if (match := _MONTH_WORD.fullmatch(typed)) and (month := _month_number(match[1])):
        return f"{match[2]}-{month:02}"
    return None


def _month_number(name: str) -> int | None:
    start = name.casefold().rstrip(".")
    hits = [number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(start)]
    return hits[0] if len(hits) == 1 and len(start) >= 3 else None


def as_numbers(value: str) -> str:
    """Return a stored date for lists and forms: 21.06.2022, Juni 2022, 2022, unbekannt."""
    return first_day(value).strftime("%d.%m.%Y") if precision(value) == "day" else in_words(value)


def in_words(value: str) -> str:
    """Return a stored date for running text: 21. Juni 2022, Juni 2022, 2022, unbekannt."""
    if value == UNKNOWN:
        return "unbekannt"
    day = first_day(value)
    if precision(value) == "year":
        return str(day.year)
    month = f"{MONTHS[day.month - 1]}{NBSP}{day.year}"
    return f"{day.day}.{NBSP}{month}" if precision(value) == "day" else month


def within_year(value: str) -> str:
    """Return a stored date for a list that is grouped by year: 18. Nov., Juli; nothing finer than known."""
    known = precision(value)
    if known in (UNKNOWN, "year"):
        return "ohne Datum" if known == UNKNOWN else ""
    day = first_day(value)
    return f"{day.day}.{NBSP}{SHORT_MONTHS[day.month - 1]}" if known == "day" else MONTHS[day.month - 1]


def span(start: str | None, end: str | None, *, words: bool = True) -> str:
    """Return "24. bis 28. Oktober 2022", "Juni bis Dezember 2022" and the like.

    What both ends share is said once. A missing end, or one that equals the start, leaves the start alone.
    """
    write = in_words if words else as_numbers
    if not start or not end or start == end:
        return write(start or end or "") if start or end else ""
    return f"{_begun(start, end, words=words)} bis {write(end)}"


def _begun(start: str, end: str, *, words: bool) -> str:
    """Return the start of a span without the month and year that its end says as well."""
    known = precision(start)
    if start[:4] != end[:4] or known != precision(end) or known not in ("day", "month"):
        return in_words(start) if words else as_numbers(start)
    first = first_day(start)
    month = MONTHS[first.month - 1]
    if known == "month":
        return month
    if not words:
        return as_numbers(start)
    return f"{first.day}." if start[:7] == end[:7] else f"{first.day}.{NBSP}{month}"


def quarter(day: str) -> str:
    """Return the quarter of a date to the day, in words: "3. Quartal 2021"."""
    date = first_day(day)
    return f"{(date.month + 2) // 3}.{NBSP}Quartal {date.year}"


def timestamp(moment: dt.datetime) -> str:
    """Return the stored form of a moment that knows its time zone."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
