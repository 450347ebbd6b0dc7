"""Paragraphs and headings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.paper.paragraphs import COUNTED, setting_of, shown
from exporters.paper.setting import AS_STYLED
from exporters.paper.styles import HEADINGS, PARAGRAPHS
from exporters.paper.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Heading, Paragraph
    from exporters.paper.setting import Setting
    from exporters.paper.template import Template
    from exporters.word.inline import Inline
    from exporters.word.numbering import Numbering

_KEEP_NEXT = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}


@lru_cache(maxsize=1024)
def properties(style: str, setting: Setting = AS_STYLED, numbers: str = "") -> str:
    """In the order that the schema asks for."""
    return "".join(
        (
            f'<w:pPr><w:pStyle w:val="{style}"/>',
            _KEEP_NEXT[setting.keep_next],
            '<w:keepLines w:val="0"/>' if setting.may_break else "",
            "<w:pageBreakBefore/>" if setting.new_page else "",
            numbers,
            _distances("spacing", before=setting.before, after=setting.after),
            _distances("ind", left=setting.left, hanging=setting.hanging or None),
            '<w:jc w:val="right"/>' if setting.right_aligned else "",
            "</w:pPr>",
        )
    )


def _distances(tag: str, **values: int | None) -> str:
    given = "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)
    return f"<w:{tag}{given}/>" if given else ""


def paragraph(style: str, runs: str, setting: Setting = AS_STYLED, numbers: str = "") -> str:
    """Nothing without runs: no document has an empty paragraph."""
    return f"<w:p>{properties(style, setting, numbers)}{runs}</w:p>" if runs else ""


class Paragraphs:
    """Turns paragraphs and headings of the report into ``w:p``."""

    def __init__(self, template: Template, inline: Inline, numbering: Numbering, *, draft: bool) -> None:
        self._inline = inline
        self._numbering = numbering
        self._draft = draft
        self._styles = {role: template.paragraph(name) for role, name in PARAGRAPHS.items()}
        self._headings = [template.paragraph(name) for name in HEADINGS]

    def paragraph(self, it: Paragraph, setting: Setting = AS_STYLED) -> str:
        """Empty if there is nothing to read in it."""
        runs = self._runs(it)
        return f"<w:p>{self._properties(it, setting)}{runs}</w:p>" if runs else ""

    def in_cell(self, it: Paragraph, setting: Setting) -> str:
        """Never empty: a cell without a paragraph makes the file unreadable."""
        return f"<w:p>{self._properties(it, setting)}{self._runs(it)}</w:p>"

    def heading(self, it: Heading, anchors: Iterable[str], setting: Setting, numbers: str) -> str:
        runs = self._inline.run(one_line(it.text))
        for anchor in anchors:
            runs = self._inline.place(anchor, runs)
        style = self._headings[min(it.level, len(self._headings)) - 1]
        return paragraph(style, runs, setting, numbers)

    def _runs(self, it: Paragraph) -> str:
        runs = self._inline.runs(shown(it, draft=self._draft))
        return self._inline.place(it.anchor, runs) if it.anchor else runs

    def _properties(self, it: Paragraph, setting: Setting) -> str:
        style, numbers = self._styles[it.role], ""
        if it.role in COUNTED:
            numbers = self._numbering.item(style, it.number, restart=it.restart)
        return properties(style, setting_of(it, setting), numbers)
