"""Honest text: nothing hidden in it, nothing left over, nothing that tells of a computer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from exporters.checking.stories import Paragraph, Story, Table
    from exporters.checking.theme import Context

_CHANGES = frozenset(
    f"{n.W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "tblGridChange", "sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_VANISH = f"{n.W}vanish"
_SIGNS = (b":\\", b"\\\\", b"file:", b"/home/", b"/Users/")
PATH = re.compile(
    r"file:/{2,3}[^\s\"<>]+|(?<![\w])[A-Za-z]:\\[^\s\"<>|?*]+|(?<![\w\\])\\\\[\w.$-]+\\[^\s\"<>|?*]+"
    r"|(?<![\w.:/-])/(?:home|Users)/[\w.-]+/[^\s\"<>]*"
)


class HonestText(Theme):
    """Looks at paragraphs in all texts of the file."""

    everywhere = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._names_paths = False
        self._hides = False

    def begin(self, story: Story) -> None:
        self._names_paths = bool(path_in(story.content))

    def table(self, it: Table) -> None:
        if not _CHANGES.isdisjoint(it.tags) and _is_changed_itself(it):
            self.found.add(rules.TRACKED_CHANGES, it.place)

    def paragraph(self, it: Paragraph) -> None:
        if not _CHANGES.isdisjoint(it.tags):
            self.found.add(rules.TRACKED_CHANGES, it.place)
        if it.style.look.hidden or _VANISH in it.tags or self.styles.hides_letters:
            self._hidden(it)
        if self._names_paths:
            self._path(it)

    def _hidden(self, it: Paragraph) -> None:
        for run in it.element.iter(n.RUN):
            own, style = self.styles.letters(run.find(n.RPR))
            look = own.over(style.look.over(it.style.look))
            if look.hidden and any((text.text or "").strip() for text in run.findall(n.T)):
                self.found.add(rules.HIDDEN_TEXT, it.place, it.longest)
                return

    def _path(self, it: Paragraph) -> None:
        from lxml import etree

        xml = etree.tostring(it.element, encoding="unicode", with_tail=False)
        if found := PATH.search(it.text) or PATH.search(xml):
            self.found.add(rules.LOCAL_PATH, it.place, it.longest, path=found[0])


def path_in(content: bytes) -> str:
    """Return the first path of a computer in a part, "" if there is none. A quick look spares most parts."""
    if not any(sign in content for sign in _SIGNS):
        return ""
    found = PATH.search(content.decode("utf-8", "replace"))
    return found[0] if found else ""


def _is_changed_itself(it: Table) -> bool:
    """Changes in its paragraphs are told there."""
    changes = it.element.iter(*_CHANGES)
    return any(next(change.iterancestors(n.P), None) is None for change in changes)
