"""Asking for the password of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ui.dialogs.base import Dialog
from ui.widgets.field_box import FieldBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 440
_HELP = "Das Labor nennt es Ihnen auf einem anderen Weg als dem, auf dem das Paket kam."


class PasswordDialog(Dialog):
    """``password`` is what was typed. ``complaint`` says that an earlier one does not fit."""

    def __init__(self, file: str, complaint: str = "", parent: QWidget | None = None) -> None:
        """Nothing can be opened without a password."""
        super().__init__("Paket öffnen", file, parent)
        self.setMinimumWidth(_WIDTH)
        self._edit = QLineEdit()
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.box = FieldBox("Passwort", self._edit, help_=_HELP)
        self.box.complain(complaint)
        self.body.addWidget(self.box)
        self.body.addStretch(1)
        self._open = self.finish("Öffnen")
        self._open.setEnabled(False)
        self._edit.textChanged.connect(lambda text: self._open.setEnabled(bool(text)))
        self._edit.setFocus()

    @property
    def password(self) -> str:
        """What was typed."""
        return self._edit.text()
