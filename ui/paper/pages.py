"""A document as pages of paper, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from ui.paper.leaves import HEIGHT, WIDTH, Leaves
from ui.theme.look import color, font, pixels
from ui.theme.style import mark
from ui.theme.tokens import space

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from app.reports.model import Document

_PAPER = QColor("#FFFFFF")  # whatever the screen is


class PagesView(QAbstractScrollArea):
    """Shows what Word will print, small enough for the width. ``turned`` tells page and number of pages."""

    turned = Signal(int, int)

    def __init__(self, name: str) -> None:
        """``name`` is for the screen reader, which hears the text of the page in view as a description."""
        super().__init__()
        mark(self, place="pages")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.leaves: Leaves | None = None
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_paper(self, paper: Document) -> None:
        """Show a document; the place stays."""
        place = self.verticalScrollBar().value()
        self.leaves = Leaves(paper)
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._tell()
        self.viewport().update()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.leaves.count if self.leaves else 1

    @property
    def page(self) -> int:
        """Which page is in the middle of the view, counted from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(1, min(self.pages, int(middle / self._pitch) + 1))

    def text_of_page(self) -> str:
        """Return the words of the page in view."""
        return self.leaves.words_of(self.page - 1) if self.leaves else ""

    @property
    def _scale(self) -> float:
        room = self.viewport().width() - 2 * space("l")
        return max(0.2, min(room, pixels(WIDTH)) / WIDTH)

    @property
    def _pitch(self) -> float:
        return HEIGHT * self._scale + space("l")

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(3 * font("body").pixelSize())
        bar.setRange(0, max(0, round(self.pages * self._pitch + space("l")) - self.viewport().height()))

    def _tell(self) -> None:
        self.turned.emit(self.page, self.pages)
        if self.hasFocus():
            self.setAccessibleDescription(self.text_of_page())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down scroll; Home and End lead to the first and the last page."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.viewport().width() - WIDTH * self._scale) / 2
        for number in range(self.pages):
            top = space("l") + number * self._pitch - self.verticalScrollBar().value()
            if -self._pitch < top < self.viewport().height():
                self._draw_page(painter, number, left, top)
        if self.hasFocus():
            painter.setPen(color("focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _draw_page(self, painter: QPainter, number: int, left: float, top: float) -> None:
        painter.save()
        painter.translate(left, top)
        painter.scale(self._scale, self._scale)
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), _PAPER)
        painter.setPen(color("line"))
        painter.drawRect(QRectF(0, 0, WIDTH, HEIGHT))
        if self.leaves:
            self.leaves.draw(painter, number)
        painter.restore()
