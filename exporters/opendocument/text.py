"""Text on its way into a paragraph."""

from __future__ import annotations

import re

from exporters.paper.text import LINE_BREAKS, MARKUP, NOTHING, needs_care

_IN_TEXT = (
    NOTHING | dict.fromkeys(map(ord, LINE_BREAKS), "<text:line-break/>") | {ord("\t"): "<text:tab/>"} | MARKUP
)
# A reader drops spaces at the edges of an element and all but one of several.
_BREAK = f"[\t{LINE_BREAKS}]"
_SPACES = re.compile(f"^ +| +$| {{2,}}|(?<={_BREAK}) +| +(?={_BREAK})")


def content(text: str) -> str:
    """Text in a paragraph; empty if nothing readable is left. Line breaks, tabs and spaces stay."""
    parts, start = [], 0
    for spaces in _SPACES.finditer(text):
        parts += [_escaped(text[start : spaces.start()]), f'<text:s text:c="{len(spaces[0])}"/>']
        start = spaces.end()
    return "".join((*parts, _escaped(text[start:]))) if parts else _escaped(text)


def _escaped(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_IN_TEXT) if needs_care(text) else text
