"""Drawings in the colours of the look in force: the program's sign, the map of the start page."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import current
from ui.theme.paint import NOTHING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ICON = 64


def draw(painter: QPainter, name: str, box: QRectF) -> None:
    """Draw resources/pictures/``name``.svg as large as fits into ``box``; its colours are tokens."""
    look = current()
    renderer = QSvgRenderer(QByteArray(_filled(name, look.sans[0], tuple(look.colors.items())).encode()))
    natural = renderer.defaultSize()
    factor = min(box.width() / natural.width(), box.height() / natural.height())
    renderer.render(painter, QRectF(box.x(), box.y(), natural.width() * factor, natural.height() * factor))


@lru_cache(maxsize=8)
def _filled(name: str, sans: str, colors: tuple[tuple[str, str], ...]) -> str:
    drawing = (resources.files("resources") / "pictures" / f"{name}.svg").read_text("utf-8")
    return Template(drawing).substitute(dict(colors), sans=sans)


class Picture(QWidget):
    """A drawing as a part of a page, never larger than it was designed."""

    def __init__(
        self, name: str, width: int, height: int, said: str = "", parent: QWidget | None = None
    ) -> None:
        """``said`` is what a screen reader says; without it the picture only decorates."""
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(said)
        self.setMaximumSize(width, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self.maximumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw(QPainter(self), self._name, QRectF(self.rect()))


class Sign(Picture):
    """The program's sign."""

    def __init__(self, extent: int, parent: QWidget | None = None) -> None:
        """``extent`` is its width and height in logical pixels."""
        super().__init__("sign", extent, extent, parent=parent)
        self.setFixedSize(extent, extent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def window_icon() -> QIcon:
    """Return the program's sign for the window and the task bar."""
    drawn = QPixmap(_ICON, _ICON)
    drawn.fill(NOTHING)
    painter = QPainter(drawn)
    draw(painter, "sign", QRectF(0, 0, _ICON, _ICON))
    painter.end()
    return QIcon(drawn)
