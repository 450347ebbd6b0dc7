"""Suggesting records that may be the same, within a lab and between labs. Likeness alone merges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.domain.dates import timestamp
from app.merge.likeness import Candidate, alike
from app.storage import likeness, queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import sqlalchemy as sa

    from app.services.book import LabBook
    from app.storage.likeness import Compared

_BY_WORDING = ("finding", "knowledge_module")


class Suspect(NamedTuple):
    """One of two records that may be the same."""

    uid: str
    code: str
    title: str
    town: str


@dataclass(frozen=True)
class Suggestion:
    """Two records of a kind that may be the same, and why."""

    kind: str
    one: Suspect
    other: Suspect
    reasons: tuple[str, ...]


def suggestions(book: LabBook, most: int = 100) -> list[Suggestion]:
    """Return pairs that nobody told apart yet, the likeliest first. Reads titles, dates and places of all."""
    with book.reading() as connection:
        compared = {it.uid: it for it in _compared(connection)}
        apart = likeness.distinct_pairs(connection)
        towns = queries.towns(connection)
    found = alike(map(_candidate, compared.values()))
    open_pairs = (pair for pair in found if (pair.one, pair.other) not in apart)
    return [
        Suggestion(
            compared[pair.one].kind,
            _suspect(compared[pair.one], towns),
            _suspect(compared[pair.other], towns),
            pair.reasons,
        )
        for pair, _ in zip(open_pairs, range(most), strict=False)
    ]


def _compared(connection: sa.Connection) -> Iterator[Compared]:
    yield from likeness.activities(connection)
    yield from likeness.others(connection, _BY_WORDING)


def _candidate(it: Compared) -> Candidate:
    linked = frozenset(filter(None, (it.parent, it.shared)))
    return Candidate(it.uid, it.kind, it.title, it.date or "", it.place or "", linked)


def _suspect(it: Compared, towns: Mapping[str, str]) -> Suspect:
    return Suspect(it.uid, it.code, it.title, towns.get(it.lab_id, ""))


def keep_apart(book: LabBook, one: str, other: str) -> None:
    """Remember for ever that two records are different."""
    with book.writing() as connection:
        likeness.keep_apart(connection, one, other, timestamp(book.clock()))
