"""A table of contents: filled already, and ready to be brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.opendocument import names
from exporters.opendocument.inline import link, run
from exporters.opendocument.text import content
from exporters.opendocument.xml import element
from exporters.outline import leads
from exporters.paper.setting import AS_STYLED, Setting
from exporters.paper.styles import CONTENTS_LINES, CONTENTS_TITLE, HEADINGS
from exporters.paper.text import one_line

if TYPE_CHECKING:
    from exporters.opendocument.paragraphs import Styled
    from exporters.outline import Entry, Listing
    from exporters.paper.template import Template

_HANGING = 624
"""Twips; as for steps and evidence, whose numbers hang in the margin as well."""

_DEEPEST = 10
"""A source must say of every level how it looks."""


class TableOfContents:
    """Writes listings, without page numbers: nobody knows them yet."""

    def __init__(self, template: Template, styled: Styled) -> None:
        self._styled = styled
        self._numbered = Setting(left=template.measures.margin_column, hanging=_HANGING)
        self._count = 0

    def write(self, listing: Listing, setting: Setting, *, partial: bool) -> str:
        """``partial`` is whether it lists a chapter and not the whole document."""
        if not listing.entries:
            return ""
        self._count += 1
        title = self._styled.paragraph(CONTENTS_TITLE, run(one_line(listing.contents.title)), setting)
        heading = element("text:index-title", {"text:name": f"Verzeichnistitel{self._count}"}, title)
        lines = map(self._line, listing.entries, leads(listing.entries))
        body = element("text:index-body", {}, heading + "".join(lines))
        about = {"text:name": f"Verzeichnis{self._count}", "text:protected": "true"}
        return element("text:table-of-content", {**about}, _source(listing, partial=partial) + body)

    def _line(self, entry: Entry, leading: bool) -> str:
        number = f"{entry.number}<text:tab/>" if entry.number else ""
        text = link(f"#{entry.anchor}", number + content(one_line(entry.heading.text)))
        setting = self._numbered if entry.number else AS_STYLED
        setting = setting if leading else replace(setting, keep_next=False)
        return self._styled.paragraph(_line_style(entry.heading.level), text, setting)


def _line_style(level: int) -> str:
    return CONTENTS_LINES[min(level, len(CONTENTS_LINES)) - 1]


def _source(listing: Listing, *, partial: bool) -> str:
    """What an update gathers: the headings of these levels and no others."""
    first, last = listing.contents.levels
    title = element(
        "text:index-title-template",
        {"text:style-name": names.inner(CONTENTS_TITLE)},
        content(one_line(listing.contents.title)),
    )
    lines = "".join(_line_template(level) for level in range(1, _DEEPEST + 1))
    headings = "".join(_gathered(level) for level in range(first, min(last, len(HEADINGS)) + 1))
    about = {
        "text:outline-level": str(last),
        "text:use-outline-level": "false",
        "text:use-index-source-styles": "true",
        "text:use-index-marks": "false",
        "text:index-scope": "chapter" if partial else "document",
        "text:relative-tab-stop-position": "false",
    }
    return element("text:table-of-content-source", {**about}, title + lines + headings)


def _line_template(level: int) -> str:
    """After an update the pages are known, and stand at the right."""
    parts = (
        f'<text:index-entry-link-start text:style-name="{names.PLAIN_LINK}"/><text:index-entry-chapter/>'
        '<text:index-entry-tab-stop style:type="left" style:position="0pt"/><text:index-entry-text/>'
        '<text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/><text:index-entry-link-end/>"
    )
    about = {"text:outline-level": str(level), "text:style-name": names.inner(_line_style(level))}
    return element("text:table-of-content-entry-template", {**about}, parts)


def _gathered(level: int) -> str:
    source = element("text:index-source-style", {"text:style-name": names.inner(HEADINGS[level - 1])})
    return element("text:index-source-styles", {"text:outline-level": str(level)}, source)
