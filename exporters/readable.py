"""What no file can hold as text: control characters, halves of letters."""

from __future__ import annotations

_IMPOSSIBLE: dict[int, str | None] = dict.fromkeys(
    (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)


def readable(text: str) -> str:
    """Return a text without them; tabs and line breaks stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_IMPOSSIBLE)
