"""Dates that somebody typed into a workbook: as true dates, as texts, or as numbers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.fields import FieldKind
from app.domain.values import complaint
from app.domain.vocabularies.general import DATE_PRECISION
from exporters.excel.reading.said import AGAIN, UnclearError, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.fields import Field

SEASON = "„{typed}“ ist kein Datum. Bitte als {month} eintragen und die Mappe noch einmal übernehmen."
DATE_AND_UNKNOWN = (
    "Hier steht „{unknown}“, in der Spalte davor aber ein Datum. Bitte eines von beiden ändern und die "
    "Mappe noch einmal übernehmen."
)
FINER = (
    "„{typed}“ ist genauer, als die Spalte daneben sagt ({known}). Bitte beide zusammen ändern und die "
    "Mappe noch einmal übernehmen."
)
NUMBER_AS_DAY = (
    "Hier steht der {day}, weil Excel aus der Zahl {number} einen Tag macht. Bitte das Datum vollständig "
    "eintragen, bei einer Jahreszahl den 1. Januar und daneben „{known}“, und die Mappe noch einmal "
    "übernehmen."
)
NO_PRECISION = (
    "„{typed}“ sagt nicht, wie genau das Datum ist. Bitte {choices} eintragen und die Mappe noch einmal "
    "übernehmen."
)

_SEASONS = {"frühling": "03", "frühjahr": "03", "sommer": "06", "herbst": "09", "winter": "12"}
_SEASON = re.compile(r"([A-Za-zä-ü]+)\s+((?:[0-9]{2})?[0-9]{2})")
_LENGTHS = {"day": 10, "month": 7, "year": 4}
_DAY_ZERO = dt.date(1899, 12, 30)
# What a number in place of a date can only mean: a year, or a day whose cell lost its format.
_YEARS, _SERIALS = range(1500, 2200), range(10_000, 73_051)
_FIRST_SERIAL, _LIKELY_YEARS = 61, range(1900, 2101)  # earlier days stand as text


def fuzzy_date(field: Field, cell: Any, precision: Any, part: int = 0) -> str | None:
    known = _precision(precision, part + 1)
    if cell == "" or (isinstance(cell, str) and not cell.strip()):
        return dates.UNKNOWN if known == dates.UNKNOWN else None
    stored = _date(dataclasses.replace(field, kind=FieldKind.FUZZY_DATE), cell, part)
    if known == dates.UNKNOWN and stored != dates.UNKNOWN:
        raise UnclearError(DATE_AND_UNKNOWN.format(unknown=DATE_PRECISION.label_of(known)), part + 1)
    if stored != dates.UNKNOWN and known in _LENGTHS and len(stored) > _LENGTHS[known]:
        return _cut(cell, stored, known, part)
    return stored


def _cut(cell: Any, stored: str, known: str, part: int) -> str:
    """A true date shows as exact as the next column says; a text shows all that it says."""
    cut = stored[: _LENGTHS[known]]
    if isinstance(cell, str) and dates.first_day(cut) != dates.first_day(stored):
        label = DATE_PRECISION.label_of(known)
        raise UnclearError(FINER.format(typed=cell.strip(), known=label), part)
    return cut


def _precision(cell: Any, part: int) -> str | None:
    typed = said(cell).strip()
    known = DATE_PRECISION.key_of(typed) or (typed if typed in DATE_PRECISION.keys else None)
    if typed and known is None:
        labels = [f"„{term.label}“" for term in DATE_PRECISION.terms]
        choices = f"{', '.join(labels[:-1])} oder {labels[-1]}"
        raise UnclearError(NO_PRECISION.format(typed=typed, choices=choices), part)
    return known


def period(field: Field, cells: Sequence[Any]) -> str | None:
    start = fuzzy_date(field, cells[0], cells[1])
    end = fuzzy_date(field, cells[2], cells[3], 2)
    return f"{start or ''}/{end or ''}" if start or end else None


def _date(field: Field, cell: Any, part: int = 0) -> str:
    """Return the stored form of a date that somebody typed, as exact as the cell says."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        _refuse_number_as_day(cell, part)
        return cell.isoformat()
    if isinstance(cell, float) and (number := _date_of_number(cell)):
        return number
    typed = said(cell).strip()
    stored = None if isinstance(cell, bool | dt.time) else dates.parse(typed)
    if stored is None:
        month = _month_of_season(typed)
        text = SEASON.format(typed=typed, month=month) if month else f"{complaint(field, typed)} {AGAIN}"
        raise UnclearError(text, part)
    return stored


def _refuse_number_as_day(day: dt.date, part: int) -> None:
    """A number that is typed into a cell for dates becomes a day; if it is meant as one, its sum fits."""
    number = (day - _DAY_ZERO).days
    number -= number < _FIRST_SERIAL  # Excel counts a 29 February 1900
    if number < _FIRST_SERIAL or number in _LIKELY_YEARS:
        known = DATE_PRECISION.label_of("year")
        raise UnclearError(NUMBER_AS_DAY.format(day=said(day), number=number, known=known), part)


def _date_of_number(number: float) -> str | None:
    whole = int(number) if number.is_integer() else 0
    if whole in _YEARS:
        return str(whole)
    return (_DAY_ZERO + dt.timedelta(days=whole)).isoformat() if whole in _SERIALS else None


def _month_of_season(typed: str) -> str | None:
    hit = _SEASON.fullmatch(typed)
    month = _SEASONS.get(hit[1].casefold()) if hit else None
    return f"{month}.{hit[2] if len(hit[2]) == 4 else f'20{hit[2]}'}" if hit and month else None


def day(field: Field, cell: Any) -> str:
    """Of a moment, too, workbooks give away the day only."""
    as_day = dataclasses.replace(field, kind=FieldKind.DATE)
    stored = _date(as_day, cell)
    if not dates.is_day(stored):
        raise UnclearError(f"{complaint(as_day, said(cell).strip())} {AGAIN}")
    return stored
