"""Picking from a long list: search, choose, done, with or without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.dialogs.picker_model import KeyRole, PickerModel, Source
from ui.dialogs.picker_rows import RowDelegate
from ui.theme.look import pixels
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import SegmentBar
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

_WIDTH, _HEIGHT = 620, 560
_ALL = "alle"
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Picker(QDialog):
    """A searchable list. ``chosen`` holds what was chosen, in the order of choosing.

    Keys: typing searches, arrows move, space ticks, Enter takes what is ticked, else the row it stands on.
    """

    def __init__(
        self,
        title: str,
        source: Source,
        chosen: Sequence[str] = (),
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Without ``several`` the first row taken ends the dialog."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(pixels(_WIDTH), pixels(_HEIGHT))
        self._several = several
        self._kind = ""
        self._before = tuple(chosen)
        self._search = SearchBox("Suchen")
        self._model = PickerModel(source, chosen if several else (), several=several, parent=self)
        self._list = self._make_list()
        self._count = Label("", "meta")
        self._take = Button("Auswählen", self._accept_ticked, variant="primary")
        self._foot = QHBoxLayout()
        self._arrange(source)
        self._search.wanted.connect(self._look)
        self._search.installEventFilter(self)
        self._list.installEventFilter(self)
        self._tell()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that were chosen."""
        return tuple(self._model.chosen)

    def offer_new(self, text: str, begin: Callable[[], str | None]) -> None:
        """Offer a button that makes what is missing; ``begin`` returns its key, or None."""
        button = Button(text, lambda: self._take_new(begin()), variant="quiet", icon="plus")
        self._foot.insertWidget(0, button)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.windowTitle())
        view.setModel(self._model)
        view.setItemDelegate(RowDelegate(view))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._click)
        view.doubleClicked.connect(self._take_row)
        return view

    def _arrange(self, source: Source) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("l")] * 4)
        column.setSpacing(space("m"))
        column.addWidget(Label(self.windowTitle(), "recordTitle"))
        column.addWidget(self._search)
        if len(source.kinds) > 1:
            kinds = SegmentBar("Art", {_ALL: "Alle"} | dict(source.kinds))
            kinds.chosen.connect(self._narrow)
            column.addWidget(kinds)
        column.addWidget(self._list, 1)
        self._foot.addWidget(self._count, 1)
        self._foot.addWidget(Button("Abbrechen", self.reject))
        self._foot.addWidget(self._take)
        column.addLayout(self._foot)

    def _narrow(self, kind: str) -> None:
        self._kind = "" if kind == _ALL else kind
        self._look(self._search.text().strip())

    def _look(self, text: str) -> None:
        self._model.look_for(text, self._kind)
        self._go_to(self._model.index(0))
        self._tell()

    def _tell(self) -> None:
        """Say how many are chosen, or that nothing fits."""
        if not self._model.rowCount():
            sought = self._search.text().strip()
            self._count.setText(f"Nichts gefunden für „{sought}“." if sought else "Noch nichts da.")
        else:
            how = f"{len(self.chosen)} ausgewählt · Leertaste wählt aus"
            self._count.setText(how if self._several else "")
        self._take.setEnabled(self._changed() or self._list.currentIndex().isValid())

    def _changed(self) -> bool:
        return self._several and self.chosen != self._before

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def _click(self, index: QModelIndex) -> None:
        if self._several:
            self._model.toggle(index)
        self._tell()

    def _take_row(self, index: QModelIndex) -> None:
        if not self._several and index.isValid():
            self._model.chosen = [index.data(KeyRole)]
            self.accept()

    def _accept_ticked(self) -> None:
        """Take what is ticked; where nobody ticked anything, the row that is meant."""
        index = self._list.currentIndex()
        if self._changed():
            self.accept()
        elif self._several and index.isValid():
            self._model.toggle(index)
            self.accept()
        else:
            self._take_row(index)

    def _take_new(self, key: str | None) -> None:
        if key:
            self._model.chosen = [*self._model.chosen, key] if self._several else [key]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        pressed: QKeyEvent = event  # type: ignore[assignment]
        return self._in_search(pressed) if watched is self._search else self._in_list(pressed)

    def _in_search(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._list.currentIndex().isValid():
                self._go_to(self._model.index(0))
            return True
        if event.key() in _ENTER:
            self._search.returnPressed.emit()
            self._accept_ticked()
            return True
        return False

    def _in_list(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self._accept_ticked()
            return True
        if event.key() == Qt.Key.Key_Space and self._several:
            self._click(self._list.currentIndex())
            return True
        if event.text().isprintable() and event.text().strip():
            self._search.setFocus()
            self._search.insert(event.text())
            return True
        return False
