"""Leading references from one number to another: from a record known by its code to the record itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.domain.canonical import record_hash
from app.storage import search_index
from app.storage.intakes import chunks
from app.storage.queries import reference_columns
from app.storage.tables import KIND_TABLES, LINK, RECORD, TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.record import Record


def _columns() -> Iterator[tuple[sa.Column[str], sa.Column[str]]]:
    """Every column that can refer to a record, with the one that says whose it is."""
    yield LINK.c.target, LINK.c.owner
    yield RECORD.c.lab_id, RECORD.c.uid
    for table, owner, _, _, column in reference_columns():
        yield column, table.c[owner]


def owners(connection: sa.Connection, uid: str) -> dict[str, str]:
    """Return the records that refer to a record: kind by uid."""
    found: set[str] = set()
    for column, owner in _columns():
        found |= set(connection.scalars(sa.select(owner).where(column == uid, owner != uid)))
    kinds = sa.select(RECORD.c.uid, RECORD.c.kind)
    rows = (row for some in chunks(found) for row in connection.execute(kinds.where(RECORD.c.uid.in_(some))))
    return {row.uid: row.kind for row in rows}


def referring(connection: sa.Connection, targets: sa.Select[tuple[str]]) -> set[str]:
    """Return the uids of records outside ``targets`` that refer to one of them."""
    found: set[str] = set()
    for column, owner in _columns():
        statement = sa.select(owner).where(column.in_(targets), owner.not_in(targets))
        found |= set(connection.scalars(statement.distinct()))
    return found | _tagged(connection, targets)


def _tagged(connection: sa.Connection, targets: sa.Select[tuple[str]]) -> set[str]:
    """Themes are named by their key, not by their uid."""
    theme = KIND_TABLES["theme"]
    keys = sa.select(theme.c.theme_code).where(theme.c.uid.in_(targets))
    tagged = sa.select(TERM.c.owner).where(TERM.c.field == "themes", TERM.c.key.in_(keys))
    return set(connection.scalars(tagged.where(TERM.c.owner.not_in(targets)).distinct()))


def repoint(connection: sa.Connection, old: str, new: str) -> None:
    """Lead every reference to ``old`` to ``new``."""
    for column, _ in _columns():
        connection.execute(sa.update(column.table).where(column == old).values({column.name: new}))


def remove_heads(connection: sa.Connection, uids: Iterable[str]) -> None:
    """Remove what is known of records, and all that stands below it."""
    gone = [(uid,) for uid in uids]
    search_index.forget(connection, (uid for (uid,) in gone))
    if gone:
        connection.exec_driver_sql("DELETE FROM record WHERE uid = ?", gone)


def put_hash(connection: sa.Connection, record: Record) -> None:
    """Store the hash of a record whose references were led elsewhere."""
    hashed = sa.update(RECORD).where(RECORD.c.uid == record.uid)
    connection.execute(hashed.values(hash=record_hash(record)))
