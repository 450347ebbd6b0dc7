"""The part of the selftest that needs Qt: a lab in a real window, drawn once."""

from __future__ import annotations

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
    program.show(lab)
    drawn = _until_shown(app, program) and not program.window.grab().isNull()
    program.window.close()
    return drawn


def _until_shown(app: QApplication, program: Program) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        app.processEvents()
        if program.window.lab_open and program.window.frame.pages.page and not program.tasks.running:
            return True
        time.sleep(0.01)
    return False
