"""How values become cells: for every kind of field one small function that writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.fields import FieldKind
from app.domain.vocabularies.general import DATE_PRECISION
from exporters.excel import texts
from exporters.excel.columns import YES_NO, Column
from exporters.excel.formats import Look
from exporters.excel.layout import leaving
from exporters.excel.measures import look_of

if TYPE_CHECKING:
    from app.domain.fields import Field
    from exporters.excel.choices import Labels
    from exporters.excel.page import Page

Put = Callable[[int, Any], None]  # row in the sheet, value that is not empty
Say = Callable[[Any], str]

_DAY_ZERO = dt.date(1899, 12, 30).toordinal()
_FIRST_SERIAL = 61  # 1 March 1900: before it, Excel's calendar has a day that never was
_MOST_DIGITS = 15
_PRECISION_LOOKS = {"day": Look.DAY, "month": Look.MONTH, "year": Look.YEAR}
# What starts so becomes a formula once somebody edits it.
_RISKY = ("=", "+", "-", "@", "'")


def put_of(page: Page, column: Column, index: int) -> Put:
    """Return what writes a column's values; all look-ups are done here, once."""
    if column.part.is_precision:
        return _put_text(page, column, index, _say_precision(column, page.labels))
    if column.field.kind in _NUMBERS:
        return _put_number(page, column, index)
    if column.field.kind in _DATES:
        return _put_date(page, column, index)
    return _put_text(page, column, index, say_of(column.field, page.labels))


_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)
_DATES = (FieldKind.DATE, FieldKind.FUZZY_DATE, FieldKind.PERIOD, FieldKind.TIMESTAMP)


def say_of(field: Field, labels: Labels) -> Say:
    """Return what puts a value of this field into words."""
    make = _SAY.get(field.kind)
    return make(field, labels) if make else str


def _say_choice(field: Field, labels: Labels) -> Say:
    known = labels.of(field.vocabulary)
    return lambda key: known.get(key) or str(key)


def _say_several(field: Field, labels: Labels) -> Say:
    known = labels.of(field.vocabulary)
    return lambda keys: texts.joined(known.get(key) or str(key) for key in keys)


def _say_yes_or_no(_field: Field, labels: Labels) -> Say:
    known = labels.of(YES_NO)
    return lambda value: known["yes" if value else "no"]


def _say_rows(list_: Field, labels: Labels) -> Say:
    columns = [(field.id, say_of(field, labels)) for field in leaving(list_)]
    return lambda rows: texts.joined(
        " | ".join(say(row[id_]) for id_, say in columns if row.get(id_) not in (None, "", ()))
        for row in rows
    )


_SAY: dict[FieldKind, Callable[[Field, Labels], Say]] = {
    FieldKind.CHOICE: _say_choice,
    FieldKind.MULTI: _say_several,
    FieldKind.REFS: _say_several,
    FieldKind.BOOL: _say_yes_or_no,
    FieldKind.LIST: _say_rows,
}


def _put_text(page: Page, column: Column, index: int, say: Say) -> Put:
    write, look = page.sheet.put_text, look_of(column)
    plain, quoted = map(page.sheet.style, (page.formats.of(look), page.formats.quoted(look)))
    room = page.rooms[index]

    def put(row: int, value: Any) -> None:
        text = say(value)
        if len(text) > room or not text.isprintable():
            text = page.settle(text, index)
        if not text:
            return
        write(row, index, text, quoted if text.startswith(_RISKY) else plain)

    return put


def _put_number(page: Page, column: Column, index: int) -> Put:
    write, style = page.sheet.put_number, page.sheet.style
    plain = style(page.formats.of(look_of(column)))
    put_text = _put_text(page, column, index, str)
    places = column.field.decimals or 0
    as_column = column.field.kind in (FieldKind.INT, FieldKind.MONEY)

    def put(row: int, value: Any) -> None:
        number = _exact(value)
        if number is None:
            put_text(row, value)
        elif as_column:
            write(row, index, number, plain)
        else:
            write(row, index, number, style(page.formats.decimals(max(places, _places(value)))))

    return put


def _exact(value: Any) -> float | None:
    """Return the number a cell can hold as it is, or None: too many digits, or none at all (``Below``)."""
    if isinstance(value, int):
        return value if abs(value) < 10**_MOST_DIGITS else None
    if isinstance(value, Decimal) and value.is_finite() and len(value.as_tuple().digits) <= _MOST_DIGITS:
        return float(value)
    return None


def _places(value: Any) -> int:
    exponent = Decimal(value).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _put_date(page: Page, column: Column, index: int) -> Put:
    write = page.sheet.put_number
    put_text = _put_text(page, column, index, str)
    looks = {known: page.sheet.style(page.formats.of(look)) for known, look in _PRECISION_LOOKS.items()}
    stored = _stored(column)

    def put(row: int, value: Any) -> None:
        date = stored(value)
        serial = _serial(date)
        if serial is not None:
            write(row, index, serial, looks[dates.precision(date)])
        elif date != dates.UNKNOWN:
            put_text(row, _readable(date))

    return put


def _stored(column: Column) -> Say:
    """Return what finds the column's date in a value. Of a moment only the day is given away."""
    if column.field.kind is FieldKind.PERIOD:
        return _end if column.part.is_end else _start
    return (lambda value: str(value)[:10]) if column.field.kind is FieldKind.TIMESTAMP else str


def _start(period: Any) -> str:
    return str(period).partition("/")[0]


def _end(period: Any) -> str:
    return str(period).partition("/")[2]


def _say_precision(column: Column, labels: Labels) -> Say:
    known, stored = labels.of(DATE_PRECISION), _stored(column)

    def say(value: Any) -> str:
        date = stored(value)
        return known[dates.precision(date)] if date else ""

    return say


@cache
def _serial(date: str) -> int | None:
    """Return Excel's number of the first day, or None if its calendar does not have it."""
    if not dates.is_fuzzy_date(date) or date == dates.UNKNOWN:
        return None
    serial = dates.first_day(date).toordinal() - _DAY_ZERO
    return serial if serial >= _FIRST_SERIAL else None


def _readable(date: str) -> str:
    return dates.as_numbers(date) if dates.is_fuzzy_date(date) else date
