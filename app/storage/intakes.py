"""What a file remembers of deliveries: the last states, what was replaced, what is still to be decided."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from app.merge.plan import Known
from app.storage.bulk import insert_rows
from app.storage.intake_tables import BASE, CONFLICT, EARLIER, INTAKE, JOURNAL, REVOKED
from app.storage.tables import RECORD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_CHUNK = 500
UNKNOWN_STATE = ""  # the sender's own state never arrived


class Head(NamedTuple):
    """What a file knows of a record at the least: who it is, and whose."""

    uid: str
    kind: str
    code: str
    lab_id: str
    external: bool
    revision: int
    hash: str


class JournalRow(NamedTuple):
    """A record as it was before an intake, as JSON or "", and its hash after."""

    uid: str
    base: str
    record: str
    hash: str


class Conflict(NamedTuple):
    """A field that both sides changed. ``base`` and ``theirs`` are JSON; ours is in force in the record."""

    uid: str
    field: str
    intake: int
    base: str
    theirs: str
    decision: str | None
    decided_at: str | None
    note: str | None


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut a long list into pieces that one statement may hold."""
    found = list(values)
    return (found[start : start + _CHUNK] for start in range(0, len(found), _CHUNK))


def known(connection: sa.Connection, lab_uid: str) -> dict[str, Known]:
    """Return what a lab delivered so far, by uid."""
    columns = (BASE.c.uid, BASE.c.kind, BASE.c.code, BASE.c.moment, BASE.c.checksum, BASE.c.buried)
    rows = connection.execute(sa.select(*columns).where(BASE.c.lab_uid == lab_uid))
    return {row[0]: Known(*row) for row in rows}


def base_states(connection: sa.Connection, uids: Collection[str]) -> dict[str, str | None]:
    """Return the stored last states as JSON by uid: None where the record itself is that state."""
    found: dict[str, str | None] = {}
    for some in chunks(uids):
        rows = connection.execute(sa.select(BASE.c.uid, BASE.c.state).where(BASE.c.uid.in_(some)))
        found.update((row.uid, row.state) for row in rows)
    return found


def earlier_state(connection: sa.Connection, uid: str, checksum: str) -> str | None:
    """Return a state that a sender stated before the last one."""
    statement = sa.select(EARLIER.c.state).where(EARLIER.c.uid == uid, EARLIER.c.checksum == checksum)
    return connection.scalar(statement)


def remember_earlier(connection: sa.Connection, rows: Sequence[tuple[str, str, str]]) -> None:
    """Keep states by (uid, checksum, JSON)."""
    if rows:
        statement = upsert(EARLIER).on_conflict_do_nothing()
        connection.execute(statement, [dict(zip(EARLIER.c.keys(), row, strict=True)) for row in rows])


def heads(connection: sa.Connection, *, uids: Iterable[str] = (), codes: Iterable[str] = ()) -> list[Head]:
    """Return what is known of records by number or by code, also of deleted ones and of other labs."""
    columns = [RECORD.c[name] for name in Head._fields]
    wanted = [(RECORD.c.uid, some) for some in chunks(uids)] + [
        (RECORD.c.code, some) for some in chunks(codes)
    ]
    rows = (
        row
        for column, some in wanted
        for row in connection.execute(sa.select(*columns).where(column.in_(some)))
    )
    return [Head(*row) for row in rows]


def heads_of(connection: sa.Connection, prefix: str) -> list[Head]:
    """Return what is known of the records whose codes begin with a lab's letters."""
    columns = [RECORD.c[name] for name in Head._fields]
    begin = RECORD.c.code.between(f"{prefix}-", f"{prefix}.")  # the full stop follows the hyphen
    return [Head(*row) for row in connection.execute(sa.select(*columns).where(begin))]


def put_bases(connection: sa.Connection, rows: list[tuple[Any, ...]]) -> None:
    """Store last states, each a tuple in the order of the table's columns, in place of those before."""
    gone = [(row[0],) for row in rows]
    if gone:
        connection.exec_driver_sql("DELETE FROM base WHERE uid = ?", gone)
    insert_rows(connection, BASE, rows)


def add_bases(connection: sa.Connection, rows: list[tuple[Any, ...]]) -> None:
    """Store last states of records that never arrived before."""
    insert_rows(connection, BASE, rows)


def move_on(connection: sa.Connection, moment: str, uids: Sequence[str]) -> None:
    """Note that a later delivery stated the same as the last one."""
    if uids:
        connection.exec_driver_sql(
            "UPDATE base SET moment = ? WHERE uid = ?", [(moment, uid) for uid in uids]
        )


def put_aside(connection: sa.Connection, uid: str, state: str) -> None:
    """Keep what the sender stated last, before the record is changed here for the first time."""
    statement = sa.update(BASE).where(BASE.c.uid == uid, BASE.c.state.is_(None))
    connection.execute(statement.values(state=state))


def unknown_states(connection: sa.Connection, lab_uid: str) -> set[str]:
    """Return the records of a lab of which nobody knows what the lab itself stated."""
    here = (BASE.c.lab_uid == lab_uid) & (BASE.c.state == UNKNOWN_STATE) & BASE.c.buried.is_(False)
    return set(connection.scalars(sa.select(BASE.c.uid).where(here)))


def put_states(connection: sa.Connection, states: Mapping[str, str]) -> None:
    """Store last states (JSON, or UNKNOWN_STATE) by uid."""
    for uid, state in states.items():
        connection.execute(sa.update(BASE).where(BASE.c.uid == uid).values(state=state))


def clear_base_state(connection: sa.Connection, uid: str) -> None:
    """Forget what the sender of a deleted record stated last: it is gone here because the sender said so."""
    connection.execute(sa.update(BASE).where(BASE.c.uid == uid).values(state=None, checksum=""))


def rests_on_record(connection: sa.Connection, uid: str) -> bool:
    """Whether the record itself is what its sender stated last."""
    found = sa.select(BASE.c.uid).where(BASE.c.uid == uid, BASE.c.state.is_(None), BASE.c.buried.is_(False))
    return connection.scalar(found) is not None


def base_rows(connection: sa.Connection, uids: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """Return whole rows of last states by uid, to be put back some day."""
    found: dict[str, Mapping[str, Any]] = {}
    for some in chunks(uids):
        for row in connection.execute(sa.select(BASE).where(BASE.c.uid.in_(some))).mappings():
            found[row["uid"]] = dict(row)
    return found


def new_intake(connection: sa.Connection, values: Mapping[str, Any]) -> int:
    """Note a delivery that is being taken over, and return its number."""
    done = connection.execute(sa.insert(INTAKE), dict(values))
    (number,) = done.inserted_primary_key or (0,)
    return int(number)


def put_intake(connection: sa.Connection, number: int, **values: Any) -> None:
    """Change what is noted of an intake."""
    connection.execute(sa.update(INTAKE).where(INTAKE.c.id == number).values(values))


def intakes(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[sa.RowMapping]:
    """Return the intakes for which all conditions hold, the latest first."""
    statement = sa.select(INTAKE).where(*conditions).order_by(INTAKE.c.id.desc())
    return list(connection.execute(statement).mappings())


def live_with_digest(connection: sa.Connection, digest: str) -> sa.RowMapping | None:
    """Return the intake of exactly this file, unless it was undone."""
    found = intakes(connection, INTAKE.c.digest == digest, INTAKE.c.undone_at.is_(None))
    return found[0] if found else None


def left_something(connection: sa.Connection, intake: sa.RowMapping) -> bool:
    """Whether what the file knows rests on this intake in any way, or it only repeated what was known."""
    number = intake["id"]
    rows = (table.c.intake == number for table in (BASE, JOURNAL, CONFLICT, REVOKED))
    return any(json.loads(intake["traces"]).values()) or any(has_any(connection, row) for row in rows)


def write_journal(connection: sa.Connection, intake: int, rows: Iterable[JournalRow]) -> None:
    """Note what an intake replaces."""
    insert_rows(connection, JOURNAL, [(intake, *row) for row in rows])


def journal(connection: sa.Connection, intake: int) -> list[JournalRow]:
    """Return what an intake replaced."""
    columns = [JOURNAL.c[name] for name in JournalRow._fields]
    rows = connection.execute(sa.select(*columns).where(JOURNAL.c.intake == intake))
    return [JournalRow(*row) for row in rows]


def restate_hashes(connection: sa.Connection, intake: int, uids: Collection[str]) -> None:
    """Note that what records say now came with an intake as well, so that it goes when that is undone."""
    now = hashes_of(connection, uids)
    for uid, hash_ in now.items():
        here = (JOURNAL.c.intake == intake) & (JOURNAL.c.uid == uid)
        connection.execute(sa.update(JOURNAL).where(here).values(hash=hash_))


def added_by(intake: int) -> sa.Select[tuple[str]]:
    """Select the records that an intake added: they have no earlier state in the journal."""
    journaled = sa.select(JOURNAL.c.uid).where(JOURNAL.c.intake == intake)
    return sa.select(BASE.c.uid).where(BASE.c.intake == intake, BASE.c.uid.not_in(journaled))


def put_aside_since(connection: sa.Connection, intake: int) -> list[str]:
    """Return which records that an intake added were changed here since."""
    added = sa.select(BASE.c.uid).where(BASE.c.uid.in_(added_by(intake)), BASE.c.state.is_not(None))
    return list(connection.scalars(added.where(BASE.c.state != UNKNOWN_STATE, BASE.c.buried.is_(False))))


def remove_bases(connection: sa.Connection, uids: Iterable[str]) -> None:
    """Forget last states."""
    gone = [(uid,) for uid in uids]
    if gone:
        connection.exec_driver_sql("DELETE FROM base WHERE uid = ?", gone)


def put_base_mapping(connection: sa.Connection, row: Mapping[str, Any]) -> None:
    """Put a whole row back as it was."""
    put_bases(connection, [tuple(row[column.name] for column in BASE.c)])


def hashes_of(connection: sa.Connection, uids: Collection[str]) -> dict[str, str]:
    """Return the stored hashes of records by uid."""
    rows = (
        row
        for some in chunks(uids)
        for row in connection.execute(sa.select(RECORD.c.uid, RECORD.c.hash).where(RECORD.c.uid.in_(some)))
    )
    return {row.uid: row.hash for row in rows}


def deleted_at(connection: sa.Connection, uids: Collection[str]) -> dict[str, str]:
    """Return when records were deleted, by uid, also those of which only number and code are left."""
    columns = sa.select(RECORD.c.uid, RECORD.c.deleted_at).where(RECORD.c.deleted_at.is_not(None))
    rows = (row for some in chunks(uids) for row in connection.execute(columns.where(RECORD.c.uid.in_(some))))
    return {row.uid: row.deleted_at for row in rows}


def changed_at(connection: sa.Connection, uids: Collection[str]) -> dict[str, str]:
    """Return when records were changed last, by uid."""
    columns = (RECORD.c.uid, RECORD.c.updated_at)
    rows = (
        row
        for some in chunks(uids)
        for row in connection.execute(sa.select(*columns).where(RECORD.c.uid.in_(some)))
    )
    return {row.uid: row.updated_at or "" for row in rows}


def conflicts(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Conflict]:
    """Return conflicts in the order of records and fields."""
    statement = sa.select(CONFLICT).where(*conditions).order_by(CONFLICT.c.uid, CONFLICT.c.field)
    return [Conflict(*row) for row in connection.execute(statement)]


def conflicts_of(connection: sa.Connection, uids: Collection[str]) -> dict[str, list[Conflict]]:
    """Return the conflicts of records by uid, also decided ones."""
    found: dict[str, list[Conflict]] = {}
    for some in chunks(uids):
        for conflict in conflicts(connection, CONFLICT.c.uid.in_(some)):
            found.setdefault(conflict.uid, []).append(conflict)
    return found


def put_conflicts(connection: sa.Connection, rows: Sequence[Conflict]) -> None:
    """Store conflicts in place of earlier ones of the same fields."""
    if rows:
        statement = upsert(CONFLICT)
        changed = {column.name: statement.excluded[column.name] for column in CONFLICT.c}
        keys = [CONFLICT.c.uid, CONFLICT.c.field]
        connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=changed),
            [row._asdict() for row in rows],
        )


def forget_conflicts(connection: sa.Connection, intake: int) -> None:
    """Forget every conflict that an intake brought."""
    connection.execute(sa.delete(CONFLICT).where(CONFLICT.c.intake == intake))


def drop_conflicts(connection: sa.Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Forget conflicts that no longer are any."""
    for uid, field in keys:
        connection.execute(sa.delete(CONFLICT).where(CONFLICT.c.uid == uid, CONFLICT.c.field == field))


def count(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> int:
    """Return for how many rows all conditions hold; they name the table."""
    return connection.scalar(sa.select(sa.func.count()).where(*conditions)) or 0


def has_any(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> bool:
    """Return whether all conditions hold for any row; they name the table."""
    return connection.scalar(sa.select(sa.literal(1)).where(*conditions).limit(1)) is not None


def count_open(connection: sa.Connection) -> int:
    """Return how many fields wait for a decision."""
    statement = sa.select(sa.func.count()).select_from(CONFLICT).where(CONFLICT.c.decision.is_(None))
    return connection.scalar(statement) or 0


def open_by_intake(connection: sa.Connection) -> dict[int, int]:
    """Return how many fields wait for a decision, by the intake that brought them."""
    statement = sa.select(CONFLICT.c.intake, sa.func.count()).where(CONFLICT.c.decision.is_(None))
    rows = connection.execute(statement.group_by(CONFLICT.c.intake))
    return {row[0]: row[1] for row in rows}


def revoked(connection: sa.Connection, uids: Iterable[str], lab_uid: str) -> set[str]:
    """Return which of a lab's records may never come back: nobody withdraws for another lab."""
    by_lab = sa.select(INTAKE.c.id).where(INTAKE.c.lab_uid == lab_uid)
    # few: people hardly ever withdraw
    known = set(connection.scalars(sa.select(REVOKED.c.uid).where(REVOKED.c.intake.in_(by_lab))))
    return known.intersection(uids)


def revoke(connection: sa.Connection, uids: Iterable[str], intake: int) -> None:
    """Note that a consent was withdrawn: these records may never come back."""
    rows = [{"uid": uid, "intake": intake} for uid in uids]
    if rows:
        statement = upsert(REVOKED)
        latest = {"intake": statement.excluded.intake}
        connection.execute(statement.on_conflict_do_update(index_elements=[REVOKED.c.uid], set_=latest), rows)


def erase(connection: sa.Connection, uid: str) -> None:
    """Remove everything that was kept of a record: last and earlier states, journals, conflicts."""
    for table in (BASE, EARLIER, JOURNAL, CONFLICT):
        connection.execute(sa.delete(table).where(table.c.uid == uid))
