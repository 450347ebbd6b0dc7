"""How words are compared: Größe, groesse, grösse and GRÖSSE are one."""

from __future__ import annotations

import unicodedata

_GERMAN = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))


def fold(text: str) -> str:
    """Return the form under which a text is found and sorted, whatever its case, umlauts and accents."""
    composed = unicodedata.normalize("NFC", text).casefold()
    for letter, letters in _GERMAN:  # a table for all letters at once takes ten times as long
        composed = composed.replace(letter, letters)
    if composed.isascii():
        return composed
    decomposed = unicodedata.normalize("NFD", composed)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
