"""Headers and footers of pages that lie on their long side."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.styles.style import BaseStyle
    from docx.text.tabstops import TabStop

    from exporters.paper.template import Template


def widened(template: Template, relation: str) -> str:
    """Copy a header or footer for lying pages, and return the relation to the copy."""
    main = template.document.part
    name = f"{relation}quer"
    if name not in main.rels:
        part = main.related_parts[relation]
        path = PackURI(part.partname.replace(".xml", "_quer.xml"))
        copy = type(part)(path, part.content_type, deepcopy(part.element), part.package)
        for key, it in part.rels.items():
            copy.load_rel(
                it.reltype, it.target_ref if it.is_external else it.target_part, key, it.is_external
            )
        for line in copy.element.iter(qn("w:p")):
            _move_tabs(Paragraph(line, copy), template.measures.lying_text / template.measures.text)
        main.load_rel(main.rels[relation].reltype, copy, name)
    return name


def _move_tabs(line: Paragraph, scale: float) -> None:
    """What stands at the right edge or in the middle stays there; a stop at the left stays where it is."""
    own = line.paragraph_format.tab_stops
    stops = {stop.position: (stop.alignment, stop.leader) for stop in (*_styled_stops(line), *own)}
    own.clear_all()
    for position, (alignment, leader) in stops.items():
        moves = alignment in (WD_TAB_ALIGNMENT.RIGHT, WD_TAB_ALIGNMENT.CENTER)
        if moves:
            own.add_tab_stop(position, WD_TAB_ALIGNMENT.CLEAR)
        own.add_tab_stop(round(position * scale) if moves else position, alignment, leader)


def _styled_stops(line: Paragraph) -> Iterator[TabStop]:
    style: BaseStyle | None = line.style
    while isinstance(style, ParagraphStyle):
        yield from style.paragraph_format.tab_stops
        style = style.base_style
