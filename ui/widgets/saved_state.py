"""Whether what was typed is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

_PATIENCE = 1000  # ms: shorter saving shows nothing


class SavedState(QWidget):
    """Says so quietly; only what is not stored speaks up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a word."""
        super().__init__(parent)
        self._help: Callable[[], object] | None = None
        self._icon = IconLabel("check", "ok", size("iconSmall"))
        self._text = Label("", "meta")
        self._ask = Button("Was tun?", self._explain, variant="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("xs"))
        for part in (self._icon, self._text, self._ask):
            row.addWidget(part)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self._show("Speichert …", "save", "text2"))
        self.forget()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def forget(self) -> None:
        """Say nothing, as when no lab is open."""
        self._patience.stop()
        self._show("", "check", "ok")

    def saving(self) -> None:
        """Saving has begun; this is said only if it takes long."""
        self._patience.start()

    def saved(self, at: dt.datetime) -> None:
        """Everything is stored since ``at``."""
        self._patience.stop()
        self._show(f"Gespeichert {at.astimezone():%H:%M}", "check", "ok")

    def failed(self, explain: Callable[[], object]) -> None:
        """Something typed is not stored. ``explain`` says what to do."""
        self._patience.stop()
        self._help = explain
        self._show("Nicht gespeichert", "circle-alert", "err")
        self._ask.show()

    def _show(self, text: str, icon: str, tone: str) -> None:
        self._icon.show_icon(icon, tone)
        self._icon.setVisible(bool(text))
        self._text.setText(text)
        self._ask.hide()

    def _explain(self) -> None:
        if self._help:
            self._help()
