"""Pieces of text within a paragraph: tone, links, places to jump to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.reports.model import Tone
from exporters.opendocument import names
from exporters.opendocument.text import content
from exporters.opendocument.xml import Properties, element
from exporters.paper.addresses import bookmark, followable, is_beside
from exporters.paper.styles import CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Span

_LINKED = {Tone.PLAIN: Tone.LINK}
_UNLINKED = {Tone.LINK: Tone.PLAIN}
_STYLES = {tone: names.inner(name) for tone, name in CHARACTERS.items()}


class Inline:
    """Turns spans into text. One per document, for it counts tables and figures."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._labels = 0

    def spans(self, spans: Iterable[Span]) -> str:
        """Empty if there is nothing to read."""
        return "".join([_span(span) for span in spans])

    def label(self, kind: str, number: int) -> str:
        """Number of a table or figure, which the reader's program counts itself: "Tabelle 1: "."""
        follows = number == self._last.get(kind, 0) + 1
        self._last[kind], self._labels = number, self._labels + 1
        counted = element(
            "text:sequence",
            {
                "text:ref-name": f"ref{kind}{self._labels}",
                "text:name": kind,
                "text:formula": f"ooow:{kind}+1" if follows else f"ooow:{number}",
                "style:num-format": "1",
            },
            str(number),
        )
        return _styled(f"{kind}\u00a0{counted}:{content(' ')}", Tone.LABEL)


def run(text: str, tone: Tone = Tone.PLAIN) -> str:
    return _styled(content(text), tone)


def place(anchor: str, runs: str) -> str:
    """Make ``runs`` a place to jump to."""
    name = f' text:name="{bookmark(anchor)}"/>'
    return f"<text:bookmark-start{name}{runs}<text:bookmark-end{name}"


def link(href: str, runs: str, tone: Tone = Tone.PLAIN, tooltip: str | None = None) -> str:
    """``runs`` as they are if the address is none that a program could follow.

    A plain one does not look like a link: without a style LibreOffice would give it its own look.
    """
    target = _target(href)
    if target is None:
        return runs
    style = _STYLES.get(tone, names.PLAIN_LINK)
    about: Properties = {"xlink:type": "simple", "xlink:href": target}
    about |= {"text:style-name": style, "text:visited-style-name": style}
    if tooltip:
        about["office:title"] = tooltip
    return element("text:a", about, runs)


@lru_cache(maxsize=4096)
def _target(href: str) -> str | None:
    """What lies beside the file does so outside of it: an address counts from within."""
    if href.startswith("#"):
        return f"#{bookmark(href[1:])}"
    target = followable(href)
    return f"../{target}" if target and is_beside(href) else target


def _styled(runs: str, tone: Tone) -> str:
    if not runs or tone not in _STYLES:
        return runs
    return f'<text:span text:style-name="{_STYLES[tone]}">{runs}</text:span>'


def _span(span: Span) -> str:
    """What leads somewhere looks like it, and nothing else does."""
    runs = content(span.text)
    if runs and span.href and _target(span.href):
        runs = link(span.href, runs, _LINKED.get(span.tone, span.tone), span.tooltip)
    else:
        runs = _styled(runs, _UNLINKED.get(span.tone, span.tone))
    return place(span.anchor, runs) if span.anchor else runs
