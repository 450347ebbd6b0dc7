"""Reading and writing whole records within one connection."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.storage import search_index, versions
from app.storage.codec import Many, Standing, decode, encode
from app.storage.intake_tables import AWAITED
from app.storage.tables import KIND_TABLES, LINK, LIST_TABLES, MASKED, RECORD, SYSTEM, TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.domain.record import Record, RecordKind


def write(
    connection: sa.Connection, records: Sequence[Record], standings: Mapping[str, Standing] | None = None
) -> None:
    """Store the records, new or known, each with everything that belongs to it."""
    for kind in dict.fromkeys(record.about for record in records):
        _clear(connection, kind, [record.uid for record in records if record.about is kind])
    for table, rows in encode(records, standings or {}).items():
        statement = _upsert_head() if table is RECORD else sa.insert(table)
        connection.execute(statement, rows)


def _upsert_head() -> sa.Insert:
    statement = upsert(RECORD)
    changed = {column.name: statement.excluded[column.name] for column in RECORD.c}
    return statement.on_conflict_do_update(index_elements=["uid"], set_=changed)


def _clear(connection: sa.Connection, kind: RecordKind, uids: Iterable[str]) -> None:
    """Remove what stands below the records' heads; references to the records stay."""
    owners = [{"gone": uid} for uid in uids]
    gone: sa.BindParameter[str] = sa.bindparam("gone")
    own = KIND_TABLES[kind.name]
    connection.execute(sa.delete(own).where(own.c.uid == gone), owners)
    for table in (TERM, LINK, MASKED, *_lists(kind).values()):
        connection.execute(sa.delete(table).where(table.c.owner == gone), owners)


def _lists(kind: RecordKind) -> dict[str, sa.Table]:
    return {
        field.id: LIST_TABLES[kind.name, field.id]
        for field in kind.own_fields
        if field.kind is FieldKind.LIST
    }


def read(connection: sa.Connection, kind: RecordKind, uids: Sequence[str] | None = None) -> list[Record]:
    """Return the records of a kind in the order of their codes: all of them, or those with ``uids``."""
    chosen = sa.select(RECORD.c.uid).where(RECORD.c.kind == kind.name)
    if uids is not None:
        chosen = chosen.where(RECORD.c.uid.in_(uids))
    return decode(
        kind,
        _heads(connection, kind, chosen),
        {id_: _by_owner(connection, table, chosen) for id_, table in _lists(kind).items()},
        Many(_many(connection, chosen), _masked(connection, chosen)),
    )


def find(connection: sa.Connection, uid: str) -> Record | None:
    """Return one record, or None if it is unknown, purged or belongs to another lab."""
    kind = connection.scalar(sa.select(RECORD.c.kind).where(RECORD.c.uid == uid))
    found = read(connection, KINDS[kind], [uid]) if kind else []
    return found[0] if found else None


def _heads(
    connection: sa.Connection, kind: RecordKind, chosen: sa.Select[tuple[str]]
) -> Sequence[sa.RowMapping]:
    own = KIND_TABLES[kind.name]
    system = [column for column in RECORD.c if column.name in SYSTEM]
    columns = [*system, *(column for column in own.c if column.name != "uid")]
    query = sa.select(*columns).join(own, own.c.uid == RECORD.c.uid)
    return connection.execute(query.where(RECORD.c.uid.in_(chosen)).order_by(RECORD.c.code)).mappings().all()


def _by_owner(
    connection: sa.Connection, table: sa.Table, chosen: sa.Select[tuple[str]]
) -> dict[str, list[sa.RowMapping]]:
    rows: dict[str, list[sa.RowMapping]] = defaultdict(list)
    query = sa.select(table).where(table.c.owner.in_(chosen)).order_by(table.c.owner, table.c.no)
    for row in connection.execute(query).mappings():
        rows[row["owner"]].append(row)
    return rows


def _many(connection: sa.Connection, chosen: sa.Select[tuple[str]]) -> Iterable[tuple[str, str, int, str]]:
    for table, column in ((TERM, TERM.c.key), (LINK, LINK.c.target)):
        query = sa.select(table.c.owner, table.c.field, table.c.place, column)
        ordered = query.where(table.c.owner.in_(chosen)).order_by(
            table.c.owner, table.c.field, table.c.place, table.c.no
        )
        yield from (tuple(row) for row in connection.execute(ordered))


def _masked(connection: sa.Connection, chosen: sa.Select[tuple[str]]) -> list[tuple[str, str, int, int]]:
    query = sa.select(MASKED.c.owner, MASKED.c.field, MASKED.c.place, MASKED.c.below)
    return [tuple(row) for row in connection.execute(query.where(MASKED.c.owner.in_(chosen)))]


def remember_external(connection: sa.Connection, kind: str, uid: str, code: str) -> None:
    """Make a record of another lab referable by its code; a record that is known stays as it is."""
    head = {
        "uid": uid,
        "kind": kind,
        "code": code,
        "lab_id": uid,
        "revision": 0,
        "status": "",
        "release_scope": "",
        "title": code,
        "title_key": "",
        "hash": "",
        "external": True,
        "gaps": 0,
        "errors": 0,
    }
    connection.execute(upsert(RECORD).on_conflict_do_nothing(), head)


def purge(connection: sa.Connection, uid: str) -> None:
    """Delete a record's content for good; its head stays as a tombstone with number and code."""
    kind = connection.scalar(sa.select(RECORD.c.kind).where(RECORD.c.uid == uid))
    if kind:
        _clear(connection, KINDS[kind], [uid])
        search_index.forget(connection, [uid])
        versions.forget(connection, uid)
        connection.execute(sa.delete(AWAITED).where(AWAITED.c.owner == uid))
        emptied = {"title": "", "title_key": "", "internal_note": None, "hash": "", "gaps": 0, "errors": 0}
        connection.execute(sa.update(RECORD).where(RECORD.c.uid == uid).values(emptied))


def bury(connection: sa.Connection, uid: str, deleted_at: str) -> None:
    """Delete for good what its lab deleted."""
    purge(connection, uid)
    connection.execute(sa.update(RECORD).where(RECORD.c.uid == uid).values(deleted_at=deleted_at))


def note_standing(connection: sa.Connection, uid: str, standing: Standing) -> None:
    """Update what lists show of a record's completeness."""
    connection.execute(sa.update(RECORD).where(RECORD.c.uid == uid).values(standing._asdict()))
