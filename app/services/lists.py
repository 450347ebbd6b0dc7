"""What lists, pickers and the overview ask of an open lab file."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.storage import glances, queries, store
from app.storage.queries import Backlink, ListQuery, ListRow, RecordTitle

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    import sqlalchemy as sa

    from app.domain.fields import Condition
    from app.services.book import LabBook

__all__ = [
    "Backlink",
    "ListQuery",
    "ListRow",
    "RecordTitle",
    "backlinks",
    "count",
    "counts",
    "page",
    "position",
    "recent",
    "search",
    "titles",
    "trash",
    "uids",
    "years",
]

_ALL = -1  # as SQLite understands a limit
_AT_ONCE = 500


def page(book: LabBook, query: ListQuery, columns: Sequence[str], offset: int, limit: int) -> list[ListRow]:
    """Return a stretch of a list. Only fields with a single value can be columns."""
    with book.reading() as connection:
        return queries.page(connection, query, columns, offset, limit)


def count(book: LabBook, query: ListQuery) -> int:
    """Return how many records a list shows in all."""
    with book.reading() as connection:
        return queries.count(connection, query)


def uids(book: LabBook, query: ListQuery) -> list[str]:
    """Return the internal numbers of all records of a list in its order."""
    with book.reading() as connection:
        return queries.uids(connection, query)


def position(book: LabBook, query: ListQuery, uid: str) -> int | None:
    """Return the place of a record in a list, from 0, or None if the list does not show it."""
    with book.reading() as connection:
        return queries.position(connection, query, uid)


def years(book: LabBook, query: ListQuery) -> dict[str, int]:
    """Return how many records fall into each year of the date a list is sorted by, "" for none."""
    with book.reading() as connection:
        return queries.years(connection, query)


def counts(book: LabBook) -> Counter[str]:
    """Return the number of records of each kind that are not in the Papierkorb."""
    with book.reading() as connection:
        return queries.counts(connection)


def titles(book: LabBook, uids: Sequence[str]) -> dict[str, RecordTitle]:
    """Return the names of records by uid, also of those in the Papierkorb and of other labs."""
    with book.reading() as connection:
        return queries.titles(connection, uids)


def recent(book: LabBook, limit: int) -> list[tuple[RecordTitle, str]]:
    """Return what was changed last, with the time of the change."""
    with book.reading() as connection:
        return queries.recent(connection, KINDS, limit)


def trash(book: LabBook, limit: int, text: str = "") -> list[tuple[RecordTitle, str]]:
    """Return what lies in the Papierkorb with the time it was put there, the latest first.

    All words of ``text`` occur in title or code.
    """
    with book.reading() as connection:
        return glances.trash(connection, limit, text)


def backlinks(book: LabBook, uid: str) -> list[Backlink]:
    """Return every place that refers to a record."""
    with book.reading() as connection:
        return queries.backlinks(connection, uid)


def search(
    book: LabBook, kinds: Sequence[str], text: str, limit: int, only: Condition | None = None
) -> list[RecordTitle]:
    """Return records to link to: all words of ``text`` occur in title or code, and ``only`` holds for them.

    A condition is asked of the whole record, so it costs reading hits until ``limit`` of them fit.
    """
    with book.reading() as connection:
        if only is None:
            return queries.search(connection, kinds, text, limit)
        hits = queries.search(connection, kinds, text, _ALL)
        return list(islice(_fitting(connection, hits, only), limit))


def _fitting(
    connection: sa.Connection, hits: Sequence[RecordTitle], only: Condition
) -> Iterator[RecordTitle]:
    """A statement takes some thousand numbers at most, so the hits are read in stretches."""
    for start in range(0, len(hits), _AT_ONCE):
        stretch = hits[start : start + _AT_ONCE]
        uids: dict[str, list[str]] = {}
        for hit in stretch:
            uids.setdefault(hit.kind, []).append(hit.uid)
        found = (record for kind in uids for record in store.read(connection, KINDS[kind], uids[kind]))
        fitting = {record.uid for record in found if only(record)}
        yield from (hit for hit in stretch if hit.uid in fitting)
