"""Spelling in German, from the dictionary in resources. It looks at single words; loading takes 0.25 s."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDER, _DICTIONARY = "spelling", "de_DE_frami"
_MOST_SUGGESTIONS = 5
_LONGEST = 60  # letters; hunspell takes ever longer to cut what is longer into parts
# Addresses, codes, file names, and whatever else holds a sign that no word holds; then the words themselves.
_TOKEN = re.compile(r"\S+")
_NO_PROSE = re.compile(r"://|@|www\.|[\\/_#=<>0-9]|\w\.\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Bürger*innen, Bürger:innen: two forms in one word, which no dictionary lists.
_BOTH_FORMS = re.compile(r"(?<=[^\W\d_])[*:_](?=in(?:nen)?\b)")


_OF_THE_TRADE = "Coworking Homeoffice Laborbuch Leerstandsmanagement Pop Space Spaces Stadtlabor up"


class Word(NamedTuple):
    """A word and where it begins."""

    text: str
    start: int


def words_in(text: str) -> Iterator[Word]:
    """Yield the words worth a look: no addresses, codes, numbers, abbreviations in capitals."""
    for token in _TOKEN.finditer(text):
        plain = _BOTH_FORMS.sub("-", token.group())
        if _NO_PROSE.search(plain) or plain != token.group():
            continue
        for word in _WORD.finditer(plain):
            cut = plain[word.end() :].startswith("-")  # Arbeits- und Wohnräume
            if not (cut or word.group().isupper() or len(word.group()) == 1):
                yield Word(word.group(), token.start() + word.start())


class Speller:
    """Knows words, and what may have been meant. ``known`` are words that people let stand."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """Load the dictionary."""
        from hunspell import Hunspell

        self._known = set(known)
        self._judged: dict[str, bool] = {}
        folder = resources.files("resources") / _FOLDER
        with resources.as_file(folder) as place:
            self._hunspell = Hunspell(_DICTIONARY, hunspell_data_dir=str(place))

    def judged(self, word: str) -> bool | None:
        """Return whether a word is right, None if nobody asked yet. Takes no time."""
        return True if word in self._known else self._judged.get(word)

    def judge(self, word: str) -> bool:
        """Look a word up. A long compound takes some 30 ms, every other far less than one."""
        if word not in self._judged:
            self._judged[word] = self._is_right(word)
        return word in self._known or self._judged[word]

    def _is_right(self, word: str) -> bool:
        """A compound with hyphens is right if its parts are."""
        parts = [part for part in word.replace("’", "'").split("-") if len(part) > 1]
        return all(len(part) > _LONGEST or part in self._known or self._listed(part) for part in parts)

    def _listed(self, part: str) -> bool:
        try:
            return bool(self._hunspell.spell(part) or part.isupper())
        except UnicodeEncodeError:  # a letter that German does not have: a name
            return True

    def learn(self, word: str) -> None:
        """Let a word stand from now on, in compounds as well."""
        self._known.add(word)
        self._judged.clear()

    def suggest(self, word: str) -> list[str]:
        """Return what may have been meant. May take a third of a second."""
        try:
            return list(self._hunspell.suggest(word))[:_MOST_SUGGESTIONS]
        except UnicodeEncodeError:
            return []


@lru_cache(maxsize=1)
def house_words() -> frozenset[str]:
    """Return words that belong to the program itself: town names and what it calls its things."""
    from app.domain.vocabularies.general import LAB_PREFIXES

    towns = (part for term in LAB_PREFIXES.terms for part in re.split(r"[\s-]", term.label))
    return frozenset({*towns, *_OF_THE_TRADE.split()})
