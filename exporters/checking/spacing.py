"""Distance made with signs: empty paragraphs, rows of blanks, drawn lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from exporters.checking.stories import Paragraph, Table
    from exporters.checking.theme import Context

_SECTION = f"{n.W}sectPr"
_SHOWN = frozenset(
    {n.DOC_PR, f"{n.W}pict", f"{n.W}object", f"{n.W}sym", f"{n.W}fldSimple", f"{n.W}footnoteReference"}
    | {
        f"{n.W}endnoteReference",
        f"{n.W}ptab",
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    }
)
_BLANKS = re.compile(r"[ \u00a0]{3,}|\t{2,}|[ \u00a0\t]{4,}")
_MAYBE_SPACED = re.compile(r" \w \w ")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_LINES = re.compile(r"\n[ \t\u00a0]*\n")
_DRAWN = re.compile("|".join(f"{re.escape(sign)}{{8,}}" for sign in "-_=*~.·–—"))
_ENOUGH_SIGNS = 12


class Spacing(Theme):
    """An empty paragraph that the format itself asks for (after a table, at the end of a section) is none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._after_table = False
        self._waiting = ""

    def table(self, it: Table) -> None:
        self._tell_waiting()
        self._after_table = True

    def paragraph(self, it: Paragraph) -> None:
        if it.table is not None:
            self._text(it)
            return
        self._tell_waiting()
        if it.text.strip():
            self._text(it)
        elif not _shows(it):
            self._empty(it)
        self._after_table = False

    def _empty(self, it: Paragraph) -> None:
        """One behind a table may be the last one, which Word puts there."""
        if self._after_table:
            self._waiting = it.place
        elif not it.level:
            self.found.add(rules.EMPTY_PARAGRAPH, it.place)

    def _tell_waiting(self) -> None:
        if self._waiting:
            self.found.add(rules.EMPTY_PARAGRAPH, self._waiting)
        self._waiting = ""

    def _text(self, it: Paragraph) -> None:
        text = it.text
        if _BLANKS.search(text):
            piece = next(filter(_BLANKS.search, it.pieces), it.longest)
            self.found.add(rules.BLANKS, it.place, piece)
        if _LINES.search(text):
            self.found.add(rules.EMPTY_LINES, it.place, it.longest)
        if found := _DRAWN.search(text):
            self.found.add(rules.DRAWN_LINE, it.place, found[0], signs=found[0][:_ENOUGH_SIGNS])
        if found := _MAYBE_SPACED.search(text) and _SPACED.search(text):
            self.found.add(rules.SPACED_WORD, it.place, found[0], word=found[0])


def _shows(it: Paragraph) -> bool:
    """Whether something is seen, or the paragraph must be there: it ends a section."""
    return not it.tags.isdisjoint(_SHOWN) or _SECTION in it.tags
