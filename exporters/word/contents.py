"""A table of contents as Word keeps it: a field it can update, and links for what it shows until then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.outline import leads
from exporters.paper.setting import AS_STYLED, Setting
from exporters.paper.styles import CONTENTS_LINES, CONTENTS_TITLE
from exporters.paper.text import one_line
from exporters.word.paragraphs import paragraph

if TYPE_CHECKING:
    from exporters.outline import Entry, Listing
    from exporters.paper.template import Template
    from exporters.word.inline import Inline

_HANGING = 624
"""Twips; as for steps and evidence, whose numbers hang in the margin as well."""

_TAB = "<w:r><w:tab/></w:r>"
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


class TableOfContents:
    """Writes listings, without page numbers: nobody knows them yet."""

    def __init__(self, template: Template, inline: Inline) -> None:
        self._inline = inline
        self._title = template.paragraph(CONTENTS_TITLE)
        self._lines = [template.paragraph(name) for name in CONTENTS_LINES]
        self._numbered = Setting(left=template.measures.margin_column, hanging=_HANGING)

    def write(self, listing: Listing, setting: Setting, part: str | None = None) -> str:
        """``part`` is the bookmark around what is listed, unless that is the whole document."""
        if not listing.entries:
            return ""
        title = self._inline.run(one_line(listing.contents.title))
        runs = [self._link(entry) for entry in listing.entries]
        runs[0] = _begin(listing, part) + runs[0]
        runs[-1] += _END
        lines = map(self._line, listing.entries, runs, leads(listing.entries))
        return paragraph(self._title, title, setting) + "".join(lines)

    def _link(self, entry: Entry) -> str:
        number = self._inline.run(entry.number) + _TAB if entry.number else ""
        return self._inline.link(f"#{entry.anchor}", number + self._inline.run(one_line(entry.heading.text)))

    def _line(self, entry: Entry, runs: str, leads: bool) -> str:
        style = self._lines[min(entry.heading.level, len(self._lines)) - 1]
        setting = self._numbered if entry.number else AS_STYLED
        return paragraph(style, runs, setting if leads else replace(setting, keep_next=False))


def _begin(listing: Listing, part: str | None) -> str:
    first, last = listing.contents.levels
    scope = rf"\b {part} " if part else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        rf' TOC \o "{first}-{last}" {scope}\n \h \z \u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
