"""Where in a text stands what was looked for: found folded, shown as it was written."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.searching import Sought

    Pieces = tuple[tuple[str, bool], ...]

_BEFORE, _LONGEST = 28, 240  # characters: the hit is to be seen in a narrow window, too
_BLANKS = re.compile(r"\s+")
_PAIRS = {"ae": "äÄ", "oe": "öÖ", "ue": "üÜ", "ss": "ßẞ"}
_BETWEEN = r"[\W_]+"
_ACCENT = "[\u0300-\u036f]*"  # a letter and its accent may be two characters
_ENDS = r"(?![^\W_])"
_BEGINS = r"(?<![^\W_].)"  # looks back over the first letter: so Python looks for that one at full speed


class Passage(NamedTuple):
    """A stretch of one of several texts; ``place`` says of which. Marked pieces are hits."""

    place: int
    pieces: Pieces


def patterns(words: Iterable[Sought]) -> list[re.Pattern[str]]:
    """Return what finds each of them in a text as people write it."""
    return [re.compile(_pattern(one), re.DOTALL) for one in words]


def _pattern(one: Sought) -> str:
    *whole, last = one.words
    units = [_units(word, begun=False) for word in whole] + [_units(last, begun=one.begun)]
    (letter, rest), *others = units[0]
    units[0] = [(letter, _BEGINS + rest), *others]
    return _BETWEEN.join("".join(map("".join, word)) for word in units) + ("" if one.begun else _ENDS)


def _units(word: str, *, begun: bool) -> list[tuple[str, str]]:
    """Return for each letter, ae or ss of a folded word which letters it may begin with, and what follows."""
    units, at = [], 0
    while at < len(word):
        pair = word[at : at + 2]
        breaks_off = begun and at == len(word) - 1
        units.append(_pair(pair) if pair in _PAIRS else (_letters(word[at], breaks_off), _ACCENT))
        at += len(pair) if pair in _PAIRS else 1
    return units


def _pair(pair: str) -> tuple[str, str]:
    """The one letter has no more to follow, the first of two has."""
    one = _PAIRS[pair]
    second = "" if pair == "ss" else "\u0308|"
    return f"[{pair[0]}{pair[0].upper()}{one}]", f"(?:(?<=[{one}])|{second}[{pair[1]}{pair[1].upper()}])"


def _letters(letter: str, breaks_off: bool) -> str:
    """A word that is still being typed may break off in the middle of an ä."""
    halves = "".join(one for pair, one in _PAIRS.items() if breaks_off and pair[0] == letter)
    return f"[{re.escape(letter + letter.upper() + _relatives().get(letter, '') + halves)}]"


@cache
def _relatives() -> dict[str, str]:
    """The letters with an accent, by the letter that they are folded to."""
    found: dict[str, str] = {}
    for char in map(chr, range(0xC0, 0x250)):
        folded = fold(char)
        if len(folded) == 1 and folded != char:
            found[folded] = found.get(folded, "") + char
    return found


def passage(texts: Sequence[str], sought: Sequence[re.Pattern[str]]) -> Passage | None:
    """Return the stretch that shows most of what was looked for, or None if no text has any of it."""
    found = [[hit for one in sought if (hit := one.search(text))] for text in texts]
    best = max(range(len(texts)), key=lambda at: (len(found[at]), -at), default=0)
    if not texts or not found[best]:
        return None
    first = min(hit.start() for hit in found[best])
    return Passage(best, marked(_cut(texts[best], first), sought))


def _cut(text: str, hit: int) -> str:
    """Return the surroundings of a hit in one line, beginning with a whole word."""
    start = max(0, hit - _BEFORE)
    if start:
        blank = _BLANKS.search(text, start, hit)
        start = blank.end() if blank else hit
    stretch = _BLANKS.sub(" ", text[start : start + _LONGEST]).strip()
    return f"… {stretch}" if start else stretch


def opening(text: str) -> str:
    """Return how a text begins, in one line."""
    return _BLANKS.sub(" ", text[:_LONGEST]).strip()


def marked(text: str, sought: Iterable[re.Pattern[str]]) -> Pieces:
    """Return a text in pieces, all that was looked for marked."""
    pieces, at = [], 0
    spans = {hit.span() for one in sought for hit in one.finditer(text)}
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > at:
            pieces += [(text[at : max(start, at)], False), (text[max(start, at) : end], True)]
            at = end
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])
