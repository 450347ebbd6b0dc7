"""What a document's text points to outside of itself: pictures in the file, addresses on the web."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart

if TYPE_CHECKING:
    from docx.opc.part import Part

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg"}
# What python-docx would do for each, search all relations made so far, takes too long in a thick document.
_LONGEST_ADDRESS = 2000
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]")
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"


class Relations:
    """Gives out relationship ids; the same picture or address gets the same one again."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._ids: dict[str | bytes, str] = {}

    def picture(self, data: bytes, media_type: str) -> str:
        digest = sha256(data).digest()
        if digest not in self._ids:
            number = len(self._ids) + 1
            name = PackURI(f"/word/media/bild{number}.{_EXTENSIONS[media_type]}")
            self._ids[digest] = self._relate(RELATIONSHIP_TYPE.IMAGE, ImagePart(name, media_type, data))
        return self._ids[digest]

    def address(self, url: str) -> str | None:
        """None if Word could not follow it; it would call the whole file damaged."""
        if url not in self._ids:
            target = _followable(url)
            if target is None:
                return None
            self._ids[url] = self._relate(RELATIONSHIP_TYPE.HYPERLINK, target)
        return self._ids[url]

    def _relate(self, kind: str, target: ImagePart | str) -> str:
        name = f"rLB{len(self._ids) + 1}"
        self._part.load_rel(kind, target, name, is_external=isinstance(target, str))
        return name


def _followable(url: str) -> str | None:
    if _NOT_IN_ADDRESSES.search(url) or len(url) > _LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(url)
        reachable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return quote(url, safe=_KEPT) if reachable else None
