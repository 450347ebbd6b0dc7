"""Fields, bookmarks and the table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.links import instructions
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from exporters.checking.stories import Mark, Paragraph, Story
    from exporters.checking.theme import Context

MANY = 6

_FAULT = re.compile(
    r"(?:Fehler|Error)!\s*(?:Textmarke|Verweisquelle|Formatvorlage|Bookmark|Reference source|Hyperlink|"
    r"Kein|No |Unbekannt|Unknown|Ungültig|Not a valid)[^.]*\.?"
)
_CONTENTS = re.compile(r"^\s*TOC\b", re.MULTILINE)
_TELLING = re.compile(
    r"^\s*(AUTHOR|USERNAME|USERINITIALS|USERADDRESS|LASTSAVEDBY|FILENAME|TEMPLATE|INCLUDETEXT|INCLUDEPICTURE|"
    r"LINK|DDE|DDEAUTO|DATABASE|IMPORT|MACROBUTTON|RD)\b",
    re.MULTILINE | re.IGNORECASE,
)
_SAVED_PLACE = "_goback"


class Fields(Theme):
    """Follows fields over paragraphs, and bookmarks over the whole file."""

    everywhere = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._open: list[tuple[str, str]] = []
        self._names: set[str] = set()
        self._marks: dict[str, str] = {}
        self._headings = 0
        self._has_contents = False
        self._is_main = True

    def begin(self, story: Story) -> None:
        self._is_main = not story.title

    def paragraph(self, it: Paragraph) -> None:
        self._headings += self._is_main and it.level > 0
        self._has_contents = self._has_contents or it.style.is_contents
        if "!" in it.text and (found := _FAULT.search(it.text)):
            self.found.add(rules.FIELD_FAULT, it.place, words=found[0])
        if n.FIELD_CHAR in it.tags:
            self._follow(it)
        if n.INSTRUCTION in it.tags or n.SIMPLE_FIELD in it.tags:
            self._instructions(it)

    def mark(self, it: Mark) -> None:
        if it.name is None:
            self._marks.pop(it.id, None)
            return
        self._marks[it.id] = it.name
        if it.name.casefold() in self._names:
            self.found.add(rules.BAD_BOOKMARK, "Textmarken", name=it.name, why="gibt es mehrmals")
        self._names.add(it.name.casefold())

    def end(self) -> None:
        for place, under in self._open:
            self.found.add(rules.BROKEN_FIELD, place, under=under)
        for name in self._marks.values():
            if name.casefold() != _SAVED_PLACE:
                self.found.add(rules.BAD_BOOKMARK, "Textmarken", name=name, why="hat kein Ende")
        self._open, self._marks = [], {}

    def finish(self) -> None:
        if self._headings >= MANY and not self._has_contents:
            self.found.add(rules.NO_CONTENTS, "Dokument", under="", count=self._headings)

    def _follow(self, it: Paragraph) -> None:
        for mark in it.element.iter(n.FIELD_CHAR):
            kind = mark.get(f"{n.W}fldCharType")
            if kind == "begin":
                self._open.append((it.place, self.found.under))
            elif not self._open:
                self.found.add(rules.BROKEN_FIELD, it.place)
            elif kind == "end":
                self._open.pop()

    def _instructions(self, it: Paragraph) -> None:
        told = instructions(it.element)
        self._has_contents = self._has_contents or bool(_CONTENTS.search(told))
        for field in _TELLING.findall(told):
            self.found.add(rules.TELLING_FIELD, it.place, field=field.upper())
