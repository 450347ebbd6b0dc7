"""Places in a text that stay at their words while the text around them changes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Comparing words costs up to the product of their numbers; beyond this a stretch counts as rewritten.
_MOST_COMPARED = 1_000_000
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Span(NamedTuple):
    """A stretch of a text, counted in characters; ``end`` is the first one behind it.

    A span whose words are gone is empty and stands where they were.
    """

    start: int
    end: int


class Edit(NamedTuple):
    """The stretch of the old text that another one of the new text replaces; either may be empty."""

    old: Span
    new: Span


def carried(spans: Sequence[Span], old: str, new: str) -> list[Span]:
    """Return where ``spans`` of the old text are in the new one.

    What is written before or behind a span does not belong to it, what is written within does.
    """
    if not spans or old == new:
        return list(spans)
    made = edits(old, new)
    return [_at_its_words(old[slice(*span)], new, _carry(span, made)) for span in spans]


def found_again(wording: str, text: str, near: int) -> Span | None:
    """Return the place of a wording in a text, of several the one nearest to ``near``."""
    if not wording:
        return None
    starts = (hit.start() for hit in re.finditer(re.escape(wording), text))
    start = min(starts, key=lambda at: abs(at - near), default=None)
    return None if start is None else Span(start, start + len(wording))


def edits(old: str, new: str) -> list[Edit]:
    """Return how the new text differs from the old one, in the order of the text and by whole words."""
    head = _back_to_word(old, _in_common(old, new))
    back = old[head:][::-1]
    tail = _back_to_word(back, _in_common(back, new[head:][::-1]))
    return _joined(old, _by_line(old, new, Edit(Span(head, len(old) - tail), Span(head, len(new) - tail))))


def _in_common(one: str, other: str) -> int:
    """Return how many characters both begin with: halved again and again, for loops take long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _joined(old: str, made: Iterable[Edit]) -> list[Edit]:
    """Two words with a blank between them are replaced at once: a name by another one."""
    joined: list[Edit] = []
    for edit in made:
        last = joined[-1] if joined else None
        if last and old[last.old.end : edit.old.start] == " ":
            joined[-1] = Edit(Span(last.old.start, edit.old.end), Span(last.new.start, edit.new.end))
        else:
            joined.append(edit)
    return joined


def _back_to_word(text: str, at: int) -> int:
    """Two words that begin alike have nothing in common."""
    while 0 < at < len(text) and text[at - 1].isalnum():
        at -= 1
    return at


def _by_line(old: str, new: str, whole: Edit) -> Iterator[Edit]:
    for edit in _compared(old, new, whole, _LINES):
        for pair in _line_pairs(old, new, edit):
            yield from _compared(old, new, pair, _WORDS)


def _line_pairs(old: str, new: str, edit: Edit) -> Iterator[Edit]:
    """As many lines as before are the same lines with other words: they are compared one by one."""
    one, other = _pieces(old, edit.old, _LINES), _pieces(new, edit.new, _LINES)
    if len(one) != len(other):
        yield edit
        return
    at_old, at_new = _starts(one, edit.old.start), _starts(other, edit.new.start)
    for (i1, i2), (j1, j2) in zip(pairwise(at_old), pairwise(at_new), strict=True):
        yield Edit(Span(i1, i2), Span(j1, j2))


def _compared(old: str, new: str, within: Edit, pieces: re.Pattern[str]) -> Iterator[Edit]:
    one, other = _pieces(old, within.old, pieces), _pieces(new, within.new, pieces)
    if not one or not other or len(one) * len(other) > _MOST_COMPARED:
        if within.old != within.new or old[slice(*within.old)] != new[slice(*within.new)]:
            yield within
        return
    at_old, at_new = _starts(one, within.old.start), _starts(other, within.new.start)
    matched = SequenceMatcher(None, one, other, autojunk=False)
    for tag, i1, i2, j1, j2 in matched.get_opcodes():
        if tag != "equal":
            yield Edit(Span(at_old[i1], at_old[i2]), Span(at_new[j1], at_new[j2]))


def _pieces(text: str, span: Span, pieces: re.Pattern[str]) -> list[str]:
    return pieces.findall(text, span.start, span.end)


def _starts(pieces: Sequence[str], first: int) -> list[int]:
    starts = [first]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _at_its_words(words: str, text: str, place: Span) -> Span:
    """Where it cannot be told whether something was written within or beside the words, it was beside."""
    start, end = place
    if words and text.startswith(words, start, end):
        return Span(start, start + len(words))
    if words and text.endswith(words, start, end):
        return Span(end - len(words), end)
    return place


def _carry(span: Span, made: Sequence[Edit]) -> Span:
    start = _start(span.start, made)
    return Span(start, max(start, _end(span.end, made))) if span.end > span.start else Span(start, start)


def _start(at: int, made: Sequence[Edit]) -> int:
    """Text put in just before a place stays before it; a replaced word that holds it takes it along."""
    place = bisect_right(made, at, key=lambda edit: edit.old.start) - 1
    if place < 0:
        return at
    old, new = made[place]
    if at < old.end:
        return new.start
    return new.end + at - old.end


def _end(at: int, made: Sequence[Edit]) -> int:
    """Text put in just behind a place stays behind it."""
    place = bisect_left(made, at, key=lambda edit: edit.old.start) - 1
    if place < 0:
        return at
    old, new = made[place]
    return new.end + max(0, at - old.end)
