"""The full-text index of a lab file: an FTS5 table of folded words, and what each of its rows stands for.

Writing a record costs nothing here: the index is behind where ``indexed`` has another hash than the record,
such rows find nothing, and ``take_in`` catches up before a search. So no way of writing can be forgotten.
Only what is deleted for good leaves at once. FTS5 keeps deleted words in its tree until that is merged, so a
transaction that takes rows out merges it before its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.domain.dates import UNKNOWN
from app.domain.folding import fold
from app.domain.searching import dates_of, lists_of, texts_of
from app.storage.tables import KIND_TABLES, LIST_TABLES, METADATA, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.fields import Field
    from app.domain.record import RecordKind
    from app.domain.searching import Sought

INDEXED = sa.Table(
    "indexed",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),  # the row of the FTS5 table
    sa.Column(
        "uid",
        sa.Text,
        sa.ForeignKey(
            "record.uid", deferrable=True, initially="DEFERRED"
        ),  # no record goes without its words
        nullable=False,
        unique=True,
    ),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("since", sa.Text),  # years; what has no date is of none
    sa.Column("until", sa.Text),
)

_TOOK_OUT = "search_index_took_out"
_BORDER = "\n\ue000\n"  # a word that nobody types: no phrase reaches from one field into the next


class Text(NamedTuple):
    """A text of a record, and the field it stands in."""

    field: Field
    text: str


class Document(NamedTuple):
    """What is searched of a record."""

    hash: str
    head: str
    texts: tuple[Text, ...]
    since: str | None = None
    until: str | None = None


class Hit(NamedTuple):
    """A record that was found."""

    uid: str
    kind: str


class Narrowing(NamedTuple):
    """Which records to find; "" means all. ``year`` has four digits."""

    kinds: tuple[str, ...]
    theme: str = ""
    lab: str = ""
    year: str = ""


def listen(engine: sa.Engine) -> None:
    """See to it that deleted words are gone from the file when a transaction ends."""
    sa.event.listen(engine, "commit", _wipe)
    sa.event.listen(engine, "rollback", lambda connection: connection.info.pop(_TOOK_OUT, None))


def _wipe(connection: sa.Connection) -> None:
    if connection.info.pop(_TOOK_OUT, False):
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('optimize')")


def forget(connection: sa.Connection, uids: Iterable[str]) -> None:
    """Take records out; at the end of the transaction the tree is merged."""
    gone = [(uid,) for uid in uids]
    if gone:
        by_row = "DELETE FROM search WHERE rowid = (SELECT id FROM indexed WHERE uid = ?)"
        connection.exec_driver_sql(by_row, gone)
        if connection.exec_driver_sql("DELETE FROM indexed WHERE uid = ?", gone).rowcount:
            connection.info[_TOOK_OUT] = True


def behind(connection: sa.Connection) -> dict[str, list[str]]:
    """Return the records that the index does not know as they are, by kind."""
    known = RECORD.outerjoin(INDEXED, INDEXED.c.uid == RECORD.c.uid)
    statement = sa.select(RECORD.c.kind, RECORD.c.uid).select_from(known)
    live = (RECORD.c.external.is_(False), RECORD.c.deleted_at.is_(None), RECORD.c.hash != "")
    found: dict[str, list[str]] = {}
    for kind, uid in connection.execute(
        statement.where(*live, INDEXED.c.hash.is_distinct_from(RECORD.c.hash))
    ):
        found.setdefault(kind, []).append(uid)
    return found


def outdated(connection: sa.Connection) -> list[str]:
    """Return the records of which the index holds what no longer stands in them."""
    known = RECORD.join(INDEXED, INDEXED.c.uid == RECORD.c.uid)
    statement = sa.select(RECORD.c.uid).select_from(known).where(INDEXED.c.hash != RECORD.c.hash)
    return list(connection.scalars(statement))


def take_in(connection: sa.Connection, kind: str, uids: Sequence[str]) -> None:
    """Index records of a kind as they are now."""
    forget(connection, uids)
    found = documents(connection, KINDS[kind], uids)
    last = connection.scalar(sa.select(sa.func.max(INDEXED.c.id))) or 0
    numbered = list(enumerate(found.items(), last + 1))
    rows = [(id_, uid, it.hash, it.since, it.until) for id_, (uid, it) in numbered]
    words = [
        (id_, fold(it.head), fold(_BORDER.join(text for _, text in it.texts))) for id_, (_, it) in numbered
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO indexed VALUES (?, ?, ?, ?, ?)", rows)
        connection.exec_driver_sql("INSERT INTO search(rowid, head, text) VALUES (?, ?, ?)", words)


def documents(connection: sa.Connection, kind: RecordKind, uids: Sequence[str]) -> dict[str, Document]:
    """Return what is searched of records of a kind; fields come as declared, rows of lists after them."""
    own = KIND_TABLES[kind.name]
    fields, dates = texts_of(kind), dates_of(kind)
    columns = [own.c[it.id] if it.id in own.c else RECORD.c[it.id] for it in (*fields, *dates)]
    head = (RECORD.c.uid, RECORD.c.hash, RECORD.c.code, RECORD.c.title)
    statement = sa.select(*head, *columns).join(own, own.c.uid == RECORD.c.uid)
    rows = _rows_of_lists(connection, kind, uids)
    found = {}
    for uid, hash_, code, title, *values in connection.execute(statement.where(RECORD.c.uid.in_(uids))):
        texts = (Text(field, text) for field, text in zip(fields, values, strict=False) if text)
        since, until = _years(values[len(fields) :])
        found[uid] = Document(hash_, f"{code} {title}", (*texts, *rows.get(uid, ())), since, until)
    return found


def _rows_of_lists(connection: sa.Connection, kind: RecordKind, uids: Sequence[str]) -> dict[str, list[Text]]:
    """A text in a row is told by its list: that is what people know the place by."""
    found: dict[str, list[Text]] = {}
    for field, parts in lists_of(kind).items():
        table = LIST_TABLES[kind.name, field.id]
        statement = sa.select(table.c.owner, *(table.c[part.id] for part in parts))
        chosen = statement.where(table.c.owner.in_(uids)).order_by(table.c.owner, table.c.no)
        for owner, *texts in connection.execute(chosen):
            found.setdefault(owner, []).extend(Text(field, text) for text in texts if text)
    return found


def _years(dates: Sequence[str | None]) -> tuple[str | None, str | None]:
    known = [date[:4] for date in dates if date and date != UNKNOWN]
    return (known[0], known[-1]) if known else (None, None)


def years(connection: sa.Connection) -> tuple[str, str] | None:
    """Return the first and the last year of what is indexed."""
    row = connection.execute(sa.select(sa.func.min(INDEXED.c.since), sa.func.max(INDEXED.c.until))).one()
    return (row[0], row[1]) if row[0] else None


def find(connection: sa.Connection, words: Sequence[Sought], narrowing: Narrowing, most: int) -> list[Hit]:
    """Return the records that have all the words: first those whose name has them, then by BM25.

    No more than ``most`` of either are looked at, in the order in which they were indexed: to rank a hundred
    thousand hits would take longer than anybody waits for a list that nobody reads.
    """
    match = " ".join(_term(one) for one in words)
    named = _ranked(connection, f"{{head}} : ({match})", narrowing, most)
    return list(dict.fromkeys([*named, *_ranked(connection, match, narrowing, most)]))


def _term(one: Sought) -> str:
    return f'"{" ".join(one.words)}"' + ("*" if one.begun else "")


# CROSS JOIN keeps SQLite from going through all records and asking the index about each.
_RANKED = sa.text(
    """
    SELECT uid, kind FROM (
        SELECT record.uid, record.kind, search.rank FROM search
        CROSS JOIN indexed ON indexed.id = search.rowid
        CROSS JOIN record ON record.uid = indexed.uid
        WHERE search MATCH :match
        AND record.hash = indexed.hash AND record.deleted_at IS NULL AND record.kind IN :kinds
        AND (:lab = '' OR record.lab_id = :lab)
        AND (:year = '' OR :year BETWEEN indexed.since AND indexed.until)
        AND (:theme = '' OR EXISTS (
            SELECT 1 FROM term WHERE owner = record.uid AND field = 'themes' AND place = 0 AND key = :theme))
        LIMIT :most
    ) ORDER BY rank
    """
).bindparams(sa.bindparam("kinds", expanding=True))


def _ranked(connection: sa.Connection, match: str, narrowing: Narrowing, most: int) -> list[Hit]:
    found = connection.execute(_RANKED, {"match": match, "most": most, **narrowing._asdict()})
    return [Hit._make(row) for row in found]
