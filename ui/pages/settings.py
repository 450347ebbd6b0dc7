"""The town's profile, and how the program looks and works on this computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.domain.records.lab import PROFILE
from ui.forms.record_form import RecordForm
from ui.pages.lab_settings import LabSettings
from ui.pages.program_settings import ProgramSettings
from ui.pages.records.commands import open_record
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.segments import SegmentBar
from ui.widgets.text import Label
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.changes import Changes
    from app.services.records import Saved
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_TOWN, _LAB, _PROGRAM = "town", "lab", "program"
_OFFICE_PROFILE = "Profil des Projektbüros"


class SettingsPage(Page):
    """Three views: the town's profile, what the lab sets for itself, and what belongs to this computer."""

    def __init__(self, workspace: Workspace) -> None:
        """The profile is the form of the record Lab."""
        super().__init__(workspace)
        mark(self, ground="surface")
        self._form = RecordForm(workspace.book, KINDS["lab"])
        self._form.saved.connect(self._hear_saved)
        self._form.navigate.connect(partial(open_record, workspace))
        self._program = ProgramSettings(workspace)
        self._lab = LabSettings(workspace)
        self._by_view = {_TOWN: self._form, _LAB: self._lab, _PROGRAM: self._program}
        profile = _OFFICE_PROFILE if workspace.book.is_office else PROFILE
        names = {_TOWN: profile, _LAB: "Vorgaben", _PROGRAM: "Dieser Rechner"}
        self.views = SegmentBar("Einstellungen", names)
        self._shown = QStackedWidget()
        for view in self._by_view.values():
            self._shown.addWidget(view)
        self.views.chosen.connect(self._choose)
        head = QHBoxLayout()
        head.setContentsMargins(space("xl"), space("m") + 2, space("xl"), space("m"))
        head.addWidget(Label("Einstellungen", "pageTitle"), 1)
        head.addWidget(self.views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._shown, 1)

    def _choose(self, view: str) -> None:
        self._shown.setCurrentWidget(self._by_view[view])

    def enter(self) -> None:
        self._form.set_record(self.workspace.book.lab)
        self._lab.enter()

    def leave(self) -> bool:
        return self._save()

    def show_record(self, uid: str) -> None:
        self.views.choose(_TOWN)

    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self.enter()

    def handlers(self) -> Handlers:
        return {"file.save": self._save, "problem.next": self._form.next_problem}

    def areas(self) -> Sequence[QWidget]:
        return (self._form.body if self.views.current == _TOWN else self._by_view[self.views.current],)

    def _save(self) -> bool:
        stored = self._form.flush()
        if not stored:
            self.workspace.saved_state.failed(self._form.setFocus)
        return stored

    def _hear_saved(self, saved: Saved) -> None:
        self.workspace.saved_state.saved(self.workspace.book.clock())
        self.workspace.events.changed(saved.changes)
