"""Drawing for delegates and painted parts, in the look in force."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.theme.look import color, current, font
from ui.theme.tokens import radius, size

NOTHING = QColor(0, 0, 0, 0)  # no line, or no filling


def write(
    painter: QPainter,
    room: QRect,
    text: str,
    style: str = "body",
    ink: str = "text",
    *,
    right: bool = False,
    middle: bool = False,
) -> int:
    """Write one line, centred in height, at the left or ``right`` of ``room``, and return its width.

    What does not fit is cut with … at its end or in its ``middle``.
    """
    painter.setFont(font(style))
    painter.setPen(color(ink))
    metrics = QFontMetrics(painter.font())
    shown = fitting(metrics, text, room.width(), middle=middle)
    width = metrics.horizontalAdvance(shown)
    left = room.right() + 1 - width if right else room.left()
    baseline = room.top() + (room.height() + metrics.ascent() - metrics.descent()) // 2
    painter.drawText(QPoint(left, baseline), shown)
    return width


def fitting(metrics: QFontMetrics, text: str, width: int, *, middle: bool = False) -> str:
    """Return as much of a text as fits, cut at its end or in its ``middle``."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    from PySide6.QtCore import Qt

    where = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return metrics.elidedText(text, where, width)


def fill(painter: QPainter, box: QRect, ink: str, corner: int, frame: str = "") -> None:
    """Fill a box with round corners, with or without a frame."""
    painter.setPen(color(frame) if frame else NOTHING)
    painter.setBrush(color(ink))
    painter.drawRoundedRect(box, corner, corner)


def ring(painter: QPainter, box: QRect, ink: str = "focus", corner: str = "navItem") -> None:
    """Draw the focus ring along the inner edge of a box."""
    painter.setPen(QPen(color(ink), size("focusRing")))
    painter.setBrush(NOTHING)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius(corner), radius(corner))


def scrim() -> QColor:
    """Return what lies over a window that has to wait. Qt would read the opacity at the token's other end."""
    token = current().colors["scrim"]
    veil = QColor(token[:7])
    veil.setAlpha(int(token[7:], 16))
    return veil
