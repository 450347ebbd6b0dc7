"""A person with a keyboard and no mouse: what has the focus gets the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.forms.steps import type_text

if TYPE_CHECKING:
    from collections.abc import Callable

Key = Qt.Key
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Keys go to the dialog in front, else to the window."""

    def __init__(self, window: QWidget) -> None:
        """The window must be shown."""
        self._window = window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        """Press a key, several times if wished."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type where one stands."""
        type_text(self.focus, text)
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        front = QApplication.activeModalWidget() or self._window
        if front is self._window:
            front.activateWindow()
            assert QTest.qWaitForWindowActive(front)
        return front.focusWidget() or front

    def tab_to(self, name: str, back: bool = False) -> None:
        """Go with Tab to what a screen reader calls by this name."""
        passed: list[QWidget] = []
        while (here := self.focus) not in passed:
            if spoken(here) == name:
                return
            passed.append(here)
            self.press(Key.Key_Backtab if back else Key.Key_Tab)
        raise AssertionError(f"{name!r} is not among {list(map(spoken, passed))}")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type into it."""
        self.tab_to(name)
        self.write(text)

    def use(self, name: str) -> None:
        """Go to a button and press it with the space bar."""
        self.tab_to(name)
        self.press(Key.Key_Space)

    def answer(self, kind: type[QDialog], act: Callable[[], object]) -> None:
        """Do something in the dialog that the next key opens. It is gone afterwards, whatever happened."""

        def do() -> None:
            dialog: Any = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, kind), dialog
                while dialog.focusWidget() is None:
                    QTest.qWait(1)
                act()
            finally:
                if dialog is not None:
                    dialog.done(dialog.result())

        QTimer.singleShot(0, do)

    def use_dialog(self, name: str, kind: type[QDialog], act: Callable[[], object]) -> None:
        """Press the button of this name, and do something in the dialog that it opens."""
        self.tab_to(name)
        self.answer(kind, act)
        self.press(Key.Key_Space)


def spoken(widget: QWidget) -> str:
    """Return the name that assistive technology is told, as far as the program sets one."""
    return widget.accessibleName() or getattr(widget, "text", str)() or widget.property("label") or ""
