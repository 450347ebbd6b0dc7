"""What there is to know of the field one stands in. Goes away with Esc, or when one goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from app.domain.explaining import Fact

_WIDTH, _HIGHEST = 440, 420
_GAP = 4


class FieldCard(QFrame):
    """Title, help, and one paragraph for each fact, over the window. It takes the focus and gives it back."""

    def __init__(self, title: str, text: str, facts: Sequence[Fact], field: QWidget) -> None:
        """``field`` is the widget that is explained; the card lies below it, or above where there is room."""
        super().__init__(field.window())
        self._field = field
        field.installEventFilter(self)
        self.setObjectName("fieldHelp")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Hilfe: {title}")
        self.text = "\n".join([text, *(f"{fact.head}: {fact.text}" for fact in facts)])
        self.setAccessibleDescription(self.text)
        inner = _inner(title, text, facts)
        self._area = _area(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)
        self._fit(inner, field)

    def open(self) -> None:
        """Show the card."""
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self, inner: QWidget, field: QWidget) -> None:
        room = field.window().rect()
        width = min(pixels(_WIDTH), room.width() - 2 * _GAP)
        layout = inner.layout()
        wanted = layout.totalHeightForWidth(width - 2) if layout else inner.sizeHint().height()
        self.resize(width, min(wanted + 2, pixels(_HIGHEST), room.height() - 2 * _GAP))
        below = field.mapTo(field.window(), QPoint(0, field.height() + _GAP))
        above = below.y() - field.height() - 2 * _GAP - self.height()
        fits = below.y() + self.height() <= room.bottom()
        left = max(_GAP, min(below.x(), room.right() - width))
        self.move(left, below.y() if fits else max(_GAP, above))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows scroll; F1 a second time puts the card away as Esc does."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._area.keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere has read it."""
        super().focusOutEvent(event)
        self._put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is out of sight needs no explanation."""
        if event.type() is QEvent.Type.Hide:
            self._put_away()
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        self._field.removeEventFilter(self)
        self.hide()
        self.deleteLater()


def _inner(title: str, text: str, facts: Sequence[Fact]) -> QWidget:
    inner = QWidget()
    mark(inner, ground="surface")
    column = QVBoxLayout(inner)
    column.setContentsMargins(*[space("l")] * 4)
    column.setSpacing(space("xs"))
    column.addWidget(Label(title, "section"))
    column.addWidget(WrappedLabel(text))
    for fact in facts:
        column.addSpacing(space("s"))
        column.addWidget(Label(fact.head, "label", "text2"))
        column.addWidget(WrappedLabel(fact.text))
    return inner


def _area(inner: QWidget) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
