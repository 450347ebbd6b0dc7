"""Pieces of text within a paragraph: tone, links, places to jump to."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from app.reports.model import Tone
from exporters.paper.addresses import bookmark
from exporters.paper.styles import CHARACTERS
from exporters.paper.text import attribute
from exporters.word.text import run_content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Span
    from exporters.paper.template import Template
    from exporters.word.relations import Relations

_LONGEST_TOOLTIP = 260
_LINKED = {Tone.PLAIN: Tone.LINK}
_UNLINKED = {Tone.LINK: Tone.PLAIN}


class Inline:
    """Turns spans into runs. One per document, for it numbers the bookmarks."""

    def __init__(self, template: Template, relations: Relations) -> None:
        self._relations = relations
        self._numbers = count(1)
        styles = {tone: template.character(name) for tone, name in CHARACTERS.items()}
        self._looks = {tone: f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' for tone, style in styles.items()}
        self._looks[Tone.PLAIN] = ""

    def runs(self, spans: Iterable[Span]) -> str:
        """Empty if there is nothing to read."""
        return "".join([self._span(span) for span in spans])

    def run(self, text: str, tone: Tone = Tone.PLAIN) -> str:
        content = run_content(text)
        return f"<w:r>{self._looks[tone]}{content}</w:r>" if content else ""

    def field(self, code: str, shown: str, tone: Tone = Tone.PLAIN) -> str:
        """A field that Word can update, and what it shows until then."""
        look = self._looks[tone]
        return (
            f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
            f"<w:r>{look}{run_content(shown)}</w:r>"
            f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
        )

    def label(self, kind: str, number: int) -> str:
        """Number of a table or figure, as Word counts them itself: "Tabelle 1: "."""
        counted = self.field(rf"SEQ {kind} \* ARABIC", str(number), Tone.LABEL)
        return self.run(f"{kind}\u00a0", Tone.LABEL) + counted + self.run(": ", Tone.LABEL)

    def place(self, anchor: str, runs: str) -> str:
        """Make ``runs`` a place to jump to."""
        start, end = self.range(anchor)
        return start + runs + end

    def range(self, anchor: str) -> tuple[str, str]:
        """Begin and end of a place; both may stand between paragraphs as well."""
        number = next(self._numbers)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(anchor)}"/>'
        return start, f'<w:bookmarkEnd w:id="{number}"/>'

    def link(self, href: str, runs: str, tooltip: str | None = None) -> str:
        target = self._target(href)
        return _hyperlink(target, runs, tooltip) if target else runs

    def _target(self, href: str) -> str | None:
        if href.startswith("#"):
            return f'w:anchor="{bookmark(href[1:])}"'
        name = self._relations.address(href)
        return f'r:id="{name}"' if name else None

    def _span(self, span: Span) -> str:
        """What leads somewhere looks like it, and nothing else does."""
        target = self._target(span.href) if span.href else None
        runs = self.run(span.text, (_LINKED if target else _UNLINKED).get(span.tone, span.tone))
        if runs and target:
            runs = _hyperlink(target, runs, span.tooltip)
        return self.place(span.anchor, runs) if span.anchor else runs


def _hyperlink(target: str, runs: str, tooltip: str | None) -> str:
    hint = f' w:tooltip="{attribute(tooltip[:_LONGEST_TOOLTIP])}"' if tooltip else ""
    return f'<w:hyperlink {target} w:history="1"{hint}>{runs}</w:hyperlink>'
