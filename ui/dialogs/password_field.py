"""A password for a package, which people may leave out; they can look at what they typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.tokens import space
from ui.widgets.buttons import IconButton
from ui.widgets.text import Label, WrappedLabel

_LABEL = "Passwort für das Paket (freiwillig)"
_HELP = (
    "Teilen Sie das Passwort am Telefon mit, nicht in derselben E\u2011Mail. Am besten nur Ziffern und "
    "Buchstaben ohne Umlaute."
)
_SHOW, _HIDE = "Passwort zeigen", "Passwort verbergen"


class PasswordField(QWidget):
    """Hidden as it is typed, until somebody wants to see it."""

    def __init__(self) -> None:
        """Begin without a password."""
        super().__init__()
        self.edit = QLineEdit(placeholderText="keines")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(_LABEL)
        self.edit.setAccessibleDescription(_HELP)
        self.eye = IconButton("eye", _SHOW, self._turn)
        self.eye.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addWidget(self.edit, 1)
        row.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(Label(_LABEL, "label"))
        column.addLayout(row)
        column.addWidget(WrappedLabel(_HELP, "hint"))

    @property
    def password(self) -> str | None:
        """What was typed, None for nothing or while there is nothing to lock."""
        return self.edit.text() or None if self.isEnabled() else None

    def _turn(self) -> None:
        seen = self.eye.isChecked()
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        self.eye.setAccessibleName(_HIDE if seen else _SHOW)
        self.eye.setToolTip(_HIDE if seen else _SHOW)
