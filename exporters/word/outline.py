"""What each table of contents lists. It stands before its headings, so this is found out before writing.

Only a layout program knows page numbers; the contents number the chapters instead: the headings of their
first level. They list what follows, up to the next heading of a higher rank.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.reports.model import Contents, Heading
from exporters.word.numbering import numbered
from exporters.word.styles import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.model import Block
    from exporters.word.numbering import Numbering
    from exporters.word.template import Template


@dataclass
class Entry:
    """A heading that some contents list. ``numbers`` is the property that lets its paragraph count."""

    heading: Heading
    anchor: str
    number: str = ""
    numbers: str = ""


@dataclass
class Listing:
    """One table of contents and the blocks, from ``start`` to before ``end``, that it is about."""

    contents: Contents
    start: int
    end: int
    list_id: int
    entries: list[Entry] = field(default_factory=list)
    chapters: int = 0

    def covers(self, heading: Heading) -> bool:
        first, last = self.contents.levels
        return heading.listed and first <= heading.level <= last

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        level = self.contents.levels[0]
        if entry.heading.level == level and not entry.number and self.list_id:
            self.chapters += 1
            entry.number = str(self.chapters)
            entry.numbers = numbered(self.list_id, level - 1)


class Outline:
    """Contents and listed headings of a document, by their position among its blocks."""

    def __init__(self, blocks: Sequence[Block], template: Template, numbering: Numbering) -> None:
        self.listings: dict[int, Listing] = {}
        self.entries: dict[int, Entry] = {}
        self._at_level = Counter(it.level for it in blocks if isinstance(it, Heading) and it.listed)
        self._list_style = template.numbering(CHAPTERS)
        self._numbering = numbering
        running: list[Listing] = []
        for position, block in enumerate(blocks):
            if isinstance(block, Contents):
                running.append(self._list(position, block, len(blocks)))
            elif isinstance(block, Heading):
                running = list(_still_running(running, position, block))
                self._enter(position, block, [it for it in running if it.covers(block)])

    def is_partial(self, listing: Listing) -> bool:
        """Whether headings of its levels stand elsewhere too, which do not belong in here."""
        first, last = listing.contents.levels
        return sum(self._at_level[level] for level in range(first, last + 1)) > len(listing.entries)

    def _list(self, position: int, contents: Contents, end: int) -> Listing:
        list_id = self._numbering.begin(self._list_style, level=contents.levels[0] - 1)
        self.listings[position] = Listing(contents, position, end, list_id)
        return self.listings[position]

    def _enter(self, position: int, heading: Heading, listings: Sequence[Listing]) -> None:
        if listings:
            entry = Entry(heading, heading.anchor or f"_Toc{position + 1}")
            self.entries[position] = entry
            for listing in listings:
                listing.add(entry)


def _still_running(running: Sequence[Listing], position: int, heading: Heading) -> Iterator[Listing]:
    for listing in running:
        if heading.level < listing.contents.levels[0]:
            listing.end = position
        else:
            yield listing
