"""Records that may speak of the same thing. Pure; it only ever suggests, and says why.

Only records that share a rare word are compared with each other, so that the work grows with the number of
records and not with its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from app.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(r"[a-z0-9]{4,}")
_STEM = 7  # letters: what German words end in says little about what they mean
_RARE = 30  # a word in more records than this brings nobody together
_KEYS = 6  # so many of a record's rarest words are looked at
_SAME_WORDING, _LIKE_WORDING = 0.75, 0.4


@dataclass(frozen=True)
class Candidate:
    """What is compared of a record. ``date`` is a stored fuzzy date, ``linked`` names what it belongs with.

    Two records that are linked with each other, or with the same third thing, are no news.
    """

    uid: str
    kind: str
    title: str
    date: str = ""
    place: str = ""
    linked: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the title that mean something, without their endings."""
        return frozenset(word[:_STEM] for word in _WORD.findall(fold(self.title)))


class Likeness(NamedTuple):
    """Two records, how alike they are (0 to 1), and why."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


SAME_TITLE = "gleicher Titel"
SAME_WORDING = "fast gleicher Wortlaut"
LIKE_WORDING = "ähnlicher Wortlaut"
SAME_DATE = "dasselbe Datum"
SAME_PLACE = "derselbe Ort"


def alike(candidates: Iterable[Candidate]) -> list[Likeness]:
    """Return pairs that may be the same, the likeliest first."""
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_kind[candidate.kind].append(candidate)
    found = [likeness for kind in by_kind.values() for likeness in _Group(kind).alike()]
    return sorted(found, key=lambda it: (-it.score, it.one, it.other))


class _Group:
    """The records of one kind, and how telling each word is among them."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._often = Counter(word for candidate in candidates for word in candidate.words)

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return {word: math.log(1 + len(self._candidates) / times) for word, times in self._often.items()}

    def alike(self) -> Iterator[Likeness]:
        for one, other in self._neighbours():
            likeness = self._compare(one, other)
            if likeness:
                yield likeness

    def _neighbours(self) -> Iterator[tuple[Candidate, Candidate]]:
        """Yield every pair once that shares one of its rarest words."""
        shelves: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in self._candidates:
            for word in self._rarest(candidate):
                shelves[word].append(candidate)
        seen: set[tuple[str, str]] = set()
        for shelf in shelves.values():
            for one, other in combinations(shelf, 2):
                pair = (min(one.uid, other.uid), max(one.uid, other.uid))
                if pair not in seen:
                    seen.add(pair)
                    yield (one, other) if one.uid == pair[0] else (other, one)

    def _rarest(self, candidate: Candidate) -> list[str]:
        shared = [word for word in candidate.words if 1 < self._often[word] <= _RARE]
        return sorted(shared, key=lambda word: (self._often[word], word))[:_KEYS]

    def _compare(self, one: Candidate, other: Candidate) -> Likeness | None:
        if one.linked & other.linked or one.uid in other.linked or other.uid in one.linked:
            return None
        wording = self._cosine(one.words, other.words)
        reasons = [*_wording(one, other, wording), *_circumstances(one, other)]
        telling = wording >= _SAME_WORDING or (wording >= _LIKE_WORDING and SAME_DATE in reasons)
        if not telling or _contradict(one, other):
            return None
        score = min(1.0, wording + 0.1 * (len(reasons) - 1))
        return Likeness(one.uid, other.uid, round(score, 3), tuple(reasons))

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        shared = self._length(one & other)
        whole = math.sqrt(self._length(one) * self._length(other))
        return shared / whole if whole else 0.0

    def _length(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] ** 2 for word in words)


def _wording(one: Candidate, other: Candidate, likeness: float) -> Iterator[str]:
    if fold(one.title).strip() == fold(other.title).strip():
        yield SAME_TITLE
    elif likeness >= _SAME_WORDING:
        yield SAME_WORDING
    elif likeness >= _LIKE_WORDING:
        yield LIKE_WORDING


def _circumstances(one: Candidate, other: Candidate) -> Iterator[str]:
    if _is_known(one.date) and _is_known(other.date) and _overlap(one.date, other.date):
        yield SAME_DATE
    if one.place and fold(one.place) == fold(other.place):
        yield SAME_PLACE


def _contradict(one: Candidate, other: Candidate) -> bool:
    """Whether both dates are known and differ: then it is a series, not the same."""
    return _is_known(one.date) and _is_known(other.date) and not _overlap(one.date, other.date)


def _is_known(date: str) -> bool:
    return date[:1].isdigit()


def _overlap(one: str, other: str) -> bool:
    """Whether two fuzzy dates may be the same day: the coarser one covers the finer one."""
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]
