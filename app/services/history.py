"""Undo and redo: the steps of this session, and how each is taken back and again."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.domain.record import Record
    from app.services.book import LabBook

    Act = Callable[[LabBook], Changes]

_DEPTH = 200


@dataclass(frozen=True)
class Step:
    """What was done to the record ``uid`` and perhaps to ``others``; ``text`` says it in German.

    ``back`` and ``again`` hold what the record said, and raise SaveRefusedError if that may not be any more.
    ``before`` is what it said before the step; None where it did not exist, or the step is of another sort.
    """

    text: str
    uid: str
    back: Act
    again: Act
    others: frozenset[str] = frozenset()
    before: Record | None = None

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

    @contextmanager
    def together(self, text: str) -> Iterator[None]:
        """Let everything that is stored within be one step, which ``text`` names."""
        known = self.so_far()
        yield
        self.join(known, text)

    def so_far(self) -> frozenset[int]:
        """Return what ``join`` needs to know later what has been done since."""
        return frozenset(map(id, self.done))

    def join(self, known: frozenset[int], text: str) -> None:
        """Make one step of everything that has been done since ``so_far``."""
        steps = [step for step in self.done if id(step) not in known]
        if len(steps) > 1:
            self.done = [step for step in self.done if id(step) in known]
            self.add(_as_one(text, steps))

    def rewind(self, uid: str, says: Callable[[Record], bool]) -> bool:
        """Step back, without doing anything, to where the record said what it ``says`` again.

        Only over the record's latest steps. Returns whether there was such a step; else nothing is changed.
        """
        for number in range(len(self.done) - 1, -1, -1):
            step = self.done[number]
            if step.uid != uid or step.before is None:
                return False
            if says(step.before):
                self.undone.extend(reversed(self.done[number:]))
                del self.done[number:]
                return True
        return False

    def clear(self) -> None:
        """Forget everything: what happened meanwhile cannot be stepped over."""
        self.done.clear()
        self.undone.clear()

    def forget(self, uid: str) -> None:
        """Drop every step of a record that was deleted for good."""
        self.done = [step for step in self.done if not step.touches(uid)]
        self.undone = [step for step in self.undone if not step.touches(uid)]


def _as_one(text: str, steps: Sequence[Step]) -> Step:
    """The last one is taken back first."""
    others = frozenset().union(*({step.uid, *step.others} for step in steps))
    return Step(
        text,
        steps[0].uid,
        lambda book: _all(step.back(book) for step in reversed(steps)),
        lambda book: _all(step.again(book) for step in steps),
        others,
    )


def _all(changes: Iterable[Changes]) -> Changes:
    every = list(changes)
    kinds = frozenset[str]().union(*(one.kinds for one in every))
    return Changes(kinds, frozenset[str]().union(*(one.uids for one in every)))
