"""A working place: a third view of a record, beside form and thread, for kinds that need more room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.record import Record
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace


class WorkView(QWidget):
    """``saved`` carries app.services.records.Saved, ``opened`` the uid of a record to go to.

    ``form_wanted`` asks for the form of the record. It stores what is typed by itself, as the form does.
    """

    saved = Signal(object)
    opened = Signal(str)
    form_wanted = Signal()

    @property
    def record(self) -> Record | None:
        """The record as it stands, unsaved changes included."""
        raise NotImplementedError

    def show_record(self, record: Record) -> None:
        """Show a record, or what others made of the one in view."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Store what was typed. False if it cannot be stored; the view says why."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """Return what takes the focus when one comes here."""
        return self

    def areas(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes through."""
        return (self,)

    def handlers(self) -> Handlers:
        """Return what is done here for the commands of ui.actions."""
        return {}


def _talk(workspace: Workspace) -> WorkView:
    from ui.pages.talk.view import TalkView

    return TalkView(workspace)


def _module(workspace: Workspace) -> WorkView:
    from ui.pages.writing.view import WritingView

    return WritingView(workspace)


# By kind of record: what the view is called, and how it is made when it is first shown.
WORKS: dict[str, tuple[str, Callable[[Workspace], WorkView]]] = {
    "interview": ("Gespräch", _talk),
    "knowledge_module": ("Schreiben", _module),
}
