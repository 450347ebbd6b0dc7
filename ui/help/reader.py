"""One page of the help to read, in the look in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from ui.theme.look import color, font
from ui.theme.tokens import space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextBlock

_PAGE = "help"  # the scheme of a link to another page: help:activity
_LINE_HEIGHT = 130.0  # percent


class HelpReader(QTextBrowser):
    """``wanted`` tells the page that a link leads to; links lead nowhere else."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.setObjectName("help")
        self.setAccessibleName("Seite der Hilfe")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(space("xl"))
        self._text, self._words = "", list[str]()
        self.anchorClicked.connect(self._follow)

    def read(self, text: str, words: Sequence[str] = ()) -> None:
        """Show a page from its beginning, with the words marked that were looked for."""
        self._text, self._words = text, list(words)
        document = self.document()
        document.setDefaultFont(font("body"))
        self.setMarkdown(text)
        block = document.begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        self._mark()
        self.verticalScrollBar().setValue(0)

    def _dress(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        goes_on = block.textList() and block.next().textList()
        if not goes_on:
            shape.setBottomMargin(space("s"))
        cursor.mergeBlockFormat(shape)

    def _mark(self) -> None:
        self.setExtraSelections([found for word in self._words for found in self._places(word)])

    def _places(self, word: str) -> Iterator[QTextEdit.ExtraSelection]:
        cursor = self.document().find(word)
        while not cursor.isNull():
            found = QTextEdit.ExtraSelection()
            found.cursor = cursor
            found.format.setBackground(color("mark"))
            found.format.setForeground(color("markText"))
            yield found
            cursor = self.document().find(word, cursor)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _PAGE:
            self.wanted.emit(link.path())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._text:
            self.read(self._text, self._words)
