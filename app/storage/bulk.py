"""Many new records at once: their states become rows without a record in between.

A state holds numbers as references, never codes. What is written is what ``store.write`` would write for the
same records; a test compares.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from app.domain.canonical import digest
from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.folding import fold
from app.domain.record import BOOKKEEPING
from app.domain.small_counts import Below
from app.storage.tables import KIND_TABLES, LINK, LIST_TABLES, MASKED, RECORD, TERM, single

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.canonical import State
    from app.domain.record import RecordKind

    Rows = dict[sa.Table, list[tuple[Any, ...]]]

_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)


class _Shape(NamedTuple):
    """How the values of a record or row are laid out: single ones with their empty value, and the rest."""

    single: tuple[tuple[str, Any], ...]
    terms: tuple[str, ...]
    links: tuple[str, ...]
    numbers: tuple[str, ...]


def _shape(fields: tuple[Field, ...]) -> _Shape:
    return _Shape(
        tuple((field.id, field.empty) for field in single(fields)),
        tuple(field.id for field in fields if field.kind is FieldKind.MULTI),
        tuple(field.id for field in fields if field.kind is FieldKind.REFS),
        tuple(field.id for field in fields if field.kind in _NUMBERS),
    )


class _Plan(NamedTuple):
    """Everything that is looked up once per kind. ``lists`` holds field, table, shape and an empty row."""

    kind: RecordKind
    own: _Shape
    lists: tuple[tuple[str, sa.Table, _Shape, dict[str, Any]], ...]


@cache
def _plan(kind: str) -> _Plan:
    about = KINDS[kind]
    lists = tuple(
        (field.id, LIST_TABLES[kind, field.id], _shape(field.columns), _empty_row(field))
        for field in about.own_fields
        if field.kind is FieldKind.LIST
    )
    return _Plan(about, _shape(about.own_fields), lists)


def _empty_row(field: Field) -> dict[str, Any]:
    return {part.id: [] if part.is_many else part.empty for part in field.columns}


def insert(connection: sa.Connection, states: Mapping[str, Iterable[State]]) -> None:
    """Store new records, given as states by kind. Raises if one of them is there already."""
    for table, rows in rows_of(states).items():
        insert_rows(connection, table, rows)


def rows_of(states: Mapping[str, Iterable[State]]) -> Rows:
    """Return the rows of all tables that hold the records, each in the order of its table's columns."""
    rows: Rows = defaultdict(list)
    for kind, found in states.items():
        for state in found:
            _record(rows, _plan(kind), state)
    return rows


def insert_rows(connection: sa.Connection, table: sa.Table, rows: list[tuple[Any, ...]]) -> None:
    """Add rows, each a tuple in the order of the table's columns."""
    if rows:
        connection.exec_driver_sql(_statement(table, connection.dialect), rows)


@cache
def _statement(table: sa.Table, dialect: sa.Dialect) -> str:
    """The driver takes tuples as they are: compiled once, no parameter passes through Python again."""
    return str(sa.insert(table).compile(dialect=dialect))


def hash_of(kind: str, state: State) -> str:
    """Return the hash under which a record with this state is stored."""
    content = {id_: value for id_, value in state.items() if id_ not in BOOKKEEPING}
    return digest({"kind": kind} | content)


def _record(rows: Rows, plan: _Plan, state: State) -> None:
    state = _with_whole_rows(plan, state)
    uid, about = state["uid"], plan.kind
    rows[RECORD].append(_head(about, state))
    rows[KIND_TABLES[about.name]].append((uid, *_singles(rows, uid, plan.own, state, 0, "")))
    _several(rows, uid, plan.own, state, 0, "")
    for id_, table, shape, _ in plan.lists:
        for number, row in enumerate(state.get(id_, ()), 1):
            prefix = f"{id_}."
            rows[table].append((uid, number, *_singles(rows, uid, shape, row, number, prefix)))
            _several(rows, uid, shape, row, number, prefix)


def _with_whole_rows(plan: _Plan, state: State) -> State:
    """Give every row all its columns, as a record read back would have them."""
    whole = {id_: [empty | row for row in state[id_]] for id_, _, _, empty in plan.lists if id_ in state}
    return state | whole


def _head(about: RecordKind, state: State) -> tuple[Any, ...]:
    get = state.get
    title = _title(about, get(about.title_field))
    return (
        state["uid"],
        about.name,
        state["code"],
        state["lab_id"],
        get("revision", 1),
        get("created_at"),
        get("updated_at"),
        get("updated_by"),
        get("status", ""),
        get("release_scope", ""),
        get("deleted_at"),
        get("internal_note"),
        title,
        fold(title),
        hash_of(about.name, state),
        False,
        0,
        0,
    )


def _title(about: RecordKind, value: Any) -> str:
    return f"{about.label} {value}" if isinstance(value, int) else str(value or "")


def _singles(rows: Rows, owner: str, shape: _Shape, holder: State, place: int, prefix: str) -> list[Any]:
    get = holder.get
    values = [get(id_, empty) for id_, empty in shape.single]
    for id_ in shape.numbers:
        masked = get(id_)
        if isinstance(masked, str) and (below := Below.parse(masked)):
            rows[MASKED].append((owner, prefix + id_, place, below.limit))
            values[_index(shape, id_)] = None
    return values


@cache
def _index(shape: _Shape, id_: str) -> int:
    return [name for name, _ in shape.single].index(id_)


def _several(rows: Rows, owner: str, shape: _Shape, holder: State, place: int, prefix: str) -> None:
    for table, ids in ((TERM, shape.terms), (LINK, shape.links)):
        for id_ in ids:
            for number, value in enumerate(holder.get(id_) or (), 1):
                rows[table].append((owner, prefix + id_, place, number, value))
