"""The look in force: the colours and fonts that everything on the screen takes when it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtGui import QColor, QFont

from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

SEMIBOLD = 600


class Look(NamedTuple):
    """One set of colours and fonts. ``scale`` is the text size of the system, 1 where nobody changed it."""

    name: str
    colors: Mapping[str, str]
    sans: tuple[str, ...]
    serif: tuple[str, ...]
    scale: float = 1.0

    @property
    def contrast(self) -> bool:
        """Whether the colours are those of a high-contrast system."""
        return self.name == "contrast"


def own(name: str, scale: float = 1.0) -> Look:
    """Return the program's own look in ``light`` or ``dark``."""
    values = tokens()
    fonts = values["font"]
    colors = values["color"][name]
    # Only a high-contrast system has a colour of its own for what is switched off.
    colors = colors | {"disabledText": colors["text3"]}
    return Look(name, colors, tuple(fonts["sans"]), tuple(fonts["serif"]), scale)


class _InForce:
    """As with Qt's own palette there is one for the program, and only ``ui.theme.switch`` changes it."""

    look = own("light")
    fonts: ClassVar[dict[str, QFont]] = {}


def use(look: Look) -> None:
    """Make a look the one in force. Whoever has drawn already hears of it as QEvent.StyleChange."""
    _InForce.look = look
    _InForce.fonts.clear()


def current() -> Look:
    """Return the look in force."""
    return _InForce.look


def color(token: str) -> QColor:
    """Return a colour of the look in force, by its name in tokens.json. Ask when drawing, do not keep it."""
    return QColor(current().colors[token])


def pixels(length: float) -> int:
    """Return a length that grows with the text size of the system."""
    return round(length * current().scale)


def font(style: str) -> QFont:
    """Return the font of a type style in tokens.json, such as ``body`` or ``statement``. Do not change it."""
    if style not in _InForce.fonts:
        _InForce.fonts[style] = _font(style)
    return _InForce.fonts[style]


def _font(style: str) -> QFont:
    about = tokens()["type"][style]
    made = QFont(list(current().serif if about.get("family") == "serif" else current().sans))
    made.setPixelSize(pixels(about["px"]))
    made.setWeight(QFont.Weight(about["weight"]))
    return made
