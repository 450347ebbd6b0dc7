"""Undo and redo, and what they are called at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.changes import Changes
    from app.services.history import Step
    from ui.actions import Actions
    from ui.windows.workspace import Workspace

    Taken = tuple[Step, Changes] | None

_WORDS = {"edit.undo": "&Rückgängig", "edit.redo": "&Wiederholen"}


class Steps(QObject):
    """Offers a step back or forth for as long as there is one."""

    def __init__(
        self, workspace: Workspace, actions: Actions, leave: Callable[[], bool], parent: QObject
    ) -> None:
        """``leave`` stores what is typed, so that it is a step as well."""
        super().__init__(parent)
        self._workspace = workspace
        self._actions = actions
        self._leave = leave
        workspace.bridge.changed.connect(self._refresh)
        self._refresh()

    def close(self) -> None:
        """Offer nothing any more."""
        self._workspace.bridge.changed.disconnect(self._refresh)
        self._actions.withdraw(*_WORDS)

    def _refresh(self) -> None:
        history = self._workspace.book.history
        for id_, steps, take in (
            ("edit.undo", history.done, self.undo),
            ("edit.redo", history.undone, self.redo),
        ):
            self._actions[id_].setText(f"{_WORDS[id_]}: {steps[-1].text}" if steps else _WORDS[id_])
            if steps:
                self._actions.offer({id_: take})
            else:
                self._actions.withdraw(id_)

    def undo(self) -> None:
        """Take the last step back."""
        from app.services import records

        self._take(records.undo, "Rückgängig gemacht")

    def redo(self) -> None:
        """Take the step again that was undone last."""
        from app.services import records

        self._take(records.redo, "Wiederholt")

    def _take(self, service: Callable[..., Taken], done: str) -> None:
        def tell(taken: Taken) -> None:
            if taken:
                step, changes = taken
                self._workspace.events.changed(changes)
                self._workspace.say(f"{done}: {step.text}")

        if self._leave():
            self._workspace.tasks.run(lambda _progress, _cancelled: service(self._workspace.book), tell)
