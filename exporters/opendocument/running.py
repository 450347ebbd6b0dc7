"""Headers and footers of the template, filled already, as OpenDocument has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exporters.opendocument import names
from exporters.opendocument.looks import Tab, tab_stops
from exporters.opendocument.text import content
from exporters.opendocument.xml import properties

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.opendocument.automatic import Automatic
    from exporters.opendocument.sheet import Sheet

_FIELDS = {
    "PAGE": '<text:page-number text:select-page="current">{}</text:page-number>',
    "NUMPAGES": "<text:page-count>{}</text:page-count>",
}
_MOVING = {"right", "center"}


class Running:
    """Turns headers and footers into paragraphs. Of what an office has put there texts and fields stay."""

    def __init__(self, sheet: Sheet, automatic: Automatic) -> None:
        self._sheet = sheet
        self._automatic = automatic

    def paragraphs(self, part: _Element, style: str, scale: float = 1) -> str:
        """``scale`` is how much wider the pages are than those of the template."""
        return "".join([self._paragraph(it, style, scale) for it in part.iter(qn("w:p"))])

    def _paragraph(self, it: _Element, style: str, scale: float) -> str:
        named = it.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        known = None if named is None else self._sheet.style_name("paragraph", named.get(qn("w:val"), ""))
        style = self._widened(known or style, scale)
        return f'<text:p text:style-name="{style}">{"".join(self._runs(it))}</text:p>'

    def _runs(self, paragraph: _Element) -> list[str]:
        """A field is its instruction, then what it shows until somebody counts."""
        found: list[str] = []
        instruction: list[str] = []
        for run in paragraph.iter(qn("w:r")):
            for mark in run.iterchildren(qn("w:fldChar")):
                if mark.get(qn("w:fldCharType")) == "end":
                    instruction.clear()
            instruction += [it.text or "" for it in run.iterchildren(qn("w:instrText"))]
            if text := _text(run):
                found.append(self._styled(run, _shown(instruction, text)))
        return found

    def _styled(self, run: _Element, text: str) -> str:
        named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        style = None if named is None else self._sheet.style_name("character", named.get(qn("w:val"), ""))
        return f'<text:span text:style-name="{names.inner(style)}">{text}</text:span>' if style else text

    def _widened(self, style: str, scale: float) -> str:
        """What stands at the right edge or in the middle stays there."""
        tabs = self._sheet.look("paragraph", style).tabs
        if scale == 1 or not tabs:
            return names.inner(style)
        moved = [
            Tab(round(it.position * scale), it.kind, it.leader) if it.kind in _MOVING else it for it in tabs
        ]
        look = properties("paragraph", {}, tab_stops(moved))
        return self._automatic.name("paragraph", look, names.inner(style))


def _text(run: _Element) -> str:
    signs = {qn("w:t"): "", qn("w:tab"): "\t", qn("w:br"): "\n"}
    return content("".join([signs[it.tag] or it.text or "" for it in run if it.tag in signs]))


def _shown(instruction: list[str], text: str) -> str:
    field = _FIELDS.get("".join(instruction).strip().partition(" ")[0])
    return field.format(text) if field else text
