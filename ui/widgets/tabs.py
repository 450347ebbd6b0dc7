"""Tabs whose words are never cut when one goes there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar

from ui.theme.look import font


class Tabs(QTabBar):
    """Each tab has room for the semibold of the present one; none hides behind arrows."""

    def __init__(self) -> None:
        """Begin without tabs."""
        super().__init__()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> QSize:
        text = self.tabText(index)
        strong = QFontMetrics(font("bodyStrong")).horizontalAdvance(text)
        return super().tabSizeHint(index) + QSize(strong - self.fontMetrics().horizontalAdvance(text), 0)
