"""Pictures in line with the text, with alternative text, caption and credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.word.paragraphs import Setting, paragraph
from exporters.word.styles import PARAGRAPHS, PICTURE
from exporters.word.text import attribute, one_line

if TYPE_CHECKING:
    from app.reports.model import Picture
    from exporters.word.inline import Inline
    from exporters.word.relations import Relations
    from exporters.word.template import Template

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch: a small picture is not blown up further."""

_HIGHEST = 9600
"""Twips, two thirds of a page: caption and credit must fit below."""

_AFTER_CAPTION = 340
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"


class Pictures:
    """One per document, for it numbers the pictures."""

    def __init__(self, template: Template, inline: Inline, relations: Relations) -> None:
        self._measures = template.measures
        self._inline = inline
        self._relations = relations
        self._count = 0
        names = (PICTURE, PARAGRAPHS[Role.CAPTION], PARAGRAPHS[Role.CREDIT])
        self._picture, self._caption, self._credit = map(template.paragraph, names)

    def picture(self, it: Picture) -> str:
        self._count += 1
        left = 0 if it.wide else None
        credit = self._inline.run(it.credit)
        label = self._inline.label("Abbildung", it.number)
        caption = Setting(keep_next=True, left=left) if credit else Setting(after=_AFTER_CAPTION, left=left)
        return (
            paragraph(self._picture, self._drawing(it), Setting(left=left))
            + paragraph(self._caption, label + self._inline.run(one_line(it.caption)), caption)
            + paragraph(self._credit, credit, Setting(left=left))
        )

    def _drawing(self, it: Picture) -> str:
        relation = self._relations.picture(it.data, it.media_type)
        width, height = self._extent(it)
        about = (
            f'id="{self._count}" name="Abbildung {it.number}" descr="{attribute(it.alt_text or it.caption)}"'
        )
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_MAIN}/wordprocessingDrawing" distT="0" distB="0" '
            f'distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr {about}/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_MAIN}/main" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_MAIN}/main"><a:graphicData uri="{_MAIN}/picture">'
            f'<pic:pic xmlns:pic="{_MAIN}/picture"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _extent(self, it: Picture) -> tuple[int, int]:
        """Width and height in EMU: as wide as its column, unless too small or too high for that."""
        column = self._measures.text - (0 if it.wide else self._measures.margin_column)
        width, height = max(it.width_px, 1), max(it.height_px, 1)
        scale = min(column * _EMU_PER_TWIP / width, _HIGHEST * _EMU_PER_TWIP / height, _EMU_PER_PIXEL)
        return max(round(width * scale), 1), max(round(height * scale), 1)
