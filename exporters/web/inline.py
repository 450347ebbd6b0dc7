"""Pieces of text within a paragraph."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from app.reports.model import Tone
from exporters.readable import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Span

_STRONG = (Tone.STRONG, Tone.LABEL)
# Signs that stand beside the words they illustrate; reading both aloud would say everything twice.
_SIGNS = (Tone.SCALE, Tone.RELATION)
_ADDRESSES = ("http://", "https://", "mailto:", "#")


def text(content: str) -> str:
    """Return readable text, with its line breaks."""
    return plain(content).replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>")


def plain(content: str) -> str:
    """Return text for a place that shows no line breaks, also between double quotes."""
    return escape(readable(content))


def spans(pieces: Iterable[Span]) -> str:
    """Return the content of a paragraph."""
    return "".join(map(_span, pieces))


def _span(it: Span) -> str:
    inner = text(it.text)
    if it.tone in _STRONG:
        inner = f"<strong>{inner}</strong>"
    if it.href:
        title = f' title="{plain(it.tooltip)}"' if it.tooltip else ""
        return f'<a href="{address(it.href)}"{title}{_look(it)}>{inner}</a>'
    look = _look(it)
    return f"<span{look}>{inner}</span>" if look else inner


def _look(it: Span) -> str:
    place = f' id="{plain(it.anchor)}"' if it.anchor else ""
    hidden = ' aria-hidden="true"' if it.tone in _SIGNS else ""
    named = "" if it.tone in (Tone.PLAIN, Tone.LINK, *_STRONG) else f' class="{it.tone.value}"'
    return place + named + hidden


def address(href: str) -> str:
    """Return where a link leads, as it stands in the attribute. A name of a file may hold any letter."""
    return plain(href) if href.startswith(_ADDRESSES) else quote(href)
