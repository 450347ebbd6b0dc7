"""What a document wears: the colours and letters of the screen, or those of the printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.theme.look import color, current, pixels
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Dress(NamedTuple):
    """Sizes are pixels before ``px`` scales them; ``ink`` gives the colour of a token as #rrggbb."""

    families: str
    sans: str
    ink: Callable[[str], str]
    px: Callable[[float], int]
    reading: float
    small: float
    cell: float
    headings: Mapping[int, float]
    line_height: str
    heading_ink: str = "text"
    column: int = 0  # px that running text is set in


def on_screen() -> Dress:
    """Return the look in force, with letters to read by."""
    types = tokens()["type"]
    return Dress(
        families=_quoted(current().serif),
        sans=f"font-family:{_quoted(current().sans)}",
        ink=lambda token: color(token).name(),
        px=pixels,
        reading=types["quote"]["px"],
        small=types["meta"]["px"],
        cell=types["body"]["px"],
        headings={1: 20, 2: 17, 3: 15},
        line_height=tokens()["lineHeight"]["reading"].replace(" ", ""),
    )


# As the Word template has them, at 96 pixels to the inch; a page is light whatever the screen is.
_PAGE = {
    "text": "#1b1b1b",
    "text2": "#4A5A5F",
    "accent": "#0F4C5C",
    "sunken": "#EAF1F2",
    "canvas": "#EAF1F2",
    "line": "#7C989F",
    "stuetzt": "#0F4C5C",
    "wider": "#9C3D1E",
    "diff": "#4A3E6B",
    "offen": "#4A5A5F",
}
_FAMILIES = ("Calibri", "Carlito", "Source Sans Pro")


def on_page() -> Dress:
    """Return what the printed page wears."""
    return Dress(
        families=_quoted(_FAMILIES),
        sans=f"font-family:{_quoted(_FAMILIES)}",
        ink=lambda token: _PAGE.get(token, _PAGE["text"]),
        px=round,
        reading=16,
        small=13,
        cell=15,
        headings={1: 34, 2: 22, 3: 17},
        line_height="106%",
        heading_ink="accent",
        column=128,
    )


def _quoted(families: tuple[str, ...]) -> str:
    return ", ".join(f"'{family}'" for family in families)
