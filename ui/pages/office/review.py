"""The review of modules: what waits, what to read, and the next step."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import LaborbuchError, SaveRefusedError
from app.reports import names
from app.services.office import replies, review
from app.services.office.review import Stage
from ui.compose import writers
from ui.dialogs.answering import AnsweringDialog
from ui.dialogs.message import complain
from ui.pages.module import open_file
from ui.pages.office import review_words as words
from ui.pages.office.grouped_list import GroupedList
from ui.pages.office.review_side import ReviewSide
from ui.pages.records import commands
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.text import Label, WrappedLabel
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.reports.model import Document
    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.office.review import Reviewed
    from app.services.records import Saved
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_PAUSE = 150  # ms between the last arrow key and the module
_BOTH, _LOW = 820, 460  # from this width of the page on both sides; below this height every pixel counts

_EMPTY = "Hier prüfen Sie die Wissensbausteine, die ein Labor freigegeben und geliefert hat."
_STEPS = (
    ("Lieferung annehmen", "Im Eingang; freigegebene Bausteine stehen danach hier."),
    ("Lesen", "So, wie der Baustein im Gesamtpaket stehen wird."),
    ("Übernehmen oder nachfragen", "Ihr Prüfvermerk geht mit der Rückmeldung an das Labor."),
)


class _Listed(NamedTuple):
    """What the list shows; ``fresh`` counts answers that no reply has carried yet."""

    modules: list[Reviewed]
    fresh: int
    told: int


class _Paper(NamedTuple):
    uid: str
    paper: Document | None


def _listed(book: LabBook) -> _Listed:
    waiting = replies.outgoing(book)
    return _Listed(review.modules(book), sum(it.fresh for it in waiting), len(waiting))


def _paper(book: LabBook, uid: str) -> _Paper:
    try:
        return _Paper(uid, review.paper(book, uid))
    except SaveRefusedError:
        return _Paper(uid, None)  # gone meanwhile; the list says so when it is read again


class ReviewPage(Page):
    """A list beside a module; where there is no room for both, one of them."""

    def __init__(self, workspace: Workspace) -> None:
        """The list is read when the page comes into view."""
        super().__init__(workspace)
        self.modules: dict[str, Reviewed] = {}
        self._fresh = self._forward = False
        self._wanted = ""
        self._shown: Reviewed | None = None
        self._paper: Document | None = None
        self._previews = QTemporaryDir()
        self.list = GroupedList("Wissensbausteine")
        self._gives_word = not workspace.book.house.refusal("word")
        self.side = ReviewSide(gives_word=self._gives_word)
        self._said = WrappedLabel("", "meta")
        self.answer = Button("Rückmeldungen ausgeben …", self.give_answers, icon="send")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = self._list_side()
        row.addWidget(self._left)
        row.addWidget(self.side, 1)
        self._first = Button(
            "Zum Eingang", partial(self.workspace.go, "inbox"), variant="primary", icon="inbox"
        )
        self._whole = QStackedWidget()
        self._whole.addWidget(both)
        self._whole.addWidget(EmptyPage("Noch nichts zu prüfen", _EMPTY, _STEPS, [self._first]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _list_side(self) -> QWidget:
        left = QFrame()
        mark(left, ground="surface", edge="right")
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("m") + 2, space("l"), space("m"))
        head.addWidget(Label("Prüfung", "pageTitle"), 1)
        foot = QFrame()
        mark(foot, ground="surface", edge="top")
        below = QVBoxLayout(foot)
        below.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        below.setSpacing(space("s"))
        below.addWidget(self._said)
        below.addWidget(self.answer)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        return left

    def _listen(self) -> None:
        self._pause.timeout.connect(self._follow)
        self.list.chosen.connect(self._pause.start)
        self.list.entered.connect(self.enter_module)
        self.list.clicked.connect(self._click)
        self.side.pressed.connect(self.take_step)
        self.side.paper_wanted.connect(self.show_word)
        self.side.back.connect(self.back_to_list)

    # What the frame asks

    def handlers(self) -> Handlers:
        return {
            "record.previous": partial(self.list.step, -1),
            "record.next": partial(self.list.step, 1),
            "problem.next": self.next_waiting,
            "file.save": self.save,
            **({"data.word": self.show_word} if self._gives_word else {}),
        }

    def areas(self) -> Sequence[QWidget]:
        if self._whole.currentIndex():
            return (self._first,)
        parts = (self.list, self.side.paper, self.side.remark)
        return tuple(part for part in parts if part.isVisible())

    def enter(self) -> None:
        if not self._fresh:
            self._fresh = True
            book = self.workspace.book
            self.workspace.tasks.run(
                lambda _progress, _cancelled: _listed(book), self._take_list, writes=False
            )

    def leave(self) -> bool:
        return self.save()

    def refresh(self, changes: Changes) -> None:
        self._fresh = False
        if self.isVisible():
            self.enter()

    def show_record(self, uid: str) -> None:
        self._wanted = uid
        if self.list.stand_on(uid):
            self._follow()

    # How it follows

    @property
    def module(self) -> Reviewed | None:
        """The module one stands on."""
        ref = self.list.ref
        return self.modules.get(ref) if isinstance(ref, str) else None

    def _take_list(self, listed: _Listed) -> None:
        self.modules = {it.uid: it for it in listed.modules}
        self.list.show_rows(words.rows_of(listed.modules), self._wanted or None)
        self._wanted = ""
        self._said.say(words.waiting(listed.fresh) if listed.told else "Keine Antwort steht aus.")
        self.answer.setEnabled(listed.told > 0)
        self._whole.setCurrentIndex(0 if self.modules else 1)
        self._follow()

    def _follow(self) -> None:
        """Show the module one stands on. A remark that is being written is stored first."""
        self._pause.stop()
        module, before = self.module, self._shown
        if before and (module is None or module.uid != before.uid) and not self.save():
            self.list.stand_on(before.uid)
            return
        if module is not None and module != before:
            same = before is not None and before.uid == module.uid
            self.side.show_module(module, keep_text=same and self.side.is_changed)
            self._read(module.uid, same=same)
        self._shown = module
        self._set_out()

    def _read(self, uid: str, *, same: bool) -> None:
        if not same:
            self.side.show_paper(None)
        book = self.workspace.book
        self.workspace.tasks.run(
            lambda _progress, _cancelled: _paper(book, uid), self._show_paper, writes=False
        )

    def _show_paper(self, found: _Paper) -> None:
        if self.module and self.module.uid == found.uid:
            self._paper = found.paper
            self.side.show_paper(found.paper)

    # What people do

    def take_step(self, step: str) -> None:
        """Take a step with the module in view, and go on to the next one that waits."""
        module = self._shown
        if module is None:
            return
        steps: dict[str, Callable[[LabBook, str, str], Saved]] = {
            "ask": review.ask,
            "reject": review.reject,
            "accept": review.accept,
            "publish": review.publish,
            "note": review.note,
        }
        try:
            saved = steps[step](self.workspace.book, module.uid, self.side.typed)
        except LaborbuchError as error:
            complain(error)
            self.side.remark.setFocus()
            return
        self._tell(saved, step, module)

    def _tell(self, saved: Saved, step: str, module: Reviewed) -> None:
        self._wanted = module.uid if step == "note" else self._next_after(module.uid)
        self._shown = None
        self.workspace.saved_state.saved(self.workspace.book.clock())
        self.workspace.events.changed(saved.changes)
        self.workspace.say(words.done(step, module), partial(commands.undo, self.workspace))

    def _next_after(self, uid: str) -> str:
        waiting = [it.uid for it in self.modules.values() if it.stage is Stage.WAITING]
        later = waiting[waiting.index(uid) + 1 :] if uid in waiting else []
        others = [it for it in (*later, *waiting) if it != uid]
        return others[0] if others else uid

    def save(self) -> bool:
        """Store a remark that was written and not sent on its way. False if it cannot be stored."""
        module = self._shown
        if module is None or not self.side.is_changed:
            return True
        try:
            saved = review.note(self.workspace.book, module.uid, self.side.typed)
        except LaborbuchError as error:
            complain(error)
            return False
        self._shown = None
        self.workspace.saved_state.saved(self.workspace.book.clock())
        self.workspace.events.changed(saved.changes)
        return True

    def next_waiting(self) -> None:
        """Go to the next module that waits for the office."""
        here = self.module.uid if self.module else ""
        if wanted := self._next_after(here):
            self.list.stand_on(wanted)

    def show_word(self) -> None:
        """Write the module as a Word document and open it; nothing of it is kept."""
        module, paper = self._shown, self._paper
        if module is None or paper is None:
            return
        folder = Path(tempfile.mkdtemp(dir=self._previews.path()))  # the last one may still be open in Word
        target = folder / names.module_file(module.code, module.title)

        def job(_progress: object, _cancelled: object) -> Path:
            writers(self.workspace.book).paper("word", paper, target)
            return target

        self.workspace.tasks.run(job, open_file, text="Das Dokument wird geschrieben …", writes=False)

    def give_answers(self) -> None:
        """Let people issue what there is to tell the labs."""
        if self.save() and AnsweringDialog(self.workspace, self).exec():
            self._fresh = False
            self.enter()

    def _click(self) -> None:
        if not self._is_wide:
            self.enter_module()

    def enter_module(self) -> None:
        """Go from the list into the module."""
        self._follow()
        self._forward = True
        self._set_out()
        self.side.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def back_to_list(self) -> None:
        """Go back to the list."""
        self._forward = False
        self._set_out()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_to_list()
        else:
            super().keyPressEvent(event)

    # How there is room for it

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BOTH

    def _set_out(self) -> None:
        wide, front = self._is_wide, self._forward and not self._is_wide
        self._left.setVisible(not front)
        self.side.setVisible(wide or front)
        self._left.setMinimumWidth(size("inbox") if wide else 0)
        self._left.setMaximumWidth(size("inbox") if wide else 16777215)
        self.side.set_tight(narrow=not wide, low=self.height() < _LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()
