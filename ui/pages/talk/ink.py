"""How a transcript is coloured: who speaks, what is quoted, what is marked, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics, QSyntaxHighlighter, QTextCharFormat, QTextCursor

from app.domain.talk import turns
from ui.theme.look import color, current, font, pixels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QTextBlock, QTextDocument

QUOTED, MARKED, SUSPECT = "quoted", "marked", "suspect"
SPEAKER = 34  # px of the column in which it says who speaks


class Ink(QSyntaxHighlighter):
    """Colours a document. Spans move with the text while somebody writes in it."""

    def __init__(self, document: QTextDocument, style: str) -> None:
        """``style`` is the type style of the text."""
        super().__init__(document)
        self._style = style
        self._spans: dict[str, list[QTextCursor]] = {}

    def show_spans(self, kind: str, spans: Iterable[tuple[int, int]]) -> None:
        """Mark other stretches than before; they count in Qt's characters."""
        before = self._spans.get(kind, [])
        self._spans[kind] = [self._cursor(*span) for span in spans]
        self._draw_again([*before, *self._spans[kind]])

    def spans(self, kind: str) -> list[tuple[int, int]]:
        """Return where the stretches of a kind are by now."""
        return [(it.selectionStart(), it.selectionEnd()) for it in self._spans.get(kind, [])]

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _draw_again(self, cursors: Iterable[QTextCursor]) -> None:
        """Colour only the paragraphs that have some of it: all of them would take long."""
        numbers: dict[int, QTextBlock] = {}
        for cursor in cursors:
            block = self.document().findBlock(cursor.selectionStart())
            while block.isValid() and block.position() <= cursor.selectionEnd():
                numbers[block.blockNumber()] = block
                block = block.next()
        for block in numbers.values():
            self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        for turn in turns(text):
            self._speaker(turn.said, asks=turn.asks, length=len(text))
        start, end = self.currentBlock().position(), self.currentBlock().position() + len(text)
        looks = _looks(contrast=current().contrast)
        for kind, cursors in self._spans.items():
            for cursor in cursors:
                first, last = max(cursor.selectionStart(), start), min(cursor.selectionEnd(), end)
                if first < last:
                    self._lay_on(first - start, last - start, looks[kind])

    def _speaker(self, said: int, *, asks: bool, length: int) -> None:
        plain = QTextCharFormat()
        if asks:
            plain.setForeground(color("text2"))
            self.setFormat(0, length, plain)
        if not said:
            return
        strong = QTextCharFormat()
        strong.setFont(font("label"))
        strong.setForeground(color("text2" if asks else "accent"))
        self.setFormat(0, said - 1, strong)
        self.setFormat(said - 1, 1, _filling(self.currentBlock().text()[: said - 1], strong))

    def _lay_on(self, first: int, last: int, look: QTextCharFormat) -> None:
        """Add a look to what is there already; quotes and marks may lie over one another."""
        for place in range(first, last):
            together = QTextCharFormat(self.format(place))
            together.merge(look)
            self.setFormat(place, 1, together)


def _filling(speaker: str, strong: QTextCharFormat) -> QTextCharFormat:
    """The blank behind the name is as wide as the rest of its column, so that all words begin together."""
    wide = QFontMetrics(font("label")).horizontalAdvance(f"{speaker} ")
    filling = QTextCharFormat(strong)
    filling.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    filling.setFontLetterSpacing(max(0, pixels(SPEAKER) - wide))
    return filling


def _looks(*, contrast: bool) -> Mapping[str, QTextCharFormat]:
    quoted, marked, suspect = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    quoted.setBackground(color("mark"))
    quoted.setForeground(color("markText"))
    if contrast:
        quoted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    marked.setUnderlineColor(color("accent"))
    suspect.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    suspect.setUnderlineColor(color("warn"))
    return {QUOTED: quoted, MARKED: marked, SUSPECT: suspect}
