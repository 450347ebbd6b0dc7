"""Long work, beside the window. The one place with threads.

A job is a function ``job(progress, cancelled)``. It runs in another thread and must not touch a widget. It
says ``progress(done, total, text)`` as it goes on, which also stops it where somebody pressed Abbrechen; work
that cannot report may ask ``cancelled()``. What it returns reaches ``on_done`` in the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from app.errors import LaborbuchError

Result = TypeVar("Result")
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

PATIENCE = 400  # ms: shorter work shows nothing


class CancelledError(Exception):
    """Somebody stopped the work; nobody needs to be told."""


class Task(QObject):
    """One piece of work. ``text`` says in German what is being done."""

    progressed = Signal(int, int, str)
    _reported = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(self, job: Callable[[Progress, Cancelled], Any], text: str, parent: QObject) -> None:
        """It starts with ``work``."""
        super().__init__(parent)
        self.text = text
        self.cancelled = False
        self.finish: Callable[[Task, Any, Exception | None], None] | None = None
        self._job = job
        # Methods of this object, which lives in the window's thread: so Qt carries everything over there.
        self._reported.connect(self._pass_on)
        self._ended.connect(self._arrive)

    def cancel(self) -> None:
        """Ask the work to stop; it does so when it next reports progress."""
        self.cancelled = True

    def work(self) -> None:
        """Do the job in the thread that calls this."""
        try:
            result = self._job(self._report, lambda: self.cancelled)
        except Exception as error:
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _report(self, done: int, total: int, text: str) -> None:
        if self.cancelled:
            raise CancelledError
        self._reported.emit(done, total, text)

    def _pass_on(self, done: int, total: int, text: str) -> None:
        self.progressed.emit(done, total, text)

    def _arrive(self, result: object, error: Exception | None) -> None:
        if self.finish:
            self.finish(self, result, error)


class Tasks(QObject):
    """Runs work: what writes, one after the other; what only reads, beside it."""

    slow = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        complain: Callable[[LaborbuchError], None],
        crashed: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        """``complain`` tells people what they can mend, ``crashed`` takes everything else."""
        super().__init__(parent)
        self.running: list[Task] = []
        self._closed = False
        self._complain = complain
        self._crashed = crashed
        self._writing = QThreadPool(self, maxThreadCount=1)
        self._reading = QThreadPool(self, maxThreadCount=2)

    def run(
        self,
        job: Callable[[Progress, Cancelled], Result],
        on_done: Callable[[Result], object] | None = None,
        on_error: Callable[[LaborbuchError], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
        *,
        text: str = "",
        writes: bool = True,
    ) -> Task:
        """Start a job. A callback is left out if the page it belongs to is gone by then.

        Without ``on_error`` people read the sentence of a LaborbuchError in a dialog. Other errors are the
        program's own and go to the crash dialog in any case. Cancelled work ends without a word.
        """
        task = Task(job, text, self)
        task.finish = lambda task, result, error: self._finish(task, result, error, on_done, on_error)
        if on_progress:
            task.progressed.connect(on_progress)
        self.running.append(task)
        QTimer.singleShot(PATIENCE, task, lambda: self._tell_slow(task))
        if not self._closed:
            (self._writing if writes else self._reading).start(task.work)
        return task

    def _tell_slow(self, task: Task) -> None:
        """What ended while the window was busy is not deleted yet, but no longer under way."""
        if task in self.running:
            self.slow.emit(task)

    def _finish(self, task: Task, result: Any, error: Exception | None, on_done: Any, on_error: Any) -> None:
        self.running.remove(task)
        self.ended.emit(task)
        task.deleteLater()
        if self._closed:
            return
        if error is None:
            _call(on_done, result)
        elif isinstance(error, LaborbuchError):
            _call(on_error or self._complain, error)
        elif not isinstance(error, CancelledError):
            self._crashed(error)

    def close(self) -> None:
        """Stop what is under way and wait until it has stopped. Then nothing begins, and nobody is told."""
        self._closed = True
        for task in self.running:
            task.cancel()
        self._writing.waitForDone()
        self._reading.waitForDone()


def _call(callback: Callable[[Any], object] | None, argument: object) -> None:
    """Call back, unless the widget whose method it is was closed meanwhile."""
    owner = getattr(callback, "__self__", None)
    if callback is not None and not (isinstance(owner, QObject) and not isValid(owner)):
        callback(argument)
