"""Records from plain data: the form in which sample, shipped vocabulary and states are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.rows import Row
from app.domain.small_counts import Below

if TYPE_CHECKING:
    from app.domain.canonical import State
    from app.domain.record import Record

Resolve = Callable[[str], str]

_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)


def from_plain(kind: str, values: Mapping[str, Any], resolve: Resolve) -> Record:
    """Return a record from values by field id. References stand as codes; ``resolve`` makes uids of them.

    Raises KeyError for a field that the kind does not have.
    """
    about = KINDS[kind]
    read = {id_: value_of(about.by_id[id_], it, resolve) for id_, it in values.items() if id_ != "lab_id"}
    return about.record(uid=resolve(values["code"]), lab_id=values["lab_id"], **read)


def from_state(kind: str, state: State) -> Record:
    """Return the record that a whole state describes; references in it are internal numbers.

    What a state does not name is empty, whatever a new record would begin with.
    """
    about = KINDS[kind]
    return about.record(**{field.id: stated(field, state.get(field.id), str) for field in about.fields})


def stated(field: Field, value: Any, resolve: Resolve) -> Any:
    """Return the value of a field as a state names it; also in rows what is not named is empty."""
    if field.kind is FieldKind.LIST and value:
        empty = {column.id: None for column in field.columns}
        value = [empty | row for row in value]
    return value_of(field, value, resolve)


def value_of(field: Field, value: Any, resolve: Resolve) -> Any:
    """Return the value of a field from its plain form; what is None stays so."""
    if value is None:
        return field.empty
    if field.target and not field.row:
        return _reference(field, value, resolve)
    if field.kind in _NUMBERS and (masked := Below.parse(str(value))):
        return masked
    return _typed(field, value, resolve)


def _typed(field: Field, value: Any, resolve: Resolve) -> Any:
    match field.kind:
        case FieldKind.LIST:
            return tuple(_row(field, row, resolve) for row in value)
        case FieldKind.MULTI:
            return tuple(value)
        case FieldKind.DECIMAL | FieldKind.MONEY:
            return Decimal(str(value))
    return value


def _reference(field: Field, value: Any, resolve: Resolve) -> Any:
    if field.kind is FieldKind.REFS:
        return tuple(resolve(code) for code in value)
    return resolve(value)


def _row(field: Field, values: Mapping[str, Any], resolve: Resolve) -> Row:
    columns = {column.id: column for column in field.columns}
    row = field.row or Row
    return row(**{id_: value_of(columns[id_], value, resolve) for id_, value in values.items()})
