"""The left of a page: its name, what can be begun, and its lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.records.list_pane import ListPane
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.segments import SegmentBar
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QAction

    from app.services.book import LabBook
    from ui.pages.records.spec import PageSpec

    Only = tuple[tuple[str, str], ...]

_NARROWEST = 320
_MOST_SEGMENTS = 4


class ListSide(QWidget):
    """One list at a time. The signals are those of the list in view."""

    chosen = Signal(str)
    entered = Signal()
    rearranged = Signal()
    record_wanted = Signal(str)
    day_wanted = Signal(object)

    def __init__(
        self,
        book: LabBook,
        spec: PageSpec,
        commands: Iterable[QAction],
        begin: Callable[[], object],
        remember: Callable[[ListPane], object],
    ) -> None:
        """A list is made when it is first shown; ``remember`` shows it as it was left."""
        super().__init__()
        self._remember = remember
        mark(self, ground="surface")
        self.setMinimumWidth(_NARROWEST)
        self._make = partial(self._made_pane, book, list(commands), begin)
        self._spec = spec
        self._read_only = book.read_only
        self._panes: dict[str, ListPane] = {}
        self._stack = QStackedWidget()
        self._only: Only = ()
        self.name = spec.name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(begin))
        kinds = {one.kind: one.about.plural for one in spec.lists}
        self._kinds = ChoiceBox("Liste", kinds) if len(kinds) > _MOST_SEGMENTS else SegmentBar("Liste", kinds)
        self._kinds.chosen.connect(self._turn_to)
        self._choices = _inset(self._kinds)
        if len(kinds) > 1:
            column.addLayout(self._choices)
        column.addWidget(self._stack, 1)
        self._turn_to(spec.lists[0].kind)

    def _head(self, begin: Callable[[], object]) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("m") + 2, space("m") + 2, space("m") - 2)
        head.addWidget(Label(self.name, "pageTitle"), 1)
        first = self._spec.lists[0]
        new = Button(first.begin or "Neu", begin, variant="primary", icon=first.begin_icon)
        new.setEnabled(not self._read_only)
        head.addWidget(new)
        return head

    def _made_pane(
        self, book: LabBook, commands: list[QAction], begin: Callable[[], object], kind: str
    ) -> ListPane:
        several = len(self._spec.lists) > 1
        pane = ListPane(book, self._spec.of_kind(kind), commands, begin, compact=several)
        self._remember(pane)
        if self._only:
            pane.model.ask(only=self._only)
        pane.chosen.connect(self.chosen)
        pane.entered.connect(self.entered)
        pane.rearranged.connect(self.rearranged)
        pane.record_wanted.connect(self.record_wanted)
        pane.day_wanted.connect(self.day_wanted)
        self._stack.addWidget(pane)
        return pane

    def _turn_to(self, kind: str) -> None:
        if kind not in self._panes:
            self._panes[kind] = self._make(kind)
        self._stack.setCurrentWidget(self._panes[kind])
        if not self.pane.uid:
            self.pane.stand_on(0)
        self.chosen.emit(self.pane.uid)
        self.rearranged.emit()

    def show_kind(self, kind: str) -> None:
        """Show the list of a kind."""
        self._kinds.choose(kind)

    def add_choice(self, widget: QWidget) -> None:
        """Put what narrows all lists beside the choice of the list."""
        self._choices.insertWidget(1, widget)

    def narrow(self, only: Only) -> None:
        """Narrow all lists by (field, key); () shows everything."""
        self._only = only
        for pane in self.panes():
            pane.model.ask(only=only)
            pane.stand_on(0)

    @property
    def pane(self) -> ListPane:
        """The list in view."""
        return self._panes[self._kinds.current]

    def panes(self) -> Iterator[ListPane]:
        """Return the lists that were made so far."""
        return iter(self._panes.values())


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(space("l"), 0, space("l"), space("m") - 2)
    row.setSpacing(space("s"))
    row.addWidget(widget)
    if isinstance(widget, SegmentBar):
        row.addStretch(1)
    return row
