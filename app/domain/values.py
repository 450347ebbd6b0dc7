"""Between what people type and what is stored: what ``show`` writes, ``read`` reads."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain import dates, numbers
from app.domain.fields import Field, FieldKind
from app.domain.small_counts import Below
from app.domain.text import clean
from app.errors import LaborbuchError

if TYPE_CHECKING:
    from decimal import Decimal

    from app.domain.rows import Row

KeyOf = Callable[[str], str | None]
LabelOf = Callable[[str], str]

BETWEEN_VALUES = "; "
YES, NO = "ja", "nein"

_CURRENCY = re.compile(r"\s*(?:€|EUR|Euro)$", re.IGNORECASE)
_TIME = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:\s*Uhr)?")
_MOMENT = re.compile(r"(.+?),?\s+([0-9]{1,2}[.:][0-9]{2}(?:\s*Uhr)?)")
_UNTIL = (" bis ", "–", "—", " - ", "-", "/")
_LONGEST_ECHO = 40
# What lab file and workbook keep to the digit.
_MOST_DIGITS = 15


class UnreadableError(LaborbuchError):
    """What was typed is no value of its field. The text says in German what is wrong and what to do."""


def read(field: Field, typed: str, key_of: KeyOf | None = None) -> Any:
    """Return the value that was typed into a form's field or a cell; for blanks, the field's ``empty``.

    ``key_of`` turns what people read into the key or internal number of open vocabularies and references;
    without it these take the text as it is. Addresses are only mended, the rules judge them. Of lists, those
    with one column can be read. Raises UnreadableError.
    """
    text = clean(typed, single_line=is_single_line(field))
    if text is None:
        return field.empty
    if not field.is_many:
        return _read_one(field, text, key_of)
    parts = (part.strip() for part in text.split(BETWEEN_VALUES.strip()))
    return tuple(_read_one(field, part, key_of) for part in parts if part)


def show(field: Field, value: Any, label_of: LabelOf | None = None) -> str:
    """Return a value as forms and tables show it, "" for nothing entered.

    ``label_of`` names the keys of open vocabularies and internal numbers. Moments stand in local time, to
    the minute. A stored date that is none stands as it is.
    """
    if value is None:
        return ""
    if field.is_many:
        return BETWEEN_VALUES.join(_show_one(field, part, label_of) for part in value)
    return _show_one(field, value, label_of)


def complaint(field: Field, typed: str) -> str:
    """Return what is wrong with a text that has not the form of its field, and what to do instead."""
    advice = _advice(field, typed)
    asked = f"Bitte „{field.label}“ {advice.how}, zum Beispiel {_example(field) or advice.example}."
    return f"„{_echo(typed)}“ ist {advice.nothing}. {asked}"


def is_single_line(field: Field) -> bool:
    """Whether the field's text may not hold line feeds."""
    return field.kind is not FieldKind.TEXT or field.single_paragraph


def _read_one(field: Field, text: str, key_of: KeyOf | None) -> Any:
    if field.kind is FieldKind.LIST:
        return _read_row(field, text, key_of)
    if field.vocabulary or field.target:
        return _read_key(field, text, key_of)
    reader = _READERS.get(field.kind)
    value = reader(text) if reader else text
    if value is None:
        raise UnreadableError(complaint(field, text))
    return value


def _show_one(field: Field, value: Any, label_of: LabelOf | None) -> str:
    if field.kind is FieldKind.LIST:
        cells = (show(column, getattr(value, column.id), label_of) for column in field.columns)
        return " · ".join(cell for cell in cells if cell)
    if field.vocabulary or field.target:
        return _label(field, value, label_of)
    writer = str if isinstance(value, Below) else _WRITERS.get(field.kind, str)
    return writer(value)


def _read_row(field: Field, text: str, key_of: KeyOf | None) -> Row:
    (column,) = field.columns
    make: Callable[..., Row] = field.row  # type: ignore[assignment]  # a list always has a row class
    return make(**{column.id: read(column, text, key_of)})


def _read_key(field: Field, text: str, key_of: KeyOf | None) -> str:
    vocabulary = field.vocabulary
    key = vocabulary.key_of(text) if vocabulary else None
    if key is None and (vocabulary is None or vocabulary.open):
        key = key_of(text) if key_of else text
    if key is None:
        message = f"„{_echo(text)}“ steht bei „{field.label}“ nicht zur Auswahl."
        raise UnreadableError(f"{message} Bitte einen Eintrag aus der Liste wählen.")
    return key


def _label(field: Field, key: str, label_of: LabelOf | None) -> str:
    term = field.vocabulary.find(key) if field.vocabulary else None
    if term:
        return term.label
    return label_of(key) if label_of else key


def _day(text: str) -> str | None:
    stored = dates.parse(text)
    return stored if stored and dates.is_day(stored) else None


def _period(text: str) -> str | None:
    if one := dates.parse(text):
        return f"{one}/{one}"
    typed = " ".join(text.split())
    for until in _UNTIL:
        first, found, last = typed.partition(until)
        end = dates.parse(last)
        if found and end and (start := _start(first, last)):
            return f"{start}/{end}"
    return None


def _start(first: str, last: str) -> str | None:
    """Read the beginning of a period that may leave month or year to its end: Mai bis Juni 2022."""
    parts = re.findall(r"[^\s.]+\.?", last)
    tails = (" ".join(parts[number:]) for number in range(len(parts), 0, -1))
    starts = (dates.parse(f"{first} {tail}") for tail in tails)
    return next((start for start in starts if start), None)


def _time(text: str) -> str | None:
    match = _TIME.fullmatch(text)
    stored = f"{int(match[1]):02}:{match[2] or '00'}" if match else ""
    return stored if dates.is_time(stored) else None


def _moment(text: str) -> str | None:
    match = _MOMENT.fullmatch(text)
    day, time = (_day(match[1]), _time(match[2])) if match else (_day(text), "00:00")
    if not day or not time:
        return None
    local = dt.datetime.combine(dates.first_day(day), dt.time.fromisoformat(time))
    return dates.timestamp(local.astimezone())


def _number(text: str) -> Decimal | None:
    number = numbers.parse(text)
    return None if number is None or _is_too_long(number) else number


def _is_too_long(number: Decimal) -> bool:
    return len(number.as_tuple().digits) > _MOST_DIGITS


def _whole(text: str) -> int | None:
    number = _number(text)
    return int(number) if number is not None and number == int(number) else None


def _amount(text: str) -> Decimal | None:
    return _number(_CURRENCY.sub("", text))


def _yes_or_no(text: str) -> bool | None:
    return {YES: True, "x": True, NO: False}.get(text.casefold())


def _web_address(text: str) -> str:
    return f"https://{text}" if text.casefold().startswith("www.") else text


def _mail_address(text: str) -> str | None:
    address = text[7:] if text.casefold().startswith("mailto:") else text
    return address or None


_READERS: dict[FieldKind, Callable[[str], Any]] = {
    FieldKind.DATE: _day,
    FieldKind.FUZZY_DATE: dates.parse,
    FieldKind.PERIOD: _period,
    FieldKind.TIME: _time,
    FieldKind.TIMESTAMP: _moment,
    FieldKind.INT: _whole,
    FieldKind.DECIMAL: _number,
    FieldKind.MONEY: _amount,
    FieldKind.BOOL: _yes_or_no,
    FieldKind.URL: _web_address,
    FieldKind.EMAIL: _mail_address,
}


def _show_date(value: str) -> str:
    return dates.as_numbers(value) if dates.is_fuzzy_date(value) else value


def _show_period(value: str) -> str:
    start, _, end = value.partition("/")
    known = dates.is_fuzzy_date(start) and dates.is_fuzzy_date(end)
    return dates.span(start, end, words=False) if known else value


def _show_moment(value: str) -> str:
    return f"{dt.datetime.fromisoformat(value).astimezone():%d.%m.%Y, %H:%M}"


_WRITERS: dict[FieldKind, Callable[[Any], str]] = {
    FieldKind.DATE: _show_date,
    FieldKind.FUZZY_DATE: _show_date,
    FieldKind.PERIOD: _show_period,
    FieldKind.TIMESTAMP: _show_moment,
    FieldKind.INT: numbers.write,
    FieldKind.DECIMAL: numbers.write,
    FieldKind.MONEY: lambda value: numbers.write(value, 2),
    FieldKind.BOOL: lambda value: YES if value else NO,
}


class _Advice(NamedTuple):
    """How an unreadable text is answered: it is no ..., type it ..., for example ..."""

    nothing: str
    how: str
    example: str


_NUMBER = _Advice("keine Zahl", "nur mit Ziffern eingeben", "440")
_WHOLE_NUMBER = _NUMBER._replace(nothing="keine ganze Zahl")
_SHORTER_NUMBER = _Advice("zu lang für eine Zahl", f"mit höchstens {_MOST_DIGITS} Ziffern eingeben", "440")
_ADVICE = {
    FieldKind.DATE: _Advice("kein Tag", "mit Tag, Monat und Jahr eingeben", "21.06.2022"),
    FieldKind.FUZZY_DATE: _Advice("kein Datum", "als Tag, Monat oder Jahr eingeben", "06.2022"),
    FieldKind.PERIOD: _Advice("kein Zeitraum", "mit Beginn und Ende eingeben", "05.2022 bis 06.2022"),
    FieldKind.TIME: _Advice("keine Uhrzeit", "mit Stunde und Minute eingeben", "19:00"),
    FieldKind.TIMESTAMP: _Advice("kein Zeitpunkt", "mit Tag und Uhrzeit eingeben", "22.11.2022, 14:30"),
    FieldKind.INT: _NUMBER,
    FieldKind.DECIMAL: _NUMBER,
    FieldKind.MONEY: _NUMBER,
    FieldKind.BOOL: _Advice("weder ja noch nein", "mit einem der beiden Wörter beantworten", YES),
    FieldKind.EMAIL: _Advice("keine E-Mail-Adresse", "vollständig eingeben", "info@beispielstadt.de"),
}
_PATTERN = _Advice("hier nicht vorgesehen", "in der üblichen Form eingeben", "wie in der Hilfe")
_PLAIN_EXAMPLES = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)


def _advice(field: Field, typed: str) -> _Advice:
    number = numbers.parse(typed) if field.kind in _PLAIN_EXAMPLES else None
    if number is not None and _is_too_long(number):
        return _SHORTER_NUMBER
    if number is not None and field.kind is FieldKind.INT:
        return _WHOLE_NUMBER
    return _ADVICE.get(field.kind, _PATTERN)


def _example(field: Field) -> str | None:
    if field.example is None:
        return None
    return field.example.replace(".", ",") if field.kind in _PLAIN_EXAMPLES else show(field, field.example)


def _echo(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_ECHO else f"{typed[: _LONGEST_ECHO - 1]}…"
