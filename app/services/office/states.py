"""Between the records of a file and the states in which they are delivered and compared."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.canonical import plain, state_of, text_of
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind, stricter
from app.domain.records.lab import Lab
from app.domain.references import references, translated
from app.storage import awaited, intakes, queries, store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.fields import Field
    from app.domain.record import Record


def lab_by_name(uid: str, prefix: str, town: str) -> Lab:
    """Return a lab whose profile does not travel yet: all that is known of it is in its deliveries' heads."""
    return Lab(uid=uid, code=f"{prefix}-LA-0001", lab_id=uid, prefix=prefix, town=town)


def whole_state(record: Record) -> State:
    """Return everything a record holds, bookkeeping and inner notes too; references are numbers."""
    return state_of({field.id: getattr(record, field.id) for field in record.about.fields})


def leaving_state(record: Record, code_of: Callable[[str], str]) -> State:
    """Return what a delivery states of a record; references are codes."""
    values = {id_: plain(getattr(record, id_)) for id_ in _leaving(record.about.name)}
    for list_, columns in _lists(record.about.name):
        values[list_] = [{id_: row[id_] for id_ in columns} for row in values[list_]]
    return translated(record.about.name, state_of(values), code_of)


@cache
def _leaving(kind: str) -> tuple[str, ...]:
    fields = KINDS[kind].fields
    return tuple(field.id for field in fields if field.privacy.leaves_town and field.id != "deleted_at")


@cache
def _lists(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lists = (field for field in KINDS[kind].fields if field.kind is FieldKind.LIST)
    return tuple((field.id, _columns(field)) for field in lists if field.privacy.leaves_town)


def _columns(list_: Field) -> tuple[str, ...]:
    return tuple(part.id for part in list_.columns if stricter(list_.privacy, part.privacy).leaves_town)


def leaving_states(connection: sa.Connection, records: Iterable[Record]) -> dict[str, State]:
    """Return what deliveries state of records, by uid; also files that are still to come."""
    found = list(records)
    codes = codes_of(connection, found)
    coming = awaited.noted(connection, [record.uid for record in found if record.about.files])
    return {
        record.uid: coming.get(record.uid, {}) | leaving_state(record, lambda uid: codes.get(uid, uid))
        for record in found
    }


def codes_of(connection: sa.Connection, records: Iterable[Record]) -> Mapping[str, str]:
    """Return the codes of everything that records refer to, by uid."""
    uids = {uid for record in records for uid in references(record.about.name, whole_state(record))}
    return {
        title.uid: title.code
        for some in intakes.chunks(uids)
        for title in queries.titles(connection, some).values()
    }


def read_records(connection: sa.Connection, kind_of: Mapping[str, str]) -> dict[str, Record]:
    """Return records by uid, given the kinds by uid; what is deleted for good is not among them."""
    by_kind: dict[str, list[str]] = {}
    for uid, kind in kind_of.items():
        by_kind.setdefault(kind, []).append(uid)
    return {
        record.uid: record
        for kind, uids in by_kind.items()
        for some in intakes.chunks(uids)
        for record in store.read(connection, KINDS[kind], some)
    }


def keep_base(connection: sa.Connection, record: Record) -> None:
    """Before a record is changed here for the first time, put aside what its sender stated last."""
    if intakes.rests_on_record(connection, record.uid):
        state = leaving_states(connection, [record])[record.uid]
        intakes.put_aside(connection, record.uid, text_of(state))
