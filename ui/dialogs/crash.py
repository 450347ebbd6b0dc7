"""Tells of a fault of the program. Uses plain Qt only: what else it used might be what is broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_TEXT = (
    "Das Programm ist auf etwas gestoßen, womit es nicht gerechnet hat. Was gespeichert war, bleibt "
    "gespeichert. Schließen Sie das Programm, sobald Sie können, und öffnen Sie es neu.\n\n"
    "Der Bericht hilft, den Fehler zu finden. Er enthält keine Inhalte aus Ihrem Laborbuch, sondern nur "
    "Stellen im Programm, Versionen und das Betriebssystem. Er bleibt auf diesem Rechner, bis Sie ihn "
    "weitergeben."
)


class CrashDialog(QDialog):
    """Shows the report, lets people copy or save it, and lets them go on or leave."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        """``report`` comes from app.logs.report."""
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("Das Programm hat einen Fehler gemacht")
        self.resize(640, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        text = QLabel(_TEXT, wordWrap=True)
        text.setMinimumHeight(text.heightForWidth(600))
        column.addWidget(text)
        self.shown = QPlainTextEdit(report, readOnly=True, tabChangesFocus=True)
        self.shown.setAccessibleName("Bericht")
        column.addWidget(self.shown, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_button("Bericht kopieren", self._copy))
        row.addWidget(_button("Bericht speichern …", self._save))
        row.addStretch(1)
        row.addWidget(_button("Programm beenden", self._leave))
        on = _button("Weiterarbeiten", self.accept)
        on.setDefault(True)
        row.addWidget(on)
        return row

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Bericht speichern", "laborbuch-bericht.txt", "Text (*.txt)"
        )
        if not name:
            return
        try:
            Path(name).write_text(self._report, "utf-8")
        except OSError:
            self.setWindowTitle("Hier lässt sich nicht speichern. Bitte einen anderen Ordner wählen.")

    def _leave(self) -> None:
        self.accept()
        QApplication.exit(1)


def _button(text: str, on_click: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(on_click)
    return button
