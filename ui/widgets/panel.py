"""A frame around something that stands for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Panel(QFrame):
    """A panel of the dashboard, or a card of the chain. What it holds goes into ``body``."""

    def __init__(self, title: str = "", *, strong: bool = False, parent: QWidget | None = None) -> None:
        """``strong`` gives it the line that shows what the page is about."""
        super().__init__(parent)
        mark(self, strong=strong)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*[space("l")] * 4)
        self.body.setSpacing(space("s"))
        self.head = QHBoxLayout()
        if title:
            self.head.addWidget(Label(title, "section"), 1)
            self.body.addLayout(self.head)
