"""What a document points to outside of its text: pictures, addresses, documents beside it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart

from exporters.paper.addresses import followable
from exporters.paper.pictures import EXTENSIONS

if TYPE_CHECKING:
    from docx.opc.part import Part


class Relations:
    """Gives out relationship ids; the same picture or address gets the same one again.

    python-docx would search all relations for each new one, which takes too long in a thick document.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._ids: dict[str | bytes, str] = {}

    def picture(self, data: bytes, media_type: str) -> str:
        digest = sha256(data).digest()
        if digest not in self._ids:
            number = len(self._ids) + 1
            name = PackURI(f"/word/media/bild{number}.{EXTENSIONS[media_type]}")
            self._ids[digest] = self._relate(RELATIONSHIP_TYPE.IMAGE, ImagePart(name, media_type, data))
        return self._ids[digest]

    def address(self, href: str) -> str | None:
        """None if Word could not follow it: it would call the whole file damaged."""
        if href not in self._ids:
            target = followable(href)
            if target is None:
                return None
            self._ids[href] = self._relate(RELATIONSHIP_TYPE.HYPERLINK, target)
        return self._ids[href]

    def _relate(self, kind: str, target: ImagePart | str) -> str:
        name = f"rLB{len(self._ids) + 1}"
        self._part.load_rel(kind, target, name, is_external=isinstance(target, str))
        return name
