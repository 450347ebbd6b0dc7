"""What a file says about itself: title, language, author, date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exporters.paper.text import one_line

if TYPE_CHECKING:
    from app.reports.model import Document
    from exporters.paper.template import Template

_LONGEST = 255
"""Characters; Word takes no more for a property."""


def describe(template: Template, document: Document) -> None:
    """Nothing here depends on the clock or the machine."""
    properties = template.document.core_properties
    properties.title = _short(document.title)
    properties.subject = _short(document.subject)
    properties.keywords = _short("; ".join(document.keywords))
    properties.author = properties.last_modified_by = _short(document.author)
    properties.language = document.language
    properties.version = _short(document.version)
    properties.comments = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = dt.datetime.combine(document.date, dt.time())
    for language in template.document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        language.set(qn("w:val"), document.language)


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
