"""What stands at everything that IT decided."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.policy import BY_IT
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label


class ByIt(QWidget):
    """A lock and the words."""

    def __init__(self, note: str = BY_IT) -> None:
        """Nothing can be done here."""
        super().__init__()
        self.setAccessibleName(note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("xs"))
        row.addWidget(IconLabel("lock", "text2", size("iconSmall")))
        row.addWidget(Label(note, "hint"), 1)
