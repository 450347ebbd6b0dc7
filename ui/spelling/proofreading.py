"""Watches where somebody writes, and has the text there proofread. Nothing is loaded before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

    from app.settings import Settings
    from app.spelling import Speller
    from ui.spelling.marker import Marker

_PAUSE = 600  # ms after somebody came into a text, when the dictionary is loaded
_SETTING, _WORDS = "spelling", "own_words"


class Proofreading(QObject):
    """Marks one text at a time. A text that wants it carries the property ``proofread``."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        """``settings`` keep whether to look at all, and the person's own words."""
        super().__init__(app)
        self._settings = settings
        self._speller: Speller | None = None
        self.marker: Marker | None = None
        self._text: QTextEdit | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.begin)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Menus take the focus for a moment; only another widget of ours ends the reading."""
        if now is None or now is self._text:
            return
        self.end()
        if now.property("proofread") and self._settings[_SETTING]:
            self._text = now  # type: ignore[assignment]
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)
            self._pause.start()

    def begin(self) -> None:
        """Load what is missing, and mark the text in which one stands."""
        from ui.spelling.marker import Marker

        self._pause.stop()
        if self._text and not self._text.isReadOnly():
            self.marker = Marker(self._text, self._loaded())

    def _loaded(self) -> Speller:
        if self._speller is None:
            from app.spelling import Speller, house_words

            self._speller = Speller({*house_words(), *self._settings[_WORDS]})
        return self._speller

    def end(self) -> None:
        """Leave the text as it was, without marks."""
        self._pause.stop()
        if self.marker:
            self.marker.leave()
        if self._text:
            self._text.removeEventFilter(self)
            self._text.destroyed.disconnect(self._forget)
        self._forget()

    def _forget(self) -> None:
        self._pause.stop()
        self._text = self.marker = None

    def learn(self, word: str) -> None:
        """Let a word stand, today and later."""
        self._settings[_WORDS] = sorted({*self._settings[_WORDS], word})
        self._loaded().learn(word)
        if self.marker:
            self.marker.rehighlight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and self.marker and watched is self._text:
            return self._show_menu(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        """Whether there is a word to say something about; else the text shows its own menu."""
        from ui.spelling.menu import menu_at

        menu = menu_at(self.marker, self._loaded(), event, self.learn) if self.marker else None
        if menu:
            menu.popup(event.globalPos())
        return menu is not None
