"""The full-text index of a lab file: an FTS5 table of folded words, and what each of its rows stands for.

Writing a record costs nothing here: the index is behind where ``indexed`` has another hash than the record,
such rows find nothing, and ``take_in`` catches up before a search. So no way of writing can be forgotten.
Only what is deleted for good leaves at once. FTS5 keeps deleted words in its tree until that is merged, so a
transaction that takes rows out merges it before its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from app.domain.folding import fold
from app.storage.searched import documents
from app.storage.tables import METADATA, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.domain.searching import Sought
    from app.storage.searched import Document

INDEXED = sa.Table(
    "indexed",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),  # the row of the FTS5 table
    # No record goes without its words.
    sa.Column(
        "uid",
        sa.Text,
        sa.ForeignKey("record.uid", deferrable=True, initially="DEFERRED"),
        nullable=False,
        unique=True,
    ),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("since", sa.Text),  # years; what has no date is of none
    sa.Column("until", sa.Text),
)

_TOOK_OUT = "search_index_took_out"
_NAMED = 4  # a name leads among that many hits, where there are too many to rank
_BORDER = "\n\ue000\n"  # a word that nobody types: no phrase reaches from one field into the next


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


def behind(connection: sa.Connection) -> list[Hit]:
    """Return the records that the index does not know as they are, what changed last at the end."""
    known = RECORD.outerjoin(INDEXED, INDEXED.c.uid == RECORD.c.uid)
    statement = sa.select(RECORD.c.uid, RECORD.c.kind).select_from(known)
    live = (RECORD.c.external.is_(False), RECORD.c.deleted_at.is_(None), RECORD.c.hash != "")
    chosen = statement.where(*live, INDEXED.c.hash.is_distinct_from(RECORD.c.hash))
    ordered = chosen.order_by(RECORD.c.updated_at, RECORD.c.code)
    return [Hit._make(row) for row in connection.execute(ordered)]


def outdated(connection: sa.Connection) -> list[str]:
    """Return the records of which the index holds what no longer stands in them."""
    known = RECORD.join(INDEXED, INDEXED.c.uid == RECORD.c.uid)
    statement = sa.select(RECORD.c.uid).select_from(known).where(INDEXED.c.hash != RECORD.c.hash)
    return list(connection.scalars(statement))


def take_in(connection: sa.Connection, records: Sequence[Hit]) -> None:
    """Index records as they are now, in this order: later ones count as newer."""
    uids = [uid for uid, _ in records]
    forget(connection, uids)
    found = described(connection, records)
    last = connection.scalar(sa.select(sa.func.max(INDEXED.c.id))) or 0
    numbered = list(enumerate(((uid, found[uid]) for uid in uids if uid in found), last + 1))
    rows = [(id_, uid, it.hash, it.since, it.until) for id_, (uid, it) in numbered]
    words = [(id_, *_words(document)) for id_, (_, document) in numbered]
    if rows:
        connection.exec_driver_sql("INSERT INTO indexed VALUES (?, ?, ?, ?, ?)", rows)
        connection.exec_driver_sql("INSERT INTO search(rowid, head, text) VALUES (?, ?, ?)", words)


def _words(document: Document) -> tuple[str, str]:
    head = f"{document.code} {document.title}"
    return fold(head), fold(_BORDER.join(text for _, text in document.texts))


def described(connection: sa.Connection, records: Iterable[Hit], *, rows: bool = True) -> dict[str, Document]:
    """Return what is searched of records of whatever kind; for ``rows`` see ``documents``."""
    by_kind: dict[str, list[str]] = {}
    for uid, kind in records:
        by_kind.setdefault(kind, []).append(uid)
    found: dict[str, Document] = {}
    for kind, uids in by_kind.items():
        found |= documents(connection, kind, uids, rows=rows)
    return found


def years(connection: sa.Connection) -> tuple[str, str] | None:
    """Return the first and the last year of what is indexed."""
    row = connection.execute(sa.select(sa.func.min(INDEXED.c.since), sa.func.max(INDEXED.c.until))).one()
    return (row[0], row[1]) if row[0] else None


def find(connection: sa.Connection, words: Sequence[Sought], narrowing: Narrowing, most: int) -> list[Hit]:
    """Return the records that have all the words, the best first: BM25, and a word in a name counts most.

    Where there are ``most`` of them or more, what changed last follows on what has all the words in its name:
    to rank a hundred thousand hits takes longer than anybody waits for a list that nobody reads.
    """
    match = " ".join(_term(one) for one in words)
    values = {"most": most, **narrowing._asdict()}
    found = _run(connection, _LATEST, {"match": match, **values})
    if len(found) < most:
        return _run(connection, _RANKED, {"match": match, **values})
    values["most"] = max(most // _NAMED, 1)
    named = _run(connection, _LATEST, {"match": f"{{head}} : ({match})", **values})
    return list(dict.fromkeys([*named, *found]))


def _term(one: Sought) -> str:
    return f'"{" ".join(one.words)}"' + ("*" if one.begun else "")


def _run(connection: sa.Connection, statement: sa.TextClause, values: Mapping[str, Any]) -> list[Hit]:
    return [Hit._make(row) for row in connection.execute(statement, values)]


# CROSS JOIN keeps SQLite from going through all records and asking the index about each.
_MATCHING = """
    SELECT record.uid, record.kind FROM search
    CROSS JOIN indexed ON indexed.id = search.rowid
    CROSS JOIN record ON record.uid = indexed.uid
    WHERE search MATCH :match
    AND record.hash = indexed.hash AND record.deleted_at IS NULL AND record.kind IN :kinds
    AND (:lab = '' OR record.lab_id = :lab)
    AND (:year = '' OR :year BETWEEN indexed.since AND indexed.until)
    AND (:theme = '' OR EXISTS (
        SELECT 1 FROM term WHERE owner = record.uid AND field = 'themes' AND place = 0 AND key = :theme))
"""


def _ordered(by: str) -> sa.TextClause:
    kinds: sa.BindParameter[Any] = sa.bindparam("kinds", expanding=True)
    return sa.text(f"{_MATCHING} ORDER BY {by} LIMIT :most").bindparams(kinds)


_LATEST = _ordered("search.rowid DESC")
_RANKED = _ordered("bm25(search, 8.0, 1.0)")
