"""Which look is in force: the one chosen, else the system's."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.theme import look as looks
from ui.theme.look import Look, font, own
from ui.theme.palette import contrast_colors, palette
from ui.theme.style import style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from app.settings import Settings
    from ui.theme.system import SystemLook


def wear(app: QApplication) -> None:
    """Put the look in force on everything."""
    with nothing_collected():
        app.setPalette(palette(looks.current().colors))
        app.setFont(font("body"))
        app.setStyleSheet(style_sheet(looks.current()))


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Qt walks through all its widgets; one that Python deletes meanwhile would crash it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class LookSwitch(QObject):
    """Follows the system and the settings, and puts the look in force on the whole program at once."""

    changing = Signal(object)
    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings, system: SystemLook) -> None:
        """Put a look in force. Must come before the first window, so that it is drawn once only."""
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._system = system
        system.changed.connect(self.refresh)
        self.refresh()

    def choose(self, choice: str) -> None:
        """Take ``system``, ``light`` or ``dark`` and remember it."""
        self._settings["look"] = choice
        self._system.prefer(choice)
        self.refresh()

    def choose_font(self, system: bool) -> None:
        """Take the system's font or the program's own and remember it."""
        self._settings["system_font"] = system
        self.refresh()

    def refresh(self) -> None:
        """Put the look in force that system and settings ask for now."""
        self._settings["contrast"] = self._system.contrast
        look = self._wanted()
        if look == looks.current() and self._app.styleSheet():
            return
        looks.use(look)
        self.changing.emit(look)
        wear(self._app)
        self.changed.emit()

    def _wanted(self) -> Look:
        if self._system.contrast:
            colors = contrast_colors(self._system.palette())
            return self._with_system_font(Look("contrast", colors, (), (), self._system.scale))
        look = own("dark" if self._is_dark() else "light", self._system.scale)
        return self._with_system_font(look) if self._settings["system_font"] else look

    def _with_system_font(self, look: Look) -> Look:
        return look._replace(sans=(self._system.family,), serif=(self._system.family,))

    def _is_dark(self) -> bool:
        chosen = self._settings["look"]
        return self._system.dark if chosen == "system" else chosen == "dark"
