"""Arrows and ticks in fields: a style sheet takes them from files only, so they are drawn into some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QTemporaryDir

from ui.theme.icons import svg

if TYPE_CHECKING:
    from ui.theme.look import Look

_DRAWINGS = {
    "chevron": ("chevron-down", "text2"),
    "closed": ("chevron-right", "text2"),
    "check": ("check", "onAccent"),
}


class Indicators:
    """A temporary folder, known to style sheets as ``indicator:``. It goes when the program ends."""

    def __init__(self) -> None:
        """Make the folder; it stays empty until a look is drawn."""
        self._folder = QTemporaryDir()
        QDir.setSearchPaths("indicator", [self._folder.path()])

    def draw(self, look: Look) -> None:
        """Write the drawings of a look. Each look has its own, because Qt remembers a picture by its name."""
        for name, (icon, token) in _DRAWINGS.items():
            target = Path(self._folder.path()) / f"{name}-{look.name}.svg"
            target.write_text(svg(icon, look.colors[token]), "utf-8")
