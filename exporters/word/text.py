"""Text on its way into XML: nothing is lost but what XML cannot hold."""

from __future__ import annotations

import re
from itertools import chain

OPEN, CLOSE = '<w:t xml:space="preserve">', "</w:t>"

_LINE_BREAKS = "\n\v\f\r\x85\u2028\u2029"
# Control characters and lone surrogates; XML has no way to write them down.
_IMPOSSIBLE = chain(range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000), (0xFFFE, 0xFFFF))
_NOTHING: dict[int, str | None] = dict.fromkeys(_IMPOSSIBLE)
_MARKUP: dict[int, str | None] = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_SPACES: dict[int, str | None] = dict.fromkeys(map(ord, "\t" + _LINE_BREAKS), " ")

_IN_LINE = _NOTHING | _SPACES
_IN_ATTRIBUTE = _IN_LINE | _MARKUP | {ord('"'): "&quot;"}
_IN_RUN = (
    _NOTHING
    | dict.fromkeys(map(ord, _LINE_BREAKS), f"{CLOSE}<w:br/>{OPEN}")
    | {ord("\t"): f"{CLOSE}<w:tab/>{OPEN}", 0xAD: f"{CLOSE}<w:softHyphen/>{OPEN}"}
    | _MARKUP
)
# Nearly all text needs no care; finding that out must be quick.
_NEEDS_CARE = re.compile('[\x00-\x1f"&<>\x7f-\x9f\xad\u2028\u2029\ud800-\udfff\ufffe\uffff]').search


def run_content(text: str) -> str:
    """Children of a ``w:r``: empty if nothing readable is left. Line breaks, tabs and soft hyphens stay."""
    if not text or not _NEEDS_CARE(text):
        return f"{OPEN}{text}{CLOSE}" if text else ""
    content = OPEN + text.replace("\r\n", "\n").translate(_IN_RUN) + CLOSE
    return content.replace(OPEN + CLOSE, "")


def attribute(text: str) -> str:
    """The value of an attribute between double quotes, in one line."""
    return text.translate(_IN_ATTRIBUTE) if _NEEDS_CARE(text) else text


def one_line(text: str) -> str:
    """Plain text for places that hold one line: headings, headers and the properties of the file."""
    return text.translate(_IN_LINE) if _NEEDS_CARE(text) else text
