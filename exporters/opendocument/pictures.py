"""Pictures in line with the text, with alternative text, caption and credit."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.opendocument.inline import run
from exporters.opendocument.xml import Properties, element, properties
from exporters.paper.pictures import AFTER_CAPTION, EXTENSIONS, extent
from exporters.paper.setting import Setting
from exporters.paper.styles import PARAGRAPHS, PICTURE
from exporters.paper.text import attribute, one_line
from exporters.zipped import Member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.reports.model import Picture
    from exporters.opendocument.inline import Inline
    from exporters.opendocument.paragraphs import Styled
    from exporters.paper.template import Measures

_EMU_PER_CM = 360_000
FRAME: Properties = {
    "style:vertical-pos": "top",
    "style:vertical-rel": "baseline",
    "fo:border": "none",
    "fo:padding": 0,
    "fo:margin": 0,
}


class Pictures:
    """One per document, for it numbers the pictures and keeps each file once."""

    def __init__(self, measures: Measures, inline: Inline, styled: Styled) -> None:
        self._measures = measures
        self._inline = inline
        self._styled = styled
        self._files: dict[bytes, Member] = {}
        self._count = 0

    def members(self) -> Iterator[Member]:
        """The files of the pictures."""
        return iter(self._files.values())

    def picture(self, it: Picture) -> str:
        left = 0 if it.wide else None
        credit = run(it.credit)
        kept = Setting(keep_next=True, left=left) if credit else Setting(after=AFTER_CAPTION, left=left)
        label = self._inline.label("Abbildung", it.number)
        return (
            self._styled.paragraph(PICTURE, self._frame(it), Setting(left=left))
            + self._styled.paragraph(PARAGRAPHS[Role.CAPTION], label + run(one_line(it.caption)), kept)
            + self._styled.paragraph(PARAGRAPHS[Role.CREDIT], credit, Setting(left=left))
        )

    def _frame(self, it: Picture) -> str:
        self._count += 1
        look = self._styled.automatic.name("graphic", properties("graphic", FRAME))
        says = (f"Abbildung {it.number}", it.alt_text or it.caption)
        return frame(f"Abbildung {self._count}", look, self._file(it), extent(it, self._measures), says)

    def _file(self, it: Picture) -> str:
        digest = sha256(it.data).digest()
        if digest not in self._files:
            name = f"Pictures/bild{len(self._files) + 1}.{EXTENSIONS[it.media_type]}"
            self._files[digest] = Member(name, it.data, packed=False)
        return self._files[digest].name


def frame(name: str, look: str, file: str, size: tuple[int, int], says: tuple[str, str]) -> str:
    """A picture in line with the text. ``size`` is in EMU, ``says`` are title and text in its place."""
    width, height = (f"{emu / _EMU_PER_CM:.3f}cm" for emu in size)
    about: Properties = {"draw:style-name": look, "draw:name": name, "text:anchor-type": "as-char"}
    where: Properties = {"xlink:href": file, "xlink:type": "simple", "xlink:show": "embed"}
    told = zip(("svg:title", "svg:desc"), says, strict=True)
    content = element("draw:image", where | {"xlink:actuate": "onLoad"})
    content += "".join([element(tag, {}, attribute(text)) for tag, text in told if text])
    return element("draw:frame", about | {"svg:width": width, "svg:height": height}, content)
