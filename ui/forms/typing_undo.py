"""Strg+Z in a text field: first what was typed there, then the step of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = QKeySequence.StandardKey
_UNDO: dict[type[QWidget], Callable[..., bool]] = {
    QLineEdit: QLineEdit.isUndoAvailable,
    QTextEdit: lambda text: text.document().isUndoAvailable(),
}
_REDO: dict[type[QWidget], Callable[..., bool]] = {
    QLineEdit: QLineEdit.isRedoAvailable,
    QTextEdit: lambda text: text.document().isRedoAvailable(),
}


class TypingUndo(QObject):
    """Lets the command have the keys that a text field claims but has no use for.

    Qt's text fields keep Strg+Z for themselves even where nothing was typed. Only the field with the focus is
    watched: a filter on every field would cost every event. ``taken_back`` tells that typing is undone.
    """

    taken_back = Signal()

    def __init__(self, form: QWidget) -> None:
        """Watch the fields of ``form``."""
        super().__init__(form)
        self._form = form
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old:
            old.removeEventFilter(self)
        if new and isinstance(new, tuple(_UNDO)) and self._form.isAncestorOf(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(_Key.Undo):
            return self._judge(watched, event, _UNDO)
        return event.matches(_Key.Redo) and self._judge(watched, event, _REDO)

    def _judge(
        self, watched: QObject, event: QKeyEvent, able: dict[type[QWidget], Callable[..., bool]]
    ) -> bool:
        available = next(ask for kind, ask in able.items() if isinstance(watched, kind))
        if available(watched):
            if able is _UNDO:
                self.taken_back.emit()
            return False
        event.ignore()
        return True
