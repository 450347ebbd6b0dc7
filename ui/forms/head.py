"""The head of a form: which record this is, and how far it may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.measures import MARGIN, shortened
from ui.theme.tokens import space
from ui.widgets.chip import Chip
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from app.domain.record import Record

UNTITLED = "Noch ohne Titel"
_LONGEST = 140  # characters; all of a long statement stands in its field below


class FormHead(QWidget):
    """Code, state and scope, and below them the title."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._code = Label("", "meta")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._status = Chip("", "accent")
        self._scope = Chip("", "plain")
        self._invented = Chip("erfunden", "warn", "info")
        self._title = WrappedLabel("", "recordTitle")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, space("l"), MARGIN, space("s"))
        column.setSpacing(space("s"))
        line = QHBoxLayout()
        line.setSpacing(space("s"))
        for part in (self._code, self._status, self._scope, self._invented):
            line.addWidget(part)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._title)

    def show_record(self, record: Record) -> None:
        """Show a record as it stands."""
        kind = record.about
        scope = kind.by_id.get("release_scope")
        self._code.setText(record.code)
        self._status.show_state(kind.status.label_of(record.status), "accent")
        if scope and scope.vocabulary:
            label = scope.vocabulary.label_of(record.release_scope)
            self._scope.show_state(f"{scope.label}: {label}", "plain")
        self._scope.setVisible(scope is not None)
        self._invented.setVisible(bool(getattr(record, "invented", False)))
        self._title.say(shortened(kind.title_of(record), _LONGEST) or UNTITLED)
