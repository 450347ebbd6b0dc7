"""Which look is in force: the one chosen, else the system's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette

from ui.theme import look as looks
from ui.theme.indicators import Indicators
from ui.theme.look import Look, font, own
from ui.theme.palette import contrast_colors, palette
from ui.theme.style import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings

Scheme = Qt.ColorScheme

_SCHEMES = {"system": Scheme.Unknown, "light": Scheme.Light, "dark": Scheme.Dark}
_WINDOWS_TEXT_POINTS = 9.0


class LookSwitch(QObject):
    """Follows the system and the settings, and puts the look in force on the whole program at once."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        """Put the present look in force. Must come before the first window, so that it is drawn once only."""
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._indicators = Indicators()
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        self._system_font = app.font()
        self._hints.setColorScheme(_SCHEMES[str(settings["look"])])
        self._hints.colorSchemeChanged.connect(self.refresh)
        self._accessibility.contrastPreferenceChanged.connect(self.refresh)
        self.refresh()

    def choose(self, choice: str) -> None:
        """Take ``system``, ``light`` or ``dark`` and remember it."""
        self._settings["look"] = choice
        self._hints.setColorScheme(_SCHEMES[choice])
        self.refresh()

    def refresh(self) -> None:
        """Put the look in force that system and settings ask for now."""
        look = self._wanted()
        if look == looks.current() and self._app.styleSheet():
            return
        looks.use(look)
        self._indicators.draw(look)
        self._app.setPalette(palette(look.colors))
        self._app.setFont(font("body"))
        self._app.setStyleSheet(style_sheet(look))
        self.changed.emit()

    def _wanted(self) -> Look:
        if self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return self._with_system_font(Look("contrast", self._system_colors(), (), (), self._scale()))
        look = own("dark" if self._is_dark() else "light", self._scale())
        return self._with_system_font(look) if self._settings["system_font"] else look

    def _is_dark(self) -> bool:
        chosen = _SCHEMES[str(self._settings["look"])]
        return (chosen if chosen != Scheme.Unknown else self._hints.colorScheme()) == Scheme.Dark

    def _system_colors(self) -> dict[str, str]:
        self._app.setPalette(QPalette())
        return contrast_colors(self._app.palette())

    def _with_system_font(self, look: Look) -> Look:
        family = (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),)
        return Look(look.name, look.colors, family, family, look.scale)

    def _scale(self) -> float:
        """Windows enlarges its own font with the text size; elsewhere Qt gets it as a density already."""
        points = self._system_font.pointSizeF()
        return max(1.0, points / _WINDOWS_TEXT_POINTS) if sys.platform == "win32" else 1.0
