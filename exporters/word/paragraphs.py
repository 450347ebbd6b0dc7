"""Paragraphs and headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.reports.model import DRAFT_MARK, SEPARATOR, Role, Tone
from exporters.word.styles import HEADINGS, PARAGRAPHS
from exporters.word.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Heading, Paragraph, Span
    from exporters.word.inline import Inline
    from exporters.word.numbering import Numbering
    from exporters.word.template import Template

_LONG = 600
"""Letters; a longer entry would leave too much of a page empty if it had to stay whole."""

_COUNTED = {Role.NUMBERED, Role.STEP, Role.EVIDENCE, Role.SOURCE}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a place in the document changes in a paragraph's style. Distances in twips."""

    keep_next: bool | None = None
    may_break: bool = False
    new_page: bool = False
    numbers: str = ""
    before: int | None = None
    after: int | None = None
    left: int | None = None
    hanging: int = 0
    right_aligned: bool = False


AS_STYLED = Setting()


_KEEP_NEXT = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}


@lru_cache(maxsize=1024)
def properties(style: str, setting: Setting = AS_STYLED) -> str:
    """In the order that the schema asks for."""
    return "".join(
        (
            f'<w:pPr><w:pStyle w:val="{style}"/>',
            _KEEP_NEXT[setting.keep_next],
            '<w:keepLines w:val="0"/>' if setting.may_break else "",
            "<w:pageBreakBefore/>" if setting.new_page else "",
            setting.numbers,
            _distances("spacing", before=setting.before, after=setting.after),
            _distances("ind", left=setting.left, hanging=setting.hanging or None),
            '<w:jc w:val="right"/>' if setting.right_aligned else "",
            "</w:pPr>",
        )
    )


def _distances(tag: str, **values: int | None) -> str:
    given = "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)
    return f"<w:{tag}{given}/>" if given else ""


def paragraph(style: str, runs: str, setting: Setting = AS_STYLED) -> str:
    """Nothing without runs: no document has an empty paragraph."""
    return f"<w:p>{properties(style, setting)}{runs}</w:p>" if runs else ""


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
        return paragraph(self._styles[it.role], runs, self._setting(it, setting)) if runs else ""

    def in_cell(self, it: Paragraph, setting: Setting) -> str:
        """Never empty: a cell without a paragraph makes the file unreadable."""
        setting = self._setting(it, setting)
        return f"<w:p>{properties(self._styles[it.role], setting)}{self._runs(it)}</w:p>"

    def heading(self, it: Heading, anchors: Iterable[str], setting: Setting) -> str:
        runs = self._inline.run(one_line(it.text))
        for anchor in anchors:
            runs = self._inline.place(anchor, runs)
        style = self._headings[min(it.level, len(self._headings)) - 1]
        return paragraph(style, runs, setting)

    def _runs(self, it: Paragraph) -> str:
        spans = map(_as_step_title, it.spans) if it.role is Role.STEP else it.spans
        runs = self._inline.runs(spans)
        if self._draft and it.role is Role.KICKER:
            runs = self._inline.run(DRAFT_MARK + SEPARATOR) + runs
        return self._inline.place(it.anchor, runs) if it.anchor else runs

    def _setting(self, it: Paragraph, setting: Setting) -> Setting:
        if it.role in _COUNTED:
            numbers = self._numbering.item(self._styles[it.role], it.number, restart=it.restart)
            setting = replace(setting, numbers=numbers, may_break=_length(it) > _LONG)
        return replace(setting, keep_next=True) if it.keep_with_next else setting


def _as_step_title(span: Span) -> Span:
    return replace(span, tone=Tone.STRONG) if span.tone is Tone.PLAIN else span


def _length(it: Paragraph) -> int:
    return sum(len(span.text) for span in it.spans)
