"""What was just done, with a way back. Stays until the next action and never covers a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_hint import KeyHint
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

_UNDO = "Rückgängig"


class Toast(QFrame):
    """A message at the lower right of ``parent``."""

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._ground = parent
        self._act: Callable[[], object] | None = None
        self._text = Label()
        self._button = Button(_UNDO, self._press, variant="quiet")
        self._keys = KeyHint("Ctrl+Z")
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l"), space("s"), space("s"), space("s"))
        row.setSpacing(space("m"))
        parts = (IconLabel("check", "ok"), self._text, self._button, self._keys)
        for part in (*parts, IconButton("x", "Meldung schließen", self.hide)):
            row.addWidget(part)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, act: Callable[[], object] | None = None, label: str = "") -> None:
        """Show a message; ``act`` takes back what it tells of, or goes on from there, as ``label`` says.

        The focus stays where it is.
        """
        self._act = act
        self._text.setText(text)
        self._button.setText(label or _UNDO)
        self._button.setVisible(act is not None)
        self._keys.setVisible(act is not None and not label)
        self._settle()
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self._settle)  # once what the message tells of has taken its place
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _press(self) -> None:
        self.hide()
        if self._act:
            self._act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return False

    def _settle(self) -> None:
        """Take the lowest place at the right where no button is covered."""
        ground = self._ground
        self.setMaximumWidth(ground.width() - 2 * space("xl"))
        self._text.setWordWrap(False)
        self._text.setWordWrap(self.sizeHint().width() > self.maximumWidth())
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
