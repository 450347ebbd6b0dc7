"""What the rules say of a module, each sentence leading to its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rules.problems import Severity
from ui.forms.area import FormArea
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.pressable import Pressable
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from app.domain.rules.problems import Problem
    from ui.forms.standing import Standing

_NOTHING = "Nichts anzumerken. Was noch fehlt, steht links in der Gliederung."


class HintsPane(QWidget):
    """``field_wanted`` tells the field that a sentence is about."""

    field_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        area = FormArea(self, space("l"), space("m"), space("xl"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space("xs"))
        area.column.addLayout(self._rows)
        area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_standing(self, standing: Standing) -> None:
        """Show what there is to say, what blocks the release first."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = sorted(standing.problems, key=lambda one: one.severity is Severity.HINT)
        for problem in found:
            self._rows.addWidget(self._row(problem))
        if not found:
            self._rows.addWidget(WrappedLabel(_NOTHING, "body", "text2"))
        self.counted.emit(len(found))

    def _row(self, problem: Problem) -> Pressable:
        hint = problem.severity is Severity.HINT
        row = Pressable(problem.message)
        inner = QHBoxLayout(row)
        inner.setContentsMargins(*[space("s")] * 4)
        inner.setSpacing(space("s"))
        name, ink = ("info", "accent") if hint else ("circle-alert", "err")
        inner.addWidget(IconLabel(name, ink, size("iconSmall")), 0, Qt.AlignmentFlag.AlignTop)
        words = WrappedLabel(problem.message, "body")
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner.addWidget(words, 1)
        field = (problem.field or "").partition(".")[0]
        row.clicked.connect(partial(self.field_wanted.emit, field))
        return row
