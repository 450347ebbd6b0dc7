"""Puts rich text on paper, black on white whatever the look, with the page number at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from ui.paper.leaves import HEIGHT, WIDTH
from ui.theme.look import current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.paper.leaves import Leaves

_POINTS, _FOOT_POINTS = 10, 8
_MARGINS = QMarginsF(20, 15, 15, 15)  # the left one to punch
_BLACK = QColor("black")
_SHEET = "h1 { font-size: 16pt; } h2 { font-size: 12pt; } td, th { border-bottom: 1px solid #999999; }"


def preview(put: Callable[[QPrinter], object], title: str, parent: QWidget) -> QPrintPreviewDialog:
    """Show what ``put`` puts on paper, with the button that prints it."""
    dialog = QPrintPreviewDialog(parent)
    dialog.printer().setDocName(title)
    dialog.printer().setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    dialog.setWindowTitle(f"Drucken: {title}")
    dialog.paintRequested.connect(put)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def put_on(printer: QPrinter, html: str, title: str) -> None:
    """Print the text; ``title`` stands at the foot of every page, too."""
    room = printer.pageRect(QPrinter.Unit.DevicePixel)
    foot = QFontMetricsF(_font(_FOOT_POINTS), printer).height() * 2
    text = _laid_out(printer, html, QSizeF(room.width(), room.height() - foot))
    painter = QPainter(printer)
    painter.setFont(_font(_FOOT_POINTS))
    pages = text.pageCount()
    for number in range(1, pages + 1):
        if number > 1:
            printer.newPage()
        _draw(painter, text, number)
        line = QRectF(0, room.height() - foot, room.width(), foot)
        painter.setPen(_BLACK)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, bottom | Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(line, bottom | Qt.AlignmentFlag.AlignRight, f"Seite {number} von {pages}")
    painter.end()


def put_leaves(printer: QPrinter, leaves: Leaves) -> None:
    """Print pages that bring their own margins, as large as the paper allows."""
    printer.setFullPage(True)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(paper.width() / WIDTH, paper.height() / HEIGHT)
    painter = QPainter(printer)
    painter.scale(scale, scale)
    for number in range(leaves.count):
        if number:
            printer.newPage()
        leaves.draw(painter, number)
    painter.end()


def _font(points: int) -> QFont:
    font = QFont(list(current().sans))
    font.setPointSize(points)
    return font


def _laid_out(printer: QPrinter, html: str, size: QSizeF) -> QTextDocument:
    text = QTextDocument()
    text.documentLayout().setPaintDevice(printer)
    text.setDefaultFont(_font(_POINTS))
    text.setDefaultStyleSheet(_SHEET)
    text.setDocumentMargin(0)
    text.setHtml(html)
    text.setPageSize(size)
    return text


def _draw(painter: QPainter, text: QTextDocument, number: int) -> None:
    """Draw a page, but not the line that touches its edge: that one begins the next page.

    The palette of the look could be light on dark, which paper is not.
    """
    size = text.pageSize()
    top = (number - 1) * size.height()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, _BLACK)
    context.clip = QRectF(0, top + 1, size.width(), size.height() - 2)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
