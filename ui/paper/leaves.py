"""A document on leaves of A4, which screen and printer draw alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPalette, QTextDocument

from app.reports.model import DRAFT_MARK, SEPARATOR
from ui.paper.dress import on_page
from ui.paper.html import html

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.reports.model import Document

WIDTH, HEIGHT = 794, 1123  # A4 at 96 pixels to the inch
_SIDE, _TOP = 87, 76
_INNER = QSizeF(WIDTH - 2 * _SIDE, HEIGHT - 2 * _TOP)
_INK = QColor("#1b1b1b")  # as printed, whatever the screen is
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Leaves:
    """The pages of one document. Numbers count from 0; lengths are pixels of 1/96 inch."""

    def __init__(self, paper: Document) -> None:
        """Lay everything out."""
        self._paper = paper
        self._dress = on_page()
        self.text = QTextDocument()
        self.text.setDocumentMargin(0)
        self.text.setHtml(html(paper, self._dress))
        self.text.setPageSize(_INNER)

    @property
    def count(self) -> int:
        """How many there are."""
        return self.text.pageCount()

    def words_of(self, number: int) -> str:
        """Return the words of a page, without head and foot."""
        layout = self.text.documentLayout()
        top, bottom = number * _INNER.height(), (number + 1) * _INNER.height()
        words, block = [], self.text.begin()
        while block.isValid():
            if top <= layout.blockBoundingRect(block).top() < bottom and block.text().strip():
                words.append(block.text())
            block = block.next()
        return "\n".join(words)

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw what is printed on a page, from its upper left corner on."""
        painter.save()
        painter.setFont(self._small())
        painter.setPen(QColor(self._dress.ink("text2")))
        for top, words, side in (
            (_TOP / 2, self._head(number), _LEFT),
            (_TOP / 2, self._paper.code, _RIGHT),
            (HEIGHT - _TOP, self._paper.edition, _LEFT),
            (HEIGHT - _TOP, f"Seite {number + 1} von {self.count}", _RIGHT),
        ):
            line = QRectF(_SIDE, top, _INNER.width(), _TOP / 2)
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, words)
        self._draw_text(painter, number)
        painter.restore()

    def _head(self, number: int) -> str:
        sender, programme = self._paper.masthead
        said = (self._paper.running_title,) if number else (sender, programme)
        return SEPARATOR.join(filter(None, (DRAFT_MARK if self._paper.draft else "", *said)))

    def _draw_text(self, painter: QPainter, number: int) -> None:
        painter.translate(_SIDE, _TOP - number * _INNER.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, number * _INNER.height(), _INNER.width(), _INNER.height())
        context.palette.setColor(QPalette.ColorRole.Text, _INK)
        painter.setClipRect(context.clip)
        self.text.documentLayout().draw(painter, context)

    def _small(self) -> QFont:
        letters = QFont([family.strip("' ") for family in self._dress.families.split(",")])
        letters.setPixelSize(round(self._dress.small) - 1)
        return letters
