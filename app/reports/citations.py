"""Numbers for what a text cites, and places to come back to."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from app.reports.model import Span, Tone

if TYPE_CHECKING:
    from app.domain.record import Record


class Citations:
    """Numbers records in the order of their first use and remembers every place that cites them.

    ``prefix`` keeps the anchors of several chapters apart. In a chapter that has no list of evidence, not
    ``listed``, a mark is the code of the record.
    """

    def __init__(self, prefix: str, *, listed: bool = True) -> None:
        self._prefix = prefix
        self._listed = listed
        self._numbers: dict[str, int] = {}
        self._uses: Counter[int] = Counter()
        self.records: list[Record] = []  # number n stands at index n - 1

    def add(self, record: Record) -> int:
        """Return the record's number, a new one if it has none."""
        if record.uid not in self._numbers:
            self.records.append(record)
            self._numbers[record.uid] = len(self.records)
        return self._numbers[record.uid]

    def cite(self, record: Record, place: str | None) -> Span:
        """Return the mark ``[3]`` for one more use of a record; ``place`` is where more is said about it."""
        if not self._listed:
            return Span(f"[{record.code}]", Tone.CODE, href=place)
        number = self.add(record)
        self._uses[number] += 1
        anchor = f"stelle_{self._prefix}{number}{letters(self._uses[number])}"
        return replace(self.see(record), anchor=anchor)

    def see(self, record: Record) -> Span:
        """Return the mark ``[3]`` for the list of evidence itself, to which no way leads back."""
        number = self.add(record)
        href = f"#beleg_{self._prefix}{number}"
        return Span(f"[{number}]", Tone.EVIDENCE, href=href, tooltip=f"Zum Beleg {number}")

    def back(self, number: int) -> list[Span]:
        """Return ``3a``, ``3b`` ...: links to all places that cite number 3."""
        return [self._back(f"{number}{letters(use)}") for use in range(1, self._uses[number] + 1)]

    def _back(self, place: str) -> Span:
        anchor = f"#stelle_{self._prefix}{place}"
        return Span(place, Tone.BACK, href=anchor, tooltip=f"Zurück zur Textstelle {place}")


class SourceNumbers:
    """Numbers public sources Q1, Q2 ... in the order of their first use."""

    is_listed_here = True

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._numbers: dict[str, int] = {}
        self.records: list[Record] = []
        self.used_in: defaultdict[str, dict[Span, None]] = defaultdict(dict)

    def link(self, source: Record) -> Span:
        """Return ``Q3``, leading to the list of sources."""
        if source.uid not in self._numbers:
            self.records.append(source)
            self._numbers[source.uid] = len(self.records)
        number = self._numbers[source.uid]
        href = f"#quelle_{self._prefix}{number}"
        return Span(f"Q{number}", Tone.BACK, href=href, tooltip=f"Zur Quelle {number}")


class SourcesOfAChapter(SourceNumbers):
    """The numbers that a whole document shares, which lists its sources once and tells where they are used.

    ``chapter`` leads to the chapter that is being written.
    """

    is_listed_here = False

    def __init__(self, whole: SourceNumbers, chapter: Span) -> None:
        self._whole = whole
        self._chapter = chapter
        self.records = []

    def link(self, source: Record) -> Span:
        """Return ``Q3``, leading to the one list of sources."""
        self._whole.used_in[source.uid][self._chapter] = None
        return self._whole.link(source)


def letters(use: int) -> str:
    """Return a for 1, z for 26, aa for 27."""
    return (letters((use - 1) // 26) if use > 26 else "") + ascii_lowercase[(use - 1) % 26]
