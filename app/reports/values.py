"""Values as people read them. Every value comes through the whitelist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import dates, numbers
from app.domain.dates import NBSP
from app.domain.fields import FieldKind, Place
from app.domain.small_counts import Below
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.domain.vocabularies.general import NUMBER_QUALIFIER
from app.reports import scales
from app.reports.model import Span, Tone
from app.reports.openness import declarations, declared, is_filled, printed, public
from app.reports.prose import in_line, joined, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from app.domain.fields import ExportRule, Field
    from app.domain.record import Record
    from app.domain.rows import Row
    from app.reports.desk import Desk

    Write = Callable[[Desk, Field, Any], tuple[Span, ...]]

BETWEEN = " · "
APART = "; "  # between values that may hold the other one
# Columns that are read together with the value they belong to.
_PARTS_OF_AN_AMOUNT = ("qualifier", "unit")


def value(desk: Desk, holder: Record | Row, id_: str, rule: ExportRule | None = None) -> tuple[Span, ...]:
    """Return a field's value in one line, empty if nothing is entered; ``rule`` is the list's for a row."""
    field = declared(holder, id_)
    if not is_filled(holder, id_):
        return ()
    if id_ == "value" and "qualifier" in declarations(type(holder)):
        return (Span(_amount(holder, rule)),)
    return _WRITERS[field.kind](desk, field, public(holder, id_, rule))


def labelled(desk: Desk, holder: Record | Row, id_: str) -> tuple[Span, ...]:
    """Return ``Label: value``; nothing if nothing can be shown."""
    return with_label(declared(holder, id_).label, value(desk, holder, id_))


def with_label(label: str, shown: tuple[Span, ...], tone: Tone = Tone.STRONG) -> tuple[Span, ...]:
    """Return ``Label: ...``, or nothing if there is nothing to show."""
    return (Span(f"{label}:", tone), Span(" "), *shown) if shown else ()


def columns(row: type[Row]) -> tuple[Field, ...]:
    """Return the columns a document shows of a list; an amount is one column."""
    shown = [field for field in declarations(row).values() if field.word is not Place.NEVER]
    folded = _PARTS_OF_AN_AMOUNT if any(field.id == "value" for field in shown) else ()
    return tuple(field for field in shown if field.id not in folded)


def row_in_line(desk: Desk, row: Row, rule: ExportRule | None = None) -> tuple[Span, ...]:
    """Return a row as ``first (second, third)``."""
    kept = {field.id for field in columns(type(row))}
    ids = [field.id for field in printed(row) if field.id in kept]
    first, *others = [value(desk, row, id_, rule) for id_ in ids] or [()]
    rest = joined(others, ", ")
    return (*first, Span(" ("), *rest, Span(")")) if rest else tuple(first)


def rest_of(desk: Desk, row: Row, *told: str) -> tuple[Span, ...]:
    """Return the columns of a row that are not told yet, in brackets and with their labels."""
    fields = (field for field in printed(row) if field.id not in told)
    parts = (with_label(field.label, value(desk, row, field.id), Tone.PLAIN) for field in fields)
    rest = joined(parts, APART)
    return (Span(" ("), *rest, Span(")")) if rest else ()


def number(amount: int | Decimal | Below) -> str:
    """Return a number as people write it."""
    return str(amount) if isinstance(amount, Below) else numbers.write(amount)


def _amount(row: Record | Row, rule: ExportRule | None) -> str:
    """Return ``etwa 130 m²``."""
    amount = public(row, "value", rule)
    parts = (roughly(amount, public(row, "qualifier")), quantity(amount, public(row, "unit")))
    return NBSP.join(filter(None, parts)).replace(" ", NBSP)


def roughly(amount: int | Decimal | Below, qualifier: str | None) -> str:
    """Return the word for how exact a number is; none for an exact one, and none for one that is hidden."""
    is_exact = isinstance(amount, Below) or qualifier in (None, "exact")
    return "" if is_exact else NUMBER_QUALIFIER.label_of(str(qualifier))


def quantity(amount: int | Decimal | Below, unit: str | None) -> str:
    """Return a number and its unit, which stay together."""
    return f"{number(amount)}{NBSP}{unit}" if unit else number(amount)


def _text(desk: Desk, _: Field, text: str) -> tuple[Span, ...]:
    return in_line(text, desk)


def _number(_desk: Desk, field: Field, amount: int | Decimal | Below) -> tuple[Span, ...]:
    return (Span(quantity(amount, field.unit)),)


def _date(_desk: Desk, _: Field, day: str) -> tuple[Span, ...]:
    return (Span(dates.in_words(day[:10])),)


def _period(_desk: Desk, _: Field, period: str) -> tuple[Span, ...]:
    return (Span(dates.span(*period.split("/"))),)


def _choice(desk: Desk, field: Field, key: str) -> tuple[Span, ...]:
    vocabulary = field.vocabulary
    if vocabulary in scales.SCALES and vocabulary.find(key):
        return scales.step(vocabulary, key)
    if vocabulary is THESIS_RELATIONS:
        return scales.relation(key)
    return (Span(desk.sight.term(vocabulary, key)),) if vocabulary else (Span(key),)


def _choices(desk: Desk, field: Field, keys: tuple[str, ...]) -> tuple[Span, ...]:
    return joined((_choice(desk, field, key) for key in keys), BETWEEN)


def _link(_desk: Desk, field: Field, address: str) -> tuple[Span, ...]:
    href = f"mailto:{address}" if field.kind is FieldKind.EMAIL else address
    return (Span(address, Tone.LINK, href=href),)


def reference(desk: Desk, uid: str) -> tuple[Span, ...]:
    """Return what a reference is called: a public source by its number, every other by code and title."""
    record = desk.sight.record(uid)
    if record and record.about.name == "source":
        return (desk.sources.link(record),)
    return desk.sight.named(uid)


def _ref(desk: Desk, _: Field, uid: str) -> tuple[Span, ...]:
    return reference(desk, uid)


def _refs(desk: Desk, _: Field, uids: tuple[str, ...]) -> tuple[Span, ...]:
    return joined((reference(desk, uid) for uid in uids), ", ")


def _rows(desk: Desk, field: Field, rows: tuple[Row, ...]) -> tuple[Span, ...]:
    separator = APART if len(field.columns) > 1 else BETWEEN
    return joined((row_in_line(desk, row, field.export_rule) for row in rows), separator)


_WRITERS: Mapping[FieldKind, Write] = {
    FieldKind.LINE: _text,
    FieldKind.TEXT: _text,
    FieldKind.DATE: _date,
    FieldKind.FUZZY_DATE: _date,
    FieldKind.PERIOD: _period,
    FieldKind.TIME: lambda _desk, _field, time: (Span(f"{time} Uhr"),),
    FieldKind.TIMESTAMP: _date,
    FieldKind.INT: _number,
    FieldKind.DECIMAL: _number,
    FieldKind.MONEY: lambda _desk, _field, amount: (Span(quantity(amount, "EUR")),),
    FieldKind.BOOL: lambda _desk, _field, _yes: (Span("ja"),),
    FieldKind.CHOICE: _choice,
    FieldKind.MULTI: _choices,
    FieldKind.LIST: _rows,
    FieldKind.REF: _ref,
    FieldKind.REFS: _refs,
    FieldKind.PICTURE: lambda _desk, _field, _file: (),
    FieldKind.URL: _link,
    FieldKind.EMAIL: _link,
    FieldKind.UUID: lambda _desk, _field, uid: (Span(uid),),
}


def text_of(desk: Desk, holder: Record | Row, id_: str) -> str:
    """Return a value as plain text."""
    return plain_text(value(desk, holder, id_))
