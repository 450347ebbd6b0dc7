"""A field as it stands in a form: label above, help or what is wrong below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.fields import FieldKind
from app.domain.numbers import write
from ui.forms.draft import is_required
from ui.forms.editors.registry import editor_for
from ui.forms.standing import ERROR, GAP, HINT, Standing
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.chip import Chip
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label, WrappedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.fields import Field
    from ui.forms.desk import Desk

HELD = "held"  # the tone in which is said why a field can only be read
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
        self._required = False
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
        """Say "Pflicht" where the field must be filled in this record; "fehlt noch" says so as well."""
        self._required = is_required(self.field, holder)
        self._need.setVisible(self._required and not self.is_missing)

    def show_standing(self, standing: Standing) -> None:
        """Show what is missing and what is wrong."""
        tone = standing.tone_at(self.field.id)
        self._show_gap(standing.is_missing(self.field.id))
        self._say("\n".join(standing.sentences_at(self.field.id)), tone)
        self.editor.show_problems(standing.at(self.field.id), tone == ERROR)

    def hold(self, why: str) -> None:
        """Let the field only be read; ``why`` stands below it unless there is worse to say."""
        self.editor.allow(False)
        if not self.message:
            self._say(why, HELD)

    def show_help(self) -> None:
        """Explain the field. In a window the command does it, in a dialog the key."""
        from app.domain.explaining import explain
        from ui.help.field_card import FieldCard

        facts = explain(self.field, required=self._required)
        FieldCard(self.field.label, self.editor.help(), facts, self.editor.input).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.show_help()
        else:
            super().keyPressEvent(event)

    @property
    def message(self) -> str:
        """What stands below the field in place of its help."""
        return self._message.text if self._message and not self._message.isHidden() else ""

    @property
    def hint(self) -> str:
        """The line below the field: help, or what was recognised."""
        return self._help.text()

    @property
    def counted(self) -> str:
        """How many characters there are, and how many there may be."""
        return self._counter.text() if self._counter else ""

    @property
    def is_missing(self) -> bool:
        """Whether the field says that it is still to be filled."""
        return self._gap is not None and not self._gap.isHidden()

    def _show_gap(self, missing: bool) -> None:
        if missing and self._gap is None:
            self._gap = Chip("fehlt noch", "warn", "triangle-alert")
            self._head.insertWidget(2, self._gap)
        if self._gap is not None:
            self._gap.setVisible(missing)
        self._need.setVisible(self._required and not missing)

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
        self.text = ""
        self._icon = IconLabel("circle-alert", "err", size("iconSmall"))
        self._words = WrappedLabel("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("s"))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, text: str, tone: str) -> None:
        self.text = text
        icon, color = _LOOKS.get(tone, _LOOKS[HINT])
        self._icon.show_icon(icon, color)
        mark(self._words, tone=color)
        self._words.say(text)


_LOOKS = {
    ERROR: ("circle-alert", "err"),
    GAP: ("triangle-alert", "warn"),
    HINT: ("info", "text2"),
    HELD: ("lock", "text2"),
}


def field_around(widget: QWidget | None) -> FieldBox | None:
    """Return the field in which a widget stands, if it stands in one."""
    if widget is None or isinstance(widget, FieldBox):
        return widget
    return field_around(widget.parentWidget())


def _first_sentence(text: str) -> str:
    """Return the part of a help text that stands below the field; F1 shows all of it."""
    head, found, _ = text.partition(". ")
    return f"{head}." if found else text
