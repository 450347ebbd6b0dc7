"""Headers and footers of the template, filled already, as OpenDocument has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exporters.opendocument import names
from exporters.opendocument.looks import Tab, look_of, tab_stops, text_of, whole
from exporters.opendocument.pictures import FRAME, frame
from exporters.opendocument.text import content
from exporters.opendocument.xml import letters, properties
from exporters.zipped import Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.opc.part import XmlPart
    from lxml.etree import _Element

    from exporters.opendocument.automatic import Automatic
    from exporters.opendocument.sheet import Sheet

_FIELDS = {
    "PAGE": '<text:page-number text:select-page="current">{}</text:page-number>',
    "NUMPAGES": "<text:page-count>{}</text:page-count>",
}
_MOVING = {"right", "center"}
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@dataclass
class Running:
    """Turns headers and footers into paragraphs: texts, fields and pictures, as an office has put them.

    ``files`` are those of the pictures, by what the file calls them.
    """

    sheet: Sheet
    automatic: Automatic
    files: dict[str, Member] = field(default_factory=dict)

    def paragraphs(self, part: XmlPart, style: str, scale: float = 1) -> str:
        """``scale`` is how much wider the pages are than those of the template."""
        lines = part.element.iter(qn("w:p"))
        return "".join([self._paragraph(it, part, style, scale) for it in lines])

    def _paragraph(self, it: _Element, part: XmlPart, style: str, scale: float) -> str:
        named = it.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        known = None if named is None else self.sheet.style_name("paragraph", named.get(qn("w:val"), ""))
        name = self._style(it, known or style, scale)
        return f'<text:p text:style-name="{name}">{"".join(self._runs(it, part))}</text:p>'

    def _runs(self, paragraph: _Element, part: XmlPart) -> Iterator[str]:
        """A field is its instruction, then what it shows until somebody counts."""
        instruction: list[str] = []
        for run in paragraph.iter(qn("w:r")):
            for mark in run.iterchildren(qn("w:fldChar")):
                if mark.get(qn("w:fldCharType")) == "end":
                    instruction.clear()
            instruction += [it.text or "" for it in run.iterchildren(qn("w:instrText"))]
            if text := _text(run):
                yield self._styled(run, _shown(instruction, text))
            yield from (self._picture(it, part) for it in run.iterchildren(qn("w:drawing")))

    def _styled(self, run: _Element, text: str) -> str:
        """What a run itself says of its letters becomes a style without a name."""
        named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        known = None if named is None else self.sheet.style_name("character", named.get(qn("w:val"), ""))
        style = names.inner(known) if known else ""
        if own := letters(text_of(run, self.sheet.theme)):
            style = self.automatic.name("text", own, style)
        return f'<text:span text:style-name="{style}">{text}</text:span>' if style else text

    def _picture(self, drawing: _Element, part: XmlPart) -> str:
        """Nothing for a drawing without a picture in it. One that floats in Word stands in line here."""
        size = next(drawing.iter(f"{_PLACED}extent"), None)
        about = next(drawing.iter(f"{_PLACED}docPr"), None)
        used = [it.get(qn("r:embed"), "") for it in drawing.iter(f"{_MAIN}blip")]
        image = part.related_parts.get(used[0]) if used else None
        if image is None or size is None or about is None:
            return ""
        name = f"Pictures/rand_{image.partname.filename}"
        self.files[name] = Member(name, image.blob, packed=False)
        look = self.automatic.name("graphic", properties("graphic", FRAME))
        width, height = whole(size.get("cx")), whole(size.get("cy"))
        return frame(about.get("name", ""), look, name, (width, height), ("", about.get("descr", "")))

    def _style(self, it: _Element, style: str, scale: float) -> str:
        """What stands at the right edge or in the middle does so on wider pages too."""
        own = look_of(it, self.sheet.theme)
        styled = () if scale == 1 else self.sheet.look("paragraph", style).tabs
        look = properties("paragraph", own.paragraph, tab_stops(_moved(own.tabs or styled, scale)))
        return self.automatic.name("paragraph", look, names.inner(style)) if look else names.inner(style)


def _moved(tabs: Sequence[Tab], scale: float) -> list[Tab]:
    return [it._replace(position=round(it.position * scale)) if it.kind in _MOVING else it for it in tabs]


def _text(run: _Element) -> str:
    signs = {qn("w:t"): "", qn("w:tab"): "\t", qn("w:br"): "\n"}
    return content("".join([signs[it.tag] or it.text or "" for it in run if it.tag in signs]))


def _shown(instruction: list[str], text: str) -> str:
    field = _FIELDS.get("".join(instruction).strip().partition(" ")[0])
    return field.format(text) if field else text
