"""Bar charts that Excel draws itself: in ink, white and hatching, so that they can be read without colour."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from exporters.excel.formats import GRID, INK, LIGHT
from exporters.excel.show import FIRST, TOP, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.chart import Chart

    from exporters.excel.page import Book
    from exporters.excel.show import Cell, Show, ShowSheet

MOST_BARS = 30
"""More bars than these fit on no page; a chart then has the first of them."""

_FEW_BARS = 12
_BAR_PIXELS, _NARROW_BAR_PIXELS, _AROUND = 38, 24, 140
_WIDTH, _AIR = 640, 12
_MOST_SPOKEN = 12
_MOST_STEPS = 8
_IN_TABLE = "Die Werte stehen in der Tabelle."
_FIRST_OF_MANY = "Gezeigt sind die ersten {most} von {count} Zeilen der Tabelle; sie lässt sich umsortieren."
_LINE = {"color": INK, "width": 0.75}
_FONT = "Calibri"


class Dress(NamedTuple):
    """How the bars of a series look, and the numbers on them."""

    looks: dict[str, Any]
    number: dict[str, Any]


_ON_INK = {"font": {"name": _FONT, "size": 10, "bold": True, "color": "#FFFFFF"}}
_ON_WHITE = {"font": {"name": _FONT, "size": 10, "color": INK}, "fill": {"color": "#FFFFFF"}}
_BEHIND = {"font": {"name": _FONT, "size": 10, "color": INK}, "position": "outside_end"}
SOLID = Dress({"fill": {"color": INK}}, _ON_INK)
PALE = Dress({"fill": {"color": LIGHT}}, {"font": {"name": _FONT, "size": 10, "color": INK}})
BLANK = Dress({"fill": {"color": "#FFFFFF"}}, _ON_WHITE)
HATCHED = Dress(
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": INK, "bg_color": "#FFFFFF"}}, _ON_WHITE
)


class Bars(NamedTuple):
    """A chart over columns of a sheet's table: ``series`` are their places, each with its dress."""

    title: str
    axis: str
    series: Sequence[tuple[int, Dress]]
    names: int = 0
    is_stacked: bool = True


def draw(book: Book, page: ShowSheet, charts: Iterable[Bars]) -> int:
    """Put charts side by side below the table, beside it if it is long.

    Return how high they are in pixels; 0 if nothing stands below the table.
    """
    long = len(page.show.rows) > MOST_BARS
    row, column = (TOP, len(page.show.columns) + 1) if long else (page.show.below, 0)
    height = _height(min(len(page.show.rows), MOST_BARS))
    for number, bars in enumerate(charts):
        chart = _chart(book, page.show, bars)
        chart.set_size({"width": _WIDTH, "height": height})
        spoken = {"description": _spoken(page.show, bars)}
        corner = {"x_offset": _AIR + number * (_WIDTH + _AIR), "y_offset": _AIR}
        page.sheet.insert_chart(row, column, chart, spoken | corner)
    return 0 if long else height + 2 * _AIR


def _height(bars: int) -> int:
    return _AROUND + bars * (_BAR_PIXELS if bars <= _FEW_BARS else _NARROW_BAR_PIXELS)


def _chart(book: Book, show: Show, bars: Bars) -> Chart:
    rows = show.rows[:MOST_BARS]
    kind = {"type": "bar", "subtype": "stacked"} if bars.is_stacked else {"type": "bar"}
    chart = cast("Chart", book.workbook.add_chart(kind))
    for place, dress in bars.series:
        chart.add_series(_series(show, bars, place, dress, len(rows)))
    _label(chart, bars, _highest(bars, rows))
    return chart


def _series(show: Show, bars: Bars, place: int, dress: Dress, count: int) -> dict[str, Any]:
    last = TOP + count
    return {
        "name": [show.name, TOP, place],
        "categories": [show.name, FIRST, bars.names, last, bars.names],
        "values": [show.name, FIRST, place, last, place],
        **dress.looks,
        "border": _LINE,
        "gap": 55,
        "data_labels": _numbers(bars, dress, count),
    }


def _numbers(bars: Bars, dress: Dress, count: int) -> dict[str, Any]:
    """Within bars that lie end to end, behind those that lie side by side, if there is room."""
    if not bars.is_stacked and count > _FEW_BARS:
        return {}
    place = dress.number | {"position": "center"} if bars.is_stacked else _BEHIND
    return {"value": True, "num_format": "0;;", **place}  # a nought would stand on no bar at all


def _label(chart: Chart, bars: Bars, highest: int) -> None:
    small = {"name": _FONT, "size": 10, "bold": False}
    chart.set_title(
        {"name": bars.title, "name_font": {"name": _FONT, "size": 14, "color": INK}, "overlay": False}
    )
    chart.set_y_axis(
        {"reverse": True, "num_font": small | {"size": 11}, "line": _LINE, "major_tick_mark": "none"}
    )
    chart.set_x_axis({
        "name": bars.axis, "name_font": small, "num_font": small, "num_format": "0", "min": 0,
        "major_unit": step_for(highest), "label_position": "high", "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": GRID, "width": 0.5}},
    })  # fmt: skip
    chart.set_legend({"position": "bottom", "font": small | {"size": 11}})
    chart.set_chartarea({"border": {"none": True}})


def step_for(highest: int) -> int:
    """Return the least round step (1, 2, 5, 10 ...) with which the axis has few enough."""
    round_steps = (int(step * 10**power) for power in itertools.count() for step in (1, 2, 5))
    return next(step for step in round_steps if step * _MOST_STEPS >= highest)


def _highest(bars: Bars, rows: Sequence[Sequence[Cell]]) -> int:
    join = sum if bars.is_stacked else max
    return max((join(number_of(row[place]) for place, _ in bars.series) for row in rows), default=0)


def _spoken(show: Show, bars: Bars) -> str:
    """What the chart says, for those who do not see it; of many rows only where the numbers are."""
    said = [f"Balkendiagramm: {bars.title}."]
    if len(show.rows) <= _MOST_SPOKEN:
        said.append(" ".join(_spoken_row(show, bars, row) for row in show.rows))
    elif len(show.rows) > MOST_BARS:
        said.append(_FIRST_OF_MANY.format(most=MOST_BARS, count=len(show.rows)))
    return " ".join([*said, _IN_TABLE])


def _spoken_row(show: Show, bars: Bars, row: Sequence[Cell]) -> str:
    numbers = (f"{show.columns[place].title} {number_of(row[place])}" for place, _ in bars.series)
    return f"{row[bars.names]}: {', '.join(numbers)}."
