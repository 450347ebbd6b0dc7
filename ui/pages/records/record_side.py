"""One record: its form, its working place, or the thread through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.domain.records.finding import Evidence, Finding
from app.errors import LaborbuchError
from app.services import records
from app.services.thread import thread
from ui.dialogs.message import complain
from ui.dialogs.picker import Picker
from ui.dialogs.picker_model import Records
from ui.forms.record_form import RecordForm
from ui.pages.records.commands import open_record, undo
from ui.pages.records.work import WORKS
from ui.pages.thread.view import ThreadView
from ui.theme.style import mark
from ui.theme.tokens import narrow
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.domain.record import Record
    from app.services.records import Saved
    from ui.actions import Handlers
    from ui.pages.records.strip import Strip
    from ui.pages.records.work import WorkView
    from ui.windows.workspace import Workspace

FORM, WORK, THREAD = "form", "work", "thread"


class RecordSide(QWidget):
    """``saved`` carries app.services.records.Saved, for the list beside to follow.

    ``form_wanted`` asks for the form in place of the view that is shown.
    """

    saved = Signal(object)
    form_wanted = Signal()

    def __init__(self, workspace: Workspace, strip: Strip | None = None) -> None:
        """Begin without a record. A form is built when the first record of its kind is shown."""
        super().__init__()
        mark(self, ground="surface")
        self._workspace = workspace
        self._strip = strip
        self._forms: dict[str, RecordForm] = {}
        self._works: dict[str, WorkView] = {}
        self._form: RecordForm | None = None
        self._nothing = EmptyPage("", "Wählen Sie links einen Eintrag.")
        self._thread = ThreadView()
        self._thread.opened.connect(self._open)
        self._thread.evidence_wanted.connect(self.add_evidence)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._nothing)
        self._shown.addWidget(self._thread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if strip:
            column.addWidget(strip)
        column.addWidget(self._shown, 1)

    @property
    def record(self) -> Record | None:
        """The record as it stands, unsaved changes included."""
        if work := self.work:
            return work.record
        return self._form.record() if self._form else None

    @property
    def work(self) -> WorkView | None:
        """The working place, if it is the view that is shown."""
        return next((work for work in self._works.values() if work is self._shown.currentWidget()), None)

    @property
    def form(self) -> RecordForm | None:
        """The form of the record that is shown."""
        return self._form

    def focus_first(self) -> None:
        """Let people write in the first field."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> bool:
        """Store what was typed. False if it cannot be stored; the view says why."""
        if work := self.work:
            return work.flush()
        return self._form is None or self._form.flush()

    def areas(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes through."""
        return self.work.areas() if self.work else (self,)

    def handlers(self) -> Handlers:
        """Return what the view that is shown does for the commands of ui.actions."""
        return self.work.handlers() if self.work else {}

    def show_record(self, record: Record | None, view: str = FORM) -> None:
        """Show a record. What was typed into the one before must be stored already."""
        self._form = self._form_for(record.about.name) if record else None
        self._shown.setCurrentWidget(self._form or self._nothing)
        if self._form:
            self._form.set_record(record)
        self._show_strip()
        self.show_view(view)

    def _show_strip(self) -> None:
        self._fold_strip()
        if self._strip and self.record:
            self._strip.show_record(self.record)

    def _fold_strip(self) -> None:
        """Leave it out where a working place needs all the room there is."""
        tight = self.work is not None and narrow(self.window().width())
        if self._strip:
            self._strip.setVisible(self.record is not None and not tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_strip()

    def make_room(self, width: int) -> None:
        """Leave room at the upper right for what lies there."""
        if self._strip:
            self._strip.make_room(width)

    def show_view(self, view: str) -> None:
        """Show the form, the working place, or the thread. What was typed must be stored already."""
        record = self.record
        if self._form and self.work and record:
            self._form.set_record(record)
        if record is None or self._form is None:
            self._shown.setCurrentWidget(self._nothing)
        elif view == WORK and record.about.name in WORKS:
            work = self._work_for(record.about.name)
            work.show_record(record)
            self._shown.setCurrentWidget(work)
        elif view == THREAD:
            self._thread.show_thread(record, thread(self._workspace.book, record))
            self._shown.setCurrentWidget(self._thread)
        else:
            self._shown.setCurrentWidget(self._form)
        self._fold_strip()
        self.setFocusProxy(self._first())

    def _first(self) -> QWidget:
        """Return what takes the focus when one comes here."""
        if work := self.work:
            return work.first()
        if self._form is None or self._shown.currentWidget() is not self._form:
            return self._thread if self._form else self._nothing
        return self._form.body.first() or self._form

    def _form_for(self, kind: str) -> RecordForm:
        if kind not in self._forms:
            form = RecordForm(self._workspace.book, KINDS[kind])
            form.saved.connect(self._pass_on)
            form.navigate.connect(self._open)
            self._forms[kind] = form
            self._shown.addWidget(form)
        return self._forms[kind]

    def _work_for(self, kind: str) -> WorkView:
        if kind not in self._works:
            _, make = WORKS[kind]
            work = make(self._workspace)
            work.saved.connect(self._pass_on)
            work.opened.connect(self._open)
            work.form_wanted.connect(self.form_wanted)
            self._works[kind] = work
            self._shown.addWidget(work)
        return self._works[kind]

    def _pass_on(self, saved: Saved) -> None:
        self._show_strip()
        self.saved.emit(saved)

    def _open(self, uid: str) -> None:
        if self.flush():
            open_record(self._workspace, uid)

    def add_evidence(self, field: str) -> None:
        """Let people pick what a finding rests on, or what speaks against it."""
        finding = self.record
        if not isinstance(finding, Finding) or not self.flush():
            return
        about = finding.about.by_id[field]
        target = next(column for column in about.columns if column.target)
        picker = Picker(
            f"{about.label} hinzufügen", Records(self._workspace.book, target.target), parent=self
        )
        if picker.exec() and picker.chosen:
            self._add(finding, field, picker.chosen[0])

    def _add(self, finding: Finding, field: str, uid: str) -> None:
        target = records.find(self._workspace.book, uid)
        if target is None:
            return
        row = Evidence(kind=target.about.name, target=uid)
        label = finding.about.by_id[field].label
        try:
            changed = finding.but(**{field: (*getattr(finding, field), row)})
            saved = records.save(self._workspace.book, changed, f"{label} ergänzt", read=finding)
        except LaborbuchError as error:
            complain(error)
            return
        self.show_record(saved.record, THREAD)
        self.saved.emit(saved)
        self._workspace.say(f"{label}: „{target.about.title_of(target)}“.", lambda: undo(self._workspace))
