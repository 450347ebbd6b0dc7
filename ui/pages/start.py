"""The start page: open, found, look at a sample, or go on with a lab that was open before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.version import NAME
from ui.actions import plain
from ui.theme.style import mark
from ui.theme.tokens import narrow, space
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.pictures import Picture, Sign
from ui.widgets.text import Label, WrappedLabel
from ui.widgets.tile import Tile
from ui.widgets.version_label import VersionLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from app.recent import RecentBooks
    from ui.actions import Actions
    from ui.tasks import Tasks

_LEFT_SHARE, _RIGHT_SHARE = 41, 59
_HEIGHT_WITH_WORDS = 520
_HEIGHT_WITH_PICTURE = 640
_TILES = {
    "file.open": ("folder-open", "Eine vorhandene Datei auswählen"),
    "file.new": ("plus", "Stadt eintragen, Ablageort festlegen"),
    "file.sample": ("book-open", "Fünf Stadtlabore mit öffentlichen Daten"),
}
_FOR = "Kleinstadtakademie · Neue Arbeitswelten"
_PURPOSE = (
    "Festhalten, was Ihre Stadt ausprobiert, gehört und gelernt hat – und daraus Wissensbausteine machen."
)
_OFFLINE = (
    "Laborbuch arbeitet ohne Internet. Eine Stadt gibt nur weiter, was sie selbst ausgibt. Namen und "
    "Kontakte gehören nicht in die Datei; Interviews stehen darin unter einem Pseudonym."
)
_NO_RECENT = "Hier stehen die Laborbücher, die Sie zuletzt geöffnet haben."


class StartPage(QWidget):
    """Left what one can do, right what was open before."""

    def __init__(
        self,
        commands: Actions,
        recent: RecentBooks,
        tasks: Callable[[], Tasks],
        open_: Callable[[Path], object],
    ) -> None:
        """``open_`` opens a file from the list; ``tasks`` are asked for only if there is something to do."""
        super().__init__()
        self._commands = commands
        self._recent = recent
        self._tasks = tasks
        self._open = open_
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), _LEFT_SHARE)
        row.addWidget(self._right(), _RIGHT_SHARE)

    def _left(self) -> QWidget:
        left = QFrame()
        mark(left, ground="canvas", edge="right")
        self._purpose = WrappedLabel(_PURPOSE, "reading", "text2")
        self._picture = Picture("towns", 500, 230, "Die fünf Städte auf der Landkarte")
        lead = "file.open" if self._recent.books else "file.new"
        self.tiles = [
            Tile(self._commands[id_], icon, hint, lead=id_ == lead) for id_, (icon, hint) in _TILES.items()
        ]
        column = QVBoxLayout(left)
        column.setSpacing(space("s"))
        self._left_column = column
        column.addLayout(_head())
        column.addSpacing(space("l"))
        column.addWidget(self._purpose)
        column.addSpacing(space("l"))
        for tile in self.tiles:
            column.addWidget(tile)
        column.addStretch(1)
        column.addWidget(self._picture, 4)
        return left

    def _right(self) -> QWidget:
        right = QFrame()
        mark(right, ground="surface")
        column = QVBoxLayout(right)
        self._right_column = column
        self._recent_place = QVBoxLayout()
        self._offline = Notice(_OFFLINE, head="Alles bleibt auf diesem Rechner")
        column.addLayout(self._recent_place)
        column.addSpacing(space("m"))
        column.addWidget(self._offline)
        column.addStretch(1)
        column.addLayout(self._foot())
        self._fill_recent()
        return right

    def _foot(self) -> QHBoxLayout:
        keys = self._commands["help.keys"]
        row = QHBoxLayout()
        row.addWidget(VersionLabel(f" · {NAME} ist freie Software"), 1)
        row.addWidget(Button(plain(keys.text()), keys.trigger, variant="quiet", icon="circle-question-mark"))
        return row

    def _fill_recent(self) -> None:
        books = self._recent.books
        head = QHBoxLayout()
        head.addWidget(Label("Zuletzt geöffnet", "recordTitle"), 1)
        self._recent_place.addLayout(head)
        if not books:
            self._recent_place.addWidget(WrappedLabel(_NO_RECENT, "body", "text2"))
            return
        head.addWidget(Button("Liste leeren", self._forget, variant="quiet"))
        from ui.pages.recent_list import RecentList

        self.list = RecentList(books, self._recent.today)
        self.list.wanted.connect(self._open)
        self._recent_place.addWidget(self.list)
        self.setFocusProxy(self.list)
        QTimer.singleShot(0, self.list, self._look_for_files)

    def _look_for_files(self) -> None:
        files = [book.file for book in self._recent.books]
        self._tasks().run(lambda _progress, _cancelled: _gone(files), self.list.files.show_gone, writes=False)

    def _forget(self) -> None:
        self._recent.forget()
        _empty(self._recent_place)
        self._fill_recent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _HEIGHT_WITH_WORDS
        small = narrow(self.width())
        self._purpose.setVisible(not low)
        self._offline.setVisible(not low)
        self._picture.setVisible(self.height() >= _HEIGHT_WITH_PICTURE and not small)
        for tile in self.tiles:
            tile.show_keys(not small)
        side = space("l") if small else space("xxxl")
        top = space("l") if low else space("xxxl") - space("xs")
        self._left_column.setContentsMargins(side, top, side, space("l"))
        self._right_column.setContentsMargins(side, top, side, space("l"))


def _head() -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(NAME, "display"))
    words.addWidget(Label(_FOR, "meta"))
    head = QHBoxLayout()
    head.setSpacing(space("l"))
    head.addWidget(Sign(space("xxxl")))
    head.addLayout(words, 1)
    return head


def _gone(files: Iterable[Path]) -> frozenset[Path]:
    """Which files are not there; a drive that is not connected may take long to say so."""
    return frozenset(file for file in files if not file.exists())


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()
        elif inner := item.layout():
            _empty(inner)  # type: ignore[arg-type]
