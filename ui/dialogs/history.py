"""What a module said earlier, what has changed since, and the way back."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.errors import LaborbuchError
from app.services import records, versions
from ui.dialogs.base import Dialog
from ui.dialogs.message import complain
from ui.forms.area import FormArea
from ui.pages.records.commands import undo
from ui.theme.look import pixels
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.marked_text import MarkedText
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.services.versions import Difference, Version
    from ui.windows.workspace import Workspace

_TITLE = "Verlauf"
_SENSE = "Was der Baustein früher sagte. Markiert ist, was heute anders lautet."
_NONE = "Noch keine frühere Fassung. Sobald Sie weiterschreiben, steht hier, was vorher da war."
_SAME = "Diese Fassung sagt dasselbe wie die heutige."
_WIDTH, _HEIGHT, _LIST, _ROW = 920, 620, 250, 48


class HistoryDialog(Dialog):
    """The earlier texts at the left, what differs from today's at the right."""

    def __init__(self, workspace: Workspace, record: Record, parent: QWidget) -> None:
        """``record`` must be stored."""
        super().__init__(_TITLE, _SENSE, parent)
        self.resize(pixels(_WIDTH), pixels(_HEIGHT))
        self._workspace = workspace
        self._uid = record.uid
        self._versions = versions.earlier(workspace.book, record.uid)
        self.list = QListWidget()
        self.list.setAccessibleName("Frühere Fassungen")
        self.list.setObjectName("choices")
        self.list.setFixedWidth(pixels(_LIST))
        self._area = FormArea(self, space("l"), 0, space("l"))
        row = QHBoxLayout()
        row.setSpacing(space("l"))
        row.addWidget(self.list)
        row.addWidget(self._area, 1)
        self.body.addLayout(row, 1)
        self._all = self.finish("Ganze Fassung zurückholen", self._restore_all, "Schließen")
        self._fill()

    def _fill(self) -> None:
        for version in self._versions:
            item = QListWidgetItem(_named(version), self.list)
            item.setSizeHint(QSize(0, pixels(_ROW)))
        self.list.currentRowChanged.connect(self._show)
        self._all.setEnabled(bool(self._versions))
        if self._versions:
            self.list.setCurrentRow(0)
        else:
            self._area.column.addWidget(WrappedLabel(_NONE, "reading", "text2"))
            self._area.column.addStretch(1)

    @property
    def version(self) -> Version:
        """The earlier text that is looked at."""
        return self._versions[self.list.currentRow()]

    def _now(self) -> Record | None:
        return records.find(self._workspace.book, self._uid)

    def _show(self) -> None:
        while item := self._area.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        now = self._now()
        found = versions.differences(self._workspace.book, self.version.record, now) if now else []
        for difference in found:
            self._area.column.addWidget(self._shown(difference))
        if not found:
            self._area.column.addWidget(WrappedLabel(_SAME, "body", "text2"))
        self._area.column.addStretch(1)
        self._all.setEnabled(bool(found))

    def _shown(self, difference: Difference) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        head = QHBoxLayout()
        head.addWidget(Label(difference.field.label, "section"), 1)
        back = Button("Zurückholen", partial(self._restore, difference.field.id), variant="quiet")
        back.setAccessibleName(f"„{difference.field.label}“ zurückholen")
        head.addWidget(back)
        column.addLayout(head)
        for label, pieces in (("Damals", difference.earlier), ("Heute", difference.now)):
            column.addWidget(Label(label, "label"))
            text = MarkedText("quote")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.show_pieces((piece.text, piece.differs) for piece in pieces)
            column.addWidget(text)
        column.addWidget(line())
        return box

    def _restore_all(self) -> None:
        if self._restore(""):
            self.accept()

    def _restore(self, only: str) -> bool:
        """Let the record say again what it said, as a step that can be taken back."""
        now = self._now()
        if now is None:
            return False
        values: dict[str, Any] = versions.text_values(self._workspace.book, self.version.record, only)
        text = f"Fassung vom {_moment(self.version)} zurückgeholt"
        try:
            saved = records.save(self._workspace.book, now.but(**values), text, read=now)
        except LaborbuchError as error:
            complain(error)
            return False
        self._workspace.events.changed(saved.changes)
        self._workspace.say(f"{text}.", lambda: undo(self._workspace))
        self._show()
        return True


def _named(version: Version) -> str:
    status = version.record.about.status.label_of(version.status)
    return "\n".join((_moment(version), " · ".join(filter(None, (version.editor, status)))))


def _moment(version: Version) -> str:
    if not version.saved_at:
        return "ohne Datum"
    return f"{dt.datetime.fromisoformat(version.saved_at).astimezone():%d.%m.%Y, %H:%M}"
