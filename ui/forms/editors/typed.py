"""Fields of one line: words, numbers, dates, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from app.domain.dates import UNKNOWN, completed, in_words, span
from app.domain.fields import Field, FieldKind
from app.domain.text import clean
from app.domain.values import UnreadableError, read, show
from ui.forms.editors.base import Editor
from ui.theme.tokens import space
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ui.forms.desk import Desk

# Qt would cut what is longer than its own limit; ours only count.
_NO_LIMIT = 10_000_000
_SEVERAL = "Mehrere trennen Sie mit Strichpunkt."
_DATES = (FieldKind.DATE, FieldKind.FUZZY_DATE)
_COUNTED = (FieldKind.LINE, FieldKind.URL, FieldKind.EMAIL)


class CleanLine(QLineEdit):
    """A line that takes text as people type it, and pasted text without what nobody sees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setMaxLength(_NO_LIMIT)
        self.textChanged.connect(self._wash)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copied files are for the form around to take."""
        data = QApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and data.hasUrls():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _wash(self, text: str) -> None:
        """Blanks at the ends stay while somebody types; reading the field drops them."""
        core = text.strip()
        cleaned = clean(core, single_line=True) or ""
        if cleaned != core:
            self.setText(cleaned)


class TypedEditor(Editor[QWidget]):
    """One line that is read as the field's kind says."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """The unit stands behind the line."""
        self.line = CleanLine()
        super().__init__(field, desk, _with_unit(self.line, field.unit) if field.unit else self.line)
        self.line.setPlaceholderText(field.placeholder or _example(field))
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._leave)

    @property
    def input(self) -> QWidget:
        return self.line

    def show_value(self, value: Any) -> None:
        self.show_typed(show(self.field, value))

    def value(self) -> Any:
        text = self.line.text()
        return read(self.field, completed(text, self.desk.book.today) if self.field.kind in _DATES else text)

    def typed(self) -> str:
        return self.line.text()

    def show_typed(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def help(self) -> str:
        return f"{self.field.help} {_SEVERAL}" if self.field.is_many else self.field.help

    def hint(self) -> str:
        recognise = _RECOGNISED.get(self.field.kind)
        if recognise is None or not self.line.isModified() or not self.line.text().strip():
            return ""
        try:
            return f"erkannt: {recognise(self.value())}"
        except UnreadableError:
            return ""

    def length(self) -> int | None:
        if self.field.kind not in _COUNTED or not self.field.max:
            return None
        return len(clean(self.line.text(), single_line=True) or "")

    def allow(self, allowed: bool) -> None:
        self.line.setReadOnly(not allowed)

    def _leave(self) -> None:
        """Write a readable value as the program writes it, once it is complete."""
        if not self.line.isModified():
            return
        self.line.setModified(False)
        self.settled.emit()


def _with_unit(line: CleanLine, unit: str) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space("s"))
    row.addWidget(line, 1)
    row.addWidget(Label(unit, "meta"))
    both.setFocusProxy(line)
    return both


def _example(field: Field) -> str:
    if not field.example:
        return ""
    try:
        return f"zum Beispiel {show(field, read(field, field.example))}"
    except UnreadableError:
        return f"zum Beispiel {field.example}"


def _period(value: str) -> str:
    start, _, end = value.partition("/")
    return span(start, end)


_RECOGNISED: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.DATE: in_words,
    FieldKind.FUZZY_DATE: lambda value: (
        "Zeitpunkt ist nicht bekannt" if value == UNKNOWN else in_words(value)
    ),
    FieldKind.PERIOD: _period,
    FieldKind.TIME: lambda value: f"{value}\u00a0Uhr",
}
