"""What dialogs have in common: the title names the act, the main button says the same verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent


_FRAME = 40  # what the system draws around a window


class Dialog(QDialog):
    """Title, a line of sense, ``body``, and at the foot the way out and the main button."""

    def __init__(self, title: str, sense: str = "", parent: QWidget | None = None) -> None:
        """``body`` takes what the dialog asks; ``finish`` adds the main button."""
        super().__init__(parent)
        self.setWindowTitle(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.sense = WrappedLabel(sense, "meta")
        whole.addWidget(_head(title, self.sense, hidden=not sense))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(space("xl"), space("l"), space("xl"), space("l"))
        self.body.setSpacing(space("m"))
        whole.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        self._foot_strip = _foot(self.foot)
        whole.addWidget(self._foot_strip)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the text needs at this width, unless the dialog has a size of its own."""
        layout = self.layout()
        if layout and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow with what comes to stand in an open dialog: a picture, a sentence below a field."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return handled

    def _grow(self) -> None:
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        room = self.screen().availableGeometry().height() - _FRAME
        if self.height() < min(needed, room):
            self.resize(self.width(), min(needed, room))

    def finish(
        self, verb: str, on_click: Callable[[], object] | None = None, leave: str = "Abbrechen"
    ) -> Button:
        """Add the buttons; returns the main one. Without ``on_click`` it accepts."""
        main = Button(verb, on_click or self.accept, variant="primary")
        main.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(leave, self.reject))
        self.foot.addWidget(main)
        return main

    def fill_with(self, part: QWidget) -> None:
        """Give all the room to a part that brings its own margins and its own foot."""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(part, 1)
        self._foot_strip.hide()

    def close_only(self) -> None:
        """Add the one button of a dialog that asks nothing."""
        close = Button("Schließen", self.accept)
        close.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(close)


def _head(title: str, sense: QWidget, *, hidden: bool) -> QWidget:
    head = QWidget()
    mark(head, ground="surface", edge="bottom")
    column = QVBoxLayout(head)
    column.setContentsMargins(space("xl"), space("l"), space("xl"), space("m"))
    column.setSpacing(2)
    column.addWidget(Label(title, "recordTitle"))
    column.addWidget(sense)
    sense.setHidden(hidden)
    return head


def _foot(row: QHBoxLayout) -> QWidget:
    foot = QWidget()
    mark(foot, ground="surface", edge="top")
    row.setContentsMargins(space("xl"), space("m"), space("xl"), space("m"))
    row.setSpacing(space("s"))
    foot.setLayout(row)
    return foot
