"""What each table of contents lists. It stands before its headings, so this is found out before writing.

Only a layout program knows page numbers; the contents number the chapters instead: the headings of their
first level. They list what follows, up to the next heading of a higher rank.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from app.reports.model import Contents, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.model import Block


@dataclass
class Entry:
    """A heading that some contents list. ``number`` is "" unless it is a chapter of ``counted_in``."""

    heading: Heading
    anchor: str
    number: str = ""
    counted_in: Listing | None = field(default=None, repr=False)


@dataclass
class Listing:
    """One table of contents and the blocks, from ``start`` to before ``end``, that it is about."""

    contents: Contents
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)
    chapters: int = 0

    def covers(self, heading: Heading) -> bool:
        first, last = self.contents.levels
        return heading.listed and first <= heading.level <= last

    def add(self, entry: Entry, *, numbered: bool) -> None:
        self.entries.append(entry)
        if entry.heading.level == self.contents.levels[0] and not entry.number and numbered:
            self.chapters += 1
            entry.number = str(self.chapters)
            entry.counted_in = self


class Outline:
    """Contents and listed headings of a document, by their position among its blocks."""

    def __init__(self, blocks: Sequence[Block], *, numbered: bool = True) -> None:
        """Without ``numbered`` no chapter has a number."""
        self.listings: dict[int, Listing] = {}
        self.entries: dict[int, Entry] = {}
        self._at_level = Counter(it.level for it in blocks if isinstance(it, Heading) and it.listed)
        self._numbered = numbered
        running: list[Listing] = []
        for position, block in enumerate(blocks):
            if isinstance(block, Contents):
                self.listings[position] = Listing(block, position, len(blocks))
                running.append(self.listings[position])
            elif isinstance(block, Heading):
                running = list(_still_running(running, position, block))
                self._enter(position, block, [it for it in running if it.covers(block)])

    def is_partial(self, listing: Listing) -> bool:
        """Whether headings of its levels stand elsewhere too, which do not belong in here."""
        first, last = listing.contents.levels
        return sum(self._at_level[level] for level in range(first, last + 1)) > len(listing.entries)

    def _enter(self, position: int, heading: Heading, listings: Sequence[Listing]) -> None:
        if listings:
            entry = Entry(heading, heading.anchor or f"_Toc{position + 1}")
            self.entries[position] = entry
            for listing in listings:
                listing.add(entry, numbered=self._numbered)


def _still_running(running: Sequence[Listing], position: int, heading: Heading) -> Iterator[Listing]:
    for listing in running:
        if heading.level < listing.contents.levels[0]:
            listing.end = position
        else:
            yield listing


def leads(entries: Sequence[Entry]) -> list[bool]:
    """Whether an entry stays with the next one, which must be deeper: many of one rank would fill a page."""
    levels = [entry.heading.level for entry in entries]
    return [*(above < below for above, below in pairwise(levels)), False]
