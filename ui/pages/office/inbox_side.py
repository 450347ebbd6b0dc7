"""The left of the inbox: its name, what waits and what was taken over, and where files are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from ui.pages.office import inbox_words as words
from ui.pages.office.desk import Entry, spoken_state
from ui.pages.office.drop_area import CHOOSE, DropArea
from ui.pages.office.grouped_list import GroupedList, Row
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import IconButton
from ui.widgets.text import Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from app.services.office.inbox import Delivered

WATCH = "Ordner beobachten …"
_MORE = "Weitere Befehle: Dateien auswählen, Ordner beobachten"


class InboxSide(QFrame):
    """``asked`` tells what somebody wants: choose, watch, unwatch, drop."""

    asked = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        mark(self, ground="surface")
        self.list = _List("Lieferungen")
        self.list.dropped.connect(lambda: self.asked.emit("drop"))
        self.drop_area = DropArea(lambda: self.asked.emit("choose"))
        self._folder: Path | None = None
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("m") + 2, space("m") + 2, space("m") - 2)
        head.addWidget(Label("Eingang", "pageTitle"), 1)
        head.addWidget(self._more())
        self._frame = QVBoxLayout()
        self._frame.addWidget(self.drop_area)
        top = QFrame()
        mark(top, edge="bottom")
        top.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.list, 1)
        column.addLayout(self._frame)
        self.set_tight(False)

    def _more(self) -> IconButton:
        more = IconButton("ellipsis", _MORE)
        self.menu = QMenu("Weitere Befehle", more)
        self.menu.aboutToShow.connect(self.fill_menu)
        more.setMenu(self.menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def fill_menu(self) -> None:
        """Offer what can be done now."""
        self.menu.clear()
        self._offer(CHOOSE, "choose")
        if self._folder:
            self._offer(f"Ordner „{self._folder.name}“ nicht mehr beobachten", "unwatch")
        self._offer(WATCH, "watch")
        if isinstance(self.list.ref, Entry):
            self.menu.addSeparator()
            self._offer("Aus der Liste nehmen", "drop")

    def _offer(self, text: str, what: str) -> None:
        self.menu.addAction(text.replace("&", "&&")).triggered.connect(lambda: self.asked.emit(what))

    def show_folder(self, folder: Path | None, *, there: bool) -> None:
        """Say which folder is watched."""
        self._folder = folder
        self.drop_area.show_folder(folder, there=there)

    def set_tight(self, tight: bool) -> None:
        """Save room where there is little."""
        edge = space("xs") if tight else space("m") + 2
        self._frame.setContentsMargins(edge, space("xs"), edge, edge)
        self.drop_area.set_tight(tight)


class _List(GroupedList):
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and isinstance(self.ref, Entry):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def rows_of(entries: Sequence[Entry], taken: Sequence[Delivered], today: dt.date) -> Iterator[Row]:
    """Return the rows of the list: what waits, then what was taken over."""
    if entries:
        yield Row("Zu bearbeiten")
        yield from (_waiting(entry, today) for entry in entries)
    if taken:
        yield Row("Übernommen")
        yield from (_taken(one, today) for one in taken)


def _waiting(entry: Entry, today: dt.date) -> Row:
    state, tone = spoken_state(entry)
    arrival, seen = entry.arrival, entry.seen
    if arrival is None:
        return Row(entry.path.name, "", state, tone, entry)
    if seen and seen.edited and not arrival.file.lower().endswith(".zip"):
        return Row(arrival.sender.town, "Arbeitsmappe, von Hand geändert", state, tone, entry)
    name = words.delivery(arrival.sequence_no, arrival.file)
    meta = f"{name} · {words.when(arrival.created_at, today)}"
    return Row(arrival.sender.town, meta, state, tone, entry)


def _taken(one: Delivered, today: dt.date) -> Row:
    meta = f"{words.delivery(one.sequence_no, one.file)} · {words.when(one.taken_at, today)}"
    return Row(one.town, meta, *words.state_of_taken(one), one.intake)
