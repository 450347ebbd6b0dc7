"""Where a long name may be broken: at its syllables, with a hyphen that shows only there."""

from __future__ import annotations

import re
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"

_LONG = 9  # letters; a shorter word stays whole
_EDGE = 3  # letters that stay together at both ends of a word
_VOWELS = "aeiouyäöü"
_WORD = re.compile(rf"\w{{{_LONG},}}")
# Consonants between two vowels: the last sound of them begins the next syllable.
_BETWEEN = re.compile(
    rf"(?<=[{_VOWELS}])[^{_VOWELS}]*?((?:sch|ch|ck|ph|th|[^{_VOWELS}]))(?=[{_VOWELS}])", re.I
)
# Second halves of the names of towns that begin with more than one consonant.
_ENDING = re.compile(
    r"(?:stadt|stein|straße|stetten|brunn|brück|bruck|leben|furt|stadl|stuhl|zell)\w{0,2}$", re.I
)


def breakable(name: str) -> str:
    """Return a name with soft hyphens between the syllables of its long words."""
    return _WORD.sub(lambda word: _broken(word[0]), name)


def _broken(word: str) -> str:
    ending = _ENDING.search(word)
    last = ending.start() if ending else len(word) - _EDGE
    within = (match.start(1) for match in _BETWEEN.finditer(word))
    starts = [at for at in within if _EDGE <= at <= last - (_EDGE if ending else 0)]
    places = [0, *starts, *([last] if ending else []), len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(places))
