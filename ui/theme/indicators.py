"""Arrows and ticks in fields: a style sheet takes them from files only, so they are drawn into some."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QTemporaryDir

from ui.theme.icons import svg
from ui.theme.look import current

if TYPE_CHECKING:
    from ui.theme.look import Look
    from ui.theme.switch import LookSwitch

_DRAWINGS = {
    "chevron": ("chevron-down", "text2"),
    "closed": ("chevron-right", "text2"),
    "check": ("check", "onAccent"),
}


class Indicators(QObject):
    """Draws for the look in force, and for each that follows before it is."""

    def __init__(self, looks: LookSwitch) -> None:
        """Lives as long as ``looks``."""
        super().__init__(looks)
        looks.changing.connect(self._draw)
        self._draw(current())

    def _draw(self, look: Look) -> None:
        draw(look)


def draw(look: Look) -> None:
    """Write the drawings of a look. Each has its own, because Qt remembers a picture by its name."""
    for name, (icon, token) in _DRAWINGS.items():
        target = Path(_folder().path()) / f"{name}-{look.name}.svg"
        target.write_text(svg(icon, look.colors[token]), "utf-8")


@cache
def _folder() -> QTemporaryDir:
    """Style sheets call it ``indicator:``. One for the whole process: Qt keeps where it found a picture."""
    folder = QTemporaryDir()
    atexit.register(
        folder.remove
    )  # nothing else is sure to happen at the end: there may be a cycle around it
    QDir.setSearchPaths("indicator", [folder.path()])
    return folder
