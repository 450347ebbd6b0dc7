"""Links: they lead somewhere and say where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.checking.stories import Mark, Paragraph, Story
    from exporters.checking.theme import Context

_IDLE = frozenset(
    {
        "hier", "link", "mehr", "weiter", "klick", "klicken sie hier", "hier klicken", "bitte hier klicken",
        "mehr erfahren", "mehr dazu", "weiterlesen", "mehr lesen", "siehe hier", "website", "webseite", "url",
        "here", "click here", "more", "read more", "download",
    }
)  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_BESIDE = re.compile(r"[^/\\:*?\"<>|]+")
_TO_A_MARK = re.compile(r'\b(?:HYPERLINK\b.*?\\l|(?:PAGE|NOTE)?REF)\s+"?([^\s"\\]+)')
_SEEN = (n.DOC_PR, f"{n.W}pict", f"{n.W}sym")
_TOP = "_top"
_LONGEST = 20_000


class Links(Theme):
    """Collects where links lead, and says at the end which of these places there are not."""

    everywhere = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._targets: dict[tuple[str, str], str] = {
            (it.part, it.id): it.target for it in self.package.relations if it.kind == "hyperlink"
        }
        self._wanted: dict[str, tuple[str, str]] = {}
        self._marks: set[str] = {_TOP}
        self._part = self.package.main

    def begin(self, story: Story) -> None:
        self._part = story.part

    def mark(self, it: Mark) -> None:
        if it.name is not None:
            self._marks.add(it.name.casefold())

    def paragraph(self, it: Paragraph) -> None:
        if n.HYPERLINK in it.tags:
            for link in it.element.iter(n.HYPERLINK):
                self._link(it, link)
        if n.INSTRUCTION in it.tags or n.SIMPLE_FIELD in it.tags:
            for target in _TO_A_MARK.findall(instructions(it.element)):
                self._want(target, it.place)

    def finish(self) -> None:
        for target, (place, under) in self._wanted.items():
            if target.casefold() not in self._marks:
                self.found.add(rules.LEADS_NOWHERE, place, under=under, target=target)

    def _link(self, it: Paragraph, link: _Element) -> None:
        text = "".join(part.text or "" for part in link.iter(n.T)).strip()
        if text.casefold().strip(" .…»>→") in _IDLE:
            self.found.add(rules.IDLE_LINK, it.place, it.longest, words=text)
        if not text and next(link.iter(*_SEEN), None) is None:
            self.found.add(rules.EMPTY_LINK, it.place)
        if anchor := link.get(f"{n.W}anchor"):
            self._want_inside(link, anchor, it.place)
        elif (id_ := link.get(f"{n.R}id")) is not None:
            self._address(it, self._targets.get((self._part, id_), ""))

    def _want_inside(self, link: _Element, anchor: str, place: str) -> None:
        """With an address as well, the place is one of another document."""
        if link.get(f"{n.R}id") is None:
            self._want(anchor, place)

    def _want(self, target: str, place: str) -> None:
        self._wanted.setdefault(target, (place, self.found.under))

    def _address(self, it: Paragraph, target: str) -> None:
        if not _is_good(target):
            self.found.add(rules.ODD_LINK, it.place, it.longest, target=target)


def instructions(element: _Element) -> str:
    """Return what the fields in an element are told to do, each in a line; no real ones are longer."""
    return "".join(_instructions(element))[:_LONGEST]


def _instructions(element: _Element) -> Iterator[str]:
    for it in element.iter(n.INSTRUCTION, n.FIELD_CHAR, n.SIMPLE_FIELD):
        if it.tag == n.INSTRUCTION:
            yield it.text or ""
        elif it.tag == n.SIMPLE_FIELD:
            yield f"{it.get(f'{n.W}instr', '')}\n"
        else:
            yield "\n"


def _is_good(target: str) -> bool:
    """Whether it is a web or mail address or a document beside this one; paths have a rule of their own."""
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return False
    return scheme in {*_SCHEMES, "file"} or len(scheme) == 1 or bool(not scheme and _BESIDE.fullmatch(target))
