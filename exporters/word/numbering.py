"""Lists that count, among the definitions of the template."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exporters.paper.counting import Counting

if TYPE_CHECKING:
    from docx.oxml.numbering import CT_Numbering

    from exporters.paper.template import Template


class Numbering:
    """Adds one list to the template's definitions wherever counting begins anew."""

    def __init__(self, template: Template) -> None:
        self._styles = template.document.styles.element
        self._root = template.lists
        self._own_list = cache(self._find_own_list)
        self._counting = Counting()
        self._running: dict[str, int] = {}
        self._added: list[str] = []
        self._definitions = _definitions(self._root)
        self._last = max(map(int, self._definitions), default=0)

    def item(self, style: str, number: str | None, *, restart: bool) -> str:
        """Make a paragraph the next one in the list of its style, or the one with this number."""
        counted = self._counting.item(style, number, restart=restart)
        if counted.begins:
            self._running[style] = self.begin(style, counted.number)
        return numbered(self._running[style])

    def begin(self, style: str, first: int = 1, level: int = 0) -> int:
        """The id of a new list that looks as the style's own; 0 if an office has taken its numbers away."""
        definition = self._own_list(style)
        if definition is None:
            return 0
        self._last += 1
        self._added.append(
            f'<w:num w:numId="{self._last}"><w:abstractNumId w:val="{definition}"/><w:lvlOverride '
            f'w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
        )
        return self._last

    def finish(self) -> None:
        """Write the new lists into the definitions, all at once."""
        after = self._root.find(qn("w:numIdMacAtCleanup"))
        end = len(self._root) if after is None else self._root.index(after)
        self._root[end:end] = parse_xml(f"<w:numbering {nsdecls('w')}>{''.join(self._added)}</w:numbering>")

    def _find_own_list(self, style: str) -> str | None:
        used = self._styles.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
        return self._definitions.get(used[0]) if used else None


def numbered(list_id: int, level: int = 0) -> str:
    """The paragraph property; nothing for list 0."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
    return f"<w:numPr>{place}</w:numPr>" if list_id else ""


def _definitions(root: CT_Numbering) -> dict[str, str]:
    """The definition that each list follows, by the list's id."""
    return {str(it.numId): str(it.abstractNumId.val) for it in root.xpath("w:num")}
