"""What every editor of a field can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.style import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

Control = TypeVar("Control", bound=QWidget)


class Editor(QObject, Generic[Control]):
    """Shows and reads one field.

    ``control`` is what stands in the form. ``edited`` comes with every change that a person makes,
    ``settled`` when the change is complete: the field was left, or a choice was made.
    """

    edited = Signal()
    settled = Signal()

    def __init__(self, field: Field, desk: Desk, control: Control) -> None:
        """The editor lives as long as its control."""
        super().__init__(control)
        self.field = field
        self.desk = desk
        self.control = control
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(self.help())

    @property
    def input(self) -> QWidget:
        """The widget that takes the focus, bears the name and shows a wrong value."""
        return self.control

    def show_value(self, value: Any) -> None:
        """Show what is stored. Tells nobody."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what is entered. Raises UnreadableError if that is no value of the field."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """Return by field id what is entered, and what follows from it for other fields of the record."""
        return {self.field.id: self.value()}

    def typed(self) -> str:
        """Return what was typed, readable or not."""
        return ""

    def show_typed(self, text: str) -> None:
        """Show again what was typed and could not be read."""

    def help(self) -> str:
        """Return what helps with filling in the field, in full."""
        return self.field.help

    def hint(self) -> str:
        """Return what the program made of the typing so far; it stands in place of the help."""
        return ""

    def length(self) -> int | None:
        """Return how many characters are entered, where that matters."""
        return None

    def allow(self, allowed: bool) -> None:
        """Let people enter something, or not; what is there stays selectable."""
        self.control.setEnabled(allowed)

    def show_problems(self, problems: Iterable[Problem], wrong: bool) -> None:
        """Mark the field; ``problems`` say more of single rows."""
        frame(self.input, wrong)

    def finish(self) -> None:
        """Tell that a change is made and complete."""
        self.edited.emit()
        self.settled.emit()


def frame(widget: QWidget, wrong: bool) -> None:
    """Draw the frame of an error around a widget, or its own; to draw the same again would only take time."""
    wanted = "error" if wrong else ""
    if (widget.property("problem") or "") != wanted:
        mark(widget, problem=wanted)
