"""Pages: size, margins, and what stands above and below their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.opendocument.running import Running
from exporters.opendocument.xml import Properties, element, properties
from exporters.paper.styles import FOOTER, HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.section import Section, _BaseHeaderFooter
    from docx.shared import Length

    from exporters.opendocument.automatic import Automatic
    from exporters.opendocument.sheet import Sheet
    from exporters.paper.template import Template
    from exporters.zipped import Member

STANDING, FIRST, LYING = "Standard", "First_20_Page", "Landscape"
_SHOWN = {FIRST: "First Page"}
_LAYOUTS = {STANDING: "Hochformat", FIRST: "Hochformat", LYING: "Querformat"}
_EMU_PER_TWIP = 635
_A4 = (11906, 16838)
_MARGIN = 1134
_LEAST = 57
"""Twips of a header without its distance to the text; it grows into that distance."""


class Pages:
    """The pages of a document, as its template has them. Headers and footers must be filled before."""

    def __init__(self, template: Template, sheet: Sheet, automatic: Automatic) -> None:
        self._section = template.document.sections[-1]
        self._measures = template.measures
        self._running = Running(sheet, automatic)
        self.has_first = self._section.different_first_page_header_footer

    @property
    def begin(self) -> str:
        """The pages that a document begins with."""
        return FIRST if self.has_first else STANDING

    def pictures(self) -> Iterator[Member]:
        """The files of pictures in headers and footers, once these are translated."""
        return iter(self._running.files.values())

    def layouts(self) -> str:
        width, height = self._size()
        lying = (max(width, height), min(width, height))
        return self._layout(_LAYOUTS[STANDING], (width, height)) + self._layout(_LAYOUTS[LYING], lying)

    def masters(self) -> str:
        """The template's headers and footers are translated here, with styles of their own if need be."""
        usual = (self._section.header, self._section.footer)
        first = (self._section.first_page_header, self._section.first_page_footer)
        scale = self._measures.lying_text / self._measures.text
        found = self._master(STANDING, usual) + self._master(LYING, usual, scale)
        return found + (self._master(FIRST, first) if self.has_first else "")

    def _master(
        self, name: str, running: tuple[_BaseHeaderFooter, _BaseHeaderFooter], scale: float = 1
    ) -> str:
        header, footer = (
            self._running.paragraphs(it.part, style, scale)
            for it, style in zip(running, (HEADER, FOOTER), strict=True)
        )
        about: Properties = {"style:name": name, "style:page-layout-name": _LAYOUTS[name]}
        if name in _SHOWN:
            about |= {"style:display-name": _SHOWN[name], "style:next-style-name": STANDING}
        content = element("style:header", {}, header) + element("style:footer", {}, footer)
        return element("style:master-page", about, content)

    def _size(self) -> tuple[int, int]:
        return _twips(self._section.page_width, _A4[0]), _twips(self._section.page_height, _A4[1])

    def _layout(self, name: str, size: tuple[int, int]) -> str:
        it = self._section
        about: Properties = {
            "fo:page-width": size[0],
            "fo:page-height": size[1],
            "style:print-orientation": "landscape" if size[0] > size[1] else "portrait",
            "fo:margin-top": _twips(it.header_distance, 0),
            "fo:margin-bottom": _twips(it.footer_distance, 0),
            "fo:margin-left": _twips(it.left_margin, _MARGIN) + _twips(it.gutter, 0),
            "fo:margin-right": _twips(it.right_margin, _MARGIN),
        }
        content = properties("page-layout", about) + _edges(it)
        return element("style:page-layout", {"style:name": name}, content)


def _edges(it: Section) -> str:
    above = _twips(it.top_margin, _MARGIN) - _twips(it.header_distance, 0)
    below = _twips(it.bottom_margin, _MARGIN) - _twips(it.footer_distance, 0)
    return _edge("style:header-style", above, "fo:margin-bottom") + _edge(
        "style:footer-style", below, "fo:margin-top"
    )


def _edge(name: str, height: int, distance: str) -> str:
    about: Properties = {
        "fo:min-height": height,
        distance: max(height - _LEAST, 0),
        "style:dynamic-spacing": "true",
    }
    return element(name, {}, properties("header-footer", about))


def _twips(length: Length | None, otherwise: int) -> int:
    return otherwise if length is None else round(length / _EMU_PER_TWIP)
