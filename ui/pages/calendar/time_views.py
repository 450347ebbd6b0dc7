"""The views of a list that show when things happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.services import timeline
from ui.pages.calendar.base import TimeView
from ui.pages.calendar.view import CalendarView
from ui.pages.overview.timeline import TimelineView
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from app.services.book import LabBook

_KEY = (
    "Voll: durchgeführt. Umriss: angekündigt oder geplant. Balken: nur Monat belegt. Pfeiltasten gehen von "
    "einer Aktivität zur nächsten, Eingabe öffnet sie. Dasselbe als Tabelle: Ansicht „Tabelle“."
)


class TimelinePane(TimeView):
    """The whole project in one picture."""

    def __init__(self, book: LabBook) -> None:
        """Read the lab file with every showing."""
        super().__init__()
        mark(self, ground="surface")
        self._book = book
        self.view = TimelineView()
        self.view.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("l")] * 4)
        column.addWidget(self.view)
        column.addWidget(WrappedLabel(_KEY, "hint"))
        column.addStretch(1)
        self.setFocusProxy(self.view)

    def show_text(self, text: str) -> None:
        self.view.show_timeline(timeline.read(self._book, text), self._book.today)


def made(key: str, book: LabBook) -> TimeView:
    """Return the view of a key of the segments."""
    return CalendarView(book) if key == "calendar" else TimelinePane(book)
