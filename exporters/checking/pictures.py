"""Pictures: told in words, in line with the text, with a caption."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.findings import shortened
from exporters.checking.names import OFF
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.checking.stories import Paragraph, Story
    from exporters.checking.theme import Context

_FALLBACK, _PICT = f"{n.MC}Fallback", f"{n.W}pict"
_FRAME = f"{n.W}framePr"
_KINDS = r"bild|grafik|abbildung|foto|image|picture|diagramm|chart|screenshot|img|dsc\w?"
_IDLE = re.compile(
    rf"(?:(?:{_KINDS})[\s_-]*\d*|\S+\.(?:png|jpe?g|gif|bmp|svg|tiff?|emf|wmf)|\W*|\d+)", re.IGNORECASE
)
_BY_MACHINE = ("automatisch generiert", "automatically generated", "ki-generierte")
_LABEL = re.compile(rf"\s*(?:{_KINDS})\s*\d+", re.IGNORECASE)
_LABEL_AND_MARK = re.compile(r"\s*\w+\s*\d+\s*[:.–-]?\s*")


@dataclass
class _Waiting:
    """A picture whose caption may stand in the next paragraph."""

    place: str
    alt: str
    under: str


class Pictures(Theme):
    """Counts the pictures of each text."""

    everywhere = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._count, self._where = 0, ""
        self._waiting: list[_Waiting] = []
        self._before = ""

    def begin(self, story: Story) -> None:
        self._where = story.title
        self._count = 0

    def paragraph(self, it: Paragraph) -> None:
        caption = it.text if _is_caption(it) else ""
        if self._waiting:
            self._meet(caption)
        if n.BOX in it.tags or (_FRAME in it.tags and it.text.strip()):
            self.found.add(rules.TEXT_BOX, it.place)
        if n.DOC_PR in it.tags or _PICT in it.tags:
            self._look(it)
        self._before = caption

    def end(self) -> None:
        self._meet("")

    def _look(self, it: Paragraph) -> None:
        for picture in it.element.iter(n.DOC_PR, f"{n.VML}shape"):
            if next(picture.iterancestors(_FALLBACK), None) is None and _is_picture(picture):
                self._picture(it, picture)

    def _picture(self, it: Paragraph, picture: _Element) -> None:
        self._count += 1
        alt = (picture.get("descr") or picture.get("alt") or "").strip()
        number = f"{self._where}, Bild {self._count}" if self._where else f"Bild {self._count}"
        name = alt or picture.get("name") or picture.get("title") or ""
        place = f"{number} „{shortened(name, 50)}“" if name else number
        if (parent := picture.getparent()) is not None and parent.tag == n.ANCHORED:
            self.found.add(rules.NOT_IN_LINE, place)
        if _is_decorative(picture):
            return
        if not alt:
            self.found.add(rules.NO_ALT_TEXT, place, self._before or it.longest)
        elif _IDLE.fullmatch(alt) or any(words in alt.lower() for words in _BY_MACHINE):
            self.found.add(rules.IDLE_ALT_TEXT, place, alt, alt=alt)
        if not (self._where or it.table or it.text.strip()):
            self._await_caption(_Waiting(place, alt, self.found.under))

    def _await_caption(self, waiting: _Waiting) -> None:
        """A caption above a picture is as good as one below it."""
        self._waiting.append(waiting)
        if self._before:
            self._meet(self._before)

    def _meet(self, caption: str) -> None:
        for it in self._waiting:
            if not caption:
                self.found.add(rules.NO_CAPTION, it.place, it.alt, under=it.under)
            elif it.alt and _same(it.alt, _LABEL_AND_MARK.sub("", caption, count=1)):
                self.found.add(rules.ALT_IS_CAPTION, it.place, it.alt, under=it.under, alt=it.alt)
        self._waiting = []


def _is_caption(it: Paragraph) -> bool:
    return bool(it.style.name == "caption" or (it.text and _LABEL.match(it.text)))


def _is_picture(element: _Element) -> bool:
    """A text box is none; of old drawings only those that show an image are."""
    if element.tag == n.DOC_PR:
        parent = element.getparent()
        return parent is not None and next(parent.iterdescendants(n.BOX), None) is None
    return element.find(f"{n.VML}imagedata") is not None


def _is_decorative(picture: _Element) -> bool:
    mark = next(picture.iterdescendants(n.DECORATIVE), None)
    return mark is not None and mark.get("val", "1") not in OFF


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).rstrip(".").casefold() == " ".join(other.split()).rstrip(".").casefold()
