"""What is searched of records, as it stands in their tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.domain.dates import UNKNOWN
from app.domain.searching import dates_of, lists_of, texts_of
from app.storage.tables import KIND_TABLES, LIST_TABLES, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.fields import Field


class Text(NamedTuple):
    """A text of a record, and the field it stands in."""

    field: Field
    text: str


class Document(NamedTuple):
    """A record as the search knows it; ``since`` and ``until`` are years."""

    hash: str
    code: str
    title: str
    invented: bool
    texts: tuple[Text, ...]
    since: str | None
    until: str | None


_UIDS: sa.BindParameter[Any] = sa.bindparam("uids", expanding=True)


def documents(
    connection: sa.Connection, kind: str, uids: Sequence[str], *, rows: bool = True
) -> dict[str, Document]:
    """Return records of a kind, their texts as declared and, if ``rows``, those in rows of lists."""
    fields = texts_of(KINDS[kind])
    more = _rows_of_lists(connection, kind, uids) if rows else {}
    found = {}
    for uid, hash_, code, title, invented, *values in connection.execute(_statement(kind), {"uids": uids}):
        texts = (Text(field, text) for field, text in zip(fields, values, strict=False) if text)
        whole = (*texts, *more.get(uid, ()))
        found[uid] = Document(hash_, code, title, bool(invented), whole, *_years(values[len(fields) :]))
    return found


@cache
def _statement(kind: str) -> sa.Select[Any]:
    own = KIND_TABLES[kind]
    declared = (*texts_of(KINDS[kind]), *dates_of(KINDS[kind]))
    columns = [own.c[it.id] if it.id in own.c else RECORD.c[it.id] for it in declared]
    invented = own.c.get("invented", sa.false())
    head = (RECORD.c.uid, RECORD.c.hash, RECORD.c.code, RECORD.c.title, invented)
    return sa.select(*head, *columns).join(own, own.c.uid == RECORD.c.uid).where(RECORD.c.uid.in_(_UIDS))


def _rows_of_lists(connection: sa.Connection, kind: str, uids: Sequence[str]) -> dict[str, list[Text]]:
    """A text in a row is told by its list: that is what people know the place by."""
    found: dict[str, list[Text]] = {}
    for field, statement in _list_statements(kind):
        for owner, *texts in connection.execute(statement, {"uids": uids}):
            found.setdefault(owner, []).extend(Text(field, text) for text in texts if text)
    return found


@cache
def _list_statements(kind: str) -> tuple[tuple[Field, sa.Select[Any]], ...]:
    return tuple(_list_statements_of(kind))


def _list_statements_of(kind: str) -> Iterator[tuple[Field, sa.Select[Any]]]:
    for field, parts in lists_of(KINDS[kind]).items():
        table = LIST_TABLES[kind, field.id]
        statement = sa.select(table.c.owner, *(table.c[part.id] for part in parts))
        yield field, statement.where(table.c.owner.in_(_UIDS)).order_by(table.c.owner, table.c.no)


def _years(dates: Sequence[str | None]) -> tuple[str | None, str | None]:
    known = [date[:4] for date in dates if date and date != UNKNOWN]
    return (known[0], known[-1]) if known else (None, None)
