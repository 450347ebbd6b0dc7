"""Between records and the rows of the tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.canonical import record_hash
from app.domain.fields import Field, FieldKind
from app.domain.folding import fold
from app.domain.rows import Row
from app.domain.small_counts import Below
from app.storage.tables import KIND_TABLES, LINK, LIST_TABLES, MASKED, RECORD, TERM, single

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from app.domain.record import Record, RecordKind

Rows = dict["sa.Table", list[dict[str, Any]]]


class Standing(NamedTuple):
    """How complete a record was when it was saved: empty required fields, broken rules."""

    gaps: int = 0
    errors: int = 0


def encode(records: Iterable[Record], standings: Mapping[str, Standing]) -> Rows:
    """Return the rows of all tables that hold ``records``; ``standings`` are by uid."""
    rows: Rows = defaultdict(list)
    for record in records:
        kind = record.about
        rows[RECORD].append(_head(record) | standings.get(record.uid, Standing())._asdict())
        own = _singles(rows, record.uid, kind.own_fields, record, place=0, prefix="")
        rows[KIND_TABLES[kind.name]].append({"uid": record.uid, **own})
        _encode_many(rows, record.uid, kind.own_fields, record, place=0, prefix="")
        for field in kind.own_fields:
            if field.kind is FieldKind.LIST:
                _encode_list(rows, record, field)
    return rows


def _head(record: Record) -> dict[str, Any]:
    title = record.about.title_of(record)
    head = {column.name: getattr(record, column.name, None) for column in RECORD.c}
    return head | {
        "kind": record.about.name,
        "title": title,
        "title_key": fold(title),
        "hash": record_hash(record),
        "external": False,
    }


def _encode_list(rows: Rows, record: Record, field: Field) -> None:
    table = LIST_TABLES[record.about.name, field.id]
    for number, item in enumerate(getattr(record, field.id), 1):
        values = _singles(rows, record.uid, field.columns, item, place=number, prefix=f"{field.id}.")
        rows[table].append({"owner": record.uid, "no": number, **values})
        _encode_many(rows, record.uid, field.columns, item, place=number, prefix=f"{field.id}.")


def _singles(
    rows: Rows, owner: str, fields: tuple[Field, ...], holder: object, *, place: int, prefix: str
) -> dict[str, Any]:
    """Return the single values of a record or row by field id; a masked number leaves its column empty."""
    values = {field.id: getattr(holder, field.id) for field in single(fields)}
    for id_, value in values.items():
        if isinstance(value, Below):
            at = {"owner": owner, "field": prefix + id_, "place": place}
            rows[MASKED].append({**at, "below": value.limit})
    return {id_: None if isinstance(value, Below) else value for id_, value in values.items()}


def _encode_many(
    rows: Rows, owner: str, fields: Iterable[Field], holder: object, *, place: int, prefix: str
) -> None:
    for field in fields:
        target = _MANY.get(field.kind)
        if target is None:
            continue
        table, column = target
        for number, value in enumerate(getattr(holder, field.id), 1):
            at = {"owner": owner, "field": prefix + field.id, "place": place, "no": number}
            rows[table].append({**at, column: value})


_MANY = {FieldKind.MULTI: (TERM, "key"), FieldKind.REFS: (LINK, "target")}


class Many:
    """What stands beside the columns: keys and references of several records, and masked numbers."""

    def __init__(
        self, rows: Iterable[tuple[str, str, int, str]], masked: Iterable[tuple[str, str, int, int]] = ()
    ) -> None:
        """Take rows of (owner, field, place, value) in the order of their numbers."""
        self._values: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        for owner, field, place, value in rows:
            self._values[owner, field, place].append(value)
        self._masked: dict[tuple[str, str, int], Below] = {
            (owner, field, place): Below(limit) for owner, field, place, limit in masked
        }

    def of(self, owner: str, fields: Iterable[Field], place: int = 0, prefix: str = "") -> dict[str, Any]:
        """Return the values of one record or row by field id."""
        several = {
            field.id: tuple(self._values.get((owner, prefix + field.id, place), ()))
            for field in fields
            if field.kind in _MANY
        }
        return several | self._masks(owner, fields, place, prefix) if self._masked else several

    def _masks(self, owner: str, fields: Iterable[Field], place: int, prefix: str) -> dict[str, Any]:
        found = ((field.id, self._masked.get((owner, prefix + field.id, place))) for field in fields)
        return {id_: masked for id_, masked in found if masked}


def decode(
    kind: RecordKind,
    heads: Iterable[sa.RowMapping],
    lists: Mapping[str, Mapping[str, list[sa.RowMapping]]],
    many: Many,
) -> list[Record]:
    """Return the records of one kind.

    ``heads`` hold the single values, ``lists`` the rows of child lists by field and by the owner's uid.
    """
    singles = single(kind.fields)
    records = []
    for head in heads:
        uid = head["uid"]
        values = {field.id: _value(field, head[field.id]) for field in singles}
        values |= many.of(uid, kind.own_fields)
        for id_, by_owner in lists.items():
            values[id_] = _decode_list(kind.by_id[id_], uid, by_owner.get(uid, []), many)
        records.append(kind.record(**values))
    return records


def _decode_list(field: Field, uid: str, rows: Iterable[sa.RowMapping], many: Many) -> tuple[Row, ...]:
    columns = single(field.columns)
    make = field.row or Row
    return tuple(
        make(
            **{column.id: _value(column, row[column.id]) for column in columns}
            | many.of(uid, field.columns, row["no"], f"{field.id}.")
        )
        for row in rows
    )


def _value(field: Field, stored: Any) -> Any:
    return bool(stored) if field.kind is FieldKind.BOOL else stored
