"""One list with everything that belongs to it: filter, rows or table, count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.models.record_model import RecordModel
from ui.pages.records import selection
from ui.pages.records.face import face
from ui.pages.records.list_menu import ListMenu
from ui.pages.records.views import RecordList, RecordTable
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_page import EmptyPage
from ui.widgets.key_hint import KeyHint
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import SegmentBar
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAction

    from app.services.book import LabBook
    from ui.pages.calendar.base import TimeView
    from ui.pages.records.spec import ListSpec

LIST, TABLE, CALENDAR, TIMELINE = "list", "table", "calendar", "timeline"
_VIEWS = {LIST: "Liste", TABLE: "Tabelle"}
_IN_TIME = {CALENDAR: "Kalender", TIMELINE: "Zeitstrahl"}


class ListPane(QWidget):
    """``chosen`` tells the uid of the row one stands on, ``entered`` that one wants into the record."""

    chosen = Signal(str)
    entered = Signal()
    rearranged = Signal()  # another view or width, or from no records to some
    record_wanted = Signal(str)  # from the calendar or the timeline
    day_wanted = Signal(object)  # the day on which something new is to be noted

    def __init__(
        self,
        book: LabBook,
        spec: ListSpec,
        commands: Iterable[QAction],
        begin: Callable[[], object],
        *,
        compact: bool = False,
    ) -> None:
        """``commands`` go into the menu, ``begin`` makes the first record; ``compact`` saves a line."""
        super().__init__()
        self.spec = spec
        self._read_only = book.read_only
        self._kept: list[str] = []
        self.model = RecordModel(book, spec.query, spec.about.list_columns, spec.fields, self)
        self.model.describe = self._spoken
        self.rows = RecordList(book, self.model, spec)
        self.table = RecordTable(self.model, spec)
        self.table.setSelectionModel(self.rows.selectionModel())
        self._tools = self._make_tools(commands, compact)
        self._body = QStackedWidget()
        self._nothing = _Nothing(self._filter.clear)
        first = [] if book.read_only else _first_step(spec, begin)
        empty = EmptyPage(spec.none_yet, spec.about.help, spec.steps, first)
        for view in (self.rows, self.table, self._nothing, empty):
            self._body.addWidget(view)
        self._times: dict[str, TimeView] = {}
        self._book = book
        self._count = Label("", "hint")
        self.together = Button("Gemeinsam ändern")
        self._foot = self._make_foot()
        self._arrange()
        self._listen()
        self._show_state()

    def _make_tools(self, commands: Iterable[QAction], compact: bool) -> QWidget:
        self.views = SegmentBar("Ansicht", _VIEWS | (_IN_TIME if self.spec.in_time else {}))
        self._filter = SearchBox("In dieser Liste filtern", "funnel")
        more = IconButton("ellipsis", "Weitere Befehle: sortieren, Spalten, kopieren")
        more.setMenu(ListMenu(self.model, commands, self))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout()
        line.setSpacing(space("s"))
        line.addWidget(self._filter, 1)
        if compact:
            line.addWidget(self.views)
        line.addWidget(more)
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(space("l"), 0, space("l"), space("m") - 2)
        column.setSpacing(space("m") - 2)
        if not compact:
            column.addWidget(self.views)
        column.addLayout(line)
        return tools

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        mark(foot, edge="top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.addWidget(self._count, 1)
        row.addWidget(self.together)
        self.together.setEnabled(not self._read_only)
        self.together.hide()
        return foot

    def _arrange(self) -> None:
        mark(self._body, edge="top")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._body, 1)
        column.addWidget(self._foot)

    def _listen(self) -> None:
        self._filter.wanted.connect(self._look_for)
        self.views.chosen.connect(self._show_state)
        self.model.modelReset.connect(self._show_state)
        self.model.rowsInserted.connect(self._show_state)
        self.rows.selectionModel().currentRowChanged.connect(self._tell)
        self.rows.selectionModel().selectionChanged.connect(self._count_chosen)
        for view in (self.rows, self.table):
            view.entered_record.connect(self.entered)
        self.table.widened.connect(self.rearranged)

    def _spoken(self, row: int) -> str:
        shown = face(self.model, row, self.spec)
        return shown.spoken if shown else ""

    @property
    def view(self) -> RecordList | RecordTable:
        """What shows the records at the moment."""
        return self.table if self.views.current == TABLE else self.rows

    @property
    def shows(self) -> str:
        """Which view it is."""
        return self.views.current

    @property
    def needs_room(self) -> bool:
        """Whether the view takes the whole page."""
        return self.shows != LIST

    @property
    def is_empty(self) -> bool:
        """Whether there are no records at all, whatever the filters say."""
        query = self.model.query
        return not (self.model.rowCount() or query.text or query.only)

    @property
    def uid(self) -> str:
        """The record one stands on, "" for none."""
        return self.model.uid_at(self.rows.currentIndex().row()) or ""

    @property
    def chosen_uids(self) -> list[str]:
        """The records that are chosen together: none or one, unless somebody chose more."""
        return selection.chosen(self.rows.selectionModel(), self.model)

    @property
    def has_several(self) -> bool:
        """Whether more than one record is chosen."""
        return selection.count(self.rows.selectionModel()) > 1

    @property
    def place(self) -> str:
        """Which of how many one stands on: "4 von 10"."""
        return f"{self.rows.currentIndex().row() + 1:n} von {self.model.rowCount():n}"

    def look_for(self) -> None:
        """Let people type what they look for."""
        self._filter.setFocus()
        self._filter.selectAll()

    def _look_for(self, text: str) -> None:
        uid = self.uid
        self.model.ask(text=text)
        self.choose(uid)

    def choose(self, uid: str) -> bool:
        """Stand on a record. False if the list does not show it; then one stands nowhere."""
        row = self.model.row_of(uid) if uid else None
        self._stand(-1 if row is None else row)
        return row is not None

    def _stand(self, row: int) -> None:
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.rows.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if index.isValid():
            self.view.scrollTo(index)

    def seek(self, uid: str) -> None:
        """Stand on a record, without the filter if it hides it."""
        if not self.choose(uid) and self.model.query.text:
            self._filter.clear()
            self.model.ask(text="")
            self.choose(uid)

    def stand_on(self, row: int) -> None:
        """Stand on a row, or on the last one if there are fewer."""
        self._stand(min(row, self.model.rowCount() - 1))

    def step(self, by: int) -> None:
        """Go to the next or the previous record."""
        row = self.rows.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.stand_on(row)

    def refresh(self) -> None:
        """Read again, and stand on the same record as before, or on what took its place."""
        uid, row = self.uid, self.rows.currentIndex().row()
        together = self._kept if self.has_several else ()
        self.model.refresh()
        if uid != self.uid and not self.choose(uid) and row >= 0:
            self.stand_on(row)
        if together:
            selection.choose(self.rows.selectionModel(), self.model, together)

    def _tell(self) -> None:
        self.chosen.emit(self.uid)

    def _count_chosen(self) -> None:
        count, several = self.model.rowCount(), selection.count(self.rows.selectionModel())
        about = self.spec.about
        whole = f"{count:n} {about.label if count == 1 else about.plural}"
        self._count.setText(f"{several:n} von {whole} gewählt" if several > 1 else whole)
        self.together.setVisible(several > 1)

    def keep_together(self) -> list[str]:
        """Return what is chosen, and choose it again when the list is next read."""
        self._kept = self.chosen_uids
        return self._kept

    def _show_state(self) -> None:
        count, text = self.model.rowCount(), self.model.query.text
        self._tools.setVisible(not self.is_empty)
        self._foot.setVisible(not self.is_empty)
        self._count_chosen()
        self._nothing.say(text)
        views = {LIST: 0, TABLE: 1}
        if self.views.current in _IN_TIME and not self.is_empty:
            self._show_time(self._time_view(self.views.current))
        else:
            self._body.setCurrentIndex(3 if self.is_empty else views[self.views.current] if count else 2)
        self.rearranged.emit()

    def _time_view(self, key: str) -> TimeView:
        """Return calendar or timeline, made when somebody first wants to see it."""
        if key not in self._times:
            from ui.pages.calendar.time_views import made

            view = made(key, self._book)
            view.opened.connect(self.record_wanted)
            view.day_wanted.connect(self.day_wanted)
            self._times[key] = view
            self._body.addWidget(view)
        return self._times[key]

    def _show_time(self, view: TimeView) -> None:
        view.show_text(self.model.query.text)
        self._body.setCurrentWidget(view)


class _Nothing(QWidget):
    """What a filter that fits nothing says, and how to go on."""

    def __init__(self, loosen: Callable[[], object]) -> None:
        super().__init__()
        self._text = WrappedLabel("", "body", "text2")
        self._loosen = Button("Filter leeren", loosen, variant="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("l")] * 4)
        column.setSpacing(space("s"))
        column.addWidget(self._text)
        column.addWidget(self._loosen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say(self, text: str) -> None:
        sought = f"Nichts gefunden für „{text}“. Gesucht wird in Titel und Kennung."
        self._text.say(sought if text else "Hier ist nichts. In einer anderen Auswahl steht vielleicht mehr.")
        self._loosen.setVisible(bool(text))


def _first_step(spec: ListSpec, begin: Callable[[], object]) -> list[QWidget]:
    return [Button(spec.first_step, begin, variant="primary", icon=spec.begin_icon), KeyHint("Ctrl+N")]
