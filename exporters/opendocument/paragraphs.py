"""Paragraphs and headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.opendocument import names
from exporters.opendocument.inline import place, run
from exporters.opendocument.looks import Tab, tab_stops
from exporters.opendocument.xml import Properties, element, letters, properties
from exporters.paper.counting import Counting
from exporters.paper.paragraphs import COUNTED, setting_of, shown
from exporters.paper.setting import AS_STYLED, Setting
from exporters.paper.styles import HEADINGS, PARAGRAPHS
from exporters.paper.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Heading, Paragraph
    from exporters.opendocument.automatic import Automatic
    from exporters.opendocument.inline import Inline
    from exporters.opendocument.lists import Grouped, Lists
    from exporters.opendocument.sheet import Sheet

_KEPT = {True: "always", False: "auto"}


class Styled:
    """Gives paragraphs their styles, and pages to those that begin some.

    ``master`` names the pages that begin with the next paragraph or table; empty for those that go on.
    """

    def __init__(self, sheet: Sheet, automatic: Automatic, master: str) -> None:
        self._sheet = sheet
        self.automatic = automatic
        self.master = master
        self._contents: dict[tuple[str, Setting, bool, str], str] = {}

    def paragraph(self, style: str, runs: str, setting: Setting = AS_STYLED) -> str:
        """Nothing without runs: no document has an empty paragraph. ``style`` is named as in Word."""
        name = self.name(style, setting) if runs else ""
        return f'<text:p text:style-name="{name}">{runs}</text:p>' if runs else ""

    def heading(self, level: int, runs: str, setting: Setting, numbers: Properties) -> str:
        style = HEADINGS[min(level, len(HEADINGS)) - 1]
        about: Properties = {"text:style-name": self.name(style, setting), "text:outline-level": str(level)}
        return element("text:h", about | numbers, runs)

    def name(self, style: str, setting: Setting = AS_STYLED, text: Properties | None = None) -> str:
        """The style for a place; ``text`` is what a table says of the letters in it."""
        master = self.taken_master()
        key = (style, setting, bool(master), str(text or ""))
        if key not in self._contents:
            if master:
                setting = replace(setting, new_page=False)
            self._contents[key] = self._content(style, setting, text or {})
        content = self._contents[key]
        if not content and not master:
            return names.inner(style)
        return self.automatic.name("paragraph", content, names.inner(style), master)

    def _content(self, style: str, setting: Setting, text: Properties) -> str:
        """What the style itself says of letters counts for more than what the table says."""
        stops = tab_stops([Tab(setting.left or 0, "left")]) if setting.hanging else ""
        said = self._sheet.look("paragraph", style).text
        own = {key: value for key, value in text.items() if key not in said}
        return properties("paragraph", self._change(style, setting), stops) + letters(own)

    def indent_of(self, level: int) -> int:
        """Of a heading, in twips."""
        look = self._sheet.look("paragraph", HEADINGS[min(level, len(HEADINGS)) - 1])
        return int(look.paragraph.get("fo:margin-left", 0))

    def taken_master(self) -> str:
        """The pages that begin here, for a table that begins them."""
        master, self.master = self.master, ""
        return master

    def _change(self, style: str, setting: Setting) -> Properties:
        """A reader takes distances together: with one of them all of them must be said."""
        change: Properties = {}
        if setting.keep_next is not None:
            change["fo:keep-with-next"] = _KEPT[setting.keep_next]
        if setting.may_break:
            change["fo:keep-together"] = "auto"
        if setting.new_page:
            change["fo:break-before"] = "page"
        if setting.right_aligned:
            change["fo:text-align"] = "end"
        return change | self._heights(style, setting) | self._indents(style, setting)

    def _heights(self, style: str, setting: Setting) -> Properties:
        given = {"fo:margin-top": setting.before, "fo:margin-bottom": setting.after}
        if set(given.values()) == {None}:
            return {}
        styled = self._sheet.look("paragraph", style).paragraph
        return {key: styled.get(key, 0) if value is None else value for key, value in given.items()}

    def _indents(self, style: str, setting: Setting) -> Properties:
        if setting.left is None:
            return {}
        look = self._sheet.look("paragraph", style)
        return {
            "fo:margin-left": look.margin_left(setting.left),
            "fo:margin-right": look.paragraph.get("fo:margin-right", 0),
            "fo:text-indent": -setting.hanging,
        }


class Paragraphs:
    """Turns paragraphs and headings of the report into ``text:p`` and ``text:h``."""

    def __init__(self, styled: Styled, inline: Inline, lists: Lists, *, draft: bool) -> None:
        self._styled = styled
        self._inline = inline
        self._lists = lists
        self._counting = Counting()
        self._draft = draft

    def paragraph(self, it: Paragraph, setting: Setting, grouped: Grouped) -> str:
        """With the list around it. Empty if there is nothing to read in it."""
        runs = self._runs(it)
        if not runs:
            return ""
        content = self._styled.paragraph(PARAGRAPHS[it.role], runs, setting_of(it, setting))
        return self._listed(it, content, grouped)

    def in_cell(self, it: Paragraph, text: Properties, grouped: Grouped) -> str:
        """Never empty: every cell holds a paragraph. ``text`` is what the table says of its letters."""
        style = self._styled.name(PARAGRAPHS[it.role], setting_of(it), text)
        return self._listed(it, f'<text:p text:style-name="{style}">{self._runs(it)}</text:p>', grouped)

    def heading(self, it: Heading, anchors: Iterable[str], setting: Setting, numbers: Properties) -> str:
        runs = run(one_line(it.text))
        for anchor in anchors if runs else ():
            runs = place(anchor, runs)
        return self._styled.heading(it.level, runs, setting, numbers) if runs else ""

    def _runs(self, it: Paragraph) -> str:
        runs = self._inline.spans(shown(it, draft=self._draft))
        return place(it.anchor, runs) if it.anchor else runs

    def _listed(self, it: Paragraph, content: str, grouped: Grouped) -> str:
        """The text of a step belongs to the step, so it stands in the same item."""
        if it.role is Role.STEP_TEXT and grouped.holds(Role.STEP):
            return content
        if it.role not in self._lists.levels:
            return grouped.close() + content
        if it.role not in COUNTED:
            return grouped.item(it.role, 0, begins=False, content=content)
        counted = self._counting.item(it.role, it.number, restart=it.restart)
        return grouped.item(it.role, counted.number, begins=counted.begins, content=content)
