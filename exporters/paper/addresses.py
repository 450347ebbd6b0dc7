"""Where links lead, in a form that every program can follow."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote, urlsplit

_LONGEST_ADDRESS = 2000
_LONGEST_PLACE = 40
_BESIDE = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]+\.(?:docx|odt|xlsx)").fullmatch
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+").fullmatch
_HOST = re.compile(r"[\w.:-]+").fullmatch
_BROKEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]").search
_NOT_AS_IT_IS = re.compile(r"[\s<>\"{}|\\^`]")


def followable(href: str) -> str | None:
    """A web or mail address, or the name of a document in the same folder, as a file may hold it.

    None if no program could follow it: Word would call the whole file damaged.
    """
    if _BROKEN(href) or len(href) > _LONGEST_ADDRESS:
        return None
    is_good = is_beside(href) or _MAIL(href) or _is_web_address(href)
    return _NOT_AS_IT_IS.sub(lambda sign: quote(sign[0]), href) if is_good else None


def is_beside(href: str) -> bool:
    """Whether this is the name of a document in the same folder."""
    return bool(_BESIDE(href))


def _is_web_address(href: str) -> bool:
    try:
        parts = urlsplit(href)
        return parts.scheme in {"http", "https"} and bool(_HOST(parts.hostname or "")) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False


def bookmark(anchor: str) -> str:
    """A name that Word accepts: first a letter, at most 40 letters, digits and underscores."""
    name = re.sub(r"\W", "_", anchor, flags=re.ASCII)
    if name == anchor and len(name) <= _LONGEST_PLACE and not name[:1].isdigit():
        return name
    digest = sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()
    return f"a_{name[:28]}_{digest[:8]}"
