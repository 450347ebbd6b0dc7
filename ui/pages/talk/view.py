"""The working place for a talk: its transcript at the left, what one makes of it at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.domain.vocabularies.shared import THEMES, THESES
from app.errors import SaveRefusedError
from app.services import passages, quoting, records, terms
from ui.dialogs.message import complain
from ui.dialogs.picker import Picker
from ui.dialogs.picker_model import Terms
from ui.forms.file_drop import files_in
from ui.forms.record_form import write_in_passing
from ui.pages.records.commands import undo
from ui.pages.records.work import WorkView
from ui.pages.talk import importing
from ui.pages.talk.head import TalkHead
from ui.pages.talk.right_side import QUOTES, RightSide
from ui.pages.talk.transcript_side import PSEUDONYMISED, RAW, TranscriptSide
from ui.pages.talk.writing import Writing
from ui.theme.style import mark
from ui.theme.tokens import narrow
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from app.domain.anchors import Span
    from app.domain.record import Record
    from app.interchange.transcript import Transcript
    from app.services.records import Saved
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_LEFT, _RIGHT = "left", "right"
_PARTS = {_LEFT: "Abschrift", _RIGHT: "Leitfaden und Zitate"}
_TERMS = {"themes": THEMES, "theses": THESES}
_MARK_FIRST = "Markieren Sie zuerst eine Stelle der Abschrift."


class TalkView(WorkView):
    """Transcript, guide, quotes and summary of one talk."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin without a talk."""
        super().__init__()
        mark(self, ground="surface")
        self._workspace = workspace
        self._book = workspace.book
        self._quotes: list[Quote] = []
        self._last_quote = ""
        self.writing = Writing(workspace.book, self)
        self._head = TalkHead(workspace.book)
        self._refusal = Notice("", icon="circle-alert", tone="err")
        self._parts = SegmentBar("Teil des Gesprächs", _PARTS)
        self.left = TranscriptSide(workspace, self.writing)
        self.right = RightSide(workspace.book, self.writing, self.left, self.opened.emit)
        self._splitter = QSplitter()
        self._arrange()
        self._connect()
        self.setAcceptDrops(True)
        for edit in self.left.edits.values():
            edit.setReadOnly(bool(workspace.book.read_only))

    def _arrange(self) -> None:
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.left)
        self._splitter.addWidget(self.right)
        self._splitter.setStretchFactor(0, 5)
        self._splitter.setStretchFactor(1, 4)
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head.take(self._parts)
        for part, stretch in ((self._head, 0), (self._refusal, 0), (self._splitter, 1)):
            column.addWidget(part, stretch)

    def _connect(self) -> None:
        self.writing.saved.connect(self.saved)
        self.writing.changed.connect(self._show_again)
        self.writing.settled.connect(self._show_standing)
        self.right.finding_wanted.connect(self.make_finding)
        self.right.step_wanted.connect(self._take_step)
        self._parts.chosen.connect(self._set_out)
        self.left.quote_wanted.connect(self.make_quote)
        self.left.topic_wanted.connect(self.choose_topics)
        self.left.import_wanted.connect(self.import_transcript)
        self.right.answers.guide_wanted.connect(self.form_wanted)
        for part in (self.right.answers, self.right.cards):
            part.place_wanted.connect(self._go_to)
        self.right.cards.opened.connect(self.opened)
        self.right.cards.finding_wanted.connect(self._finding_from)

    # What the record side asks

    @property
    def record(self) -> Interview | None:
        """The talk as it stands, what is not stored yet included."""
        return self.writing.talk

    def show_record(self, record: Record) -> None:
        """Show a talk; the one in view stays where it is read."""
        if not isinstance(record, Interview):
            return
        before = self.writing.talk
        self.writing.turn_to(record)
        if before is None or before.uid != record.uid:
            self._last_quote = ""
            self.left.show_talk(record)
            self.right.answers.show_talk()
        self._show_again({"answers", "passages"})
        self._show_standing()

    def flush(self) -> bool:
        """Store what was typed. False if it cannot be stored; the notice says why."""
        return self.writing.flush()

    def first(self) -> QWidget:
        """Return what takes the focus when one comes here."""
        return self.left.edit

    def areas(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes through."""
        return (self.left.edit, self.right.tabs)

    def handlers(self) -> Handlers:
        """Return what is done here for the commands of ui.actions."""
        return {
            "talk.quote": self.make_quote,
            "talk.finding": self.make_finding,
            "talk.import": self.import_transcript,
            "search.list": self.left.look_for,
            "problem.next": self.left.review.go_on
            if not self.left.bar.isHidden()
            else self.left.start_review,
        }

    # How it follows

    def _show_again(self, ids: set[str]) -> None:
        talk = self.writing.talk
        if talk is None:
            return
        self._quotes = passages.quotes_of(self._book, talk.uid)
        self.left.show_again(ids)
        self.left.show_quotes(self._quotes)
        self.right.answers.show_answers()
        self.right.answers.show_quotes(self._quotes)
        self.right.cards.show_talk(talk, self._quotes)
        self.right.summary.show_talk()
        self.right.count_quotes(len(self._quotes))

    def _show_standing(self) -> None:
        talk = self.writing.talk
        if talk is None:
            return
        self._head.show_talk(talk)
        refusal = self.writing.why_not_stored
        self._refusal.say(f"Nicht gespeichert. {refusal}")
        self._refusal.setVisible(bool(refusal))
        self.right.summary.show_standing()
        self.right.show_step(talk)

    def _go_to(self, place: object) -> None:
        self._parts.choose(_LEFT)
        self.left.go_to(cast("Span", place))

    def _set_out(self) -> None:
        single = narrow(self.window().width())
        self._parts.setVisible(single)
        self._head.fold(single)
        self.left.setVisible(not single or self._parts.current == _LEFT)
        self.right.setVisible(not single or self._parts.current == _RIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    # What people do

    def make_quote(self) -> Quote | None:
        """Make a quote of the selection."""
        talk = self.writing.talk
        if talk is None or not self.flush():
            return None
        try:
            saved = quoting.quote(self._book, self.writing.talk or talk, self.left.place())
        except SaveRefusedError as error:
            self._workspace.say(str(error))
            return None
        self._tell(saved, "Zitat angelegt.")
        self.right.tabs.setCurrentIndex(QUOTES)
        self._last_quote = saved.record.uid
        return cast("Quote", saved.record)

    def _tell(self, saved: Saved, text: str) -> None:
        self.saved.emit(saved)
        self._show_again({"passages"})
        self._workspace.say(text, lambda: undo(self._workspace))

    def make_finding(self) -> None:
        """Make a finding of the selection, which becomes a quote first, or of the last quote."""
        selected = self.left.edit.selected()
        if selected.end > selected.start and not self._is_quoted():
            quote = self.make_quote()
            if quote is None:
                return
            self._last_quote = quote.uid
        if self._last_quote:
            self._finding_from(self._last_quote)
        else:
            self._workspace.say(_MARK_FIRST)

    def _is_quoted(self) -> bool:
        """Whether the selection is the last quote already: then the second key goes on from the first."""
        place = self.left.place()
        last = next((it for it in self._quotes if it.uid == self._last_quote), None)
        return last is not None and (last.position_start, last.position_end) == place

    def _finding_from(self, uid: str) -> None:
        quote = records.find(self._book, uid)
        if isinstance(quote, Quote) and self.flush():
            begun = quoting.finding_from(self._book, quote)
            made = write_in_passing(self._book, begun, self.window(), self.saved.emit)
            if made:
                self._workspace.say("Erkenntnis angelegt.", lambda: self.opened.emit(made), "Öffnen")

    def choose_topics(self, id_: str) -> None:
        """Say what the selection is about."""
        if not self.flush() or (talk := self.writing.talk) is None:
            return
        place = self.left.place()
        if place.start == place.end:
            self._workspace.say(_MARK_FIRST)
            return
        present = quoting.topics_at(talk, place)
        source = Terms(list(terms.offered(self._book, _TERMS[id_])), present[id_])
        title = f"{talk.about.by_id[id_].label} der Stelle"
        picker = Picker(title, source, present[id_], several=True, parent=self.window())
        if picker.exec():
            changed = quoting.about(talk, place, **(present | {id_: picker.chosen}))
            self.writing.put("passages", changed.passages)
            self.flush()
        picker.deleteLater()

    def import_transcript(self) -> None:
        """Take in a transcript that another program wrote."""
        if self.flush():
            importing.choose(self.window(), self._workspace.tasks, self.take_in)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A transcript may be dropped, too; which file it is, is said by its content."""
        files = files_in(event.mimeData())
        if files and self.flush():
            event.acceptProposedAction()
            importing.read(files[0], self._workspace.tasks, self.take_in)

    def take_in(self, path: Path, transcript: Transcript) -> None:
        """Ask who is who, and take the text into the version in view."""
        talk = self.writing.talk
        if talk is None:
            return
        id_ = PSEUDONYMISED if talk.transcript_pseud and self.left.version == PSEUDONYMISED else RAW
        present = getattr(talk, id_) or ""
        dialog = importing.ImportDialog(path, transcript, has_text=bool(present), parent=self.window())
        if dialog.exec():
            text = dialog.text if dialog.replaces or not present else f"{present}\n\n{dialog.text}"
            self.writing.type(id_, text)
            stored = self.flush()
            self.left.show_again([id_])
            if stored:
                self._workspace.say("Abschrift eingelesen.", lambda: undo(self._workspace))
        dialog.deleteLater()

    def _take_step(self, status: str) -> None:
        talk = self.writing.talk
        if talk is None or not self.flush():
            return
        before = talk.status
        self.writing.put("status", status)
        if not self.flush():
            self.writing.put("status", before)
            complain(SaveRefusedError(self.writing.why_not_stored))
            self.flush()
