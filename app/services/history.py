"""Undo and redo: what a change replaced, and what it made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.record import Record

_DEPTH = 200


@dataclass(frozen=True)
class Change:
    """One step: ``before`` is None for a new record. ``text`` says in German what was done."""

    text: str
    before: Record | None
    after: Record


@dataclass
class History:
    """The steps of this session, in memory only: texts of interviews must not outlive their deletion."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

    def add(self, change: Change) -> None:
        """Remember a step; what was undone before can no longer be redone."""
        self.undone.clear()
        self.done.append(change)
        del self.done[:-_DEPTH]

    def clear(self) -> None:
        """Forget everything: what happened meanwhile cannot be stepped over."""
        self.done.clear()
        self.undone.clear()

    def forget(self, uid: str) -> None:
        """Drop every step of a record that was deleted for good."""
        self.done = [change for change in self.done if change.after.uid != uid]
        self.undone = [change for change in self.undone if change.after.uid != uid]
