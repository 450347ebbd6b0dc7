"""Cleaning of what people type or paste. The one place where text enters the program's records."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Blanks of no width, marks of writing direction, the byte order mark, and the stand-in for a pasted picture.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]")
# Joiners hold emoji and some scripts together; beside a blank or a Latin letter they only hide.
_PLAIN = r"[\u0000-\u036f\s]"
_IDLE_JOINERS = re.compile(rf"(?:(?<={_PLAIN})|\A)[\u200c\u200d]+|[\u200c\u200d]+(?={_PLAIN}|\Z)")
_BLANKS = re.compile("[ \t\n]+")


def clean(text: str, *, single_line: bool) -> str | None:
    """Return ``text`` without what nobody sees, or None if nothing remains.

    Letters are composed (NFC), line ends are line feeds; in a single line these and tabs become one blank.
    Non-breaking blanks and soft hyphens stay. Cleaning twice changes nothing more.
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", _paired(text)))
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = unicodedata.normalize("NFC", _IDLE_JOINERS.sub("", text))
    if single_line:
        text = _BLANKS.sub(lambda blanks: _one_blank(blanks[0]), text)
    return text.strip() or None


def _one_blank(blanks: str) -> str:
    """Return one blank for blanks with a break or tab among them; blanks alone stay as they were typed."""
    return " " if {"\t", "\n"} & set(blanks) else blanks


def has_controls(text: str) -> bool:
    """Whether ``text`` holds what Word and Excel files cannot: control characters and lone surrogates.

    Line feed and tab are none. ``clean`` removes them all.
    """
    return bool(_CONTROLS.search(text))


def _paired(text: str) -> str:
    """Make one character of each pair of surrogates; lone ones drop out."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
