"""The part of the selftest that needs Qt: a lab in a real window, drawn once."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from app.settings import Settings
from ui import bootstrap

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.program import Program

PATIENCE = 60  # seconds


def see(lab: Path) -> bool:
    """Show a lab as people would see it. Returns whether it was drawn; settings are kept beside the lab."""
    app, program = bootstrap.start(Settings(lab.with_suffix(".json")))
    said = _hushed()
    program.show(lab)
    drawn = _until_shown(app, program, said) and not program.window.grab().isNull()
    program.window.close()
    print(*said, file=sys.stderr)
    return drawn and not said


def _until_shown(app: QApplication, program: Program, said: list[str]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not said:
        app.processEvents()
        if program.window.lab_open and program.window.frame.pages.page and not program.tasks.running:
            return True
        time.sleep(0.01)
    return False


def _hushed() -> list[str]:
    """Close every dialog as soon as it shows, for nobody is there to do it. Returns what they say."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog, QLabel

    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            said.extend(label.text() for label in dialog.findChildren(QLabel) if label.text())
            dialog.reject()

    timer = QTimer(QApplication.instance(), interval=50)
    timer.timeout.connect(look)
    timer.start()
    return said
