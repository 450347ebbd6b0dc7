"""The text of a document: its blocks, one after the other."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.reports.model import Contents, Heading, Paragraph, Picture, Table, Turn
from exporters.opendocument.automatic import Automatic
from exporters.opendocument.contents import TableOfContents
from exporters.opendocument.inline import Inline
from exporters.opendocument.lists import Grouped
from exporters.opendocument.pages import LYING, STANDING
from exporters.opendocument.paragraphs import Paragraphs, Styled
from exporters.opendocument.pictures import Pictures
from exporters.opendocument.tables import Tables
from exporters.opendocument.xml import Properties, element
from exporters.outline import Outline
from exporters.paper.neighbours import follows_bare_table, settings
from exporters.paper.setting import AS_STYLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.reports.model import Block, Document
    from exporters.opendocument.lists import Lists
    from exporters.opendocument.sheet import Sheet
    from exporters.outline import Entry
    from exporters.paper.setting import Setting
    from exporters.paper.template import Template
    from exporters.zipped import Member

_COUNTED = ("Abbildung", "Tabelle")


class Body:
    """Writes the blocks of one document as XML text. ``begin`` names the pages that it begins with."""

    def __init__(
        self, document: Document, template: Template, sheet: Sheet, lists: Lists, begin: str
    ) -> None:
        self._blocks = document.blocks
        self._measures = template.measures
        self._lists = lists
        self.automatic = Automatic()
        self._styled = Styled(sheet, self.automatic, begin)
        inline = Inline()
        self._outline = Outline(document.blocks, numbered=bool(lists.chapters))
        self._contents = TableOfContents(template, self._styled)
        self._paragraphs = Paragraphs(self._styled, inline, lists, draft=document.draft)
        self._tables = Tables(sheet, template.measures, inline, self._styled, self._paragraphs)
        self._pictures = Pictures(template.measures, inline, self._styled)
        self._settings = settings(document.blocks, template.indents)
        self._grouped = Grouped()
        self._width = template.measures.text
        self._begun = False

    @cached_property
    def counted(self) -> set[int]:
        """The levels of headings that are numbered."""
        entries = self._outline.entries.values()
        return {entry.heading.level for entry in entries if entry.counted_in is not None}

    def pictures(self) -> Iterator[Member]:
        """The files of the pictures, once the text is written."""
        return self._pictures.members()

    def xml(self) -> str:
        declared = "".join(
            element("text:sequence-decl", {"text:display-outline-level": "0", "text:name": name})
            for name in _COUNTED
        )
        written = [self._block(position, block) for position, block in enumerate(self._blocks)]
        content = element("text:sequence-decls", {}, declared) + "".join(written) + self._grouped.close()
        return element("office:text", {}, content)

    def _block(self, position: int, block: Block) -> str:
        setting = self._settings.get(position, AS_STYLED)
        if isinstance(block, Paragraph):
            written = self._paragraphs.paragraph(block, setting, self._grouped)
        else:
            written = self._grouped.close() + self._other(position, block, setting)
        self._begun = self._begun or bool(written)
        return written

    def _other(self, position: int, block: Block, setting: Setting) -> str:
        match block:
            case Heading():
                return self._heading(position, block, setting)
            case Table():
                apart = follows_bare_table(self._blocks, position)
                return self._tables.table(block, self._width, apart=apart)
            case Picture():
                return self._pictures.picture(block)
            case Contents():
                listing = self._outline.listings[position]
                return self._contents.write(listing, setting, partial=self._outline.is_partial(listing))
            case Turn():
                return self._turn(block)
        return ""  # figures have become pictures

    def _turn(self, turn: Turn) -> str:
        """What follows begins a page; before the first words there is none to turn."""
        if self._begun:
            self._styled.master = LYING if turn.landscape else STANDING
            self._width = self._measures.lying_text if turn.landscape else self._measures.text
        return ""

    def _heading(self, position: int, it: Heading, setting: Setting) -> str:
        entry = self._outline.entries.get(position)
        anchors = dict.fromkeys(filter(None, (it.anchor, entry.anchor if entry else None)))
        numbers = self._numbers(it, entry)
        if entry and entry.counted_in is not None and it.level in self._lists.chapters:
            level = self._lists.chapters[it.level]
            setting = replace(setting, left=level.left, hanging=level.hanging)
        elif numbers:
            setting = replace(setting, left=self._styled.indent_of(it.level))
        return self._paragraphs.heading(it, anchors, setting, numbers)

    def _numbers(self, it: Heading, entry: Entry | None) -> Properties:
        """A heading without a number says so where others of its level have one."""
        if entry is None or entry.counted_in is None:
            return {"text:is-list-header": "true"} if it.level in self.counted else {}
        first = {"text:restart-numbering": "true", "text:start-value": "1"}
        return {**first} if entry.number == "1" else {}
