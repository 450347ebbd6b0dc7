"""A line that says how things stand and how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Tone = Literal["plain", "ok", "warn", "err"]

_COLORS = {"plain": "accent", "ok": "ok", "warn": "warn", "err": "err"}


class Notice(QFrame):
    """Icon, perhaps a head, and a sentence; ``row`` takes a button at the right, ``words`` more below."""

    def __init__(
        self,
        text: str,
        *,
        head: str = "",
        icon: str = "info",
        tone: Tone = "plain",
        parent: QWidget | None = None,
    ) -> None:
        """``icon`` must say the same as ``tone``: colour never speaks alone."""
        super().__init__(parent)
        mark(self, tone=tone)
        self.setAccessibleName(f"{head} {text}".strip())
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        self.row.setSpacing(space("m"))
        signs = QVBoxLayout()
        self._icon = IconLabel(icon, _COLORS[tone], size("icon"))
        signs.addWidget(self._icon)
        signs.addStretch(1)
        self.row.addLayout(signs)
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        if head:
            self.words.addWidget(Label(head, "bodyStrong"))
        self._text = WrappedLabel(text, "meta" if head else "body")
        self.words.addWidget(self._text)
        self.row.addLayout(self.words, 1)

    def say(self, text: str) -> None:
        """Say something else."""
        self.setAccessibleName(text)
        self._text.say(text)

    def turn(self, icon: str, tone: Tone) -> None:
        """Take another icon and tone."""
        mark(self, tone=tone)
        self._icon.show_icon(icon, _COLORS[tone])
