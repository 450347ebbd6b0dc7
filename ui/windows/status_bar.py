"""The bar at the foot: the file, how old its backup is, the Personentresor, the version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel
from ui.widgets.version_label import VersionLabel

if TYPE_CHECKING:
    from pathlib import Path


class StatusItem(QWidget):
    """Icon and words; not there while it has nothing to say."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        """Begin without a word."""
        super().__init__(parent)
        self._icon_name = icon
        self._icon = IconLabel(icon, "text2", size("iconSmall"))
        self._text = ElidedLabel("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("xs"))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str, tone: str = "text2", tip: str = "") -> None:
        """Show ``text`` in the colour of ``tone``; nothing at all if it is empty."""
        self._text.setText(text)
        mark(self._text, tone=tone)
        self._icon.show_icon("triangle-alert" if tone == "warn" else self._icon_name, tone)
        self.setToolTip(tip)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()


class StatusBar(QFrame):
    """What is true of the whole file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        mark(self, ground="nav", edge="top")
        self.setFixedHeight(pixels(size("statusBar")))
        self.file = StatusItem("hard-drive")
        self.backup = StatusItem("shield-check")
        self.vault = StatusItem("lock")
        self.version = VersionLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l"), 0, space("l"), 0)
        row.setSpacing(space("xl"))
        for item in (self.file, self.backup, self.vault):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.version)

    def show_file(self, path: Path | None) -> None:
        """Name the file; the whole path is under the pointer."""
        self.file.say(path.name if path else "", tip=str(path or ""))
