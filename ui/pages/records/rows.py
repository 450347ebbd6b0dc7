"""How a row of a list is drawn: date, title in up to two lines, one line below; heads above groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.lettering import wrapped
from ui.pages.records.face import face, year_of
from ui.theme.icons import pixmap
from ui.theme.look import color, current, font, pixels
from ui.theme.tokens import radius, size, space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from ui.models.record_model import RecordModel
    from ui.pages.records.face import Face
    from ui.pages.records.spec import ListSpec

    Index = QModelIndex | QPersistentModelIndex

_LEAD = 68  # from the left of the row to that of the title
ICONS_BY_TONE = {"warn": "triangle-alert", "err": "circle-alert"}
_ABOVE, _BETWEEN, _BELOW = 9, 3, 11
_MOST_LINES = 2


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of one list. ``years`` are the counts that stand beside the heads of its groups."""

    def __init__(self, model: RecordModel, spec: ListSpec, parent: QObject) -> None:
        """Begin without counts."""
        super().__init__(parent)
        self._model = model
        self._spec = spec
        self.years: Mapping[str, int] = {}

    def head_of(self, row: int) -> str | None:
        """Return the head above a row: the year, or None where no group begins."""
        if not self._spec.has_years or self._model.query.sort != self._spec.lead:
            return None
        year = year_of(self._model.record(row), self._spec)
        if row and year == year_of(self._model.record(row - 1), self._spec):
            return None
        return year

    def head_height(self, row: int) -> int:
        """Return how much of a row's height its head takes."""
        return 0 if self.head_of(row) is None else pixels(size("listGroup"))

    def height(self, row: int, width: int) -> int:
        """Return the height of a row in a view of this width."""
        shown = face(self._model, row, self._spec)
        lines = _lines(shown.title, width) if shown else []
        return self.head_height(row) + pixels(size("listRow2" if len(lines) > 1 else "listRow1"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.height(index.row(), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = face(self._model, index.row(), self._spec)
        if shown is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        head = self.head_of(index.row())
        if head is not None:
            top = QRect(rect.topLeft(), QSize(rect.width(), self.head_height(index.row())))
            _draw_head(painter, top, head or "ohne Datum", self.years.get(head))
            rect.setTop(top.bottom() + 1)
        _draw_ground(painter, rect, option.state)
        _draw_face(painter, rect, shown, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _draw_head(painter: QPainter, rect: QRect, year: str, count: int | None) -> None:
    painter.fillRect(rect, color("canvas"))
    inner = rect.adjusted(space("l"), 0, -space("l"), 0)
    painter.setPen(color("text2"))
    painter.setFont(font("label"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, year)
    painter.setFont(font("meta"))
    number = "" if count is None else f"{count:n}"
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)


def _draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """Selection and focus can be told apart: a bar at the left, a ring all around."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, color("sel" if selected else "hover"))
    if selected:
        painter.fillRect(QRect(rect.left(), rect.top(), size("selectionBar"), rect.height()), color("accent"))
    else:
        inner = rect.adjusted(space("l"), 0, -space("l"), 0)
        painter.fillRect(QRect(inner.left(), inner.bottom(), inner.width(), 1), color("line"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("focus"), size("focusRing")))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius("field"), radius("field"))


def _draw_face(painter: QPainter, rect: QRect, shown: Face, selected: bool) -> None:
    on_contrast = selected and current().contrast
    top = rect.top() + pixels(_ABOVE)
    painter.setFont(font("meta"))
    painter.setPen(color("selText" if selected else "text2"))
    line = QFontMetrics(font("bodyStrong")).height()
    lead = QRect(rect.left() + space("l"), top, pixels(_LEAD) - space("s"), line)
    painter.drawText(lead, Qt.AlignmentFlag.AlignVCenter, shown.lead)
    if shown.tone:
        token = "selText" if on_contrast else shown.tone
        drawing = pixmap(ICONS_BY_TONE[shown.tone], token, size("icon"))
        painter.drawPixmap(rect.right() - space("l") - size("icon"), top, drawing)
    painter.setPen(color("selText" if selected else "text"))
    bottom = _draw_title(painter, rect, top, shown.title)
    _draw_meta(painter, rect, bottom + pixels(_BETWEEN), shown, selected)


def _draw_title(painter: QPainter, rect: QRect, top: int, title: str) -> int:
    """Draw the title and return where it ends."""
    strong = font("bodyStrong")
    painter.setFont(strong)
    measure = QFontMetrics(strong)
    left = rect.left() + space("l") + pixels(_LEAD)
    for line in _lines(title, rect.width()):
        painter.drawText(QPointF(left, top + measure.ascent()), line)
        top += measure.height()
    return top


def _draw_meta(painter: QPainter, rect: QRect, top: int, shown: Face, selected: bool) -> None:
    on_contrast = selected and current().contrast
    left = rect.left() + space("l") + pixels(_LEAD)
    right = rect.right() - space("l")
    if shown.chip:
        left = _draw_chip(painter, left, top, shown.chip) + space("s")
    words = [(shown.meta, font("meta"), "selText" if selected else "text2")]
    if shown.state:
        token = "selText" if on_contrast else shown.tone
        words.append((" · " if shown.meta else "", font("meta"), "selText" if selected else "text2"))
        words.append((shown.state, font("label"), token))
    rest = sum(QFontMetrics(style).horizontalAdvance(text) for text, style, _ in words[1:])
    for number, (text, style, token) in enumerate(words):
        measure = QFontMetrics(style)
        room = right - left - (rest if number == 0 else 0)
        fitting = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(style)
        painter.setPen(color(token))
        painter.drawText(left, top + measure.ascent(), fitting)
        left += measure.horizontalAdvance(fitting)


def _draw_chip(painter: QPainter, left: int, top: int, text: str) -> int:
    """Draw what must not be overlooked, with its icon, and return where it ends."""
    painter.setFont(font("meta"))
    measure = QFontMetrics(painter.font())
    icon = size("iconChip")
    box = QRect(left, top - 1, measure.horizontalAdvance(text) + icon + 15, measure.height() + 2)
    painter.setPen(color("warn") if current().contrast else Qt.PenStyle.NoPen)
    painter.setBrush(color("warnSoft"))
    painter.drawRoundedRect(box, radius("chip"), radius("chip"))
    painter.drawPixmap(left + 5, box.center().y() - icon // 2 + 1, pixmap("info", "warn", icon))
    painter.setPen(color("warn"))
    painter.drawText(left + icon + 9, top + measure.ascent(), text)
    return box.right()


def _lines(title: str, width: int) -> list[str]:
    room = width - 2 * space("l") - pixels(_LEAD) - size("icon") - space("s")
    return wrapped(title, font("bodyStrong"), room, _MOST_LINES)
