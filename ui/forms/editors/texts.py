"""Fields of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit

from app.domain.fields import Place, Privacy
from app.domain.text import clean
from app.domain.values import is_single_line, read
from ui.forms.editors.base import Editor
from ui.theme.look import font
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from app.domain.fields import Field
    from ui.forms.desk import Desk

_MOST_LINES = 12
_FRAME = 10  # border and padding of both sides, as the style sheet draws them
# Where a document prints a text for readers; what was said in a talk is read, too, but never printed.
_FOR_READERS = frozenset(Place) - {Place.NEVER, Place.AS_LIST, Place.ACTIVITY_ANNEX, Place.PICTURES}
_A_TALK = 4000
PROOFREAD = "proofread"  # the property of a text whose spelling is worth a look


class GrowingText(QTextEdit):
    """Plain text that grows with its content up to twelve lines, then scrolls. Tab leaves it."""

    left = Signal()

    def __init__(self, lines: int, style: str) -> None:
        """Show at least ``lines`` lines, in a type style of tokens.json."""
        super().__init__()
        self._least = lines
        self._style = style
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(font(style))
        self.document().setDefaultFont(font(style))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.show_text("")

    def text(self) -> str:
        """Return what is entered; blanks that must not break stay such."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show another text, which cannot be undone key by key."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._space_lines()
        self.document().setUndoRedoEnabled(True)
        self._grow()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files and pictures are for the form around to take."""
        return bool(source.hasText() and not source.hasUrls()) and super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data = QApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and not self.canInsertFromMimeData(data):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        cleaned = clean(pasted, single_line=False) or ""
        self.insertPlainText(pasted if cleaned == pasted.strip() else cleaned)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._grow()

    def _space_lines(self) -> None:
        percent = tokens()["type"][self._style].get("lineHeight", tokens()["lineHeight"]["wrapped"])
        spaced = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        spaced.setLineHeight(float(percent.split()[0]), kind.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _grow(self) -> None:
        margins = 2 * self.document().documentMargin()
        line = self.fontMetrics().lineSpacing() * 1.12
        most = _MOST_LINES * line + margins
        wanted = max(self.document().size().height(), self._least * line + margins)
        policies = Qt.ScrollBarPolicy
        scrolls = wanted > most
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if scrolls else policies.ScrollBarAlwaysOff
        )
        self.setFixedHeight(round(min(wanted, most)) + _FRAME)


class TextEditor(Editor[GrowingText]):
    """Paragraphs. What is written for readers is set in serif, as it will be read."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Short texts begin with two lines, others with three."""
        super().__init__(field, desk, GrowingText(_lines(field), "reading" if is_voice(field) else "body"))
        self.control.setProperty(PROOFREAD, not _is_said(field))
        example = f"zum Beispiel: {field.example}" if field.example else ""
        self.control.setPlaceholderText(field.placeholder or example)
        self._shown = ""
        self.control.textChanged.connect(self._change)
        self.control.left.connect(self._leave)
        self._left = ""

    def show_value(self, value: Any) -> None:
        text = value or ""
        if text != clean(self.control.text(), single_line=is_single_line(self.field)):
            self._shown = text
            self.control.show_text(text)
        self._left = self.control.text()

    def value(self) -> Any:
        return read(self.field, self.control.text())

    def length(self) -> int | None:
        return len(self.value() or "") if self.field.max else None

    def allow(self, allowed: bool) -> None:
        self.control.setReadOnly(not allowed)

    def _change(self) -> None:
        if self.control.text() != self._shown:
            self._shown = self.control.text()
            self.edited.emit()

    def _leave(self) -> None:
        if self.control.text() != self._left:
            self._left = self.control.text()
            self.settled.emit()


def is_voice(field: Field) -> bool:
    """Whether a text is what people said, found or write for readers, and not only a note of the lab."""
    return _is_said(field) or field.word in _FOR_READERS


def _is_said(field: Field) -> bool:
    """Whether a text holds a talk, in which people's own words stay as they are."""
    return field.privacy is Privacy.PERSONAL and (field.max or 0) >= _A_TALK


def _lines(field: Field) -> int:
    return 2 if (field.max or 0) <= 400 else 3
