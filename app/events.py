"""Who wants to know what changed, hears of it. Plain Python, so that it works without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.changes import Changes

    Listener = Callable[[Changes], None]


class Events:
    """One channel: records are different now. Listeners are called in the thread that tells."""

    def __init__(self) -> None:
        """Begin without listeners."""
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; returns what removes it again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def changed(self, changes: Changes) -> None:
        """Tell everybody. Nothing is told if nothing changed."""
        if changes.uids:
            for listener in tuple(self._listeners):
                listener(changes)
