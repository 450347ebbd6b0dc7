"""Looking for names in the pseudonymised transcript, and replacing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.suspects import Lists, Suspect, occurrences, replaced
from app.services import pseudonyms
from ui.pages.talk.ink import SUSPECT

if TYPE_CHECKING:
    from app.domain.records.interview import Interview
    from ui.pages.talk.review_bar import ReviewBar
    from ui.pages.talk.transcript_edit import TranscriptEdit
    from ui.pages.talk.writing import Writing
    from ui.windows.workspace import Workspace

_REST = 600  # ms without a key after which the text is looked through again


class Review(QObject):
    """Suspects of the text in view; ``counted`` tells how many there are."""

    counted = Signal(int)

    def __init__(self, workspace: Workspace, writing: Writing, edit: TranscriptEdit, bar: ReviewBar) -> None:
        """``bar`` is shown while somebody goes through them."""
        super().__init__(edit)
        self._workspace = workspace
        self._writing = writing
        self._edit = edit
        self._bar = bar
        self._lists: Lists | None = None
        self._found: list[Suspect] = []
        self._at = 0
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self.look)
        edit.edited.connect(self._pause.start)
        bar.replace.connect(self._replace)
        bar.spared.connect(self._spare)
        bar.skipped.connect(self.go_on)
        bar.closed.connect(self.close)
        bar.hide()

    def begin(self) -> None:
        """Ask for the lists anew; they take as long as all transcripts are long, so it happens beside."""
        self.close()
        self._lists = None
        self._show([])
        self._workspace.tasks.run(
            lambda _progress, _cancelled: pseudonyms.lists(self._workspace.book), self._take, writes=False
        )

    def _take(self, lists: Lists) -> None:
        self._lists = lists
        self.look()

    def look(self) -> None:
        """Look through the text as it stands now."""
        if self._lists is not None:
            self._show(pseudonyms.found_in(self._edit.text(), self._lists))

    def _show(self, found: list[Suspect]) -> None:
        self._found = found
        self._edit.show_spans(SUSPECT, [one.span for one in found])
        self.counted.emit(len(found))
        if not self._bar.isHidden():
            self._point(min(self._at, len(found) - 1))

    def start(self) -> None:
        """Go through them, beginning behind the cursor."""
        if not self._found:
            return
        at = self._edit.selected().start
        behind = (number for number, one in enumerate(self._found) if one.span.start >= at)
        self._bar.show()
        self._point(next(behind, 0))
        self._bar.instead.setFocus()

    def go_on(self) -> None:
        """Show the next one."""
        if self._found:
            self._point((self._at + 1) % len(self._found))

    def close(self) -> None:
        """Look at none any more."""
        had_focus = self._bar.isAncestorOf(self._bar.window().focusWidget() or self._edit)
        self._bar.hide()
        if had_focus:
            self._edit.setFocus()

    def _point(self, at: int) -> None:
        talk = self._writing.talk
        if at < 0 or talk is None:
            self.close()
            return
        self._at, suspect = at, self._found[at]
        self._edit.select(suspect.span)
        times = occurrences(self._edit.text(), suspect.words)
        place = f"{at + 1} von {len(self._found)}"
        self._bar.show_suspect(
            suspect, max(times, 1), pseudonyms.proposal(self._as_shown(talk), suspect), place
        )

    def _as_shown(self, talk: Interview) -> Interview:
        return talk.but(transcript_pseud=self._edit.text())

    def _replace(self, instead: str) -> None:
        suspect = self._found[self._at]
        self._writing.type("transcript_pseud", replaced(self._edit.text(), suspect.words, instead))
        self._writing.flush()
        talk = self._writing.talk
        self._edit.show_text((talk and talk.transcript_pseud) or "")
        self.look()

    def _spare(self) -> None:
        words = self._found[self._at].words
        pseudonyms.spare(self._workspace.book, words)
        self._workspace.say(f"„{words}“ wird nicht mehr vorgeschlagen.", lambda: self._take_back(words))
        self.begin_again()

    def _take_back(self, words: str) -> None:
        pseudonyms.suspect_again(self._workspace.book, words)
        self.begin_again()

    def begin_again(self) -> None:
        """Take the lists as they are now, with the bar as it is."""
        self._take(pseudonyms.lists(self._workspace.book))
