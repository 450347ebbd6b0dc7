"""Numbers for what a text cites, and places to come back to."""

from __future__ import annotations

from collections import Counter
from string import ascii_lowercase
from typing import TYPE_CHECKING

from app.reports.model import Span, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.record import Record
    from app.reports.sight import Sight


class Citations:
    """Numbers records in the order of their first use and remembers every place that cites them."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._numbers: dict[str, int] = {}
        self._uses: Counter[int] = Counter()
        self.records: list[Record] = []  # number n stands at index n - 1

    def add(self, record: Record) -> int:
        """Return the record's number, a new one if it has none."""
        if record.uid not in self._numbers:
            self.records.append(record)
            self._numbers[record.uid] = len(self.records)
        return self._numbers[record.uid]

    def cite(self, record: Record) -> Span:
        """Return the mark ``[3]`` for one more place that cites the record."""
        number = self.add(record)
        self._uses[number] += 1
        prefix = self._sight.prefix
        return Span(
            f"[{number}]",
            Tone.EVIDENCE,
            href=f"#beleg_{prefix}{number}",
            anchor=f"stelle_{prefix}{number}{letters(self._uses[number])}",
            tooltip=f"Zum Beleg {number}",
        )

    def marks(self, codes: Iterable[str]) -> list[Span]:
        """Return the marks of several codes in ascending order.

        A code nobody knows stays as typed; of a record that may not be shown nothing is left.
        """
        unknown, known = [], []
        for code in dict.fromkeys(codes):
            if record := self._sight.coded(code):
                known.append(self.cite(record))
            elif self._sight.archive.with_code(code) is None:
                unknown.append(Span(f"[{code}]"))
        return sorted(known, key=lambda span: int(span.text[1:-1])) + unknown

    def back(self, number: int) -> list[Span]:
        """Return ``3a``, ``3b`` ...: links to all places that cite number 3."""
        return [self._back(f"{number}{letters(use)}") for use in range(1, self._uses[number] + 1)]

    def _back(self, place: str) -> Span:
        anchor = f"#stelle_{self._sight.prefix}{place}"
        return Span(place, Tone.BACK, href=anchor, tooltip=f"Zurück zur Textstelle {place}")


class SourceNumbers:
    """Numbers public sources Q1, Q2 ... in the order of their first use."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._numbers: dict[str, int] = {}
        self.records: list[Record] = []

    def link(self, source: Record) -> Span:
        """Return ``Q3``, leading to the list of sources."""
        if source.uid not in self._numbers:
            self.records.append(source)
        number = self._numbers.setdefault(source.uid, len(self.records))
        href = f"#quelle_{self._sight.prefix}{number}"
        return Span(f"Q{number}", Tone.BACK, href=href, tooltip=f"Zur Quelle {number}")


def letters(use: int) -> str:
    """Return a for 1, z for 26, aa for 27."""
    return (letters((use - 1) // 26) if use > 26 else "") + ascii_lowercase[(use - 1) % 26]
