"""Underlines unknown words in one text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor

from app.spelling import words_in
from ui.theme.look import color

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from app.spelling import Speller, Word

_PAUSE = 400  # ms between the last key and the first look into the dictionary
_AT_ONCE = 0.008  # seconds: so long the dictionary is asked before keys and picture have their turn


class Marker(QSyntaxHighlighter):
    """A key costs what the words of its paragraph cost to remember; new ones are looked up in the pauses."""

    def __init__(self, text: QTextEdit, speller: Speller) -> None:
        """Begin to read; marks come when the words are looked up."""
        super().__init__(text.document())
        self.text = text
        self._speller = speller
        # Words, with the paragraphs in which they stand; cursors go along when others are put in before.
        self._waiting: dict[str, list[QTextCursor]] = {}
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._look_up)

    def leave(self) -> None:
        """Take the marks away."""
        self._turn.stop()
        self.setDocument(None)
        self.deleteLater()

    def highlightBlock(self, text: str) -> None:
        for word in words_in(text):
            right = self._speller.judged(word.text)
            if right is False:
                self.setFormat(word.start, len(word.text), _underlined())
            elif right is None:
                self._waiting.setdefault(word.text, []).append(QTextCursor(self.currentBlock()))
                self._turn.start(_PAUSE)

    def _look_up(self) -> None:
        """Judge for a moment, then let others have their turn."""
        wrong, end = dict[int, QTextBlock](), time.perf_counter() + _AT_ONCE
        while self._waiting and time.perf_counter() < end:
            word, places = self._waiting.popitem()
            if not self._speller.judge(word):
                wrong |= {place.blockNumber(): place.block() for place in places}
        for block in wrong.values():
            self.rehighlightBlock(block)
        if self._waiting and not self._turn.isActive():
            self._turn.start(0)

    def wrong_at(self, cursor: QTextCursor) -> tuple[Word, int] | None:
        """Return the underlined word at a place, and where its paragraph begins."""
        block = cursor.block()
        for word in words_in(block.text()):
            here = word.start <= cursor.positionInBlock() <= word.start + len(word.text)
            if here and self._speller.judged(word.text) is False:
                return word, block.position()
        return None


def _underlined() -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    shape.setUnderlineColor(color("err"))
    return shape
