"""The outline of a module: its sections in order, where one is, and what is missing before the release."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.forms.standing import ERROR, GAP
from ui.theme.icons import pixmap
from ui.theme.look import color, pixels
from ui.theme.paint import fill, ring, write
from ui.theme.style import mark
from ui.theme.tokens import radius, size, space
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

WIDTH = 224
_ROW, _DOT, _TEXT = 30, 5, 32
_MOST_MISSING = 4
_TONE = Qt.ItemDataRole.UserRole
_SIGNS = {ERROR: ("circle-alert", "err"), GAP: ("triangle-alert", "warn")}
_SAID = {ERROR: ", mit Fehler", GAP: ", mit Lücke"}


class Outline(QWidget):
    """``chosen`` tells the place of a section, ``field_wanted`` the field that somebody wants to fill."""

    chosen = Signal(int)
    field_wanted = Signal(str)

    def __init__(self, sections: Sequence[str]) -> None:
        """All sections are offered at first, none is marked."""
        super().__init__()
        mark(self, ground="surface", edge="right")
        self.setFixedWidth(pixels(WIDTH))
        self.list = _Sections(sections)
        self.list.currentRowChanged.connect(self._tell)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(2)
        box = QWidget()
        mark(box, ground="sunken")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(*[space("m")] * 4)
        inner.addWidget(Label("Vor der Freigabe fehlen", "bodyStrong"))
        inner.addLayout(self._missing)
        self._box = box
        column = QVBoxLayout(self)
        column.setContentsMargins(space("s"), space("m"), space("s"), space("m"))
        column.addWidget(self.list, 1)
        column.addWidget(box)
        box.hide()

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(place)

    def follow(self, place: int) -> None:
        """Show where somebody is."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)

    def show_section(self, place: int, shown: bool, tone: str) -> None:
        """Offer a section or not, marked with the gravest thing in it."""
        item = self.list.item(place)
        item.setHidden(not shown)
        item.setData(_TONE, tone)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text() + _SAID.get(tone, ""))

    def show_missing(self, labels: Mapping[str, str]) -> None:
        """Show what is missing before the release, by field; each leads there."""
        while item := self._missing.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for id_, label in list(labels.items())[:_MOST_MISSING]:
            wanted = partial(self.field_wanted.emit, id_)
            button = Button(label, wanted, variant="quiet", icon="triangle-alert")
            self._missing.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if (more := len(labels) - _MOST_MISSING) > 0:
            text = "und 1 weitere Angabe" if more == 1 else f"und {more} weitere Angaben"
            self._missing.addWidget(Label(text, "meta"))
        self._box.setVisible(bool(labels))


class _Sections(QListWidget):
    """The sections as a list that arrows go through."""

    def __init__(self, sections: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName("Gliederung")
        self.setObjectName("outline")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_SectionRow(self))
        for name in sections:
            item = QListWidgetItem(name, self)
            item.setSizeHint(QSize(0, pixels(_ROW)))
            item.setToolTip(name)


class _SectionRow(QStyledItemDelegate):
    """A dot on the thread, the name, and a sign where something is missing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            fill(painter, box.adjusted(0, 1, 0, -1), "sel", radius("navItem"))
        tone = index.data(_TONE) or ""
        self._thread(painter, box, tone)
        sign = _SIGNS.get(tone)
        right = size("iconSmall") + space("s") if sign else 0
        room = box.adjusted(pixels(_TEXT), 0, -right - space("xs"), 0)
        style, ink = ("bodyStrong", "selText") if chosen else ("body", "text")
        write(painter, room, index.data(), style, ink)
        if sign:
            extent = size("iconSmall")
            drawing = pixmap(sign[0], sign[1], extent, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.right() - extent - space("xs"), box.center().y() - extent // 2, drawing)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            ring(painter, box.adjusted(0, 1, 0, -1))
        painter.restore()

    def _thread(self, painter: QPainter, box: QRect, tone: str) -> None:
        middle, centre = box.left() + pixels(_TEXT) // 2, box.center().y()
        painter.setPen(QPen(color("accentLine"), 2))
        painter.drawLine(middle, box.top(), middle, box.bottom())
        ink = color({ERROR: "err", GAP: "warn"}.get(tone, "accent"))
        painter.setPen(QPen(ink, 2))
        painter.setBrush(color("surface") if tone else ink)
        painter.drawEllipse(middle - _DOT, centre - _DOT, 2 * _DOT, 2 * _DOT)
