"""What was just done, with a way back. Stays until the next action and never covers a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_hint import KeyHint
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable


class Toast(QFrame):
    """A message at the lower right of ``parent``."""

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._ground = parent
        self._undo: Callable[[], object] | None = None
        self._text = Label()
        self._back = Button("Rückgängig", self._take_back, variant="quiet")
        self._keys = KeyHint("Ctrl+Z")
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l"), space("s"), space("s"), space("s"))
        row.setSpacing(space("m"))
        parts = (IconLabel("check", "ok"), self._text, self._back, self._keys)
        for part in (*parts, IconButton("x", "Meldung schließen", self.hide)):
            row.addWidget(part)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a message; ``undo`` takes back what it tells of. The focus stays where it is."""
        self._undo = undo
        self._text.setText(text)
        self._back.setVisible(undo is not None)
        self._keys.setVisible(undo is not None)
        self._settle()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _take_back(self) -> None:
        self.hide()
        if self._undo:
            self._undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return False

    def _settle(self) -> None:
        """Take the lowest place at the right where no button is covered."""
        ground = self._ground
        self.setMaximumWidth(ground.width() - 2 * space("xl"))
        self.adjustSize()
        place = self.rect()
        place.moveBottomRight(ground.rect().bottomRight() - QPoint(space("xl"), space("l")))
        while place.top() > 0 and (covered := self._covered(place)):
            place.moveBottom(min(button.top() for button in covered) - space("s"))
        self.setGeometry(place)

    def _covered(self, place: QRect) -> list[QRect]:
        ground = self._ground
        buttons = (button for button in ground.findChildren(QAbstractButton) if not self.isAncestorOf(button))
        seen = (QRect(b.mapTo(ground, QPoint()), b.size()) for b in buttons if b.isVisibleTo(ground))
        return [button for button in seen if button.intersects(place)]
