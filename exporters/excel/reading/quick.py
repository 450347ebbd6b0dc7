"""Cells as the program wrote them, read a column at a time.

Speed is all that counts here: what these functions make of a cell that somebody edited may be anything, even
nothing that JSON knows. The checksum tells: where it fits, every value is what was written, and where it does
not, ``careful`` reads the record anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.canonical import State, plain, state_of
from app.domain.fields import FieldKind
from app.domain.values import BETWEEN_VALUES, NO, YES
from app.domain.vocabularies.general import DATE_PRECISION
from exporters.excel import texts
from exporters.excel.columns import DELETED_AT

if TYPE_CHECKING:
    from app.domain.fields import Field

# All columns of a sheet's body, each a sequence of cells.
Columns = Sequence[Sequence[Any]]
# What the file itself calls the keys of the growing vocabularies: name -> label -> key.
Terms = Mapping[str, Mapping[str, str]]
# Puts the values of one field into the states of all rows.
Fill = Callable[[Columns, Sequence[State], Terms], None]
Convert = Callable[[Any], Any]

_ZERO_IS_SAID = bool(state_of({"": 0}))
_MOST_WHOLE = 10**15
# What the first day of a month or year says more than the month or year, by the words for its precision.
_REST = {"day": "", "month": "-01", "year": "-01-01"}
_PRECISIONS = {term.label: _REST[term.key] for term in DATE_PRECISION.terms if term.key in _REST}
_DAY_LENGTH = len("2022-06-21")
_UNKNOWN, _TO_THE_DAY = (DATE_PRECISION.label_of(key) for key in (dates.UNKNOWN, "day"))


def fill_of(field: Field, places: tuple[int, ...], *, in_row: bool) -> Fill:
    """Return what reads a field whose columns stand in ``places``; all look-ups are done here, once.

    In the rows of lists every column has a value, an empty one too; records hold only what is set.
    """
    if field.is_many:
        return _several(field, places[0], in_row=in_row)
    if field.vocabulary:
        return _each(field.id, places[0], _choice(keys_of(field)))
    if field.kind in _NUMBERS:
        return _number(field, places[0], keep_zero=in_row or _ZERO_IS_SAID)
    make = _deletion if field.id == DELETED_AT.id else _FILLS.get(field.kind, _as_it_stands)
    return make(field.id, places)


def keys_of(field: Field) -> dict[str, str]:
    """Return label -> key of a field's closed vocabulary, without labels that two keys share."""
    terms = field.vocabulary.terms if field.vocabulary else ()
    labels = [term.label.casefold() for term in terms]
    return {term.label: term.key for term in terms if labels.count(term.label.casefold()) == 1}


def _as_it_stands(id_: str, places: tuple[int, ...]) -> Fill:
    (place,) = places

    def fill(columns: Columns, states: Sequence[State], _terms: Terms) -> None:
        for state, cell in zip(states, columns[place], strict=True):
            if cell != "":
                state[id_] = cell if type(cell) is str else (cell,)  # a date is none that looks like a text

    return fill


def _each(id_: str, place: int, convert: Convert) -> Fill:
    def fill(columns: Columns, states: Sequence[State], _terms: Terms) -> None:
        for state, cell in zip(states, columns[place], strict=True):
            if cell != "":
                state[id_] = convert(cell)

    return fill


def _choice(keys: Mapping[str, str]) -> Convert:
    get = keys.get
    return lambda cell: get(cell, cell) if type(cell) is str else (cell,)


def _several(field: Field, place: int, *, in_row: bool) -> Fill:
    """Several keys, codes or rows of one column in a cell."""
    id_, closed = field.id, keys_of(field)
    growing = field.vocabulary.name if field.vocabulary and field.vocabulary.open else ""
    column = field.columns[0].id if field.kind is FieldKind.LIST else None

    def fill(columns: Columns, states: Sequence[State], terms: Terms) -> None:
        get = ({**closed, **terms.get(growing, {})} if growing else closed).get
        for state, cell in zip(states, columns[place], strict=True):
            if cell != "":
                said = [get(part, part) for part in _parted(cell)]
                state[id_] = said if column is None else [{column: word} for word in said]
            elif in_row:
                state[id_] = []

    return fill


def _parted(cell: Any) -> Iterable[Any]:
    if not isinstance(cell, str):
        return ((cell,),)
    return texts.parted(cell) if ";;" in cell else cell.split(BETWEEN_VALUES)


def _number(field: Field, place: int, *, keep_zero: bool) -> Fill:
    id_ = field.id
    convert = _whole if field.kind is FieldKind.INT else _decimal
    nothing = None if keep_zero else convert(0.0)

    def fill(columns: Columns, states: Sequence[State], _terms: Terms) -> None:
        for state, cell in zip(states, columns[place], strict=True):
            if cell != "":
                value = convert(cell)
                if value != nothing:
                    state[id_] = value

    return fill


def _whole(cell: Any) -> Any:
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    return int(cell) if isinstance(cell, str) and cell.removeprefix("-").isdecimal() else cell


def _decimal(cell: Any) -> Any:
    """Numbers of more digits than a cell can hold stand as text, as the program writes them."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _MOST_WHOLE else plain(decimal_of(cell))
    try:
        return plain(Decimal(cell)) if isinstance(cell, str) else cell
    except InvalidOperation:
        return cell


def decimal_of(cell: float) -> Decimal:
    """Return the number that a spreadsheet program shows: it computes with more digits than it shows."""
    return Decimal(format(cell, ".15g"))


def _yes_or_no(id_: str, places: tuple[int, ...]) -> Fill:
    (place,) = places

    def fill(columns: Columns, states: Sequence[State], _terms: Terms) -> None:
        for state, cell in zip(states, columns[place], strict=True):
            if cell == YES:
                state[id_] = True
            elif cell not in ("", NO):
                state[id_] = cell

    return fill


def _day(id_: str, places: tuple[int, ...]) -> Fill:
    return _each(id_, places[0], lambda cell: _fuzzy(cell, _TO_THE_DAY))


def _fuzzy_date(id_: str, places: tuple[int, ...]) -> Fill:
    day, precision = places

    def fill(columns: Columns, states: Sequence[State], _terms: Terms) -> None:
        for state, cell, known in zip(states, columns[day], columns[precision], strict=True):
            if cell != "" or known != "":
                state[id_] = _fuzzy(cell, known)

    return fill


def _period(id_: str, places: tuple[int, ...]) -> Fill:
    def fill(columns: Columns, states: Sequence[State], _terms: Terms) -> None:
        cells = zip(*(columns[place] for place in places), strict=True)
        for state, (start, start_known, end, end_known) in zip(states, cells, strict=True):
            if start != "" or end != "" or start_known != "" or end_known != "":
                state[id_] = f"{_fuzzy(start, start_known)}/{_fuzzy(end, end_known)}"

    return fill


def _fuzzy(cell: Any, known: Any) -> Any:
    """Return a stored date, or something that is none where cell and precision do not fit each other."""
    if cell == "":
        return dates.UNKNOWN if known == _UNKNOWN else known
    day = cell.isoformat() if type(cell) is dt.date else dates.parse(cell) if isinstance(cell, str) else None
    rest = _PRECISIONS.get(known)
    if not day or rest is None:
        return (cell, known)
    if len(day) == _DAY_LENGTH:
        return day.removesuffix(rest) if day.endswith(rest) else (cell, known)
    return day if len(day) + len(rest) == _DAY_LENGTH else (cell, known)


def _deletion(id_: str, places: tuple[int, ...]) -> Fill:
    """A bundle holds no record that was deleted, so nothing the program wrote stands here."""
    return _each(id_, places[0], lambda cell: (cell,))


_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)
_FILLS: dict[FieldKind, Callable[[str, tuple[int, ...]], Fill]] = {
    FieldKind.BOOL: _yes_or_no,
    FieldKind.DATE: _day,
    FieldKind.TIMESTAMP: _day,
    FieldKind.FUZZY_DATE: _fuzzy_date,
    FieldKind.PERIOD: _period,
}
