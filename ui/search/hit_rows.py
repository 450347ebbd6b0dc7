"""Draws hits: the name, below it the passage with what was sought marked, and headings of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.records.specs import ICONS
from ui.search.hit_model import ROW, Heading
from ui.theme.icons import pixmap
from ui.theme.look import color, current, font, pixels
from ui.theme.paint import fitting, write
from ui.theme.tokens import size, space

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.domain.passages import Pieces
    from app.services.search import Finding

    Index = QModelIndex | QPersistentModelIndex

_ROW = 56
_INVENTED = "erfunden"
_LAB = "map-pin"


class HitDelegate(QStyledItemDelegate):
    """One hit in two lines. What does not fit is cut at the end, where the hit is not."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW), Heading)
        return QSize(1, pixels(size("listGroup") if heading else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row = index.data(ROW)
        if isinstance(row, Heading):
            _draw_heading(painter, option.rect, row.text)
        else:
            _draw_hit(painter, option, row)
        painter.restore()


def _draw_heading(painter: QPainter, rect: QRect, text: str) -> None:
    painter.fillRect(rect, color("canvas"))
    write(painter, rect.adjusted(space("l") + 4, 0, -space("l"), 0), text, "label", "text2")


def _draw_hit(painter: QPainter, option: QStyleOptionViewItem, finding: Finding) -> None:
    rect = option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    ink, second = ("selText", "selText") if selected else ("text", "text2")
    _draw_ground(painter, option, selected=selected)
    extent = size("icon")
    at = QPoint(rect.left() + space("l") + 4, rect.top() + pixels(10))
    painter.drawPixmap(at, pixmap(ICONS.get(finding.kind, _LAB), second, extent))
    room = rect.adjusted(space("l") + 4 + extent + space("m"), pixels(6), -space("l") - 4, -pixels(6))
    above, below = QRect(room), QRect(room)
    above.setBottom(room.center().y())
    below.setTop(room.center().y())
    above.setRight(
        above.right() - write(painter, above, finding.code, "meta", second, right=True) - space("l")
    )
    write_pieces(painter, above, finding.title, "bodyStrong", ink)
    _draw_passage(painter, below, finding, ink, second)


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem, *, selected: bool) -> None:
    rect = option.rect
    if selected:
        painter.fillRect(rect, color("sel"))
        painter.fillRect(QRect(rect.left(), rect.top(), size("selectionBar"), rect.height()), color("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, color("hover"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(color("selText" if current().contrast else "focus"), size("focusRing")))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _draw_passage(painter: QPainter, room: QRect, finding: Finding, ink: str, second: str) -> None:
    parts = [finding.place, _INVENTED if finding.invented else ""]
    place = " · ".join(part for part in parts if part)
    if place:
        shown = f"{place}: " if finding.passage else place
        width = write(painter, room, shown, "meta", second)
        room = room.adjusted(width + space("xs"), 0, 0, 0)
    write_pieces(painter, room, finding.passage, "meta", ink)


def write_pieces(painter: QPainter, room: QRect, pieces: Pieces, style: str, ink: str) -> None:
    """Write a text of which some pieces are marked in one line, cut with … where the room ends."""
    metrics, left = QFontMetrics(font(style)), room.left()
    for text, hit in pieces:
        shown = fitting(metrics, text, room.right() - left)
        width = metrics.horizontalAdvance(shown)
        box = QRect(left, room.top(), width, room.height())
        if hit:
            _draw_mark(painter, box, metrics.height())
        write(painter, box, shown, style, "markText" if hit else ink)
        left += width
        if shown != text:
            break


def _draw_mark(painter: QPainter, box: QRect, height: int) -> None:
    """In high contrast the mark of a selected row has the colour of the row: a line below is left."""
    mark = QRect(box.left(), box.center().y() - height // 2, box.width(), height)
    painter.fillRect(mark, color("mark"))
    if current().contrast:
        painter.fillRect(QRect(mark.left(), mark.bottom() - 1, mark.width(), 2), color("markText"))
