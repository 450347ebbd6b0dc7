"""Shows the work that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.tasks import Task, Tasks
    from ui.widgets.progress import ProgressStrip


class Waiting(QObject):
    """Connects the work under way with the strip at the foot; one piece of work is shown at a time."""

    def __init__(self, tasks: Tasks, strip: ProgressStrip) -> None:
        """Lives as long as the strip."""
        super().__init__(strip)
        self._strip = strip
        self._shown: Task | None = None
        tasks.slow.connect(self._show)
        tasks.ended.connect(self._end)
        strip.cancelled.connect(self._cancel)

    def _show(self, task: Task) -> None:
        if self._shown is None and task.text:
            self._shown = task
            self._strip.show_progress(task.text)
            task.progressed.connect(self._progress)

    def _progress(self, done: int, total: int, text: str) -> None:
        if self._shown and not self._shown.cancelled:
            self._strip.show_progress(text or self._shown.text, done, total)

    def _end(self, task: Task) -> None:
        if task is self._shown:
            self._shown = None
            self._strip.hide()

    def _cancel(self) -> None:
        if self._shown:
            self._shown.cancel()
