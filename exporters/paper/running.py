"""Headers and footers: the template says where something stands, the document what.

In the template these places are content controls with a tag, so that an office can move and format them, and
put its logo beside them. What is written has no controls left: readers shall not type into them.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import zip_longest
from textwrap import shorten
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.reports.model import DRAFT_MARK, SEPARATOR
from exporters.paper.styles import DRAFT
from exporters.paper.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.section import _Header
    from lxml.etree import _Element

    from app.reports.model import Document
    from exporters.paper.template import Template

_ROOM, _ROOM_BESIDE_MARK = 90, 74
"""Letters of a running title that fit beside the code, and what is left of it beside the mark."""

_RUNNING_PARTS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


class Slot(StrEnum):
    """Tags of the template's content controls. A text that may be missing brings its separator along."""

    SENDER = "laborbuch.absender"
    PROGRAMME = "laborbuch.programm"
    RUNNING_TITLE = "laborbuch.titel"
    CODE = "laborbuch.kennung"
    EDITION = "laborbuch.stand"


def fill(template: Template, document: Document) -> None:
    """Write the document's particulars into all headers and footers."""
    told = _texts(document)
    for element in _running_elements(template):
        for control in list(element.iter(qn("w:sdt"))):
            _resolve(control, told)
    if document.draft:
        _mark_as_draft(template)


def _texts(document: Document) -> dict[str, str]:
    """By slot, each in one line."""
    sender, programme = document.masthead
    room = _ROOM_BESIDE_MARK if document.draft else _ROOM
    found = {
        Slot.SENDER: sender,
        Slot.PROGRAMME: f"{SEPARATOR}{programme}" if programme else "",
        Slot.RUNNING_TITLE: shorten(document.running_title, room, placeholder=" …"),
        Slot.CODE: document.code,
        Slot.EDITION: document.edition,
    }
    return {slot: one_line(text) for slot, text in found.items()}


def _running_elements(template: Template) -> Iterator[_Element]:
    for relationship in template.document.part.rels.values():
        if relationship.reltype in _RUNNING_PARTS:
            yield relationship.target_part.element


def _resolve(control: _Element, told: dict[str, str]) -> None:
    """Put the text in place of the control, in the format of its first run."""
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    text = told.get(tag.get(qn("w:val"), "")) if tag is not None else None
    if text is None:
        return
    for place, piece in zip_longest(list(control.iter(qn("w:t"))), (text,)):
        if place is not None:
            place.text = piece or ""
            place.set(qn("xml:space"), "preserve")
    _unwrap(control)


def _unwrap(control: _Element) -> None:
    for content in control.iterchildren(qn("w:sdtContent")):
        for child in content:
            control.addprevious(child)
    _drop(control)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _mark_as_draft(template: Template) -> None:
    """On every page, also where an office has emptied a header."""
    style = template.character(DRAFT)
    mark = f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{_text(DRAFT_MARK)}</w:r>'
    rest = f"<w:r {nsdecls('w')}>{_text(SEPARATOR)}</w:r>"
    for header in _headers(template):
        left, _, _ = header.paragraphs[0].text.partition("\t")
        runs = [parse_xml(mark)] + ([parse_xml(rest)] if left.strip() else [])
        line = header.paragraphs[0]._p
        line[:] = [*line.xpath("w:pPr"), *runs, *line.xpath("*[not(self::w:pPr)]")]


def _headers(template: Template) -> Iterator[_Header]:
    """Every header that some page shows; one that a section takes over from the one before comes once."""
    document = template.document
    for number, section in enumerate(document.sections):
        shown = [section.header]
        shown += [section.first_page_header] if section.different_first_page_header_footer else []
        shown += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
        yield from (header for header in shown if number == 0 or not header.is_linked_to_previous)


def _text(plain: str) -> str:
    return f'<w:t xml:space="preserve">{plain}</w:t>'
