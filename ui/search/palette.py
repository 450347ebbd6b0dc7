"""The search over the window: type, choose, go there. All of it with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.searching import sought
from app.services.search import Finding
from ui.pages.records.specs import place_of
from ui.search import words
from ui.search.asking import Asking, Question
from ui.search.filters import Filters
from ui.search.hit_model import ROW, HitModel
from ui.search.hit_rows import HitDelegate
from ui.search.silence import Silence
from ui.theme.look import pixels
from ui.theme.paint import scrim
from ui.theme.tokens import size, space
from ui.widgets.key_hint import KeyHint
from ui.widgets.search_box import SearchBox
from ui.widgets.text import Label, line

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from app.services.search import Narrowings
    from ui.search.asking import Reply
    from ui.windows.workspace import Workspace

_TOP, _HEIGHT, _EDGE = 76, 526, 12
_MOVES: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TRY = "Weiter tippen: Ab zwei Buchstaben wird gesucht."


class Palette(QWidget):
    """Lies over the whole window; what is below neither hears a key nor is reached by Tab."""

    def __init__(self, workspace: Workspace, kinds: tuple[str, ...], ground: QWidget) -> None:
        """``kinds`` are those that have a page here; ``ground`` is what it covers."""
        super().__init__(ground)
        self._workspace = workspace
        self._ground = ground
        self._before: QWidget | None = None
        self._asked: Question | None = None
        self._hasty = False  # Enter was pressed before the hits were there
        self._asking = Asking(workspace, self)
        self._model = HitModel(workspace.book, self)
        self.box = SearchBox("Suchen in allem")
        self.filters = Filters(kinds)
        self.list = self._make_list()
        self.silence = Silence(self.filters.clear)
        self._count = Label("", "meta")
        self._shown = QStackedWidget()
        self._frame = QFrame(self)
        self._frame.setObjectName("search")
        self._arrange()
        self._connect()
        self.silence.explain()
        self.hide()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName("Treffer")
        view.setModel(self._model)
        view.setItemDelegate(HitDelegate(view))
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _arrange(self) -> None:
        self._frame.setAccessibleName("Suche")
        self._shown.addWidget(self.silence)
        self._shown.addWidget(self.list)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, space("m"), 1, space("xs"))
        column.setSpacing(0)
        column.addLayout(_row(self.box, self._count, KeyHint("Esc")))
        column.addSpacing(space("s"))
        column.addLayout(_row(self.filters))
        column.addSpacing(space("s"))
        column.addWidget(line())
        column.addWidget(self._shown, 1)
        column.addWidget(line())
        column.addLayout(_keys())

    def _connect(self) -> None:
        self.box.wanted.connect(self._ask)
        self.filters.changed.connect(self._ask)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self._asking.answered.connect(self._show)
        self._asking.caught_up.connect(self._catch_up)
        self._asking.reading.connect(lambda done, total: self._count.setText(words.read(done, total)))
        self._asking.failed.connect(self._fail)
        for part in (self._ground, self.box, self.list):
            part.installEventFilter(self)

    def open(self) -> None:
        """Show the palette. What was typed last is there, and the next letter replaces it."""
        if not self.isVisible():
            self._remember(QApplication.focusWidget())
        self._settle()
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._asking.catch_up()

    def dismiss(self) -> None:
        """Go away, and give the focus back."""
        if self._before:
            self._before.setFocus()
        self._remember(None)
        self.hide()

    def _remember(self, focus: QWidget | None) -> None:
        """A page may throw away meanwhile what had the focus before."""
        if self._before:
            self._before.destroyed.disconnect(self._lose)
        self._before = focus
        if focus:
            focus.destroyed.connect(self._lose)

    def _lose(self) -> None:
        self._before = None

    def stop(self) -> None:
        """The lab is closed."""
        self._asking.stop()
        self._ground.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _ask(self) -> None:
        text = self.box.text().strip()
        if sought(text):
            self._asked = Question(text, self.filters.narrowing, self.filters.kind.current)
            self._asking.ask(self._asked)
        else:
            self._forget(text)

    def _forget(self, text: str) -> None:
        self._asked = None
        self.filters.count(None)
        self._count.setText("")
        self._shown.setCurrentWidget(self.silence)
        if text:
            self.silence.tell(_TRY)
        else:
            self.silence.explain()

    def _catch_up(self, known: Narrowings) -> None:
        self.filters.offer(known)
        self._ask()

    def _fail(self, sentence: str) -> None:
        self._count.setText("")
        self._shown.setCurrentWidget(self.silence)
        self.silence.tell("Die Suche kommt gerade nicht weiter.", sentence)

    def _show(self, reply: Reply) -> None:
        if reply.question is not self._asked:
            return
        counted = words.hits(len(reply.answer.hits), more=reply.answer.more)
        self._model.show(reply)
        self._count.setText(counted)
        self.filters.count(reply.answer)
        self._shown.setCurrentWidget(self.list if reply.rows else self.silence)
        if reply.rows:
            self._stand_on(self._model.hit_from(0, 1))
            self._say(counted)
        else:
            self._say_nothing(reply)
        if self._hasty:
            self._open(self.list.currentIndex())

    def _say_nothing(self, reply: Reply) -> None:
        narrowed = self.filters.narrowed or bool(reply.answer.counts)
        self.silence.tell(*words.nothing(reply.question, reply.answer, narrowed=narrowed), narrowed=narrowed)
        self._say(self.silence.text)

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, text))

    def _stand_on(self, index: QModelIndex) -> None:
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index if index.row() > 1 else self._model.index(0))

    def _move(self, step: int) -> None:
        """The focus stays in the field, so that one can go on typing; the hit is said aloud."""
        direction = 1 if step > 0 else -1
        row = self.list.currentIndex().row() + step
        row = max(row, 0) if direction < 0 else min(row, max(self._model.rowCount() - 1, row - abs(step) + 1))
        index = self._model.hit_from(row, direction)
        if not index.isValid():  # above the first hit stands the heading of its kind
            index = self._model.hit_from(0, 1) if direction < 0 else self.list.currentIndex()
        self._stand_on(index)
        if index.isValid():
            self._say(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _enter(self) -> None:
        self._hasty = True
        self.box.returnPressed.emit()
        if self._asked is None or self._asking.idle:
            self._open(self.list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        self._hasty = False
        finding = index.data(ROW)
        if isinstance(finding, Finding) and self.isVisible() and self._shown.currentWidget() is self.list:
            self.dismiss()
            self._workspace.go(place_of(finding.kind), finding.uid)

    def _stops(self) -> list[QWidget]:
        parts = (self.box, *self.filters.boxes, self.silence.widen, self.list)
        return [part for part in parts if part.isVisible()]

    def focusNextPrevChild(self, next: bool) -> bool:  # as Qt calls it
        stops, focus = self._stops(), QApplication.focusWidget()
        if not stops:  # it is being hidden
            return False
        at = stops.index(focus) if focus in stops else 0
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """Commands of the window below do not act: no record goes into the Papierkorb unseen."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in _ENTER:
            self._enter()
        elif event.matches(QKeySequence.StandardKey.Find) or event.key() == Qt.Key.Key_K:
            self.open()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._settle()
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        pressed: QKeyEvent = event  # type: ignore[assignment]
        return self._in_box(pressed) if watched is self.box else self._in_list(pressed)

    def _in_box(self, event: QKeyEvent) -> bool:
        if step := _MOVES.get(event.key(), 0):
            self._move(step)
            return True
        if event.key() == Qt.Key.Key_Escape or event.key() in _ENTER:
            self.keyPressEvent(event)
            return True
        return False

    def _in_list(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self._enter()
            return True
        if event.text().isprintable() and event.text().strip():
            self.box.setFocus()
            self.box.insert(event.text())
            return True
        return False

    def _settle(self) -> None:
        """Cover the ground; in a low or narrow window the frame takes all there is."""
        self.setGeometry(self._ground.rect())
        width = min(pixels(size("search")), self.width() - 2 * _EDGE)
        top = _TOP if self.height() > pixels(_HEIGHT) + 2 * _EDGE else _EDGE
        height = min(pixels(_HEIGHT), self.height() - top - _EDGE)
        self._frame.setGeometry((self.width() - width) // 2, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), scrim())


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(space("l"), 0, space("l"), 0)
    row.setSpacing(space("m"))
    for place, part in enumerate(parts):
        row.addWidget(part, 0 if place else 1)
    return row


def _keys() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(space("l"), space("xs"), space("l"), space("xs"))
    row.setSpacing(space("s"))
    for keys, what in (("Pfeil ab", "wählen"), ("Return", "öffnen"), ("Tab", "eingrenzen")):
        row.addWidget(KeyHint(keys))
        row.addWidget(Label(what, "hint"))
        row.addSpacing(space("s"))
    row.addStretch(1)
    return row
