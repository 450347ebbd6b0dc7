"""What a builder has at hand while it writes one module or chapter."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from app.reports.citations import Citations, SourceNumbers
from app.reports.model import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.reports.sight import Sight


@dataclass(frozen=True)
class Counters:
    """Numbers of tables and pictures; they run through the whole document."""

    tables: Iterator[int] = field(default_factory=lambda: count(1))
    pictures: Iterator[int] = field(default_factory=lambda: count(1))


class Desk:
    """Sight of the archive, and the numbers that have been given so far.

    ``depth`` is how many heading levels deeper than in a document of its own the text stands.
    """

    def __init__(self, sight: Sight, counters: Counters | None = None, depth: int = 0) -> None:
        self.sight = sight
        self.counters = counters or Counters()
        self.depth = depth
        self.citations = Citations(sight)
        self.sources = SourceNumbers(sight)

    @property
    def subject(self) -> Record:
        """The record that is being written about."""
        return self.sight.subject

    def heading(self, level: int, text: str, name: str = "", *, new_page: bool = False) -> Heading:
        """Return a heading; ``name`` makes it a place to jump to, unique within its chapter."""
        return Heading(level + self.depth, text, self.anchor(name) if name else None, new_page)

    def anchor(self, name: str) -> str:
        """Return the anchor of a section of this chapter."""
        return f"abschnitt_{self.sight.prefix}{name}"
