"""The parts of the delivery dialog: what can be issued, and what the check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.formats import FORMATS
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.services.delivery_check import Hint
    from app.services.proof import Remark

USUAL = {
    "package": ("Paket für das Projektbüro", "package"),
    "excel": ("Arbeitsmappe", "file-spreadsheet"),
    "word": ("Wissensbausteine", "file-text"),
}
_NO_MORE = "Weitere Formate …"


class FormatChoice(QWidget):
    """A tick, what it stands for, and what the file would hold."""

    changed = Signal()

    def __init__(self, format_: str) -> None:
        """Begin ticked."""
        super().__init__()
        title, icon = USUAL[format_]
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


class MoreFormats(Button):
    """A menu of what the office does not need and others may. The button says what is ticked."""

    changed = Signal()

    def __init__(self, formats: Iterable[str], lacks: Callable[[str], str]) -> None:
        """Begin without a tick; ``lacks`` says what this computer lacks for a format."""
        super().__init__("", variant="quiet")
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.ticks = {format_: self._tick(format_, lacks(format_)) for format_ in formats}
        self.setMenu(self._menu)
        self._say()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The formats that are ticked."""
        return tuple(format_ for format_, tick in self.ticks.items() if tick.isChecked())

    def _tick(self, format_: str, lack: str) -> QAction:
        tick = QAction(FORMATS[format_].short, self._menu, checkable=True, enabled=not lack)
        if lack:
            tick.setText(f"{FORMATS[format_].short} – {lack}")
        tick.toggled.connect(self._say)
        self._menu.addAction(tick)
        return tick

    def _say(self) -> None:
        names = [FORMATS[format_].short for format_ in self.chosen]
        self.setText(
            _NO_MORE if not names else f"+ {names[0] if len(names) == 1 else f'{len(names)} Formate'}"
        )
        self.setAccessibleDescription(", ".join(names))
        self.changed.emit()


class CheckList(QScrollArea):
    """Obstacles above hints, each with a button that leads to the place.

    ``wanted`` tells the uid of a record and the id of a field; no field is the record as a whole.
    """

    wanted = Signal(str, str)

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Prüfung")

    def show_found(self, obstacles: Sequence[Hint], hints: Sequence[Hint | Remark]) -> None:
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

    def _row(self, hint: Hint | Remark, icon: str, tone: str) -> QWidget:
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
            go = Button("Öffnen", lambda: self.wanted.emit(hint.uid, hint.field), variant="quiet")
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
