"""How the module will look on paper, a moment after somebody has stopped typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records.knowledge_module import KnowledgeModule
from ui.compose import pictured
from ui.paper.pages import PagesView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from app.domain.record import Record
    from app.reports.model import Document
    from ui.tasks import Task
    from ui.windows.workspace import Workspace

_REST = 700  # ms without a key before the pages are made again


class Preview(QWidget):
    """Makes the pages beside the window, and only while they are seen. ``turned`` says where one is."""

    turned = Signal(str)

    def __init__(self, workspace: Workspace, record: Callable[[], Record | None]) -> None:
        """``record`` returns the module as it stands."""
        super().__init__()
        self._workspace = workspace
        self._record = record
        self._stale = True
        self._task: Task | None = None
        self.pages = PagesView("Vorschau der Seiten")
        self.pages.turned.connect(self._say)
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def spoil(self) -> None:
        """Something was written: make the pages again when it has come to rest."""
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def make(self) -> None:
        """Make the pages now; what is written meanwhile is made afterwards."""
        module = self._record()
        if not self._stale or self._task is not None or not isinstance(module, KnowledgeModule):
            return
        self._stale = False
        book = self._workspace.book

        def job(_progress: object, _cancelled: object) -> Document:
            from app.services import papers

            return pictured(papers.drafted(book, module))

        self._task = self._workspace.tasks.run(job, self._show, self._show_nothing, writes=False)

    def _show(self, paper: Document) -> None:
        self._task = None
        self.pages.show_paper(paper)
        if self._stale:
            self._pause.start()

    def _show_nothing(self, _error: object) -> None:
        """The file was busy, or the drive away: what is written next tries again."""
        self._task = None
        self._stale = True

    def _say(self, page: int, pages: int) -> None:
        self.turned.emit(f"Seite {page} von {pages}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make()
