"""Two versions of a text, word by word: what differs is marked, what is the same need not be read twice."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS = re.compile(r"\s+|[\w-]+|[^\w\s]")
_MOST_WORDS = (
    4000  # of longer texts only what stands between the same beginning and end is marked, as a whole
)
_FEW = 3  # words: so many may stand before the first difference


class Piece(NamedTuple):
    """A stretch of a text; ``differs`` says that the other version has something else there."""

    text: str
    differs: bool


def compared(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces. Together the pieces of each are the text, to the letter."""
    left, right = _WORDS.findall(one), _WORDS.findall(other)
    blocks = list(_differing(left, right))
    return _pieces(left, [it[:2] for it in blocks]), _pieces(right, [it[2:] for it in blocks])


def _differing(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield which words of both differ: from and to at the left, from and to at the right."""
    start = _shared(left, right)
    end = _shared(left[start:][::-1], right[start:][::-1])
    if max(len(left), len(right)) - start - end > _MOST_WORDS:
        yield start, len(left) - end, start, len(right) - end
        return
    one, other = left[start : len(left) - end], right[start : len(right) - end]
    for tag, *places in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tuple(place + start for place in places)  # type: ignore[misc]  # four in, four out


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many words both begin with."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right)))


def _pieces(words: Sequence[str], blocks: Sequence[tuple[int, ...]]) -> tuple[Piece, ...]:
    """Join words that stand together. A blank differs only between two words that do: no mark ends in one."""
    differ = [False] * len(words)
    for start, end in blocks:
        differ[start:end] = [True] * (end - start)
    for at, word in enumerate(words):
        if word.isspace():
            differ[at] = 0 < at < len(words) - 1 and differ[at - 1] and differ[at + 1]
    groups = groupby(zip(words, differ, strict=True), lambda pair: pair[1])
    return tuple(Piece("".join(word for word, _ in pairs), differs) for differs, pairs in groups)


def from_difference(one: str, other: str) -> tuple[str, str]:
    """Return both texts for cells of one line: from the word before the first difference on."""
    left, right = _WORDS.findall(one), _WORDS.findall(other)
    start = _shared(left, right)
    places = [at for at, word in enumerate(left[:start]) if word[0].isalnum()]
    if len(places) <= _FEW:
        return _one_line(one), _one_line(other)
    begin = places[-1]
    return f"… {_one_line(''.join(left[begin:]))}", f"… {_one_line(''.join(right[begin:]))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
