"""The text of a document: its blocks, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.model import Contents, Heading, Paragraph, Picture, Table, Turn
from exporters.outline import Outline
from exporters.paper.neighbours import follows_bare_table, settings
from exporters.paper.setting import AS_STYLED
from exporters.paper.styles import CHAPTERS
from exporters.word.contents import TableOfContents
from exporters.word.inline import Inline
from exporters.word.numbering import numbered
from exporters.word.paragraphs import Paragraphs
from exporters.word.pictures import Pictures
from exporters.word.sections import closed
from exporters.word.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.model import Block, Document
    from exporters.outline import Entry
    from exporters.paper.setting import Setting
    from exporters.paper.template import Template
    from exporters.word.numbering import Numbering
    from exporters.word.relations import Relations
    from exporters.word.sections import Sections


class Body:
    """Writes the blocks of one document as XML text, which is many times faster than a tree of elements."""

    def __init__(
        self,
        document: Document,
        template: Template,
        relations: Relations,
        numbering: Numbering,
        sections: Sections,
    ) -> None:
        self._blocks = document.blocks
        self._inline = Inline(template, relations)
        self._outline, self._lists = _outline(document.blocks, template.numbering(CHAPTERS), numbering)
        self._contents = TableOfContents(template, self._inline)
        self._paragraphs = Paragraphs(template, self._inline, numbering, draft=document.draft)
        self._tables = Tables(template, self._inline, self._paragraphs)
        self._pictures = Pictures(template, self._inline, relations)
        self._settings = settings(document.blocks, template.indents)
        self._sections = sections
        self._open: dict[int, list[str]] = {}

    def xml(self) -> str:
        ended: list[str] = []
        section: list[str] = []
        for position, block in enumerate(self._blocks):
            if isinstance(block, Turn) and any(section):
                ended.append(closed("".join(section), self._sections.turn(block)))
                section = []
            section.append(self._block(position, block))
        return "".join((*ended, *section, *self._ends(len(self._blocks))))

    def _block(self, position: int, block: Block) -> str:
        setting = self._settings.get(position, AS_STYLED)
        match block:
            case Paragraph():
                return self._paragraphs.paragraph(block, setting)
            case Heading():
                return self._heading(position, block, setting)
            case Table():
                apart = follows_bare_table(self._blocks, position)
                return self._tables.table(block, self._sections.text_width, apart=apart)
            case Picture():
                return self._pictures.picture(block)
            case Contents():
                return self._table_of_contents(position, setting)
        return ""  # turns are no blocks of their own, and figures have become pictures

    def _heading(self, position: int, it: Heading, setting: Setting) -> str:
        entry = self._outline.entries.get(position)
        anchors = dict.fromkeys(filter(None, (it.anchor, entry.anchor if entry else None)))
        heading = self._paragraphs.heading(it, anchors, setting, self._numbers(entry))
        return "".join(self._ends(position)) + heading

    def _numbers(self, entry: Entry | None) -> str:
        """The property that lets a heading count."""
        if entry is None or entry.counted_in is None:
            return ""
        return numbered(self._lists[entry.counted_in.start], entry.heading.level - 1)

    def _table_of_contents(self, position: int, setting: Setting) -> str:
        listing = self._outline.listings[position]
        if not self._outline.is_partial(listing):
            return self._contents.write(listing, setting)
        part = f"inhalt_{position + 1}"
        start, end = self._inline.range(part)
        self._open.setdefault(listing.end, []).append(end)
        return start + self._contents.write(listing, setting, part)

    def _ends(self, position: int) -> list[str]:
        """Where the part of the document ends that some contents are about."""
        return self._open.get(position, [])


def _outline(blocks: Sequence[Block], style: str, numbering: Numbering) -> tuple[Outline, dict[int, int]]:
    """The outline, and by the place of its contents the list in which Word counts the chapters."""
    lists = {
        position: numbering.begin(style, level=block.levels[0] - 1)
        for position, block in enumerate(blocks)
        if isinstance(block, Contents)
    }
    return Outline(blocks, numbered=all(lists.values())), lists
