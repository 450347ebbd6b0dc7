"""What a document points to outside of its text: pictures, addresses, documents beside it."""

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
_LONGEST_ADDRESS = 2000
_BESIDE = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]+\.(?:docx|xlsx)").fullmatch
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+").fullmatch
_HOST = re.compile(r"[\w.:-]+").fullmatch
_BROKEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]").search
_NOT_AS_IT_IS = re.compile(r"[\s<>\"{}|\\^`]")


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
            name = PackURI(f"/word/media/bild{number}.{_EXTENSIONS[media_type]}")
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


def followable(href: str) -> str | None:
    """A web or mail address, or the name of a document in the same folder, as a file may hold it."""
    if _BROKEN(href) or len(href) > _LONGEST_ADDRESS:
        return None
    is_good = _BESIDE(href) or _MAIL(href) or _is_web_address(href)
    return _NOT_AS_IT_IS.sub(lambda sign: quote(sign[0]), href) if is_good else None


def _is_web_address(href: str) -> bool:
    try:
        parts = urlsplit(href)
        return parts.scheme in {"http", "https"} and bool(_HOST(parts.hostname or "")) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False
