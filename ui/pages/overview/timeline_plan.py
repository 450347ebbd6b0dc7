"""Where the marks of the timeline stand, and where there is room for their names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from ui.theme.look import font, pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.timeline import Mark, Timeline

LEFT, HEAD, LANE = 152, 26, 27
_DOT, _BAR, _UNDATED = 11, 10, 20
_GAP = 6
_SHORTEST_NAME = 64
_SPREAD = 190  # as much of a name as a mark keeps free beside it, if the lane may take another track
_SPARE = 2  # tracks that are only for marks that would cover each other


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


class Lane(NamedTuple):
    """A lane of the picture; its marks stand in one or more ``tracks`` below each other."""

    label: str
    top: int
    tracks: int


@dataclass
class _Track:
    """Marks beside each other; ``end`` is where the last one ends, ``named`` where its name does."""

    marks: list[Mark] = field(default_factory=list)
    end: float = 0
    named: float = 0


class Plan:
    """The whole picture for one width. All lengths are logical pixels."""

    def __init__(self, timeline: Timeline, width: int, most_tracks: int = 1) -> None:
        """Place every mark; the latest names give way, unless a lane may take more than one track."""
        self.timeline = timeline
        self._left, self._right = pixels(LEFT), width
        self._days = max((timeline.end - timeline.start).days + 1, 1)
        self._most = most_tracks
        self.height = pixels(HEAD)
        self.lanes: list[Lane] = []
        self.placed: list[Placed] = []
        for key, label in timeline.lanes.items():
            self._add_lane(label, [mark for mark in timeline.marks if mark.lane == key])

    def _add_lane(self, label: str, marks: Sequence[Mark]) -> None:
        tracks = self._tracks(marks)
        middles = (self.height + (number + 0.5) * pixels(LANE) for number in range(len(tracks)))
        placed = [
            one for track, middle in zip(tracks, middles, strict=True) for one in self._track(track, middle)
        ]
        self.placed += sorted(placed, key=lambda one: one.mark.first or dt.date.min)
        self.lanes.append(Lane(label, self.height, len(tracks)))
        self.height += len(tracks) * pixels(LANE)

    def x(self, day: dt.date) -> float:
        """Return where a day begins."""
        share = (day - self.timeline.start).days / self._days
        return self._left + share * (self._right - self._left)

    def quarters(self) -> list[dt.date]:
        """Return the first days of the quarters within the picture, and its own first day."""
        start, end = self.timeline.start, self.timeline.end
        years = range(start.year, end.year + 1)
        firsts = (dt.date(year, month, 1) for year in years for month in (1, 4, 7, 10))
        return [start, *(day for day in firsts if start < day <= end)]

    def _tracks(self, marks: Sequence[Mark]) -> list[list[Mark]]:
        """Spread marks over tracks, so that each has room for its name as long as there are tracks."""
        undated = [mark for mark in marks if not mark.first]
        dated = sorted((mark for mark in marks if mark.first), key=lambda mark: (mark.first, mark.title))
        if self._most == 1:
            return [[*undated, *dated]]
        tracks: list[_Track] = []
        for mark in dated:
            self._free(tracks, self._box(mark, 0), _width(mark.title)).marks.append(mark)
        spread = [*([mark] for mark in undated), *(track.marks for track in tracks)]
        return spread or [[]]

    def _free(self, tracks: list[_Track], box: QRectF, name: int) -> _Track:
        """Return a track with room for mark and name, else for the mark, else the one that is free first."""
        roomy = next((track for track in tracks if track.named <= box.left()), None)
        bare = next((track for track in tracks if track.end <= box.left()), None)
        if roomy is None and (
            len(tracks) < self._most - _SPARE or (bare is None and len(tracks) < self._most)
        ):
            tracks.append(roomy := _Track())
        track = roomy or bare or min(tracks, key=lambda track: track.end)
        track.end = box.right() + _GAP
        track.named = track.end + min(name, _SPREAD) + _GAP
        return track

    def _track(self, marks: Sequence[Mark], middle: float) -> list[Placed]:
        dated = [mark for mark in marks if mark.first]
        undated = [self._undated(mark, middle) for mark in marks if not mark.first]
        return [*undated, *self._named(dated, [self._box(mark, middle) for mark in dated])]

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
        wanted = _width(name)
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


def _width(name: str) -> int:
    return QFontMetrics(font("meta")).horizontalAdvance(name) + 2
