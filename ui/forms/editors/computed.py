"""Fields that the program fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.domain.values import show
from ui.forms.editors.base import Editor
from ui.theme.look import pixels
from ui.theme.tokens import size
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk


class ComputedEditor(Editor[ElidedLabel]):
    """To read and to copy, not to change."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__(field, desk, ElidedLabel("", "body"))
        self.control.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.control.setMinimumHeight(pixels(size("button")))
        self._value: Any = None

    def show_value(self, value: Any) -> None:
        self._value = value
        self.control.setText(self._words(value))

    def _words(self, value: Any) -> str:
        titles = self.desk.titles([value]) if self.field.target and value else {}
        return show(self.field, value, lambda uid: titles[uid].title if uid in titles else uid)

    def value(self) -> Any:
        return self._value

    def show_problems(self, problems: Iterable[Problem], wrong: bool) -> None:
        """Nobody can mend here what the program worked out."""
