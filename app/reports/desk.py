"""What a builder has at hand while it writes one module or chapter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from app.reports.citations import Citations, SourceNumbers
from app.reports.model import Heading, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.record import Record
    from app.reports.sight import Sight


@dataclass(frozen=True)
class Counters:
    """Numbers of tables and pictures; they run through the whole document."""

    tables: Iterator[int] = field(default_factory=lambda: count(1))
    pictures: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(frozen=True)
class Desk:
    """Sight of the archive, and the numbers that have been given so far.

    ``depth`` is how many heading levels deeper than in a document of its own the text stands.
    """

    sight: Sight
    citations: Citations
    sources: SourceNumbers
    counters: Counters
    depth: int = 0

    @classmethod
    def tidy(
        cls,
        sight: Sight,
        counters: Counters | None = None,
        sources: SourceNumbers | None = None,
        *,
        depth: int = 0,
        listed: bool = True,
    ) -> Desk:
        """Return a desk for a new chapter; not ``listed``, its texts cite by codes instead of numbers.

        Without ``sources`` the chapter lists its own.
        """
        citations = Citations(sight.prefix, listed=listed)
        own = sources or SourceNumbers(sight.prefix)
        return cls(sight, citations, own, counters or Counters(), depth)

    @property
    def subject(self) -> Record:
        """The record that is being written about."""
        return self.sight.subject

    def about(self, record: Record) -> Desk:
        """Return the same desk for another record, whose readers may see less or more."""
        return replace(self, sight=replace(self.sight, subject=record))

    def heading(self, level: int, text: str, name: str = "", *, new_page: bool = False) -> Heading:
        """Return a heading; ``name`` makes it a place to jump to, unique within its chapter."""
        return Heading(level + self.depth, text, self.anchor(name) if name else None, new_page)

    def anchor(self, name: str) -> str:
        """Return the anchor of a section of this chapter."""
        return f"abschnitt_{self.sight.prefix}{name}"

    def cite(self, record: Record) -> Span:
        """Return the mark of a record in a text."""
        return self.citations.cite(record, self.sight.places.get(record.uid))

    def marks(self, codes: Iterable[str]) -> list[Span]:
        """Return the marks of several codes in ascending order.

        A code that may be another lab's stays as typed; of a record that may not be shown nothing is left.
        """
        codes = tuple(dict.fromkeys(codes))
        known = [record for record in map(self.sight.coded, codes) if record]
        numbers = {record.uid: self.citations.add(record) for record in known}
        marks = [self.cite(record) for record in sorted(known, key=lambda record: numbers[record.uid])]
        return marks + [Span(f"[{code}]") for code in codes if self.sight.is_elsewhere(code)]
