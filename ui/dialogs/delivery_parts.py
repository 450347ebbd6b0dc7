"""The parts of the delivery dialog: what can be issued, and what the check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.services.delivery_check import Hint

FORMATS = {
    "package": ("Paket für das Projektbüro", "package"),
    "excel": ("Arbeitsmappe", "file-spreadsheet"),
    "word": ("Wissensbausteine", "file-text"),
}


class FormatChoice(QWidget):
    """A tick, what it stands for, and what the file would hold."""

    changed = Signal()

    def __init__(self, format_: str) -> None:
        """Begin ticked."""
        super().__init__()
        title, icon = FORMATS[format_]
        self.tick = QCheckBox()
        self.tick.setChecked(True)
        self.tick.setAccessibleName(title)
        self.tick.toggled.connect(self.changed)
        self._content = WrappedLabel("", "meta")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, "bodyStrong"))
        words.addWidget(self._content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("m"))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def say(self, content: str) -> None:
        """Say what the file would hold."""
        self._content.say(content)
        self.tick.setAccessibleDescription(content)


class CheckList(QScrollArea):
    """Obstacles above hints, each with a button that leads to the place. ``wanted`` tells the uid."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Prüfung")

    def show_found(self, obstacles: Sequence[Hint], hints: Sequence[Hint]) -> None:
        """Show what was found; an obstacle without a uid is mended in the dialog itself."""
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for title, icon, tone, found in (
            ("Verhindert die Ausgabe", "circle-alert", "err", obstacles),
            ("Bitte ansehen", "triangle-alert", "warn", hints),
        ):
            if found:
                column.addWidget(_head(title, len(found)))
            for hint in found:
                column.addWidget(self._row(hint, icon, tone))
                column.addWidget(line())
        column.addStretch(1)
        self.setWidget(holder)

    def _row(self, hint: Hint, icon: str, tone: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        row.setSpacing(space("m"))
        row.addWidget(IconLabel(icon, tone, size("icon")), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WrappedLabel(hint.title, "bodyStrong"))
        words.addWidget(WrappedLabel(hint.text, "meta"))
        row.addLayout(words, 1)
        if hint.uid:
            go = Button("Öffnen", lambda: self.wanted.emit(hint.uid), variant="quiet")
            go.setAccessibleDescription(hint.title)
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return holder


def _head(title: str, count: int) -> QWidget:
    holder = QWidget()
    mark(holder, ground="canvas")
    row = QHBoxLayout(holder)
    row.setContentsMargins(space("l"), space("xs"), space("l"), space("xs"))
    row.addWidget(Label(title, "label"), 1)
    row.addWidget(Label(f"{count:n}", "meta"))
    return holder


def chosen(choices: Iterable[tuple[str, FormatChoice]]) -> tuple[str, ...]:
    """Return the formats that are ticked."""
    return tuple(key for key, choice in choices if choice.tick.isChecked())
