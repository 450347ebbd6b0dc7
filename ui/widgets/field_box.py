"""A field of a dialog: label above, help below, and in its place what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class FieldBox(QWidget):
    """``control`` is what people fill in; ``beside`` may stand at its right, such as a button."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        help_: str = "",
        required: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        """``required`` is said in a word behind the label."""
        super().__init__()
        self.control = control
        self._help = help_
        control.setAccessibleName(label)
        control.setAccessibleDescription(help_)
        self._sign = IconLabel("circle-alert", "err", size("iconSmall"))
        self._below = WrappedLabel(help_, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addLayout(
            _row(Label(label, "label"), Label("Pflicht", "hint") if required else None, stretch=True)
        )
        column.addLayout(_row(control, beside))
        column.addLayout(_row(self._sign, self._below))
        self.complain("")

    def complain(self, text: str) -> None:
        """Say what is wrong and what to do; nothing is wrong with an empty text."""
        mark(self.control, problem="error" if text else "")
        mark(self._below, tone="err" if text else "")
        self._sign.setVisible(bool(text))
        self._below.say(text or self._help)
        self._below.setVisible(bool(text or self._help))


def _row(*parts: QWidget | None, stretch: bool = False) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(space("s"))
    for part in filter(None, parts):
        row.addWidget(part, 1 if isinstance(part, WrappedLabel) else 0)
    if stretch:
        row.addStretch(1)
    return row
