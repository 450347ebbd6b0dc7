"""When the program itself is at fault: say so, keep the window, and write no word of the lab down."""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.errors import LaborbuchError

if TYPE_CHECKING:
    from collections.abc import Callable


class CrashReporter(QObject):
    """Takes every error that nobody expected, from whichever thread."""

    _came = Signal(object)

    def __init__(self, complain: Callable[[LaborbuchError], None], parent: QObject | None = None) -> None:
        """``complain`` shows the sentence of an error that people can mend."""
        super().__init__(parent)
        self._complain = complain
        self._showing = False
        self._came.connect(self._tell)

    def install(self) -> None:
        """Become the last resort of all threads."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.take(args.exc_value or SystemExit())

    def _hook(self, _kind: Any, error: BaseException, _trace: Any) -> None:
        self.take(error)

    def take(self, error: BaseException) -> None:
        """Write an error down and tell of it in the window's thread."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            QApplication.exit(1)
            return
        _write_down(error)
        self._came.emit(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, LaborbuchError):
            self._complain(error)
        elif not self._showing:
            self._show(error)

    def _show(self, error: BaseException) -> None:
        """One dialog at a time: an error in a painting would otherwise open one with every frame."""
        self._showing = True
        try:
            from app.logs import report
            from ui.dialogs.crash import CrashDialog

            CrashDialog(report(error), QApplication.activeWindow()).exec()
        except Exception as another:  # the dialog itself may be what is broken
            _write_down(another)
        finally:
            self._showing = False


def _write_down(error: BaseException) -> None:
    """To the log, and to whoever started the program from a terminal; neither may fail."""
    with contextlib.suppress(Exception):
        from app.logs import write

        write(error)
