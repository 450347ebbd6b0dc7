"""Headings: there, real, in order, with words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.styles import look_of
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.checking.stories import Paragraph
    from exporters.checking.styles import Look
    from exporters.checking.theme import Context

FEW = 10
LONGEST = 200

_LONGEST_LIKENESS, _SHORTEST_SHOUT = 100, 8
_TITLES = ("title", "subtitle")
_LARGER = 4  # half points
_DEFAULT_SIZE = 20  # half points, where a file says nothing
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_ENDS_A_SENTENCE = tuple('.!?:;,…“"')


class Headings(Theme):
    """Follows the outline, and looks for headings that are none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._last = 0
        self._written = 0
        self._has_any = False

    def paragraph(self, it: Paragraph) -> None:
        if level := it.level:
            self._heading(it, level)
        elif it.style.name == "title":
            self._has_any = True
        elif it.table is None and it.text.strip():
            self._text(it)

    def finish(self) -> None:
        if not self._has_any and self._written >= FEW:
            self.found.add(rules.NO_HEADINGS, "Dokument", under="", count=self._written)

    def _heading(self, it: Paragraph, level: int) -> None:
        self._has_any = True
        text = it.text.strip()
        if not text and n.DOC_PR not in it.tags:
            self.found.add(rules.EMPTY_HEADING, it.place)
            return
        self.found.under = text
        if level > self._last + 1:
            before = f"„Überschrift {self._last}“" if self._last else "den Anfang"
            self.found.add(rules.LEVEL_SKIPPED, it.place, before=before, level=level)
        if len(text) > LONGEST:
            self.found.add(rules.LONG_HEADING, it.place, it.longest, count=len(text))
        self._last = level

    def _text(self, it: Paragraph) -> None:
        self._written += 1
        why = _why_like_a_heading(it, self._size(it)) if self._may_be_one(it) else ""
        if why:
            self.found.add(rules.LIKE_A_HEADING, it.place, it.longest, why=why)

    def _may_be_one(self, it: Paragraph) -> bool:
        named = it.style.name in (*_TITLES, "caption") or it.style.is_contents
        return not (named or it.list_id or n.DOC_PR in it.tags)

    def _size(self, it: Paragraph) -> int:
        return it.style.look.size or self.styles.base.size or _DEFAULT_SIZE


def _why_like_a_heading(it: Paragraph, size: int) -> str:
    text = it.text.strip()
    line = text.partition("\n")[0]
    if _MARKDOWN.match(text):
        return "„#“ am Anfang"
    if len(line) > _LONGEST_LIKENESS or not any(map(str.isalpha, line)):
        return ""
    if line.isupper() and sum(map(str.isalpha, line)) >= _SHORTEST_SHOUT and " " in line:
        return "nur Großbuchstaben"
    if line != text or line.endswith(_ENDS_A_SENTENCE) or n.RPR not in it.tags:
        return ""
    return _why_by_hand(it, size)


def _why_by_hand(it: Paragraph, size: int) -> str:
    looks = [look_of(run.find(n.RPR)) for run in it.element.iter(n.RUN) if _shows(run)]
    if looks and all(look.bold for look in looks) and not it.style.look.bold:
        return "fett"
    if looks and all(_is_larger(look, size) for look in looks):
        return "größere Schrift"
    return ""


def _is_larger(look: Look, size: int) -> bool:
    return look.size is not None and look.size >= size + _LARGER


def _shows(run: _Element) -> bool:
    return any((text.text or "").strip() for text in run.findall(n.T))
