"""A list and a record beside each other, or one of them with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.pages.records.record_bar import RecordBar
from ui.pages.records.record_side import FORM, THREAD, WORK, RecordSide
from ui.pages.records.work import WORKS
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.settings import Settings

_VIEWS = {FORM: "Formular", WORK: "", THREAD: "Faden"}


class Sides(QWidget):
    """``back`` leads to the list, ``step`` to another record, ``view_chosen`` to another view."""

    back = Signal()
    step = Signal(int)
    view_chosen = Signal(str)

    def __init__(self, left: QWidget, right: RecordSide, settings: Settings, name: str) -> None:
        """The place of the handle between both is remembered under ``name``."""
        super().__init__()
        self._left = left
        self._right = _Right(right)
        self._settings = settings
        self._name = name
        self.is_forward = False
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._right.bar.back.connect(self.back)
        self._right.bar.step.connect(self.step)
        for views in self._right.views:
            views.chosen.connect(self.choose_view)
        self.view = FORM

    def choose_view(self, view: str) -> None:
        """Go to another view, as if somebody had chosen it."""
        if view != self.view:
            self.show_view(view)
            self.view_chosen.emit(view)

    def next_view(self) -> None:
        """Go to the next of the views that the record has."""
        offered = self._right.offered
        if offered:
            at = offered.index(self.view) if self.view in offered else -1
            self.choose_view(offered[(at + 1) % len(offered)])

    def show_view(self, view: str) -> None:
        """Mark a view as the one that is shown."""
        self.view = view
        for views in self._right.views:
            views.choose(view)

    def bring_forward(self, forward: bool) -> None:
        """Show the record rather than the list, where there is no room for both."""
        self.is_forward = forward

    def arrange(self, *, alone: bool, kind: str, thread: bool) -> None:
        """Show both sides, or if one is to be ``alone`` that in front.

        ``kind`` is that of the record; without one, "", the list is in front. ``thread`` is whether it has
        one.
        """
        front = self.is_forward and bool(kind)
        together = not alone and (self._left.isHidden() or self._right.isHidden())
        self.is_forward = alone and self.is_forward
        self._left.setVisible(not alone or not front)
        self._right.setVisible(not alone or front)
        if together:
            self._share()
        self._right.show_bar(alone)
        self._right.offer(kind, thread=thread)

    def say(self, list_name: str, place: str) -> None:
        """Say in the bar where one is."""
        self._right.bar.show_place(list_name, place)

    def _share(self) -> None:
        """Put the handle where it was left, or where the list has its width."""
        left, *_ = self._settings["splitters"].get(self._name) or [size("list")]
        self._splitter.setSizes([left, max(self.width() - left - 1, 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() <= 0:
            self._share()

    def _remember(self) -> None:
        places = self._settings["splitters"]
        self._settings["splitters"] = {**places, self._name: self._splitter.sizes()}


class _Right(QWidget):
    """The record, under a bar where it is alone; else the choice of views lies in its corner."""

    def __init__(self, record: RecordSide) -> None:
        super().__init__()
        mark(self, ground="surface")
        self._record = record
        self.bar = RecordBar()
        in_bar = SegmentBar("Ansicht", _VIEWS)
        self.bar.take(in_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(record, 1)
        self._in_corner = SegmentBar("Ansicht", _VIEWS, self)
        self.offered: list[str] = []
        self.views = (in_bar, self._in_corner)

    def show_bar(self, shown: bool) -> None:
        self.bar.setVisible(shown)
        self._settle()

    def offer(self, kind: str, *, thread: bool) -> None:
        """Offer the views that a kind has; the form alone is no choice."""
        label, _ = WORKS.get(kind, ("", None))
        for views in self.views:
            views.offer(WORK, bool(label))
            views.offer(THREAD, thread)
            views.relabel(WORK, label)
        self.offered = [FORM, *([WORK] if label else []), *([THREAD] if thread else [])] if kind else []
        self._show_views(len(self.offered) > 1)

    def _show_views(self, shown: bool) -> None:
        for views in self.views:
            views.setVisible(shown and (views is not self._in_corner or self.bar.isHidden()))
        self._settle()
        self._record.make_room(0 if self._in_corner.isHidden() else self._in_corner.width() + space("m"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        corner = self._in_corner
        corner.adjustSize()
        corner.move(self.width() - corner.width() - space("l") - space("xs"), space("m"))
        corner.raise_()
