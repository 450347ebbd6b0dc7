"""Opens the app, with as little ahead of its first picture as possible."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from app.policy import sources
from app.settings import Settings
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.program import Program


def run(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the app with a lab file, a sample lab, or as it was left. Returns when the window is closed."""
    app, program = start()
    program.crash.install()
    program.window.painted.connect(_log)
    program.show(path, sample=sample)
    return app.exec()


def start(settings: Settings | None = None) -> tuple[QApplication, Program]:
    """Return the program with its window, which shows nothing yet. Without ``settings`` with the person's."""
    gc.disable()  # nothing becomes garbage while loading; then ui.collector takes over
    tokens()  # before Qt: once that is there, it reads the source of every module that is loaded
    from ui import paths
    from ui.program import Program, application

    app = application()
    return app, Program(app, settings or Settings(paths.settings_file(), sources.read()))


def _log() -> None:
    """Begin the log of the person at this computer, after the first picture."""
    from PySide6.QtCore import QTimer

    from app import logs
    from ui import paths

    QTimer.singleShot(0, lambda: logs.start(paths.log_folder()))
