"""Searching everything in an open lab file, as somebody types.

What is sought and what is found stands in no log and in no setting: it may be what a person said in a talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.domain import passages
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.searching import sought
from app.domain.vocabularies.shared import THEMES
from app.services import terms
from app.services.office import comparison
from app.storage import search_index
from app.storage.search_index import Hit, Narrowing

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.passages import Pieces
    from app.services.book import LabBook
    from app.storage.searched import Document

__all__ = ["Answer", "Finding", "Hit", "Narrowing", "Narrowings"]

MOST = 200  # hits that are ranked and counted; beyond that people type another letter
_AT_ONCE = 500  # records in one transaction, so that nobody who saves has to wait


class Finding(NamedTuple):
    """A hit as it is shown: the name and the passage with what was sought marked, and where that stands."""

    uid: str
    kind: str
    code: str
    title: Pieces
    place: str
    passage: Pieces
    invented: bool


@dataclass(frozen=True)
class Answer:
    """All hits, the best first, of all kinds asked about; ``more`` says that there are others.

    ``counts`` says how many there are of each kind, also of those that a narrower question leaves out.
    """

    hits: tuple[Hit, ...]
    counts: Mapping[str, int]
    more: bool


@dataclass(frozen=True)
class Narrowings:
    """What hits may be narrowed to: themes by key, towns by uid, years from the latest."""

    themes: Mapping[str, str]
    towns: Mapping[str, str]
    years: tuple[str, ...]


def catch_up(book: LabBook, progress: Callable[[int, int, str], None]) -> bool:
    """Index what was written since, and return whether there was anything.

    May be stopped between two stretches; what is indexed by then is found. Raises LaborbuchError if the file
    cannot be written to. Where a file is only read, what its index holds must do.
    """
    if book.read_only:
        return False
    with book.reading() as connection:
        behind = search_index.behind(connection)
    for start in range(0, len(behind), _AT_ONCE):
        progress(start, len(behind), "")
        with book.writing() as connection:
            search_index.take_in(connection, behind[start : start + _AT_ONCE])
    return bool(behind)


def find(book: LabBook, text: str, narrowing: Narrowing, kind: str = "") -> Answer:
    """Return who has all the words; ``kind`` narrows the hits, but not what is counted of the others."""
    words = sought(text)
    if not words:
        return Answer((), {}, more=False)
    with book.reading() as connection:
        found = search_index.find(connection, words, narrowing, MOST)
        counts: dict[str, int] = {}
        for hit in found:
            counts[hit.kind] = counts.get(hit.kind, 0) + 1
        if not kind:
            return Answer(tuple(found), counts, more=len(found) >= MOST)
        only = narrowing._replace(kinds=(kind,))
        own = search_index.find(connection, words, only, MOST) if len(found) >= MOST else found
    return Answer(tuple(hit for hit in own if hit.kind == kind), counts, more=len(found) >= MOST)


def describe(book: LabBook, text: str, hits: Sequence[Hit]) -> list[Finding]:
    """Return a stretch of hits as they are shown; what is gone since is left out."""
    patterns = passages.patterns(sought(text))
    with book.reading() as connection:
        found = search_index.described(connection, hits, rows=False)
        incomplete = [hit for hit in hits if hit.uid in found and not _has_all(found[hit.uid], patterns)]
        found |= search_index.described(connection, incomplete)
    return [_finding(hit, found[hit.uid], patterns) for hit in hits if hit.uid in found]


def _has_all(document: Document, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether it is known already where everything stands, without the rows of lists."""
    texts = (document.title, *(text for _, text in document.texts))
    return all(any(one.search(text) for text in texts) for one in patterns)


def _finding(hit: Hit, document: Document, patterns: Sequence[re.Pattern[str]]) -> Finding:
    title = passages.marked(passages.opening(document.title or document.code), patterns)
    place, passage = _passage(hit.kind, document, patterns)
    return Finding(hit.uid, hit.kind, document.code, title, place, passage, document.invented)


def _passage(kind: str, document: Document, patterns: Sequence[re.Pattern[str]]) -> tuple[str, Pieces]:
    """The name and the code are shown anyway; where only they have the words, the first text follows."""
    shown = (KINDS[kind].title_field, "code")
    texts = [text for text in document.texts if text.field.id not in shown]
    found = passages.passage([text for _, text in texts], patterns)
    if found:
        return texts[found.place].field.label, found.pieces
    first = sorted(texts, key=lambda text: text.field.kind is not FieldKind.TEXT)[:1]
    return next(((it.field.label, ((passages.opening(it.text), False),)) for it in first), ("", ()))


def narrowings(book: LabBook) -> Narrowings:
    """Return what hits may be narrowed to; towns only in the office."""
    with book.reading() as connection:
        known = search_index.years(connection)
    years = range(int(known[1]), int(known[0]) - 1, -1) if known else ()
    towns = {town.uid: town.name for town in comparison.towns(book)} if book.is_office else {}
    themes = {term.key: term.label for term in terms.offered(book, THEMES) if term.offered}
    return Narrowings(themes, towns, tuple(map(str, years)))
