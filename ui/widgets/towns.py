"""The five towns as they lie to each other: the picture of the start page, and the program's sign."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.look import color, current, font
from ui.theme.tokens import radius

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# From west (0) to east (1) and from north (0) to south (1), in the order of the round.
TOWNS = {
    "Mölln": (0.47, 0.0),
    "Wittenberge": (0.66, 0.115),
    "Dippoldiswalde": (1.0, 0.483),
    "Dießen am Ammersee": (0.545, 1.0),
    "Oestrich-Winkel": (0.0, 0.637),
}

_DOT = 5
_LABEL_LEFT = 13
_ROOM = (152, 12)  # for the labels at the right, and for half a line above and below


def _round(area: QRectF) -> QPolygonF:
    places = [QPointF(area.x() + x * area.width(), area.y() + y * area.height()) for x, y in TOWNS.values()]
    return QPolygonF([*places, places[0]])


class TownsPicture(QWidget):
    """Decoration that says where the labs are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """It takes the room there is, up to the size in which it was designed."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumSize(500, 230)
        self.setAccessibleName("Die fünf Städte: " + ", ".join(TOWNS))

    def sizeHint(self) -> QSize:
        return QSize(500, 230)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        right, half_line = _ROOM
        area = QRectF(self.rect()).adjusted(_DOT, half_line, -right, -half_line)
        if area.height() < 5 * half_line or area.width() < right:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accentLine"), 1.5))
        painter.drawPolyline(_round(area))
        self._draw_towns(painter, area)

    def _draw_towns(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("body"))
        for name, place in zip(TOWNS, _round(area).toList(), strict=False):
            painter.setPen(QPen(color("canvas"), 3))
            painter.setBrush(color("accent"))
            painter.drawEllipse(place, _DOT + 1.5, _DOT + 1.5)
            painter.setPen(color("text2"))
            label = QRectF(place.x() + _LABEL_LEFT, place.y() - 12, 300, 24)
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, name)


def sign(extent: int) -> QPixmap:
    """Return the program's sign in the look in force, ``extent`` logical pixels wide and high."""
    colors = current().colors
    gui = QGuiApplication.instance()
    ratio = gui.devicePixelRatio() if isinstance(gui, QGuiApplication) else 1.0
    return _sign(extent, ratio, colors["accent"], colors["onAccent"])


class Sign(QLabel):
    """The program's sign as a part of a page."""

    def __init__(self, extent: int, parent: QWidget | None = None) -> None:
        """``extent`` is its width and height in logical pixels."""
        super().__init__(parent)
        self._extent = extent
        self.setFixedSize(extent, extent)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(sign(self._extent))


def window_icon() -> QIcon:
    """Return the program's sign for the window and the task bar."""
    return QIcon(sign(64))


@lru_cache(maxsize=16)
def _sign(extent: int, ratio: float, ground: str, line: str) -> QPixmap:
    made = QPixmap(QSize(extent, extent) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    corner = radius("control") if extent < 40 else radius("panel")
    painter.drawRoundedRect(QRectF(0, 0, extent, extent), corner, corner)
    _draw_round(painter, extent, line)
    painter.end()
    return made


def _draw_round(painter: QPainter, extent: int, line: str) -> None:
    unit = extent / 48
    places = _round(QRectF(9.5 * unit, 8 * unit, 29 * unit, 32 * unit))
    painter.setPen(QPen(QColor(line), 2 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(places)
    painter.setBrush(QColor(line))
    for place in places.toList():
        painter.drawEllipse(place, 2.6 * unit, 2.6 * unit)
