"""A month of activities that arrow keys walk through, and below it what one day holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
)

from app.domain.dates import MONTHS
from app.services.calendar import month_of
from ui.dialogs.picker_rows import MetaRole, RowDelegate
from ui.pages.calendar.base import TimeView
from ui.pages.calendar.month_model import MonthModel
from ui.pages.records.face import UNTITLED
from ui.theme.look import color, pixels
from ui.theme.paint import fill, write
from ui.theme.style import mark
from ui.theme.tokens import radius, space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.services.book import LabBook

    Index = QModelIndex | QPersistentModelIndex

_UID = Qt.ItemDataRole.UserRole
_LINE, _NUMBER, _BELOW = 22, 24, 112  # px
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CalendarView(TimeView):
    """One month at a time, and what stands on the day one is at."""

    def __init__(self, book: LabBook) -> None:
        """Begin with this month, and read it when it is first seen."""
        super().__init__()
        mark(self, ground="surface")
        self._book = book
        self._text = ""
        self._day = book.today
        self.model = MonthModel()
        self.table = _MonthTable(self.model)
        self.below = QListWidget()
        self._title = Label("", "section")
        self._what = Label("", "label")
        self._arrange()
        self.table.step.connect(self.step)
        self.table.entered_day.connect(self.enter_day)
        self.table.doubleClicked.connect(self.enter_day)
        self.table.selectionModel().currentChanged.connect(self._show_day)
        self.below.itemActivated.connect(lambda item: self.opened.emit(item.data(_UID)))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        head.setSpacing(space("s"))
        head.addWidget(self._title, 1)
        head.addWidget(Button("Heute", self.go_today))
        head.addWidget(IconButton("chevron-left", "Voriger Monat (Bild auf)", lambda: self.turn(-1)))
        head.addWidget(IconButton("chevron-right", "Nächster Monat (Bild ab)", lambda: self.turn(1)))
        self.below.setItemDelegate(RowDelegate(self.below))
        self.below.setAccessibleName("Aktivitäten des Tages und des Monats")
        self.below.setMinimumHeight(_LINE)
        self.below.setMaximumHeight(pixels(_BELOW))
        what = QHBoxLayout()
        what.setContentsMargins(space("l"), space("s"), space("l"), space("xs"))
        what.addWidget(self._what)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(what)
        column.addWidget(self.below)
        self.setFocusProxy(self.table)

    def show_text(self, text: str) -> None:
        """Show only activities that fit the filter."""
        self._text = text
        self.refresh()

    def refresh(self) -> None:
        """Read the month again."""
        self.model.show_month(month_of(self._book, self._day.year, self._day.month, self._text))
        self._title.setText(f"{MONTHS[self._day.month - 1]} {self._day.year}")
        self._stand()

    def _stand(self) -> None:
        index = self.model.index_of(self._day)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self._show_day()

    def go_to(self, day: dt.date) -> None:
        """Stand on a day, in whatever month it lies."""
        turned = (day.year, day.month) != (self._day.year, self._day.month)
        self._day = day
        if turned or self.model.month is None:
            self.refresh()
        else:
            self._stand()

    def go_today(self) -> None:
        """Go back to today."""
        self.go_to(self._book.today)

    def step(self, days: int) -> None:
        """Go on by days."""
        self.go_to(self._day + dt.timedelta(days=days))

    def turn(self, months: int) -> None:
        """Go on by months, to the same day if there is one."""
        number = self._day.year * 12 + self._day.month - 1 + months
        first = dt.date(number // 12, number % 12 + 1, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        self.go_to(first.replace(day=min(self._day.day, last.day)))

    def _show_day(self) -> None:
        index = self.table.currentIndex()
        day, month = self.model.day(index), self.model.month
        if day is None or month is None:
            return
        if day.month == month.month:
            self._day = day
        self.below.clear()
        of_day = self.model.records(index)
        for record in of_day:
            self._add(record.uid, record.title, record.code)
        for record in month.sometime:
            self._add(record.uid, record.title, f"{record.code} · im Lauf des Monats")
        name = f"{day.day}. {MONTHS[day.month - 1]}"
        self._what.setText(name if of_day else f"{name}: nichts eingetragen. Eingabe legt etwas an.")

    def _add(self, uid: str, title: str, meta: str) -> None:
        item = QListWidgetItem(title or UNTITLED, self.below)
        item.setData(MetaRole, meta)
        item.setData(_UID, uid)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title or UNTITLED}, {meta}")

    def enter_day(self) -> None:
        """Open what the day holds; of several people choose below, and an empty day takes something new."""
        found = self.model.records(self.table.currentIndex())
        if len(found) == 1:
            self.opened.emit(found[0].uid)
        elif found:
            self.below.setCurrentRow(0)
            self.below.setFocus()
        else:
            self.day_wanted.emit(self.model.day(self.table.currentIndex()))


class _MonthTable(QTableView):
    """Arrows go from day to day, also into the next month; Bild auf and Bild ab turn it."""

    step = Signal(int)
    entered_day = Signal()

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_DayCell(self))
        self.setAccessibleName("Monat")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step.emit(_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            view = self.parent()
            if isinstance(view, CalendarView):
                view.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in _ENTER:
            self.entered_day.emit()
        else:
            super().keyPressEvent(event)


class _DayCell(QStyledItemDelegate):
    """The number of the day, and as many titles as there is room for."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, MonthModel):
            return
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, color("sel" if chosen else "surface" if model.is_inside(index) else "canvas"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), color("line"))
        painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), color("line"))
        inner = box.adjusted(space("s"), space("xs"), -space("s"), -space("xs"))
        ink = "selText" if chosen else "text2" if model.is_inside(index) else "text3"
        number = QRect(inner.left(), inner.top(), pixels(_NUMBER), pixels(_LINE) - 3)
        write(painter, number, str(index.data()), "label", ink)
        self._titles(painter, inner.adjusted(pixels(_NUMBER), 0, 0, 0), model, index)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _titles(self, painter: QPainter, room: QRect, model: MonthModel, index: Index) -> None:
        found = model.records(index)
        height = pixels(_LINE)
        fits = max(1, room.height() // height)
        shown = found if len(found) <= fits else found[: fits - 1]
        for number, record in enumerate(shown):
            line = QRect(room.left(), room.top() + number * height, room.width(), height - 3)
            fill(painter, line, "accentSoft", radius("chip"))
            write(painter, line.adjusted(5, 0, -3, 0), record.title or UNTITLED, "meta", "selText")
        if len(shown) < len(found):
            top = room.top() + len(shown) * height
            rest = QRect(room.left(), top, room.width(), height - 3)
            write(painter, rest, f"+ {len(found) - len(shown)} weitere", "meta", "text2")
