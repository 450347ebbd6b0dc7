"""A field as it stands in a form: label above, help or what is wrong below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.fields import FieldKind
from app.domain.numbers import write
from ui.forms.draft import is_required
from ui.forms.editors.registry import editor_for
from ui.forms.standing import ERROR, GAP, HINT, tone_of
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.chip import Chip
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

_NEARLY = 0.9


class FieldBox(QWidget):
    """One field with everything around it. ``edited`` and ``settled`` are those of its editor."""

    edited = Signal()
    settled = Signal()

    def __init__(self, field: Field, desk: Desk, parent: QWidget) -> None:
        """Build what every field has; the rest is built when it is needed."""
        super().__init__(parent)
        self.field = field
        self.editor = editor_for(field, desk)
        self._head = QHBoxLayout()
        self._label = ElidedLabel("" if field.kind is FieldKind.BOOL else field.label, "label")
        self._need = Label("Pflicht", "hint")
        self._gap: Chip | None = None
        self._counter: Label | None = None
        self._message: _Message | None = None
        self._help = ElidedLabel(_first_sentence(field.help), "hint")
        self._arrange()
        self.editor.edited.connect(self._on_edit)
        self.editor.settled.connect(self.settled)

    def _arrange(self) -> None:
        self._label.setBuddy(self.editor.input)
        self._need.hide()
        self._head.setSpacing(space("s"))
        self._head.addWidget(self._label)
        self._head.addWidget(self._need)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("xs"))
        self._column.addLayout(self._head)
        self._column.addWidget(self.editor.control)
        self._column.addWidget(self._help)
        self._column.addStretch(1)
        self._help.setToolTip(self.editor.help())
        self.editor.input.setToolTip(self.editor.help())

    def _on_edit(self) -> None:
        self.refresh_typing()
        self.edited.emit()

    def refresh_typing(self) -> None:
        """Follow the typing: count, and say what was recognised."""
        length = self.editor.length()
        if length is not None:
            self._count(length, self.field.max or 0)
        hint = self.editor.hint()
        self._help.setText(hint or _first_sentence(self.editor.help()))

    def _count(self, length: int, most: int) -> None:
        if self._counter is None:
            self._counter = Label("", "hint")
            self._head.addWidget(self._counter)
        over = length - most
        text = f"{write(length)} von {write(most)}"
        self._counter.setText(f"{text}, {write(over)} zu viel" if over > 0 else text)
        tone = "err" if over > 0 else "warn" if length >= _NEARLY * most else ""
        if self._counter.property("tone") != tone:
            mark(self._counter, tone=tone)

    def show_holder(self, holder: Any, typed: str | None = None) -> None:
        """Show the field's value, or what was typed instead of one."""
        self.editor.show_value(getattr(holder, self.field.id))
        if typed is not None:
            self.editor.show_typed(typed)
        self.refresh_typing()
        self.show_need(holder)

    def show_need(self, holder: Any) -> None:
        """Say "Pflicht" where the field must be filled in this record."""
        self._need.setVisible(is_required(self.field, holder))

    def show_standing(self, problems: Sequence[Problem], unread: str = "") -> None:
        """Show what is missing and what is wrong; ``unread`` says what cannot be read."""
        is_missing = any(problem.is_gap and problem.row is None for problem in problems)
        self._show_gap(is_missing and not unread)
        tone, said = (ERROR, [unread]) if unread else _gravest(problems)
        self._say("\n".join(said), tone)
        self.editor.show_problems(problems, tone == ERROR)

    def _show_gap(self, missing: bool) -> None:
        if missing and self._gap is None:
            self._gap = Chip("fehlt noch", "warn", "triangle-alert")
            self._head.insertWidget(2, self._gap)
        if self._gap is not None:
            self._gap.setVisible(missing)

    def _say(self, text: str, tone: str) -> None:
        if text and self._message is None:
            self._message = _Message()
            self._column.insertWidget(2, self._message)
        if self._message is not None:
            self._message.say(text, tone)
            self._message.setVisible(bool(text))
        self._help.setVisible(not text)
        self.editor.input.setAccessibleDescription(f"{text} {self.editor.help()}".strip())


class _Message(QWidget):
    """Icon and sentence: an error, a gap in a row, or something to think about."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-alert", "err", size("iconSmall"))
        self._words = WrappedLabel("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("s"))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, text: str, tone: str) -> None:
        icon, color = _LOOKS.get(tone, _LOOKS[HINT])
        self._icon.show_icon(icon, color)
        mark(self._words, tone=color)
        self._words.say(text)


_LOOKS = {ERROR: ("circle-alert", "err"), GAP: ("triangle-alert", "warn"), HINT: ("info", "text2")}


def _gravest(problems: Sequence[Problem]) -> tuple[str, list[str]]:
    """Return the sentences of the gravest kind. An empty field has its chip and needs none."""
    said: dict[str, dict[str, None]] = {}
    for problem in problems:
        if not (problem.is_gap and problem.row is None):
            said.setdefault(tone_of(problem), {})[problem.message] = None
    return next(((tone, list(said[tone])) for tone in _LOOKS if tone in said), ("", []))


def _first_sentence(text: str) -> str:
    """Return the part of a help text that stands below the field; F1 shows all of it."""
    head, found, _ = text.partition(". ")
    return f"{head}." if found else text
