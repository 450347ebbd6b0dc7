"""The form of a record: shows it, takes what is typed, and stores it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services import records
from ui.forms.body import FormBody
from ui.forms.desk import Desk
from ui.forms.dialogs import FormDialog, RowDialog
from ui.forms.draft import missing
from ui.forms.editors.attachments import AttachmentsEditor
from ui.forms.file_drop import FileDrop
from ui.forms.foot import FormFoot
from ui.forms.head import FormHead
from ui.forms.keeper import Keeper
from ui.forms.notices import CONSENT, ConsentNotice, LockNotice, WithheldNotice
from ui.forms.typing_undo import TypingUndo
from ui.theme.style import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.fields import Field
    from app.domain.record import Record, RecordKind
    from app.domain.rows import Row
    from app.services.book import LabBook
    from app.services.records import Saved
    from ui.forms.standing import Standing

_REST = 1500  # ms without a key after which what was typed is stored
_LONGEST = 8000  # ms after which it is stored although somebody types on: more a crash must not take


class RecordForm(QWidget):
    """Shows records of one kind, one at a time, and stores them as they are written.

    ``saved`` carries app.services.records.Saved, also of records begun in passing. ``navigate`` carries the
    internal number of a record to open, ``dirty_changed`` whether something typed is not stored yet.
    """

    saved = Signal(object)
    navigate = Signal(str)
    dirty_changed = Signal(bool)
    judged = Signal()  # the rules were asked again, see ``standing``

    def __init__(self, book: LabBook, kind: RecordKind, parent: QWidget | None = None) -> None:
        """Begin without a record."""
        super().__init__(parent)
        mark(self, ground="surface")
        self._book = book
        self._kind = kind
        self._dirty = False
        self._with_head = True
        self._keeper = Keeper(book)
        around = (self.navigate.emit, self._begin, self._edit_row, self.saved.emit, self._edit_record)
        self._desk = Desk(book, self.record, *around)
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST)
        self._typing_undo = TypingUndo(self)
        self._head = FormHead()
        self.body = FormBody(kind, self._desk, self)
        self._foot = FormFoot()
        self._withheld = WithheldNotice(kind)
        self._locked = LockNotice()
        self._consent = ConsentNotice(kind, self.body) if kind.content_fields else None
        self._arrange()
        self._connect()
        FileDrop(self, self._file_fields, book.history, self.body.go_to)
        self.set_record(None)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self._head, 0), (self.body, 1), (self._foot, 0)):
            column.addWidget(part, stretch)
        self.body.add_notice(self._withheld)
        self.body.add_notice(self._locked)
        if self._consent:
            self.body.add_notice(self._consent)

    def _connect(self) -> None:
        self.body.edited.connect(self._on_edit)
        self.body.settled.connect(self.flush)
        for timer in (self._pause, self._limit):
            timer.timeout.connect(partial(self._store, typing=True))
        self._typing_undo.taken_back.connect(self._keeper.take_back)
        self._foot.to_problem.connect(self.body.go_to_gravest_problem)
        self._foot.step.connect(self._take_step)
        self._withheld.wanted.connect(self.body.go_to)
        self._locked.step.connect(self._take_step)
        if self._consent:
            self._consent.begin.clicked.connect(self._begin_consent)

    def record(self) -> Record | None:
        """Return the record as it stands; where something cannot be read, with the last readable value."""
        return self._keeper.draft.holder if self._keeper.draft else None

    def set_record(self, record: Record | None) -> None:
        """Show a record, or none. What was typed is stored first, or waits until its record returns."""
        self.flush()
        present = self._keeper.draft
        if present and record and present.stored.uid == record.uid:
            self._refresh(record)
            return
        self._keeper.turn_to(record)
        self._desk.forget()
        self._withheld.show_problems(())
        for part in (self.body, self._foot):
            part.setVisible(record is not None)
        self.show_head(self._with_head)
        if draft := self._keeper.draft:
            self.body.show_draft(draft, folded=not draft.stored.revision)
            self._show_standing()
        self._tell_dirty()

    def _refresh(self, record: Record) -> None:
        """Show what others changed in the record that is in view; the place stays."""
        draft = self._keeper.draft
        self._keeper.ask_fixed()
        self.body.hold(self._keeper.fixed)
        if draft is None or draft.changed or draft.stored == record:
            return
        changed = _differences(draft.stored, record)
        self._keeper.rebase(record)
        self._keeper.judge()
        self.body.show_again(changed)
        self._show_standing()

    def focus_first(self) -> None:
        """Let people write in the first field."""
        (self.body.first() or self).setFocus()

    def show_head(self, shown: bool) -> None:
        """Leave out the head where the page itself says which record this is."""
        self._with_head = shown
        self._head.setVisible(shown and self.record() is not None)

    def lead_out(self, *buttons: QWidget) -> None:
        """Offer these at the foot instead of the next step; whoever shows them says which record this is."""
        self.show_head(False)
        self._foot.lead_out(buttons)

    def flush(self) -> bool:
        """Store now what was typed. Returns whether all of it is stored; if not, the form says why."""
        self._store(typing=False)
        return self._keeper.draft is None or self._keeper.draft.clean

    @property
    def standing(self) -> Standing:
        """How the record stood when the rules were asked last."""
        return self._keeper.standing

    @property
    def waiting(self) -> tuple[str, ...]:
        """Internal numbers of the records shown before in which something typed still waits."""
        return self._keeper.waiting

    def next_problem(self) -> None:
        """Lead to the next error, gap or suggestion, as things stand with what was typed last."""
        self.flush()
        self.body.go_to_next_problem()

    def rest(self) -> None:
        """Store nothing by itself until somebody writes again."""
        self._pause.stop()
        self._limit.stop()

    def _store(self, *, typing: bool) -> None:
        self.rest()
        written = self.record()
        saved = self._keeper.store()
        if saved and written:
            self.body.show_again(_differences(written, saved.record))
            self._withheld.follow(saved)
            self.body.let_tab_reach_notices()
        if self._keeper.draft:
            self._show_standing(but=QApplication.focusWidget() if typing else None)
        self._tell_dirty()
        if saved:
            self.saved.emit(saved)
            self._lead_to_withheld(saved)

    def _lead_to_withheld(self, saved: Saved) -> None:
        """A step that was not taken must not look like one that did nothing."""
        if saved.withheld:
            self.body.go_to_notices()
            self._withheld.focus_first()

    def _show_standing(self, but: QWidget | None = None) -> None:
        record = self.record()
        if record is None:
            return
        standing = self._keeper.standing
        self._head.show_record(record)
        self._foot.show_record(record, standing, self._keeper.refusal)
        self.body.follow()
        self.body.show_standing(standing, but=but)
        self._locked.follow(record, self._keeper.lock)
        self.body.allow(not self._keeper.lock)
        self.body.hold(self._keeper.fixed)
        if self._consent:
            self._consent.follow(record)
        self._follow_reading()
        self.judged.emit()

    def _follow_reading(self) -> None:
        """Where the file is only read, the window says so; here nothing can be changed or taken a step."""
        if not self._book.read_only:
            return
        self.body.only_read()
        self._foot.offer_no_step()
        self._locked.hide()
        if self._consent:
            self._consent.begin.hide()

    def _on_edit(self) -> None:
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()
        self.body.follow()
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        draft = self._keeper.draft
        dirty = draft is not None and not draft.clean
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    def put(self, **values: Any) -> None:
        """Enter values as if they were typed."""
        if draft := self._keeper.draft:
            for id_, value in values.items():
                draft.take(self._kind.by_id[id_], {id_: value})
            self.body.show_again(values)

    def _take_step(self, status: str) -> None:
        """Go on to the next status; if that is forbidden, the record stays where it was."""
        if not self.flush() or not (draft := self._keeper.draft):
            return
        before = draft.stored.status
        self.put(status=status)
        self.flush()
        if self._keeper.refusal:
            self.put(status=before)
            self._show_standing()
        self._keep_focus()

    def _keep_focus(self) -> None:
        """Qt hands the focus on when a button goes, and the next one may be far off in the window."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.focus_first()

    def _begin(self, kind: str, **preset: Any) -> str | None:
        """Let a record be written in passing. Returns its internal number, None if nothing was written."""
        begun = records.begin(self._book, kind, **preset)
        return write_in_passing(self._book, begun, self.window(), self.saved.emit)

    def _edit_record(self, uid: str) -> None:
        """Let a record that belongs to this one be written without leaving it."""
        if self.flush() and (record := records.find(self._book, uid)):
            write_in_passing(self._book, record, self.window(), self.saved.emit)

    def _begin_consent(self) -> None:
        pseudonym = getattr(self.record(), "pseudonym", None)
        if uid := self._begin("consent", pseudonym=pseudonym):
            self.put(**{CONSENT: uid})
            self.flush()
            self._keep_focus()

    def _file_fields(self) -> list[AttachmentsEditor]:
        boxes = [box for box in self.body.boxes.values() if not box.isHidden()]
        editors = [box.editor for box in boxes if isinstance(box.editor, AttachmentsEditor)]
        return [] if self._keeper.lock or not self.record() else editors

    def _edit_row(self, field: Field, row: Row, number: int) -> Row | None:
        dialog = RowDialog(field, row, number, self._desk, self.window())
        if number <= len(getattr(self.record(), field.id)):
            gaps = missing(row, field.columns)
            dialog.cells.show_standing(self._keeper.standing.in_row(field.id, number, gaps))
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return dialog.row if accepted else None


def write_in_passing(
    book: LabBook, begun: Record, parent: QWidget, tell: Callable[[Saved], object]
) -> str | None:
    """Let a record be written in a dialog while another one is in view; ``tell`` hears of what is stored.

    Returns its internal number, None if nothing was written, or if a new one was given up: then it lies in
    the Papierkorb.
    """
    verb = "bearbeiten" if begun.revision else "anlegen"
    dialog = FormDialog(f"{begun.about.label} {verb}", QApplication.activeModalWidget() or parent)
    form = RecordForm(book, begun.about, dialog)
    form.saved.connect(tell)
    form.set_record(begun)
    written = dialog.write_in(form)
    dialog.deleteLater()
    if not written or not written.revision:
        return None
    given_up = not dialog.result() and not begun.revision
    if given_up:
        tell(records.trash(book, written.uid))
    return None if given_up else written.uid


def _differences(one: Record, other: Record) -> list[str]:
    fields = one.about.fields
    return [field.id for field in fields if getattr(one, field.id) != getattr(other, field.id)]
