"""Where files are dropped, and the button for those who don't drag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.deliverable import deliverable
from ui.theme.look import color
from ui.theme.paint import NOTHING
from ui.theme.tokens import radius, size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent

CHOOSE = "Dateien auswählen …"
_DROP = "Pakete hierher ziehen"
_UNREACHABLE = "Ordner „{}“ nicht erreichbar"
_WATCHED = "Ordner „{}“ wird beobachtet"


class DropArea(QWidget):
    """Frames the place; the whole page takes files as well. ``lit`` while somebody drags files over it."""

    def __init__(self, choose: Callable[[], object]) -> None:
        """``choose`` asks for files."""
        super().__init__()
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = Label(_DROP)
        self._watched = ElidedLabel("", "hint")
        self._watched.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button(CHOOSE, choose, variant="quiet")
        first = QHBoxLayout()
        first.setSpacing(space("s"))
        first.addStretch(1)
        first.addWidget(IconLabel("inbox", "accent", size("icon")))
        first.addWidget(self._words)
        first.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("s"), space("s"), space("s"), space("xs"))
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._watched)
        self.show_folder(None, there=True)

    def show_folder(self, folder: Path | None, *, there: bool) -> None:
        """Say which folder is watched."""
        text = (_WATCHED if there else _UNREACHABLE).format(folder.name) if folder else ""
        self._watched.setText(text)
        self._watched.setVisible(bool(text))

    def light(self, lit: bool) -> None:
        """Show that files may be dropped now."""
        self._lit = lit
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Leave only the button where there is little room."""
        for part in (self._words, *self.findChildren(IconLabel)):
            part.setVisible(not tight)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color("accent" if self._lit else "field"), size("focusRing") if self._lit else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if self._lit else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(color("accentSoft") if self._lit else NOTHING)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, radius("control"), radius("control"))


def dropped_files(data: QMimeData) -> list[Path]:
    """Return what is dragged, as far as it may be deliveries."""
    local = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return list(deliverable(local))
