"""Undo and redo: the steps of this session, and how each is taken back and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.book import LabBook
    from app.services.changes import Changes

    Act = Callable[[LabBook], Changes]

_DEPTH = 200


@dataclass(frozen=True)
class Step:
    """What was done to the record ``uid`` and perhaps to ``others``; ``text`` says it in German.

    ``back`` and ``again`` hold what the record said, and raise SaveRefusedError if that may not be any more.
    """

    text: str
    uid: str
    back: Act
    again: Act
    others: frozenset[str] = frozenset()

    def touches(self, uid: str) -> bool:
        """Whether the step holds what a record said."""
        return uid == self.uid or uid in self.others


@dataclass
class History:
    """The steps of this session, in memory only: texts of interviews must not outlive their deletion."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Remember a step; what was undone before can no longer be redone."""
        self.undone.clear()
        self.done.append(step)
        del self.done[:-_DEPTH]

    def clear(self) -> None:
        """Forget everything: what happened meanwhile cannot be stepped over."""
        self.done.clear()
        self.undone.clear()

    def forget(self, uid: str) -> None:
        """Drop every step of a record that was deleted for good."""
        self.done = [step for step in self.done if not step.touches(uid)]
        self.undone = [step for step in self.undone if not step.touches(uid)]
