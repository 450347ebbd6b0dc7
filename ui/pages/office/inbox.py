"""The inbox: deliveries that arrived, what they would change, taking them over and taking that back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.office import inbox
from ui import compose
from ui.dialogs.password import PasswordDialog
from ui.pages.office import inbox_asks as asks
from ui.pages.office import inbox_show, inbox_words
from ui.pages.office.delivery_side import DeliverySide
from ui.pages.office.desk import Desk, Entry
from ui.pages.office.drop_area import CHOOSE, dropped_files
from ui.pages.office.inbox_jobs import InboxJobs, Kept, named
from ui.pages.office.inbox_side import WATCH, InboxSide, rows_of
from ui.theme.tokens import size
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.windows.places import CHOOSE_FILES, INBOX
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QHideEvent, QResizeEvent

    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.office.inbox import Delivered, Done, Review
    from app.services.office.questions import Choice, Key
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_PAUSE = 150  # ms between the last arrow key and the delivery
_BOTH, _FULL = 820, 1000  # widths of the page: from here on both sides, from here on a list of full width
_NARROW_LIST, _LOW = 252, 420

_EMPTY = "Noch keine Lieferung eingegangen. Ziehen Sie ein Paket hierher oder wählen Sie es aus."
_STEPS = (
    ("Lieferung annehmen", "Ein Paket (.zip) oder eine Arbeitsmappe (.xlsx), auch mehrere auf einmal."),
    ("Vorschau prüfen", "Was ist neu, was geändert? Bei Konflikten entscheiden Sie."),
    ("Übernehmen", inbox_words.SAVED_BEFORE),
)


class _Listed(NamedTuple):
    """What the list shows beside the desk."""

    taken: list[Delivered]
    labels: dict[str, str]


class _Reviewed(NamedTuple):
    intake: int
    review: Review


def _listed(book: LabBook) -> _Listed:
    return _Listed(inbox.taken_over(book), inbox.labels(book))


class InboxPage(Page):
    """Files come by button, by drag and drop, and from the watched folder."""

    def __init__(self, workspace: Workspace) -> None:
        """What was taken over is read when the page comes into view."""
        super().__init__(workspace)
        self.setAcceptDrops(True)
        self.kept: dict[int, Kept] = {}
        self._taken: dict[int, Delivered] = {}
        self._labels: dict[str, str] = {}
        self._wanted: object = None
        self._shown: tuple[object, object] = (None, None)
        self._forward = self._fresh = False
        self.left = InboxSide()
        self.side = DeliverySide(workspace.book.today)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.jobs = InboxJobs(workspace, self)
        self.desk = Desk(workspace, self)
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.side, 1)
        self._first = Button(CHOOSE, self.choose_files, variant="primary", icon="inbox")
        watch = Button(WATCH, self.choose_folder, icon="folder-open")
        self._whole = QStackedWidget()
        self._whole.addWidget(both)
        self._whole.addWidget(EmptyPage("Eingang", _EMPTY, _STEPS, [self._first, watch]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _listen(self) -> None:
        self._pause.timeout.connect(self._follow)
        self.left.list.chosen.connect(self._pause.start)
        self.left.list.entered.connect(self.enter_delivery)
        self.left.list.clicked.connect(self._click)
        self.left.asked.connect(self._do)
        self.side.back.connect(self.back_to_list)
        self.side.foot.pressed.connect(self._do)
        self.side.trusting.connect(self.trust)
        self.side.chosen.connect(self._choose)
        self.side.decided.connect(self._decide)
        self.desk.changed.connect(self._fill)
        self.desk.known.connect(self._tell_known)
        self.jobs.taken.connect(self._keep)
        self.jobs.undone.connect(self._put_back)
        self.jobs.ended.connect(self._follow)

    # What the frame asks

    def handlers(self) -> Handlers:
        return {
            "data.take_over": self.choose_files,
            "record.previous": partial(self.left.list.step, -1),
            "record.next": partial(self.left.list.step, 1),
            "problem.next": self.next_question,
        }

    def areas(self) -> Sequence[QWidget]:
        if self._whole.currentIndex():
            return (self._first,)
        parts = (self.left.list, self.side.plan, self.side.panel)
        return tuple(part for part in parts if part.isVisible())

    def enter(self) -> None:
        self.desk.folder.look()
        if not self._fresh:
            self._fresh = True
            book = self.workspace.book
            self.workspace.tasks.run(
                lambda _progress, _cancelled: _listed(book), self._take_list, writes=False
            )
        else:
            self._pause.start()

    def show_record(self, uid: str) -> None:
        if uid == CHOOSE_FILES:
            self.record_shown.emit("")
            QTimer.singleShot(0, self, self.choose_files)

    def refresh(self, changes: Changes) -> None:
        self._fresh = False
        self.desk.look_again()
        if self.isVisible():
            self.enter()

    def _take_list(self, listed: _Listed) -> None:
        self._taken = {one.intake: one for one in listed.taken}
        self._labels = listed.labels
        self._shown = (None, None)  # what is in words may be called something else
        self._fill()
        if self.isVisible():
            self._follow()

    # How it follows

    @property
    def entry(self) -> Entry | None:
        """The file one stands on that is not taken over yet."""
        ref = self.left.list.ref
        return ref if isinstance(ref, Entry) else None

    @property
    def taken(self) -> Delivered | None:
        """The delivery one stands on that was taken over."""
        ref = self.left.list.ref
        return self._taken.get(ref) if isinstance(ref, int) else None

    def stand_on(self, ref: object) -> None:
        """Stand on an entry, or on an intake; if it is still on its way, as soon as it is there."""
        self._wanted = ref
        self._fill()

    def _fill(self) -> None:
        entries = self.desk.entries
        rows = list(rows_of(entries, list(self._taken.values()), self.workspace.book.today))
        self.left.list.show_rows(rows, self._wanted)
        if self.left.list.ref == self._wanted:
            self._wanted = None
        folder = self.desk.folder
        self.left.show_folder(folder.folder, there=folder.is_there)
        self._whole.setCurrentIndex(0 if rows else 1)
        self.workspace.count(INBOX, len(entries))
        if self.isVisible():
            self._pause.start()

    def _follow(self) -> None:
        """Show the delivery one stands on."""
        self._pause.stop()
        before, self._shown = self._shown, (self.left.list.ref, self.entry.seen if self.entry else None)
        if self._shown[0] != before[0]:
            self.side.begin()
        if self.entry and self.entry.seen and self.entry.seen is before[1]:
            inbox_show.show_standing(self.side, self.entry)
        elif self.entry:
            inbox_show.show_entry(self.side, self.entry, self._labels)
        elif self.taken:
            self._show_taken(self.taken)
        else:
            self.side.clear()
        self.side.foot.buttons["take"].setEnabled(not self.jobs.busy)
        self._set_out()

    def _show_taken(self, taken: Delivered) -> None:
        inbox_show.show_taken(self.side, taken, self.workspace.book.today)
        book, number = self.workspace.book, taken.intake
        self.workspace.tasks.run(
            lambda _progress, _cancelled: _Reviewed(number, inbox.review(book, number)),
            self._show_review,
            writes=False,
        )

    def _show_review(self, found: _Reviewed) -> None:
        taken = self.taken
        if taken is None or taken.intake != found.intake:
            return  # one stands elsewhere by now
        kept = self.kept.get(taken.intake)
        for key in found.review.questions:
            if kept:
                kept.choices.pop(key, None)  # the decision was taken back
        seen = kept.entry.seen if kept and not taken.undone_at else None
        remembered = (seen.rows, kept.choices) if seen and kept else None
        inbox_show.show_review(self.side, taken, found.review, self._labels, remembered)
        self._set_out()

    # What people do

    def _do(self, what: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "choose": self.choose_files,
            "watch": self.choose_folder,
            "unwatch": partial(self.desk.watch, None),
            "drop": self.drop_entry,
            "password": self.ask_password,
            "take": self.take_over,
            "report": self.report,
            "undo": self.undo,
        }
        acts[what]()

    def choose_files(self) -> None:
        """Ask for deliveries."""
        self.bring(asks.which_files(self))

    def bring(self, paths: Sequence[Path]) -> None:
        """Put files on the desk, and stand on the first."""
        if paths:
            self.desk.bring(paths)
            self.stand_on(next(entry for entry in self.desk.entries if entry.path == paths[0]))

    def choose_folder(self) -> None:
        """Ask for the folder to watch."""
        folder = asks.which_folder(self, self.desk.folder.folder)
        if folder:
            self.desk.watch(folder)

    def _tell_known(self, sentence: str, other: object) -> None:
        self.stand_on(other)
        self.workspace.say(sentence)

    def drop_entry(self) -> None:
        """Take the file one stands on off the list."""
        if self.entry:
            self.desk.drop(self.entry)

    def ask_password(self) -> None:
        """Ask for the password of the package one stands on, and read it with that."""
        entry = self.entry
        if entry is None:
            return
        dialog = PasswordDialog(entry.path.name, "" if entry.untried else entry.problem, self)
        if dialog.exec():
            self.desk.read(entry, dialog.password)

    def trust(self) -> None:
        """Trust the key of the delivery one stands on, if one is sure."""
        arrival = self.entry.stranger if self.entry else None
        if self.entry and arrival:
            fingerprint = compose.fingerprint(arrival.public_key)
            if asks.is_sure_to_trust(self, arrival.sender.town, fingerprint):
                self.desk.trust(self.entry)

    def take_over(self) -> None:
        """Take over the delivery one stands on."""
        if self.entry:
            self.jobs.take_over(self.entry)
            self.side.foot.buttons["take"].setEnabled(not self.jobs.busy)

    def _keep(self, entry: Entry, done: Done) -> None:
        number = done.taken.intake
        self.desk.drop(entry)
        if number is not None:
            self.kept[number] = Kept(entry, done.taken, dict(entry.choices))
            self.stand_on(number)

    def undo(self) -> None:
        """Take back the delivery one stands on, if one is sure."""
        taken = self.taken
        if taken and asks.is_sure_to_undo(self, named(taken)):
            self.jobs.undo(taken.intake)

    def _put_back(self, intake: int) -> None:
        """What was taken back waits again, with the answers that were given."""
        kept = self.kept.pop(intake, None)
        if kept:
            self.desk.put_back(kept.entry)
            self.stand_on(kept.entry)

    def report(self) -> None:
        """Write the report of the delivery one stands on."""
        kept = self.kept.get(self.taken.intake) if self.taken else None
        seen = self.entry.seen if self.entry else kept.taken if kept else None
        if seen is None or seen.plan is None:
            return
        target = asks.where_to(self, f"Bericht_{Path(seen.plan.arrival.file).stem}.xlsx")
        if target:
            self.jobs.report(seen, target)

    def _choose(self, key: Key, choice: Choice | None) -> None:
        """Remember an answer until the delivery is taken over."""
        entry = self.entry
        if entry is None:
            return
        if choice is None:
            entry.choices.pop(key, None)
        else:
            entry.choices[key] = choice
        self._fill()
        self._pause.stop()
        inbox_show.show_standing(self.side, entry)

    def _decide(self, key: Key, choice: Choice) -> None:
        question = self.side.questions.get(key)
        taken = self.taken
        if question is None or taken is None:
            return
        if taken.intake in self.kept:
            self.kept[taken.intake].choices[key] = choice
        self.jobs.decide(question, choice)

    def next_question(self) -> None:
        """Go to the next question of the delivery."""
        self._follow_now()
        self.side.next_question()

    def _follow_now(self) -> None:
        if self._pause.isActive():
            self._follow()

    def enter_delivery(self) -> None:
        """Go from the list into the delivery."""
        self._follow_now()
        self._forward = True
        self._set_out()
        (self.side.plan if self.side.plan.isVisible() else self.side).setFocus()

    def _click(self) -> None:
        if not self._is_wide:
            self.enter_delivery()

    def back_to_list(self) -> None:
        """Go back to the list."""
        self._forward = False
        self._set_out()
        self.left.list.setFocus()

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.left.drop_area.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.left.drop_area.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.left.drop_area.light(False)
        event.acceptProposedAction()
        self.bring(dropped_files(event.mimeData()))

    # How there is room for it

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BOTH

    def _set_out(self) -> None:
        """Show list and delivery beside each other, or one of them."""
        front = self._forward and not self._is_wide
        self.left.setVisible(not front)
        self.side.setVisible(self._is_wide or front)
        width = size("inbox") if self.width() >= _FULL else _NARROW_LIST
        self.left.setMinimumWidth(width if self._is_wide else 0)
        self.left.setMaximumWidth(width if self._is_wide else 16777215)
        self.side.head.back_button.setVisible(front)
        self.left.set_tight(self.height() < _LOW)
        self.side.set_out()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()
