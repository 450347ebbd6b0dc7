"""The page of a kind of record, as its PageSpec describes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.services import lists, records
from ui.pages.records import commands
from ui.pages.records.list_pane import LIST, TABLE
from ui.pages.records.list_side import ListSide
from ui.pages.records.memory import remember
from ui.pages.records.record_side import FORM, THREAD, RecordSide
from ui.pages.records.several import Several
from ui.pages.records.sides import Sides
from ui.theme.tokens import narrow
from ui.windows.workspace import Page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.record import Record
    from app.services.changes import Changes
    from app.services.records import Saved
    from ui.actions import Handlers
    from ui.pages.records.list_pane import ListPane
    from ui.pages.records.spec import ListSpec, PageSpec
    from ui.pages.records.strip import Strip
    from ui.windows.workspace import Workspace

_PAUSE = 150  # ms between the last arrow key and the form


class RecordPage(Page):
    """A list beside a record; where there is no room for both, one of them."""

    def __init__(self, workspace: Workspace, spec: PageSpec, strip: Strip | None = None) -> None:
        """Show the first list of ``spec``, and its first record when the page comes into view."""
        super().__init__(workspace)
        self._stale = False
        self._spec = spec
        self._lists = ListSide(
            workspace.book, spec, self._make_commands(), self.begin, partial(remember, workspace.settings)
        )
        self._side = RecordSide(workspace, strip)
        self._sides = Sides(self._lists, self._side, workspace.settings, spec.kinds[0])
        self._several = Several(workspace, self.save, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self._lists.chosen.connect(self._pause.start)
        self._lists.entered.connect(self.enter_record)
        self._lists.rearranged.connect(self._arrange)
        self._lists.record_wanted.connect(self._open_from_time)
        self._lists.day_wanted.connect(self._begin_on)
        self._side.saved.connect(self._hear_saved)
        self._sides.back.connect(self.back_to_list)
        self._sides.step.connect(self.step)
        self._sides.view_chosen.connect(self.show_view)
        self._side.form_wanted.connect(partial(self._sides.choose_view, FORM))

    def _make_commands(self) -> list[QAction]:
        copy = QAction("Kopieren", self, shortcut=QKeySequence("Ctrl+D"))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.triggered.connect(self.copy)
        trash = QAction("In den Papierkorb", self)
        trash.triggered.connect(self.trash)
        self.addAction(copy)
        made = [copy, trash]
        if self._spec.of_kind(self._spec.kinds[0]).in_time:
            again = QAction("Nächster Termin der Reihe", self)
            again.triggered.connect(self.go_on_in_series)
            made.insert(1, again)
        for action in made:
            action.setEnabled(not self.workspace.book.read_only)
        return made

    @property
    def pane(self) -> ListPane:
        """The list in view."""
        return self._lists.pane

    @property
    def record(self) -> Record | None:
        """The record in view, unsaved changes included."""
        return self._side.record

    @property
    def uid(self) -> str:
        """The record in view, "" for none."""
        return self.record.uid if self.record else ""

    # What the frame asks

    def handlers(self) -> Handlers:
        return {
            "record.new": self.begin,
            "record.previous": partial(self.step, -1),
            "record.next": partial(self.step, 1),
            "edit.trash": self.trash,
            "record.view": self.next_view,
            "view.table": self.show_table,
            "search.list": self.look_for,
            "problem.next": self.next_problem,
            "file.save": self.save,
            "file.print": self.print,
            "data.deliver": partial(commands.deliver, self.workspace),
            **self._side.handlers(),
        }

    def areas(self) -> Sequence[QWidget]:
        return (self.pane.view, *self._side.areas())

    def enter(self) -> None:
        if self._stale:
            self._stale = False
            for pane in self._lists.panes():
                pane.refresh()
        if not self.pane.uid and not self.uid:
            self.pane.stand_on(0)
        self._follow()
        focus = QApplication.focusWidget()
        if focus is None or self.isAncestorOf(focus):
            self.pane.view.setFocus()

    def leave(self) -> bool:
        return self.save()

    def show_record(self, uid: str) -> None:
        if uid == commands.NEW:
            self.begin()
            return
        found = lists.titles(self.workspace.book, [uid]).get(uid)
        if found is None:
            return
        self._lists.show_kind(found.kind)
        self.pane.seek(uid)
        self._follow()
        self._sides.bring_forward(True)
        self._arrange()

    def show_field(self, id_: str) -> None:
        self.show_view(FORM)
        if self._side.form:
            self._side.form.body.go_to(id_)

    def refresh(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        for pane in self._lists.panes():
            pane.refresh()
        if self.uid in changes.uids:
            self._show(self.uid)
        if not self.record and not self.pane.uid:
            self.pane.stand_on(0)
        self._follow()

    # What people do

    def begin(self) -> None:
        """Begin a record of the kind in view; it is stored with the first thing that is typed."""
        if not self.save():
            return
        if self.pane.spec.quick:
            self._begin_quickly(self.pane.spec)
            return
        record = records.begin(self.workspace.book, self.pane.spec.kind)
        self.pane.choose("")
        self._pause.stop()
        self._sides.show_view(FORM)
        self._side.show_record(record)
        self.record_shown.emit("")
        self._sides.bring_forward(True)
        self._arrange()
        self._side.focus_first()

    def _open_from_time(self, uid: str) -> None:
        """Show a record that stands in the calendar or on the timeline, with a way back to there."""
        self.pane.seek(uid)
        self.enter_record()

    def _begin_on(self, day: dt.date) -> None:
        """Note something down on a day of the calendar."""
        if self.pane.spec.quick and self.save() and not self.workspace.book.read_only:
            self._begin_quickly(self.pane.spec, start=day.isoformat())

    def _begin_quickly(self, spec: ListSpec, **preset: Any) -> None:
        """Ask for as much as one knows right after the event, and show what was stored."""
        from ui.dialogs.quick_entry import QuickEntry, asked

        workspace = self.workspace
        gender = spec.gender
        entry = QuickEntry(
            workspace.book, spec.kind, spec.quick, gender, self._hear_saved, self.window(), preset
        )
        if saved := asked(entry):
            self._hear_saved(saved)
            self.pane.seek(saved.record.uid)
            self._follow()
            workspace.say(f"{commands.named(saved.record)} angelegt.", partial(commands.undo, workspace))
        if entry.goes_on:
            self.enter_record()
        entry.deleteLater()

    def copy(self) -> None:
        """Copy the record in view, and go to the copy."""
        if self.uid and self.save():
            copied = commands.copy(self.workspace, self.uid)
            if copied:
                self.pane.seek(copied)

    def go_on_in_series(self) -> None:
        """Begin the next date of the series that the record in view belongs to, and go there."""
        if self.uid and self.save():
            made = commands.next_in_series(self.workspace, self.uid)
            if made:
                self.pane.seek(made)

    def show_table(self) -> None:
        """Show what is in view as a table, or the list again."""
        self.pane.views.choose(LIST if self.pane.shows == TABLE else TABLE)
        self.pane.view.setFocus()

    def trash(self) -> None:
        """Put the record in view into the Papierkorb, or all that are chosen."""
        if self.pane.has_several:
            self._several.trash(self.pane)
        elif self.uid and self.save():
            commands.trash(self.workspace, self.uid)

    def step(self, by: int) -> None:
        """Go to the next or the previous record of the list."""
        self.pane.step(by)

    def look_for(self) -> None:
        """Filter the list."""
        self.back_to_list()
        self.pane.look_for()

    def next_problem(self) -> None:
        """Lead to the next error, gap or suggestion of the form."""
        if self._side.form:
            self._side.form.next_problem()

    def save(self) -> bool:
        """Store what was typed. False if the rules forbid it; the form says why."""
        stored = self._side.flush()
        if not stored:
            self.workspace.saved_state.failed(self.enter_record)
        return stored

    def print(self) -> None:
        """Show on paper what one stands in: the record, or the list as a table."""
        if self.save():
            in_list = self._lists.isAncestorOf(QApplication.focusWidget() or self)
            commands.print_view(self.workspace, self.pane, None if in_list else self.record)

    def enter_record(self) -> None:
        """Go from the list into the record."""
        self._follow()
        self._sides.bring_forward(True)
        self._arrange()
        self._side.focus_first()

    def back_to_list(self) -> None:
        """Go back to the list."""
        self._sides.bring_forward(False)
        self._arrange()
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_view(self) -> None:
        """Go on to the next view of the record, and into it."""
        self._sides.next_view()
        self._side.focus_first()

    def show_view(self, view: str) -> None:
        """Show the form, or the thread through the record."""
        if self.save():
            self._side.show_view(view)
            self._sides.bring_forward(view != FORM or self._sides.is_forward)
            self._arrange()
            self.handlers_changed.emit()

    # How it follows

    def _follow(self) -> None:
        """Show the record one stands on. One stands nowhere while a new one is being written."""
        self._pause.stop()
        uid = self.pane.uid
        if uid and uid != self.uid:
            self._show(uid)
        elif not uid and self.record and self.record.about is not self.pane.spec.about:
            self._side.show_record(None)
        self._arrange()

    def _show(self, uid: str) -> None:
        record = records.find(self.workspace.book, uid)
        gone = record is None or record.deleted_at
        self._side.show_record(None if gone else record, self._sides.view)
        if not gone:
            self.record_shown.emit(uid)

    def _hear_saved(self, saved: Saved) -> None:
        self.workspace.saved_state.saved(self.workspace.book.clock())
        self.workspace.events.changed(saved.changes)
        if saved.record.uid == self.uid and not self.pane.uid:
            self.pane.choose(saved.record.uid)

    def _arrange(self) -> None:
        """Show list and record beside each other, or one of them."""
        self._several.serve(self.pane)
        empty = self.pane.is_empty
        wide = self._sides.view == THREAD or self._side.work is not None
        alone = narrow(self.window().width()) or self.pane.needs_room or wide or empty
        record = self._side.record
        kind = record.about.name if record else ""
        self._sides.arrange(alone=alone, kind=kind, thread=self._spec.has_thread)
        self._sides.say(self._lists.name, self.pane.place if self.pane.uid else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_to_list()
        else:
            super().keyPressEvent(event)
