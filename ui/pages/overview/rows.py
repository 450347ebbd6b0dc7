"""Rows of the panels: each leads to a record, and only whole ones are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.services.due import REVOCATION
from app.services.overview import RecordTitle
from ui.pages.overview.words import STEPS, due_by, due_title, due_what
from ui.pages.records.face import UNTITLED, state_of
from ui.pages.records.specs import ICONS
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, Label, line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QResizeEvent

    from app.services.overview import Due, Lack, ModuleState


class FittingRows(QWidget):
    """Shows as many rows as fit, never half of one."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show other rows."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = list(rows)
        for number, row in enumerate(self._rows):
            self._column.insertWidget(number, row)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for one row; the rest may have to wait for a larger window."""
        return QSize(0, self._rows[0].sizeHint().height() if self._rows else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rest = self.height()
        for row in self._rows:
            rest -= row.sizeHint().height()
            row.setVisible(rest >= 0)


def lack_row(lack: Lack, open_: Callable[[str], object]) -> QWidget:
    """Return a row for a record that is not finished."""
    words, tone = state_of(lack.gaps, lack.errors)
    below = _below(words, tone, KINDS[lack.record.kind].label)
    button, row = _row(lack.record, words, below)
    icon = "circle-alert" if tone == "err" else "triangle-alert"
    row.addWidget(IconLabel(icon, tone, size("iconSmall")), 0, Qt.AlignmentFlag.AlignTop)
    button.clicked.connect(lambda: open_(lack.record.uid))
    return _underlined(button)


def due_row(due: Due, today: dt.date, open_: Callable[[str], object]) -> QWidget:
    """Return a row for something that is to be done."""
    what, when = due_what(due), due_by(due.day, today)
    tone = "err" if due.is_late(today) or due.about == REVOCATION else "warn"
    below = _below(when, tone if due.day else "", what)
    button, row = _row(due.record._replace(title=due_title(due)), f"{what}, {when}", below)
    if due.day:
        row.addWidget(IconLabel("clock", tone, size("iconSmall")), 0, Qt.AlignmentFlag.AlignTop)
    button.clicked.connect(lambda: open_(due.record.uid))
    return _underlined(button)


def step_row(kind: str, begin: Callable[[], object]) -> QWidget:
    """Return a row for something that nobody has begun yet."""
    what, how = STEPS[kind]
    below = QHBoxLayout()
    below.addWidget(ElidedLabel(how, "meta"), 1)
    button, row = _row(RecordTitle("", kind, "", what, ""), how, below)
    row.addWidget(IconLabel("plus", "accent", size("iconSmall")), 0, Qt.AlignmentFlag.AlignTop)
    button.clicked.connect(begin)
    return _underlined(button)


def recent_row(record: RecordTitle, when: str, open_: Callable[[str], object]) -> QWidget:
    """Return a row for a record that was changed lately."""
    button, row = _row(record, when)
    row.addWidget(Label(when, "meta"), 0, Qt.AlignmentFlag.AlignTop)
    button.clicked.connect(lambda: open_(record.uid))
    return _underlined(button)


def _below(urgent: str, tone: str, rest: str) -> QHBoxLayout:
    """What is urgent comes first: where the room ends, the rest is cut."""
    below = QHBoxLayout()
    below.setSpacing(space("xs"))
    below.addWidget(Label(urgent, "label", tone))
    below.addWidget(ElidedLabel(f"· {rest}", "meta"), 1)
    return below


def _row(record: RecordTitle, said: str, below: QHBoxLayout | None = None) -> tuple[Pressable, QHBoxLayout]:
    """Return a button with icon and title, and the layout in which its right end is still free."""
    title = record.title or UNTITLED
    button = Pressable(", ".join((KINDS[record.kind].label, title, said)))
    row = QHBoxLayout(button)
    row.setContentsMargins(space("xs"), space("s") - 1, space("xs"), space("s") - 1)
    row.setSpacing(space("s") + 2)
    icon = IconLabel(ICONS.get(record.kind, "send"), "text2", size("icon"))
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(title, "body"))
    if below:
        words.addLayout(below)
    row.addLayout(words, 1)
    return button, row


def module_row(state: ModuleState, open_: Callable[[str], object]) -> QWidget:
    """Return a row for a module: how far it is, and what it lacks."""
    record = state.record
    status = KINDS[record.kind].status.label_of(record.status)
    said = _missing(state.missing) or status
    button = Pressable(f"{record.title}, {state.percent} Prozent, {said}")
    column = QVBoxLayout(button)
    column.setContentsMargins(space("xs"), space("s") - 1, space("xs"), space("s") - 1)
    column.setSpacing(space("xs"))
    head = QHBoxLayout()
    head.addWidget(ElidedLabel(record.title or UNTITLED, "body"), 1)
    head.addWidget(Label(f"{state.percent}\u00a0%", "meta"))
    column.addLayout(head)
    bar = QProgressBar(textVisible=False, value=state.percent)
    bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    column.addWidget(bar)
    column.addWidget(ElidedLabel(said, "meta"))
    button.clicked.connect(lambda: open_(record.uid))
    return _underlined(button)


def _missing(labels: tuple[str, ...]) -> str:
    if len(labels) > 3:
        return f"Es fehlen {len(labels)} Pflichtangaben"
    return f"Es {'fehlt' if len(labels) == 1 else 'fehlen'}: {', '.join(labels)}" if labels else ""


def _underlined(button: QWidget) -> QWidget:
    holder = QWidget()
    mark(holder, ground="surface")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(button)
    column.addWidget(line())
    return holder
