"""How well one colour is read on another."""

from __future__ import annotations

import re

WHITE, BLACK = "FFFFFF", "000000"

_SIX = re.compile("[0-9A-Fa-f]{6}")
_LINEAR_BELOW = 0.04045
_LARGE, _LARGE_IF_BOLD = 36, 28  # half points: 18 pt, and 14 pt bold
FOR_LARGE, FOR_TEXT = 3.0, 4.5


def is_colour(text: str | None) -> bool:
    """Whether it is a colour and not "auto"."""
    return bool(text and _SIX.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG between two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def needed(size: int, *, bold: bool) -> float:
    """Return the ratio that letters of a size in half points need."""
    return FOR_LARGE if size >= (_LARGE_IF_BOLD if bold else _LARGE) else FOR_TEXT


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)
