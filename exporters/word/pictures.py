"""Pictures in line with the text, with alternative text, caption and credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.paper.pictures import AFTER_CAPTION, extent
from exporters.paper.setting import Setting
from exporters.paper.styles import PARAGRAPHS, PICTURE
from exporters.paper.text import attribute, one_line
from exporters.word.paragraphs import paragraph

if TYPE_CHECKING:
    from app.reports.model import Picture
    from exporters.paper.template import Template
    from exporters.word.inline import Inline
    from exporters.word.relations import Relations


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
        caption = Setting(keep_next=True, left=left) if credit else Setting(after=AFTER_CAPTION, left=left)
        return (
            paragraph(self._picture, self._drawing(it), Setting(left=left))
            + paragraph(self._caption, label + self._inline.run(one_line(it.caption)), caption)
            + paragraph(self._credit, credit, Setting(left=left))
        )

    def _drawing(self, it: Picture) -> str:
        relation = self._relations.picture(it.data, it.media_type)
        width, height = extent(it, self._measures)
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
