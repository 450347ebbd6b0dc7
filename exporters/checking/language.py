"""What the file says of itself: its title, and the language that a screen reader speaks it in."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.properties import core_property
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from exporters.checking.stories import Paragraph
    from exporters.checking.theme import Context

_ENOUGH_WORDS = 3_000
_TELLING, _TELLING_IN_PARAGRAPH = 8, 4
_IDLE_TITLE = re.compile(
    r"(?:dokument|document|unbenannt|untitled|neu(?:es)? \w+|word document|vorlage|template|titel|title|"
    r"microsoft word.*|.*\.(?:docx?|odt|dotx?|rtf))[\s\d_()-]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-zäöüß]+")
_GERMAN = (
    "der die das und nicht mit ist für ein eine von zu auf wird sind den dem sich auch im des werden wurde "
    "oder als wie nach bei haben hat"
)
_ENGLISH = "the and of to is for with that are this be by from was it at which or not have has were been"
_COMMON = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
_LANGUAGES = {"de": "Deutsch", "en": "Englisch"}
_WRITTEN = {"de": "deutsch", "en": "englisch"}


class Language(Theme):
    """Counts the commonest words of the two languages that our documents come in."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words: Counter[str] = Counter()
        self._read = 0
        self._said = self.styles.language

    def paragraph(self, it: Paragraph) -> None:
        if self._read < _ENOUGH_WORDS:
            words = _WORD.findall(it.text.lower())
            self._read += len(words)
            self._words.update(_common(words))
        if n.LANG in it.tags and self._said:
            self._by_hand(it)

    def finish(self) -> None:
        self._title()
        written = _written(self._words, _TELLING)
        if not self._said:
            self.found.add(rules.NO_LANGUAGE, "Formatvorlagen", under="")
        elif written and written != _short(self._said):
            self._tell(written)

    def _tell(self, written: str) -> None:
        words = {"language": _named(self._said), "written": _WRITTEN[written]}
        self.found.add(rules.OTHER_LANGUAGE, "Formatvorlagen", under="", **words)

    def _title(self) -> None:
        title = core_property(self.package, "title")
        if not title:
            self.found.add(rules.NO_TITLE, "Eigenschaften", under="")
        elif _IDLE_TITLE.fullmatch(title):
            self.found.add(rules.IDLE_TITLE, "Eigenschaften", under="", title=title)

    def _by_hand(self, it: Paragraph) -> None:
        said = _marked(it)
        if not said or _short(said) == _short(self._said):
            return
        written = _written(Counter(_common(_WORD.findall(it.text.lower()))), _TELLING_IN_PARAGRAPH)
        if written and written != _short(said):
            words = {"language": _named(said), "written": _WRITTEN[written]}
            self.found.add(rules.PART_IN_OTHER_LANGUAGE, it.place, it.longest, **words)


def _marked(it: Paragraph) -> str:
    """Return the language that most of a paragraph is marked as by hand."""
    letters: Counter[str] = Counter()
    for run in it.element.iter(n.RUN):
        mark = run.find(f"{n.RPR}/{n.LANG}")
        said = "" if mark is None else mark.get(n.VAL, "")
        letters[said] += sum(len(text.text or "") for text in run.findall(n.T))
    return max(letters, key=lambda said: letters[said], default="")


def _common(words: list[str]) -> list[str]:
    return [language for word in words for language, common in _COMMON.items() if word in common]


def _written(counts: Counter[str], enough: int) -> str:
    """Return the language that a text is clearly written in, "" if none."""
    (best, most), *rest = [*counts.most_common(), ("", 0)]
    second = rest[0][1] if rest else 0
    return best if most >= enough and most > 3 * second else ""


def _short(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _named(language: str) -> str:
    return _LANGUAGES.get(_short(language), language)
