"""A transcript to read and to write in: numbered paragraphs, who speaks, what is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.anchors import Span, carried
from app.domain.talk import turns
from app.domain.text import clean
from ui.pages.talk.ink import SPEAKER, Ink
from ui.theme.look import color, font, pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

_STYLE = "reading"
_NUMBERS = 44  # px of the column of numbers


class TranscriptEdit(QTextEdit):
    """Positions count characters of the text as it is stored, whatever Qt counts.

    ``edited`` comes when people change the text, ``left`` when they leave it.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        """``name`` says to the screen reader which transcript this is."""
        super().__init__()
        mark(self, place="transcript")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: str | None = None
        self._numbers: dict[int, int] | None = None
        self._margin = _Numbers(self)
        self._dress()
        self.ink = Ink(self.document(), _STYLE)
        self.textChanged.connect(self._hear)
        self.verticalScrollBar().valueChanged.connect(self._margin.update)

    def _dress(self) -> None:
        self.document().setDefaultFont(font(_STYLE))
        self.setFont(font(_STYLE))
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        """Return what is shown."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show another text. One that is the same but for changes stays where it is read."""
        if self._shown is not None and clean(self.text(), single_line=False) == (text or None):
            self._shown = self.text()
            return
        place, at = self.verticalScrollBar().value(), self.selected()
        kept = carried([at], self._shown, text)[0] if self._shown else Span(0, 0)
        self._shown = text
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._space_lines()
        self.document().setUndoRedoEnabled(True)
        self.select(kept, scroll=False)
        self.verticalScrollBar().setValue(place)

    def forget(self) -> None:
        """Show nothing; the next text begins at its top."""
        self._shown = None
        self.clear()
        self._shown = None

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        percent = float(tokens()["lineHeight"][_STYLE].split()[0])
        spaced.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setLeftMargin(pixels(SPEAKER))
        spaced.setTextIndent(-pixels(SPEAKER))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _hear(self) -> None:
        self._numbers = None
        self._margin.update()
        text = self.text()
        if self._shown is not None and text != self._shown:
            self._shown = text
            self.edited.emit()

    # Places

    def selected(self) -> Span:
        """Return the selection, empty where the cursor stands."""
        cursor = self.textCursor()
        return Span(*self._from_qt(cursor.selectionStart(), cursor.selectionEnd()))

    def select(self, span: Span, *, scroll: bool = True) -> None:
        """Select a stretch and show it."""
        start, end = self._to_qt(*span)
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if scroll:
            self._show_place(cursor)

    def _show_place(self, cursor: QTextCursor) -> None:
        """Bring a place into the upper third, so that what follows can be read, too."""
        begin = QTextCursor(cursor)
        begin.setPosition(cursor.selectionStart())
        bar, top = self.verticalScrollBar(), self.cursorRect(begin).top()
        if not 0 <= top <= self.viewport().height() * 2 // 3:
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def show_spans(self, kind: str, spans: Iterable[Span]) -> None:
        """Mark stretches in the way of a kind."""
        self.ink.show_spans(kind, [Span(*self._to_qt(*span)) for span in spans])

    def _is_wide(self, text: str) -> bool:
        """Whether some characters, such as emoji, count twice for Qt."""
        return self.document().characterCount() - 1 != len(text)

    def _to_qt(self, *places: int) -> tuple[int, ...]:
        text = self.text()
        if not self._is_wide(text):
            return places
        return tuple(len(text[:place].encode("utf-16-le")) // 2 for place in places)

    def _from_qt(self, *places: int) -> tuple[int, ...]:
        text = self.text()
        if not self._is_wide(text):
            return places
        units = text.encode("utf-16-le")
        return tuple(len(units[: 2 * place].decode("utf-16-le", "ignore")) for place in places)

    # How it looks

    def numbers(self) -> dict[int, int]:
        """Return the number of each paragraph by the number of Qt's block."""
        if self._numbers is None:
            text = self.text()
            starts = {turn.start: turn.number for turn in turns(text)}
            at, found = 0, {}
            for place, line in enumerate(text.split("\n")):
                if at in starts:
                    found[place] = starts[at]
                at += len(line) + 1
            self._numbers = found
        return self._numbers

    def resizeEvent(self, event: QResizeEvent) -> None:
        left = pixels(_NUMBERS)
        most = self.fontMetrics().averageCharWidth() * size("readingMaxChars") + pixels(SPEAKER)
        room = self.width() - left - space("xl")
        self.setViewportMargins(left, space("m"), max(space("l"), room - most), 0)
        super().resizeEvent(event)
        self._margin.setGeometry(QRect(0, space("m"), left, self.height() - space("m")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "ink"):
            self._dress()
            self.ink.rehighlight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are for the working place around to take."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(clean(source.text(), single_line=False) or "")


class _Numbers(QWidget):
    """The numbers of the paragraphs; the screen reader hears the text itself."""

    def __init__(self, edit: TranscriptEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font("meta"))
        painter.setPen(color("text3"))
        edit, height = self._edit, self._edit.viewport().height()
        numbers, layout = edit.numbers(), edit.document().documentLayout()
        metrics, below = painter.fontMetrics(), edit.fontMetrics().descent()
        right = self.width() - space("l")
        shift = edit.verticalScrollBar().value()
        block = edit.cursorForPosition(edit.viewport().rect().topLeft()).block()
        while block.isValid():
            top = round(layout.blockBoundingRect(block).top()) - shift
            if top > height:
                break
            if block.blockNumber() in numbers:
                base = edit.cursorRect(QTextCursor(block)).bottom() - below
                text = str(numbers[block.blockNumber()])
                painter.drawText(right - metrics.horizontalAdvance(text), base, text)
            block = block.next()
