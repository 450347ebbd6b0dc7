"""What a field's declaration demands beyond the catalogue's rules: form, range and number of values."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from app.domain import dates, numbers
from app.domain.fields import Field, FieldKind
from app.domain.rules.problems import RELEASE
from app.domain.rules.registry import Found, found, spot_rule
from app.domain.values import complaint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from app.domain.rules.spots import Spot
    from app.domain.rules.surroundings import Surroundings

# These have no number in the catalogue.
FORM, RANGE, ITEMS, TARGET = "form", "range", "items", "target"

_MAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_MONEY_DECIMALS = 2


@spot_rule(FORM, severity=RELEASE, message="{klage}")
def has_the_wrong_form(spot: Spot, around: Surroundings) -> Iterator[Found]:
    if _is_entered(spot) and not _has_form(spot.field, spot.value):
        named = dataclasses.replace(spot.field, label=spot.name)
        yield found(klage=complaint(named, spot.value))


@spot_rule(RANGE, severity=RELEASE, message="In „{feld}“ steht {ist}. Tragen Sie {grenze} ein.")
def is_out_of_range(spot: Spot, around: Surroundings) -> Iterator[Found]:
    if spot.field.kind in (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY) and _is_entered(spot):
        limits = _broken_limits(spot.field, spot.value)
        yield from (found(ist=numbers.write(spot.value), grenze=limit) for limit in limits)


@spot_rule(
    ITEMS, severity=RELEASE, message="In „{feld}“ stehen {ist} Angaben, vorgesehen sind {grenze}. {rat}"
)
def has_too_many_or_few(spot: Spot, around: Surroundings) -> Iterator[Found]:
    least = spot.field.min_items or spot.field.min_rows or 0
    most = spot.field.max_items or spot.field.max_rows
    number = len(spot.values) if spot.field.is_many else 0
    if 0 < number < least:
        yield found(ist=number, grenze=f"mindestens {least}", rat="Ergänzen Sie, was noch fehlt.")
    if most and number > most:
        yield found(ist=number, grenze=f"höchstens {most}", rat="Behalten Sie die wichtigsten.")


def _is_entered(spot: Spot) -> bool:
    """Whether somebody can mend it; what the program fills in nobody can."""
    return spot.is_set and not spot.field.computed


def _has_form(field: Field, value: Any) -> bool:
    if field.pattern and not re.search(field.pattern, value):
        return False
    if field.min_length and len(value) < field.min_length:
        return False
    check = _FORMS.get(field.kind)
    return check is None or check(value)


def _is_period(value: str) -> bool:
    start, _, end = value.partition("/")
    return dates.is_fuzzy_date(start) and dates.is_fuzzy_date(end) and not dates.is_before(end, start)


_FORMS: dict[FieldKind, Callable[[str], bool]] = {
    FieldKind.DATE: dates.is_day,
    FieldKind.PERIOD: _is_period,
    FieldKind.TIME: dates.is_time,
    FieldKind.EMAIL: lambda value: bool(_MAIL.fullmatch(value)),
}


def _broken_limits(field: Field, value: Decimal | int) -> Iterator[str]:
    if field.min_value is not None and value < field.min_value:
        yield f"mindestens {numbers.write(int(field.min_value))}"
    if field.max_value is not None and value > field.max_value:
        yield f"höchstens {numbers.write(int(field.max_value))}"
    places = _MONEY_DECIMALS if field.kind is FieldKind.MONEY else field.decimals
    if places is not None and len(numbers.write(value).partition(",")[2]) > places:
        yield f"höchstens {'eine Stelle' if places == 1 else f'{places} Stellen'} nach dem Komma"
