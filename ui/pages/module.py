"""The page of knowledge modules: the form, how far the module is, and how it looks on paper."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from app.domain.records.knowledge_module import KnowledgeModule
from app.reports import names
from ui.compose import writers
from ui.dialogs.remarks import show_remarks
from ui.pages.records.page import RecordPage
from ui.pages.records.specs import PAGES
from ui.pages.records.strip import Strip
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.record import Record
    from app.services.proof import Remark
    from ui.actions import Handlers
    from ui.tasks import Cancelled, Progress
    from ui.windows.workspace import Workspace

_WAY = 3  # steps that the lab takes; what comes after is the office's


class ModulePage(RecordPage):
    """A page for records with one more bar."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the modules."""
        self._gives_word = not workspace.book.house.refusal("word")
        strip = ModuleStrip(self.show_history, self._preview if self._gives_word else None)
        super().__init__(workspace, PAGES["knowledge_module"], strip)
        self._previews = QTemporaryDir()

    def handlers(self) -> Handlers:
        word = {"data.word": self._preview} if self._gives_word else {}
        return {**super().handlers(), **word}

    def show_history(self) -> None:
        """Show what the module in view said earlier."""
        if self.save() and (module := self.record) and module.revision:
            from ui.dialogs.history import HistoryDialog

            dialog = HistoryDialog(self.workspace, module, self.window())
            dialog.exec()
            dialog.deleteLater()

    def _preview(self) -> None:
        """Write the module in view as it stands and open it; nothing of it is kept."""
        module = self.record
        if not isinstance(module, KnowledgeModule) or not self.save():
            return
        book = self.workspace.book
        folder = Path(tempfile.mkdtemp(dir=self._previews.path()))  # the last one may still be open in Word
        target = folder / names.module_file(module.code, module.title or "")

        def job(_progress: Progress, _cancelled: Cancelled) -> tuple[Remark, ...]:
            from app.services import papers

            return papers.preview(book, module, target, writers(book))

        def show(remarks: tuple[Remark, ...]) -> None:
            open_file(target)
            show_remarks(self.workspace, remarks, self.window())

        self.workspace.tasks.run(job, show, text="Das Dokument wird geschrieben …", writes=False)


def open_file(path: Path) -> None:
    """Open a file with the program that the system knows for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ModuleStrip(Strip):
    """The way of a module, and its preview."""

    def __init__(self, history: Callable[[], object], preview: Callable[[], object] | None) -> None:
        """Begin without a module. Where Word documents are not allowed there is no preview."""
        super().__init__()
        self._way = QHBoxLayout()
        self._way.setSpacing(space("s"))
        self.row.addLayout(self._way)
        self.row.addStretch(1)
        self.row.addWidget(Button("Verlauf", history, icon="history"))
        if preview:
            self.row.addWidget(Button("Als Word ansehen …", preview, icon="eye"))

    def show_record(self, record: Record) -> None:
        """Show how far a module is."""
        while item := self._way.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, (text, strong) in enumerate(_steps(record)):
            if number:
                self._way.addWidget(IconLabel("chevron-right", "text3", size("iconSmall")))
            self._way.addWidget(Label(text, "bodyStrong" if strong else "body", "" if strong else "text2"))


def _steps(record: Record) -> list[tuple[str, bool]]:
    terms = record.about.status.terms
    keys = [term.key for term in terms[:_WAY]]
    shown = keys if record.status in keys else [*keys, record.status]
    return [(record.about.status.label_of(key), key == record.status) for key in shown]
