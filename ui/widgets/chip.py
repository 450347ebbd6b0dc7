"""A word or two in a small box: a state, a scope, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme.icons import pixmap
from ui.theme.style import mark
from ui.theme.tokens import size
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

Tone = Literal["accent", "plain", "ok", "warn", "err"]

_ICON_COLORS = {"accent": "selText", "plain": "text2", "ok": "ok", "warn": "warn", "err": "err"}
_ICON_LEFT = 8


class Chip(Label):
    """Colour never speaks alone: ``ok``, ``warn`` and ``err`` come with an icon."""

    def __init__(
        self, text: str, tone: Tone = "accent", icon: str = "", parent: QWidget | None = None
    ) -> None:
        """``icon`` names a file in resources/icons."""
        super().__init__(text, "meta", tone, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show something else."""
        self._icon = icon
        self._tone = tone
        self.setText(text)
        mark(self, tone=tone, icon=bool(icon))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            extent = size("iconChip")
            drawing = pixmap(self._icon, _ICON_COLORS[self._tone], extent, self.devicePixelRatioF())
            QPainter(self).drawPixmap(_ICON_LEFT, (self.height() - extent) // 2, drawing)
