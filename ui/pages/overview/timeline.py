"""The activities of the project as a picture that can be walked through with the arrow keys."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame

from app.domain.dates import MONTHS, SHORT_MONTHS
from ui.pages.lettering import cut
from ui.pages.overview.timeline_plan import HEAD, LANE, LEFT, Placed, Plan
from ui.theme.look import color, font, pixels
from ui.theme.tokens import radius, size, space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QItemSelectionModel
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from app.services.timeline import Timeline

    Index = QModelIndex | QPersistentModelIndex

Item = Qt.ItemDataRole
Cursor = QAbstractItemView.CursorAction
ScrollHint = QAbstractItemView.ScrollHint
_BACK = (Cursor.MoveLeft, Cursor.MoveUp, Cursor.MovePrevious)


class _Marks(QAbstractListModel):
    """The marks in the order in which they are walked through: lane by lane, in time."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        super().__init__()
        self.placed = placed

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.placed)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark = self.placed[index.row()].mark
        if role == Item.DisplayRole:
            return mark.title
        if role in (Item.ToolTipRole, Item.AccessibleTextRole):
            doubt = "" if mark.certain else ", angekündigt oder geplant"
            return f"{mark.title}, {mark.when}{doubt}"
        return None


class TimelineView(QAbstractItemView):
    """``opened`` tells the uid of an activity. A day is a circle, what is known less exactly a bar."""

    opened = Signal(str)
    looked_at = Signal(QRect)  # where the mark is that one goes to, for whoever scrolls

    def __init__(self, most_tracks: int = 1) -> None:
        """Begin without a timeline. A lane takes up to ``most_tracks``, so that more marks are named."""
        super().__init__()
        self._most_tracks = most_tracks
        self.setAccessibleName("Aktivitäten im Projekt")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self._timeline: Timeline | None = None
        self._today = dt.date.min
        self._plan: Plan | None = None
        self.clicked.connect(self._open)

    def show_timeline(self, timeline: Timeline, today: dt.date) -> None:
        """Show another timeline."""
        self._timeline, self._today = timeline, today
        self._lay_out()

    def _lay_out(self) -> None:
        if self._timeline is None:
            return
        self._plan = Plan(self._timeline, self.viewport().width(), self._most_tracks)
        self.setModel(_Marks(self._plan.placed))
        self.setFixedHeight(self._plan.height + 2)

    @property
    def _placed(self) -> Sequence[Placed]:
        return self._plan.placed if self._plan else ()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._placed[index.row()].mark.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(400, self._plan.height if self._plan else 0)

    # What Qt asks of a view that draws by itself

    def visualRect(self, index: Index) -> QRect:
        return self._placed[index.row()].all.toAlignedRect() if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        hits = [row for row, placed in enumerate(self._placed) if placed.all.toAlignedRect().contains(point)]
        return self.model().index(hits[-1], 0) if hits else QModelIndex()

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row = self.currentIndex().row() + (-1 if action in _BACK else 1)
        return self.model().index(max(0, min(row, len(self._placed) - 1)), 0)

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Leave scrolling to what holds the picture, if it is larger than its place."""
        self.looked_at.emit(self.visualRect(index))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        if index := self.indexAt(rect.center()):
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # The picture

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_quarters(painter, self._plan)
        _draw_lanes(painter, self._plan, self.viewport().width())
        if self._plan.timeline.start <= self._today <= self._plan.timeline.end:
            _draw_today(painter, self._plan, self._today)
        current = self.currentIndex().row() if self.hasFocus() else -1
        for row, placed in enumerate(self._placed):
            _draw_mark(painter, placed)
            if row == current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(color("focus"), size("focusRing")))
                painter.drawRoundedRect(placed.all.adjusted(-2, -1, 2, 1), radius("field"), radius("field"))


def _draw_quarters(painter: QPainter, plan: Plan) -> None:
    end = 0.0
    for number, day in enumerate(plan.quarters()):
        x = plan.x(day)
        if number:
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(QPointF(round(x) + 0.5, pixels(HEAD)), QPointF(round(x) + 0.5, plan.height))
        strong = number == 0 or day.month == 1
        name = MONTHS[day.month - 1] if number == 0 else SHORT_MONTHS[day.month - 1].rstrip(".")[:3]
        painter.setFont(font("label" if strong else "meta"))
        painter.setPen(color("text" if strong else "text2"))
        box = QRectF(x + (space("xs") if number else 0), 0, 160, pixels(HEAD) - 4)
        text = f"{name} {day.year}" if strong else name
        if strong or box.left() > end:  # where there is little room, quarters go without a name
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            end = box.left() + QFontMetrics(painter.font()).horizontalAdvance(text) + space("xs")


def _draw_lanes(painter: QPainter, plan: Plan, width: int) -> None:
    painter.setFont(font("meta"))
    for lane in plan.lanes:
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(QPointF(0, lane.top + 0.5), QPointF(width, lane.top + 0.5))
        painter.setPen(color("text2"))
        room = QRectF(0, lane.top, pixels(LEFT) - space("xs"), pixels(LANE))
        label = cut(lane.label, painter.font(), round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)


def _draw_today(painter: QPainter, plan: Plan, today: dt.date) -> None:
    x = round(plan.x(today))
    painter.setPen(QPen(color("accent"), size("focusRing")))
    painter.drawLine(x, pixels(HEAD) - 4, x, plan.height)
    painter.setFont(font("meta"))
    width = QFontMetrics(painter.font()).horizontalAdvance("heute") + 10
    flag = QRectF(x - width / 2, 2, width, pixels(HEAD) - 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent"))
    painter.drawRoundedRect(flag, radius("tick"), radius("tick"))
    painter.setPen(color("onAccent"))
    painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, "heute")


def _draw_mark(painter: QPainter, placed: Placed) -> None:
    if placed.mark.first is None:
        _draw_undated(painter, placed)
        return
    painter.setPen(QPen(color("accent"), size("focusRing")))
    painter.setBrush(color("accent" if placed.mark.certain else "surface"))
    box = placed.box.adjusted(1, 1, -1, -1)
    corner = box.height() / 2 if placed.mark.exact else radius("tick")
    painter.drawRoundedRect(box, corner, corner)
    _draw_name(painter, placed, "text")


def _draw_undated(painter: QPainter, placed: Placed) -> None:
    painter.setPen(QPen(color("accent"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(color("accentSoft"))
    painter.drawRoundedRect(placed.box.adjusted(1, 0, -1, 0), radius("field"), radius("field"))
    _draw_name(painter, placed, "selText", on_ground=False)


def _draw_name(painter: QPainter, placed: Placed, token: str, *, on_ground: bool = True) -> None:
    """Names stand on the ground of the panel, so that no line crosses a letter."""
    if not placed.name:
        return
    painter.setFont(font("meta"))
    text = cut(placed.name, painter.font(), round(placed.name_box.width()))
    if on_ground:
        letters = QFontMetrics(painter.font()).boundingRect(text).size()
        ground = QRectF(0, 0, letters.width() + 4, letters.height())
        ground.moveCenter(placed.name_box.center())
        ground.moveLeft(placed.name_box.left() - 2)
        painter.fillRect(ground, color("surface"))
    painter.setPen(color(token))
    painter.drawText(placed.name_box, Qt.AlignmentFlag.AlignVCenter, text)
