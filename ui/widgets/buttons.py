"""Buttons: one primary per page, secondary ones, quiet ones that look like a link, and icons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.theme.icons import icon as draw_icon
from ui.theme.look import color
from ui.theme.style import mark
from ui.theme.tokens import radius, size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

Variant = Literal["primary", "secondary", "quiet"]

_ICON_COLORS = {"primary": "onAccent", "secondary": "text2", "quiet": "accent"}

_GAP = 4  # between icon and text, in addition to Qt's own

# A button that nobody sees is never polished, and its icon never drawn.
_REDRAW = (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.EnabledChange)


class Button(QPushButton):
    """A button that says what happens."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        variant: Variant = "secondary",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``on_click`` is called without arguments."""
        super().__init__(text, parent)
        self._icon = icon
        self._variant = variant
        self.setIconSize(QSize(size("icon") + _GAP, size("icon")))
        self.setAutoDefault(False)
        mark(self, variant=variant)
        if on_click:
            self.clicked.connect(on_click)

    def event(self, event: QEvent) -> bool:
        if event.type() in _REDRAW:
            self._draw_icon()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._variant == "primary" and self.hasFocus():
            ring(self, "onAccent", inset=3)

    def _draw_icon(self) -> None:
        if self._icon:
            token = _ICON_COLORS[self._variant] if self.isEnabled() else "disabledText"
            self.setIcon(draw_icon(self._icon, token, gap=_GAP))


class IconButton(QToolButton):
    """An icon alone. Its name is said by the screen reader and shown under the pointer."""

    def __init__(
        self,
        icon: str,
        name: str,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` says what happens, like the text of a button; its command stands in a menu as well."""
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(size("icon"), size("icon")))
        if on_click:
            self.clicked.connect(on_click)

    def event(self, event: QEvent) -> bool:
        if event.type() in _REDRAW:
            self._draw_icon()
        return super().event(event)

    def _draw_icon(self) -> None:
        self.setIcon(draw_icon(self._icon, "text2" if self.isEnabled() else "disabledText"))


def ring(widget: QWidget, token: str, inset: int = 1) -> None:
    """Draw the focus ring inside of a widget, ``inset`` pixels from its edge."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(token), size("focusRing")))
    corner = radius("field")
    painter.drawRoundedRect(widget.rect().adjusted(inset, inset, -inset, -inset), corner, corner)
