"""Icons in the colours of the look in force.

An icon is drawn for the look of the moment. Parts that keep one ask again on QEvent.StyleChange; those in
``ui.widgets`` do.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.look import current
from ui.theme.paint import NOTHING
from ui.theme.tokens import size, tokens

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# The marks of a finding's relation to a thesis, by the keys of the vocabulary.
RELATION_COLORS = {"supports": "stuetzt", "contradicts": "wider", "qualifies": "diff", "open": "offen"}


def icon(name: str, color: str = "text2", extent: int = 0, *, gap: int = 0) -> QIcon:
    """Return an icon of ``extent`` logical pixels (18 if not given) in a colour of tokens.json.

    ``gap`` is room at its right, where Qt would put a text too near to it. The colour is the same for a part
    that is switched off, so ask for ``disabledText`` then.
    """
    drawn = _widened(pixmap(name, color, extent or size("icon")), gap)
    made = QIcon(drawn)
    made.addPixmap(drawn, QIcon.Mode.Disabled)
    return made


def _widened(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    made = QPixmap(drawn.size() + QSize(gap, 0) * drawn.devicePixelRatio())
    made.setDevicePixelRatio(drawn.devicePixelRatio())
    made.fill(NOTHING)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return made


def pixmap(name: str, color: str, extent: int, ratio: float = 0) -> QPixmap:
    """Return an icon to paint; ``ratio`` is physical pixels per logical one, by default the screen's."""
    gui = QGuiApplication.instance()
    ratio = ratio or (gui.devicePixelRatio() if isinstance(gui, QGuiApplication) else 1.0)
    return _drawn(name, current().colors[color], extent, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, hex_color: str, extent: int, ratio: float) -> QPixmap:
    image = QPixmap(QSize(extent, extent) * ratio)
    image.fill(NOTHING)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg(name, hex_color).encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def svg(name: str, hex_color: str) -> str:
    """Return the drawing of an icon in a colour."""
    stroke = f'stroke-width="{tokens()["size"]["iconStroke"]}"'
    return _source(name).replace("currentColor", hex_color).replace('stroke-width="2"', stroke)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text("utf-8")


@lru_cache
def _folder() -> Traversable:
    return resources.files("resources") / "icons"
