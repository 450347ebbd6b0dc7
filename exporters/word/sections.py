"""Pages that lie on their long side among those that stand.

A section's properties stand in its last paragraph, those of the last section at the end of the body.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from exporters.word.running import widened

if TYPE_CHECKING:
    from docx.oxml.section import CT_SectPr

    from app.reports.model import Turn
    from exporters.paper.template import Template

_OF_THE_FIRST_PAGE = ("w:titlePg", "w:pgNumType", "w:type")
_REFERENCES = "w:headerReference | w:footerReference"
_END = "</w:pPr>"


class Sections:
    """The sections of one document, in their order. A document that never turns ends as its template does.

    Headers and footers must be filled before: lying pages get copies of them, as wide as their text.
    """

    def __init__(self, template: Template) -> None:
        self._template = template
        self._body = template.document.element.body
        self._standing: CT_SectPr | None = self._body.sectPr
        self._lying: CT_SectPr | None = None
        self._current = self._standing
        self._is_landscape = False

    @property
    def text_width(self) -> int:
        """In twips, of the pages that are being written."""
        measures = self._template.measures
        return measures.lying_text if self._is_landscape else measures.text

    def turn(self, turn: Turn) -> str:
        """End the section that is being written, and return its properties."""
        ended = self._current
        if ended is None or self._standing is None:
            return ""
        self._is_landscape = turn.landscape
        self._current = deepcopy(self._lying_page(self._standing) if turn.landscape else self._standing)
        _drop(self._current, *_OF_THE_FIRST_PAGE)
        self._body.replace(self._body.sectPr, self._current)
        return etree.tostring(ended, encoding="unicode", with_tail=False)

    def _lying_page(self, standing: CT_SectPr) -> CT_SectPr:
        if self._lying is None:
            self._lying = deepcopy(standing)
            _lay_down(self._lying)
            for reference in self._lying.xpath(_REFERENCES):
                reference.set(qn("r:id"), widened(self._template, reference.get(qn("r:id"))))
        return self._lying


def _lay_down(section: CT_SectPr) -> None:
    width, height = section.page_width, section.page_height
    if width is not None and height is not None and width < height:
        section.page_width, section.page_height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE


def _drop(section: CT_SectPr, *tags: str) -> None:
    """Also drop the header that only a first page has."""
    for element in section.xpath(f"{' | '.join(tags)} | *[@w:type='first']"):
        section.remove(element)


def closed(text: str, properties: str) -> str:
    """Return the text of a section with its properties in its last paragraph.

    Only where a section ends with a table, there is none to carry them, and an empty one must.
    """
    if not text.endswith("</w:p>"):
        return f"{text}<w:p><w:pPr>{properties}{_END}</w:p>"
    before, _, after = text.rpartition(_END)
    return f"{before}{properties}{_END}{after}"
