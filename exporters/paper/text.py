"""Text on its way into XML: nothing is lost but what XML cannot hold."""

from __future__ import annotations

import re
from itertools import chain

LINE_BREAKS = "\n\v\f\r\x85\u2028\u2029"
# Control characters and lone surrogates; XML has no way to write them down.
_IMPOSSIBLE = chain(range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000), (0xFFFE, 0xFFFF))
NOTHING: dict[int, str | None] = dict.fromkeys(_IMPOSSIBLE)
MARKUP: dict[int, str | None] = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_SPACES: dict[int, str | None] = dict.fromkeys(map(ord, "\t" + LINE_BREAKS), " ")

_IN_LINE = NOTHING | _SPACES
_IN_ATTRIBUTE = _IN_LINE | MARKUP | {ord('"'): "&quot;"}
# Nearly all text needs no care; finding that out must be quick.
needs_care = re.compile('[\x00-\x1f"&<>\x7f-\x9f\xad\u2028\u2029\ud800-\udfff\ufffe\uffff]').search


def attribute(text: str) -> str:
    """The value of an attribute between double quotes, in one line."""
    return text.translate(_IN_ATTRIBUTE) if needs_care(text) else text


def one_line(text: str) -> str:
    """Plain text for places that hold one line: headings, headers and the properties of the file."""
    return text.translate(_IN_LINE) if needs_care(text) else text
