"""What the template's styles are called here. LibreOffice shows its own ones in the reader's language."""

from __future__ import annotations

import re

from exporters.paper.styles import CONTENTS_LINES, HEADINGS

STANDARD = "Standard"
PLAIN_LINK = "Index_20_Link"
"""Of the entries of contents; it is there in every LibreOffice, and changes nothing."""

_BUILT_IN = {
    "normal": STANDARD,
    "body text": "Text body",
    "title": "Title",
    "subtitle": "Subtitle",
    "quote": "Quotations",
    "list bullet": "List 1",
    "list number": "Numbering 1",
    "list continue": "List 1 Cont.",
    "caption": "Caption",
    "strong": "Strong Emphasis",
    "hyperlink": "Internet link",
    "toc heading": "Contents Heading",
    "header": "Header",
    "footer": "Footer",
    **{name: f"Heading {level}" for level, name in enumerate(HEADINGS, 1)},
    **{name: f"Contents {level}" for level, name in enumerate(CONTENTS_LINES, 1)},
}


def shown(name: str) -> str:
    """The name of a style of the template as an OpenDocument program lists it."""
    return _BUILT_IN.get(name.lower(), name)


def inner(name: str) -> str:
    """The same as the file refers to it: a name may hold letters, digits and a few signs only."""
    return re.sub(r"[^\w.-]", lambda sign: f"_{ord(sign[0]):x}_", shown(name))
