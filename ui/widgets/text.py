"""Words on the screen, in the type styles of tokens.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme.paint import fitting
from ui.theme.style import mark
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_LINE_WIDTH = 400  # as long as nobody knows how wide the text will be
_LINE_HEIGHT = tokens()["lineHeight"]["wrapped"].replace(" ", "")


class Label(QLabel):
    """One line of text, shown as it is: what looks like markup is not taken for it."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        """``role`` names a type style; ``tone`` a colour other than the style's own."""
        super().__init__(parent)
        mark(self, role=role, tone=tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        if (
            "<" in text
        ):  # else nothing could be taken for markup, and the first window does without Qt's names
            from PySide6.QtCore import Qt

            self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text)


class ElidedLabel(Label):
    """One line that ends in … where the room ends; the pointer shows the rest."""

    def minimumSizeHint(self) -> QSize:
        """Room for a letter or two: the layout may take the rest away."""
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self.shown_text() == self.text() else self.text())

    def shown_text(self) -> str:
        """Return what there is room for."""
        return fitting(self.fontMetrics(), self.text(), self.contentsRect().width())


class WrappedLabel(QLabel):
    """Text over several lines. It asks for the height it needs; a plain QLabel would be cut."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        """``role`` and ``tone`` as for Label."""
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        mark(self, role=role, tone=tone)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text, as it is; blank lines and line ends stay."""
        self.setAccessibleName(text)
        self.setText(f'<p style="margin:0; line-height:{_LINE_HEIGHT}">{self.as_markup(text)}</p>')
        if self.isVisible():
            self._grow()

    def as_markup(self, text: str) -> str:
        """Return the text as Qt's rich text."""
        return markup(text)

    def sizeHint(self) -> QSize:
        width = max(self.width(), _LINE_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Ask for the height that the text needs now: Qt would never go below the least height set before."""
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(self.width()))


def markup(text: str) -> str:
    """Return a text as rich text that shows it as it is."""
    return text.translate(_MARKUP)


def line(parent: QWidget | None = None) -> QLabel:
    """Return a hairline between two things."""
    made = QLabel(parent)
    made.setFixedHeight(1)
    mark(made, line=True)
    return made
