"""Lists: real ones, not typed signs and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.checking import rules
from exporters.checking.names import W
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from app.reports.flaws import Rule
    from exporters.checking.stories import Paragraph
    from exporters.checking.theme import Context

_CLEAR_SIGNS = "•◦▪●‣■·"
_MARK = re.compile(rf"\s*([{_CLEAR_SIGNS}*–—-])\s+\S")
_NUMBER = re.compile(r"\s*\(?(?:([0-9]{1,2})|([a-z]))[.)]\s+\S")


class Lists(Theme):
    """Reads lines one after the other, whether a paragraph or a line break parts them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lists = _list_ids(context)
        self._mark, self._number, self._told = "", 0, False

    def paragraph(self, it: Paragraph) -> None:
        if it.list_id:
            self._forget()
            if it.list_id not in self._lists:
                self.found.add(rules.LIST_UNKNOWN, it.place)
        elif it.level or it.style.is_contents:
            self._forget()
        else:
            for line in it.text.splitlines():
                self._line(line, it)

    def _line(self, line: str, it: Paragraph) -> None:
        mark, number = _mark_of(line), _number_of(line)
        if mark and not self._told and (mark in _CLEAR_SIGNS or mark == self._mark):
            self._tell(rules.TYPED_BULLETS, it, line, mark=mark)
        elif number and not self._told and number == self._number + 1 and number > 1:
            self._tell(rules.TYPED_NUMBERS, it, line, first=number - 1, second=number)
        self._mark, self._number = mark, number
        self._told = self._told and bool(mark or number)

    def _tell(self, rule: Rule, it: Paragraph, line: str, **words: str | int) -> None:
        """Of a list that is typed, say so once."""
        self.found.add(rule, it.place, line, None, **words)
        self._told = True

    def _forget(self) -> None:
        self._mark, self._number, self._told = "", 0, False


def _list_ids(context: Context) -> set[str]:
    parts = context.package.related("numbering")
    root = context.package.xml(parts[0]) if parts else None
    return set() if root is None else {it.get(f"{W}numId", "") for it in root.iter(f"{W}num")}


def _mark_of(line: str) -> str:
    found = _MARK.match(line)
    return found[1] if found else ""


def _number_of(line: str) -> int:
    """Return the number that a line begins with; letters count from a."""
    found = _NUMBER.match(line)
    if not found:
        return 0
    return int(found[1]) if found[1] else ord(found[2]) - ord("a") + 1
