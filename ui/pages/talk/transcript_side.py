"""The left side of the working place: both transcripts, and what one does with a stretch of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.anchors import Span, carried
from app.domain.talk import working_text
from app.services import quoting
from ui.pages.talk.find_row import FindRow
from ui.pages.talk.ink import MARKED, QUOTED
from ui.pages.talk.review import Review
from ui.pages.talk.review_bar import ReviewBar
from ui.pages.talk.transcript_edit import TranscriptEdit
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_page import EmptyPage
from ui.widgets.key_hint import KeyHint
from ui.widgets.segments import SegmentBar
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.records.interview import Interview, Passage
    from app.domain.records.quote import Quote
    from ui.pages.talk.writing import Writing
    from ui.windows.workspace import Workspace

RAW, PSEUDONYMISED = "transcript_raw", "transcript_pseud"
_VERSIONS = {RAW: "Roh", PSEUDONYMISED: "Pseudonymisiert"}
_NAMES = {RAW: "Abschrift, Rohfassung", PSEUDONYMISED: "Abschrift, pseudonymisiert"}
_LEAST = 40  # px: with little room the text gives way
_NOT_YET = (
    "Hier steht die Fassung, mit der Sie arbeiten: ohne Namen, Firmen und eindeutige Orte. Sie beginnt als "
    "Kopie der Rohfassung; das Programm schlägt vor, was zu ersetzen ist."
)
_WRITE = "Schreiben oder fügen Sie die Abschrift hier ein. Ein Absatz beginnt mit „I:“ oder „P:“."


_BRING = "Abschrift einlesen …"


class TranscriptSide(QWidget):
    """What people want is told by signals; ``selected`` tells that they stand somewhere else."""

    quote_wanted = Signal()
    topic_wanted = Signal(str)
    import_wanted = Signal()
    selected = Signal()

    def __init__(self, workspace: Workspace, writing: Writing) -> None:
        """Show the raw transcript first, until a talk has another one."""
        super().__init__()
        mark(self, ground="surface")
        self._writing = writing
        self._quotes: Sequence[Quote] = ()
        self._number = 0
        self.versions = SegmentBar("Fassung", _VERSIONS)
        self.edits = {id_: TranscriptEdit(name) for id_, name in _NAMES.items()}
        self.finder = FindRow()
        self.bar = ReviewBar()
        self.review = Review(workspace, writing, self.edits[PSEUDONYMISED], self.bar)
        self._open = Label("", "label", "warn")
        self._go_through = Button("Prüfen", self.start_review, variant="quiet")
        bring = self.import_wanted.emit
        self._bring = Button(_BRING, bring, variant="quiet", icon="upload")
        self._bring_another = IconButton("upload", _BRING, bring)
        self._begin = Button("Fassung beginnen", self._begin_version, variant="primary")
        self._not_yet = EmptyPage("Noch keine pseudonymisierte Fassung", _NOT_YET, (), (self._begin,))
        self._shown = QStackedWidget()
        self._words = ElidedLabel("", "meta")
        self._acts: list[QWidget] = []
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for part in (*self.edits.values(), self._not_yet):
            self._shown.addWidget(part)
        for edit in self.edits.values():
            edit.setPlaceholderText(_WRITE)
            edit.setMinimumHeight(_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self._head(), 0), (self.finder, 0), (self._shown, 1), (self.bar, 0)):
            column.addWidget(part, stretch)
        self._below = self._foot()
        column.addWidget(self._below)

    def _head(self) -> QWidget:
        head = QWidget()
        mark(head, ground="surface", edge="bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.setSpacing(space("s"))
        row.addWidget(self.versions)
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(self._go_through)
        row.addWidget(self._bring)
        row.addWidget(self._bring_another)
        row.addWidget(IconButton("search", "In dieser Abschrift suchen", self.look_for))
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        mark(foot, ground="surface", edge="top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        row.setSpacing(space("s"))
        row.addWidget(self._words, 1)
        quote = Button("Als Zitat", self.quote_wanted.emit, variant="primary", icon="quote")
        theme = Button("Thema …", partial(self.topic_wanted.emit, "themes"), variant="quiet", icon="tag")
        thesis = Button("These …", partial(self.topic_wanted.emit, "theses"), variant="quiet", icon="scale")
        self._acts = [quote, theme, thesis]
        for part in (quote, KeyHint("Ctrl+M"), theme, thesis):
            row.addWidget(part)
        return foot

    def _connect(self) -> None:
        self.versions.chosen.connect(self._turn)
        self.finder.found.connect(self._show_found)
        self.finder.closed.connect(self._focus_text)
        self.review.counted.connect(self._count)
        self.review.under_way.connect(self._below.setHidden)
        for id_, edit in self.edits.items():
            edit.edited.connect(partial(self._type, id_))
            edit.left.connect(self._writing.flush)
            edit.selectionChanged.connect(self._tell_selection)

    # What is shown

    @property
    def version(self) -> str:
        """The field whose text is in view."""
        return self.versions.current

    @property
    def edit(self) -> TranscriptEdit:
        """The transcript in view."""
        return self.edits[self.version]

    def show_talk(self, talk: Interview) -> None:
        """Show another talk, in the fashion in which one works with it."""
        for id_, edit in self.edits.items():
            edit.forget()
            edit.show_text(getattr(talk, id_) or "")
        self.finder.hide()
        self.versions.choose(PSEUDONYMISED if talk.transcript_pseud else RAW)
        self._turn()
        self.review.begin()

    def show_again(self, ids: Iterable[str]) -> None:
        """Show the texts that others than the writer changed."""
        talk = self._writing.talk
        for id_ in self.edits.keys() & set(ids) if talk else ():
            self.edits[id_].show_text(getattr(talk, id_) or "")
        self._turn()
        self.review.look()

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """Mark what is quoted, and the passages that have a theme."""
        self._quotes = quotes
        self._ink()

    def _turn(self) -> None:
        talk = self._writing.talk
        missing = self.version == PSEUDONYMISED and not (talk and talk.transcript_pseud)
        begins = missing and bool(talk and talk.transcript_raw)
        self._shown.setCurrentWidget(self._not_yet if begins else self.edit)
        written = bool(talk and (talk.transcript_raw or talk.transcript_pseud))
        self._bring.setVisible(not written)
        self._bring_another.setVisible(written)
        self._ink()
        self._count(self._number)
        self._tell_selection()

    def _count(self, number: int) -> None:
        self._number = number
        shown = bool(number) and self.version == PSEUDONYMISED
        self._open.setText("1 Vorschlag offen" if number == 1 else f"{number} Vorschläge offen")
        self._open.setVisible(shown)
        self._go_through.setVisible(shown)

    def _ink(self) -> None:
        talk = self._writing.talk
        if talk is None:
            return
        quoted = [_span(it) for it in self._quotes if it.position_start is not None]
        marked = [_span(it) for it in talk.passages]
        for kind, spans in ((QUOTED, quoted), (MARKED, marked)):
            self.edit.show_spans(kind, carried(spans, working_text(talk), self.edit.text()))

    # What people do

    def place(self) -> Span:
        """Return the selection as it stands in the text that passages are counted in."""
        talk = self._writing.talk
        selected = self.edit.selected()
        return quoting.in_working_text(talk, self.edit.text(), selected) if talk else selected

    def go_to(self, place: Span) -> None:
        """Show a place of the text that passages are counted in."""
        if talk := self._writing.talk:
            self.versions.choose(PSEUDONYMISED if talk.transcript_pseud else RAW)
            self.edit.select(place)

    def look_for(self) -> None:
        """Look for words in the text in view."""
        self.finder.begin(self.edit.text())

    def _show_found(self, span: Span) -> None:
        self.edit.select(span)

    def _focus_text(self) -> None:
        self.edit.setFocus()

    def _type(self, id_: str) -> None:
        self._writing.type(id_, self.edits[id_].text())

    def _begin_version(self) -> None:
        talk = self._writing.talk
        if talk and talk.transcript_raw:
            self._writing.put(PSEUDONYMISED, talk.transcript_raw)
            self._writing.flush()
            self.show_again([PSEUDONYMISED])
            self.edit.setFocus()

    def next_suspect(self) -> None:
        """Show the next word that may tell who somebody is."""
        if self.bar.isHidden():
            self.start_review()
        else:
            self.review.go_on()

    def start_review(self) -> None:
        """Go through what may tell who somebody is."""
        self.versions.choose(PSEUDONYMISED)
        self.review.start()

    def _tell_selection(self) -> None:
        selected = self.edit.selected()
        words = len(self.edit.textCursor().selectedText().split())
        self._words.setText(_selection(words))
        for act in self._acts:
            act.setEnabled(selected.end > selected.start)
        self.selected.emit()


def _selection(words: int) -> str:
    if not words:
        return "Markieren Sie eine Stelle."
    return "Auswahl: 1 Wort" if words == 1 else f"Auswahl: {words} Wörter"


def _span(of: Quote | Passage) -> Span:
    return Span(of.position_start or 0, of.position_end or 0)
