"""Things under heads, two lines each, and at the right how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate

from ui.theme.look import color, current, font, pixels
from ui.theme.paint import ring, write
from ui.theme.tokens import size, space

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

Item = Qt.ItemDataRole
ROW = Item.UserRole
_HEIGHT, _TOP, _GAP = 66, 11, 5


class Row(NamedTuple):
    """One thing. ``ref`` is what it stands for; a row without one is a head."""

    title: str
    meta: str = ""
    state: str = ""
    tone: str = "text2"
    ref: object = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.meta, self.state)))


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case Item.DisplayRole:
                return row.title
            case Item.AccessibleTextRole | Item.ToolTipRole:
                return row.spoken
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].ref is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def show(self, rows: Iterable[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = index.data(ROW).ref is None
        return QSize(1, pixels(size("listGroup") if head else _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        if row.ref is None:
            painter.fillRect(option.rect, color("canvas"))
            write(painter, option.rect.adjusted(space("l"), 0, -space("l"), 0), row.title, "label", "text2")
        else:
            _draw_ground(painter, option.rect, option.state)
            _draw(painter, option.rect, row, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, color("sel" if selected else "hover"))
    if selected:
        painter.fillRect(QRect(rect.left(), rect.top(), size("selectionBar"), rect.height()), color("accent"))
    else:
        inner = rect.adjusted(space("l"), 0, -space("l"), 0)
        painter.fillRect(QRect(inner.left(), inner.bottom(), inner.width(), 1), color("line"))
    if state & QStyle.StateFlag.State_HasFocus:
        ring(painter, rect, "selText" if selected and current().contrast else "focus", "field")


def _draw(painter: QPainter, rect: QRect, row: Row, selected: bool) -> None:
    plain = selected and current().contrast
    inner = rect.adjusted(space("l"), pixels(_TOP), -space("l"), 0)
    height = QFontMetrics(font("bodyStrong")).height()
    first = QRect(inner.left(), inner.top(), inner.width(), height)
    state = write(painter, first, row.state, "label", "selText" if plain else row.tone, right=True)
    room = first.adjusted(0, 0, -state - space("s") if state else 0, 0)
    write(painter, room, row.title, "bodyStrong", "selText" if selected else "text")
    second = first.translated(0, height + pixels(_GAP))
    write(painter, second, row.meta, "meta", "selText" if selected else "text2")


class GroupedList(QListView):
    """``chosen`` tells what one stands on, ``entered`` that one wants into it."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, name: str) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Model()
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self._silent = False
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def refs(self) -> list[object]:
        """What the rows stand for, from top to bottom."""
        return [row.ref for row in self._rows.rows if row.ref is not None]

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown, heads included."""
        return self._rows.rows

    @property
    def ref(self) -> object:
        """What one stands on, None for nothing."""
        row = self.currentIndex().data(ROW)
        return row.ref if row else None

    def show_rows(self, rows: Iterable[Row], stand_on: object = None) -> None:
        """Show other rows and stand on the same as before, or on what took its place.

        ``stand_on`` is where to stand instead.
        """
        before, place = self.ref, self.currentIndex().row()
        self._silent = True
        self._rows.show(rows)
        self._silent = False
        if not (stand_on is not None and self.stand_on(stand_on)) and not self.stand_on(before):
            self._stand_near(place)

    def stand_on(self, ref: object) -> bool:
        """Stand on a thing. False if it is not here."""
        place = next(
            (at for at, row in enumerate(self._rows.rows) if row.ref is not None and row.ref == ref), -1
        )
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place))
        return place >= 0

    def _stand_near(self, place: int) -> None:
        places = [at for at, row in enumerate(self._rows.rows) if row.ref is not None]
        near = next((at for at in places if at >= place), places[-1] if places else -1)
        self.setCurrentIndex(self._rows.index(near))
        if near < 0:
            self.chosen.emit(None)

    def step(self, by: int) -> None:
        """Go to the next or the previous thing."""
        refs = self.refs
        at = refs.index(self.ref) + by if self.ref in refs else 0
        if 0 <= at < len(refs):
            self.stand_on(refs[at])

    def _tell(self) -> None:
        if not self._silent:
            self.chosen.emit(self.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ref is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
