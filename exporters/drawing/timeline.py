"""Lanes over months: a dot is a day, a bar what is known no better, an outline what was only planned."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from app.domain.dates import SHORT_MONTHS
from exporters.drawing.canvas import INK, QUIET, TEXT, TINT, WHITE, Box, Canvas, fitting, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.drawings import Lane, Stripe, Timeline

# Points.
_NARROWEST, _WIDEST = 60.0, 150.0  # for the names of the lanes
_HEAD, _TRACK, _AIR = 18.0, 9.0, 6.0
_LETTERS, _SMALL = 10.0, 9.0
_DOT, _SHORTEST = 3.2, 7.0
_MANY_YEARS = 4


class _Axis(NamedTuple):
    """Where a day stands on the sheet: the time of the project lies between ``left`` and ``right``."""

    start: dt.date
    end: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        whole = (self.end - self.start).days + 1
        return self.left + (self.right - self.left) * (day - self.start).days / whole

    def ends(self, stripe: Stripe) -> tuple[float, float]:
        """Where a stripe begins and ends, at least as wide as can be seen."""
        left = self.x(max(stripe.first, self.start))
        right = self.x(min(stripe.last, self.end) + dt.timedelta(1))
        missing = max(0.0, _SHORTEST - (right - left)) / 2
        return max(self.left, left - missing), min(self.right, right + missing)

    def months(self) -> Iterator[dt.date]:
        """Yield the beginning of every quarter; of long times of every year."""
        step = 12 if (self.end - self.start).days > _MANY_YEARS * 365 else 3
        months = (self.start.year * 12 + self.start.month - 1, self.end.year * 12 + self.end.month)
        for month in range(*months):
            day = dt.date(month // 12, month % 12 + 1, 1)
            if month % step == 0 and day >= self.start:
                yield day


def draw_timeline(it: Timeline, width: float) -> Canvas:
    """Stripes of a lane that would touch each other stand in tracks below each other."""
    axis = _Axis(it.start, it.end, _room_for_names(it), width)
    tracks = [_tracks(lane.stripes, axis) for lane in it.lanes]
    heights = [max(1, len(found)) * _TRACK + 2 * _AIR for found in tracks]
    canvas = Canvas(width, _HEAD + sum(heights) + 2)
    _draw_months(canvas, axis)
    top = _HEAD
    for lane, found, height in zip(it.lanes, tracks, heights, strict=True):
        _draw_lane(canvas, lane, found, Box(0, top, width, top + height), axis)
        top += height
    canvas.line((0, top), (width, top))
    return canvas


def _room_for_names(it: Timeline) -> float:
    longest = max((width_of(lane.label, _LETTERS) for lane in it.lanes), default=0)
    return min(max(longest + 10, _NARROWEST), _WIDEST)


def _draw_months(canvas: Canvas, axis: _Axis) -> None:
    """Name as many as there is room for, with the year where it begins."""
    free = axis.left
    for day in dict.fromkeys((axis.start, *axis.months())):
        x = axis.x(day)
        canvas.line((x, _HEAD), (x, canvas.height - 2))
        if x >= free:
            name = SHORT_MONTHS[day.month - 1]
            begins = day.month == 1 or day == axis.start
            shown, colour = (f"{name} {day.year}", TEXT) if begins else (name, QUIET)
            canvas.text((x + 2, _HEAD / 2), shown, _SMALL, colour, bold=begins)
            free = x + 2 + width_of(shown, _SMALL, bold=begins) + 4


def _draw_lane(canvas: Canvas, lane: Lane, tracks: Sequence[Sequence[Stripe]], box: Box, axis: _Axis) -> None:
    canvas.line((0, box.top), (box.right, box.top))
    middle = (box.top + box.bottom) / 2
    canvas.text((0, middle), fitting(lane.label, _LETTERS, axis.left - 6), _LETTERS)
    for number, track in enumerate(tracks):
        y = box.top + _AIR + (number + 0.5) * _TRACK
        for stripe in track:
            _draw_stripe(canvas, stripe, y, axis)


def _draw_stripe(canvas: Canvas, stripe: Stripe, y: float, axis: _Axis) -> None:
    left, right = axis.ends(stripe)
    if stripe.exact and stripe.first == stripe.last:
        canvas.dot(((left + right) / 2, y), _DOT, INK if stripe.certain else WHITE)
        return
    known = INK if stripe.exact else TINT
    canvas.box(Box(left, y - _DOT, right, y + _DOT), known if stripe.certain else WHITE, INK, _DOT)


def _tracks(stripes: Sequence[Stripe], axis: _Axis) -> list[list[Stripe]]:
    tracks: list[list[Stripe]] = []
    ends: list[float] = []
    for stripe in stripes:
        left, right = axis.ends(stripe)
        free = next((place for place, end in enumerate(ends) if end < left), len(tracks))
        if free == len(tracks):
            tracks.append([])
            ends.append(right)
        tracks[free].append(stripe)
        ends[free] = right + 1
    return tracks
