"""What the operating system asks of every program's look."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_WINDOWS_TEXT_POINTS = 9.0


class SystemLook(QObject):
    """Light or dark, high contrast, and the system's own colours and text size."""

    changed = Signal()

    def __init__(self, app: QApplication, *, contrast: bool) -> None:
        """Guess from the palette and from ``contrast``, which is how it was last time, until ``listen``.

        To ask Qt properly takes its namespace ``Qt``, which alone is a fifth of a small program's start.
        """
        super().__init__(app)
        self._app = app
        self._points = app.font().pointSizeF()
        self.dark = _is_dark(app.palette())
        self.contrast = contrast

    def listen(self) -> None:
        """Ask Qt, and tell of changes from now on."""
        self._hints = self._app.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._ask)
        self._accessibility.contrastPreferenceChanged.connect(self._ask)
        self._ask()

    def prefer(self, choice: str) -> None:
        """Let the window's own frame be ``light`` or ``dark``, or as the ``system`` has it."""
        from PySide6.QtCore import Qt

        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))

    def _ask(self) -> None:
        from PySide6.QtCore import Qt

        scheme = self._hints.colorScheme()
        if scheme != Qt.ColorScheme.Unknown:
            self.dark = scheme == Qt.ColorScheme.Dark
        self.contrast = self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
        self.changed.emit()

    def palette(self) -> QPalette:
        """Return the system's own colours. The program has none until it is given some again."""
        self._app.setPalette(QPalette())
        return self._app.palette()

    @property
    def family(self) -> str:
        """The typeface of the system."""
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()

    @property
    def scale(self) -> float:
        """How much larger text is than usual.

        Windows enlarges its own font for that; elsewhere Qt takes it as a higher density already.
        """
        return max(1.0, self._points / _WINDOWS_TEXT_POINTS) if sys.platform == "win32" else 1.0


def _is_dark(palette: QPalette) -> bool:
    return palette.window().color().lightness() < palette.windowText().color().lightness()
