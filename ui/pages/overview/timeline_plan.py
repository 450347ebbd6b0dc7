"""Where the marks of the timeline stand, and where there is room for their names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from app.domain.vocabularies.activities import PHASES
from ui.theme.look import font, pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.timeline import Mark, Timeline

LEFT, HEAD, LANE = 152, 26, 27
_DOT, _BAR, _UNDATED = 11, 10, 20
_GAP = 6
_SHORTEST_NAME = 64
_NO_PHASE = "ohne Phase"


@dataclass(frozen=True)
class Placed:
    """A mark on the picture; ``name_box`` is empty where there is no room for the name."""

    mark: Mark
    box: QRectF
    name: str = ""
    name_box: QRectF = field(default_factory=QRectF)

    @property
    def all(self) -> QRectF:
        """Mark and name together."""
        return self.box.united(self.name_box) if self.name else self.box


class Plan:
    """The whole picture for one width. All lengths are logical pixels."""

    def __init__(self, timeline: Timeline, width: int) -> None:
        """Place every mark; the latest names give way."""
        self.timeline = timeline
        self._left, self._right = pixels(LEFT), width
        self._days = max((timeline.end - timeline.start).days + 1, 1)
        self.lanes = _lanes(timeline.marks)
        self.placed = [placed for key, _ in self.lanes for placed in self._lane(key)]

    @property
    def height(self) -> int:
        """How much all lanes need."""
        return pixels(HEAD) + len(self.lanes) * pixels(LANE)

    def x(self, day: dt.date) -> float:
        """Return where a day begins."""
        share = (day - self.timeline.start).days / self._days
        return self._left + share * (self._right - self._left)

    def top(self, lane: int) -> int:
        """Return where a lane begins."""
        return pixels(HEAD) + lane * pixels(LANE)

    def quarters(self) -> list[dt.date]:
        """Return the first days of the quarters within the picture, and its own first day."""
        start, end = self.timeline.start, self.timeline.end
        years = range(start.year, end.year + 1)
        firsts = (dt.date(year, month, 1) for year in years for month in (1, 4, 7, 10))
        return [start, *(day for day in firsts if start < day <= end)]

    def _lane(self, key: str) -> list[Placed]:
        lane = [name for name, _ in self.lanes].index(key)
        middle = self.top(lane) + pixels(LANE) / 2
        own = [mark for mark in self.timeline.marks if mark.phase == key]
        dated = sorted((mark for mark in own if mark.first), key=lambda mark: (mark.first, mark.title))
        boxes = [self._box(mark, middle) for mark in dated]
        undated = [self._undated(mark, middle) for mark in own if not mark.first]
        return [*undated, *self._named(dated, boxes)]

    def _box(self, mark: Mark, middle: float) -> QRectF:
        first, last = (mark.first or self.timeline.start), (mark.last or self.timeline.end)
        left = self.x(max(first, self.timeline.start))
        if mark.exact and first == last:
            return QRectF(left - _DOT / 2, middle - _DOT / 2, _DOT, _DOT)
        right = self.x(min(last, self.timeline.end) + dt.timedelta(days=1))
        return QRectF(left, middle - _BAR / 2, max(right - left, _DOT), _BAR)

    def _undated(self, mark: Mark, middle: float) -> Placed:
        box = QRectF(self._left, middle - _UNDATED / 2, self._right - self._left, _UNDATED)
        name = f"{mark.title} – Beginn und Ende nicht belegt"
        return Placed(mark, box, name, box.adjusted(_GAP, 0, -_GAP, 0))

    def _named(self, marks: Sequence[Mark], boxes: Sequence[QRectF]) -> list[Placed]:
        """Put names to the right, else to the left, else nowhere: the list has them all."""
        taken = list(boxes)
        found = []
        for mark, box in zip(marks, boxes, strict=True):
            name_box = self._room(mark.title, box, taken)
            if name_box is None:
                found.append(Placed(mark, box))
                continue
            taken.append(name_box)
            found.append(Placed(mark, box, mark.title, name_box))
        return found

    def _room(self, name: str, box: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
        wanted = QFontMetrics(font("meta")).horizontalAdvance(name) + 2
        right_end = min((other.left() for other in taken if other.left() > box.left()), default=self._right)
        left_end = max((other.right() for other in taken if other.left() < box.left()), default=self._left)
        to_right, to_left = right_end - box.right() - 2 * _GAP, box.left() - left_end - 2 * _GAP
        top = box.center().y() - pixels(LANE) / 2
        if to_right >= min(wanted, _SHORTEST_NAME) and (to_right >= wanted or to_right >= to_left):
            return QRectF(box.right() + _GAP, top, min(wanted, to_right), pixels(LANE))
        if to_left >= min(wanted, _SHORTEST_NAME):
            width = min(wanted, to_left)
            return QRectF(box.left() - _GAP - width, top, width, pixels(LANE))
        return None


def _lanes(marks: Sequence[Mark]) -> list[tuple[str, str]]:
    lanes = [(term.key, term.label) for term in PHASES.terms]
    return [*lanes, ("", _NO_PHASE)] if any(not mark.phase for mark in marks) else lanes
