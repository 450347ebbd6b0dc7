"""What to look at before the joint package is issued, each with the way to where it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services.delivery_check import Hint
from ui.dialogs.delivery_parts import CheckList
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.office.joint_check import Checked
    from app.services.office.joint_check import Hint as JointHint

_FINE = "Alles geprüft, nichts offen."


class JointSide(QFrame):
    """``wanted`` tells the place where something can be done."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        mark(self, ground="surface", edge="left")
        self.setFixedWidth(size("inspector"))
        self.list = CheckList()
        self._fine = WrappedLabel(_FINE, "meta")
        self._fine.hide()
        self._fine.setContentsMargins(space("l"), 0, space("l"), 0)
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("l"), space("l"), space("s"))
        head.addWidget(Label("Prüfung", "section"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._fine)
        column.addWidget(self.list, 1)
        self.list.wanted.connect(self.wanted)

    def show_checked(self, seen: Checked) -> None:
        """Show what was found."""
        self._fine.setHidden(bool(seen.obstacles or seen.hints))
        self.list.show_found(_leading(seen.obstacles), _leading(seen.hints))


def _leading(hints: Iterable[JointHint]) -> list[Hint]:
    """In the list a hint leads to a record; here it is a place."""
    return [Hint(*hint) for hint in hints]
