"""How cells look. The one place with fonts, colours and number formats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK, QUIET, BRICK, HAIRLINE, GAP = "#0F4C5C", "#4A5A5F", "#9C3D1E", "#C9D5D8", "#FDEBC8"
LIGHT, GRID = "#D3DFE2", "#D5DFE1"  # in charts

_THIN, _MEDIUM, _DASHED, _THICK = 1, 2, 3, 5
_TOP = {"valign": "top", "align": "left", "indent": 1}
_TEXT = _TOP | {"num_format": "@"}
_RIGHT = _TOP | {"align": "right"}
_HEAD = {
    "bold": True, "font_color": "#FFFFFF", "bg_color": INK, "bottom": _THICK, "bottom_color": "#FFFFFF",
    "valign": "vcenter", "indent": 1, "text_wrap": True,
}  # fmt: skip


class Look(StrEnum):
    """What a cell is, as far as it shows."""

    TEXT = "text"
    CODE = "code"
    NAME = "name"
    MACHINE = "machine"  # for the program, not for people
    SHORT = "short"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HEAD = "head"
    HEAD_RIGHT = "head_right"
    TITLE = "title"
    LEAD = "lead"

    @property
    def wraps(self) -> bool:
        """Whether long text goes on in further lines."""
        return self in (Look.TEXT, Look.NAME)

    @property
    def is_number(self) -> bool:
        """Whether the column stands at the right."""
        return self in (Look.WHOLE, Look.NUMBER, Look.MONEY)


_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TEXT: _TEXT | {"text_wrap": True},
    Look.CODE: _TEXT | {"bold": True, "font_color": INK},
    Look.NAME: _TEXT | {"bold": True, "font_color": INK, "text_wrap": True},
    Look.MACHINE: _TEXT | {"font_color": QUIET},
    Look.SHORT: _TEXT,
    Look.WHOLE: _RIGHT | {"num_format": "#,##0"},
    Look.NUMBER: _RIGHT,
    Look.MONEY: _RIGHT | {"num_format": "#,##0.00 [$€-407]"},
    Look.DAY: _TOP | {"num_format": "dd.mm.yyyy"},
    Look.MONTH: _TOP | {"num_format": "[$-407]mmmm yyyy"},  # without 407 months are English on an English PC
    Look.YEAR: _TOP | {"num_format": "yyyy"},
    Look.HEAD: _HEAD | {"align": "left"},
    Look.HEAD_RIGHT: _HEAD | {"align": "right"},
    Look.TITLE: {"bold": True, "font_size": 20, "font_color": INK, "valign": "vcenter"},
    Look.LEAD: {"font_color": QUIET, "valign": "top"},
}


class Formats:
    """The formats of one workbook; each is made once, when it is first needed."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def of(self, look: Look) -> Format:
        """The format of a whole column, and of its cells if they say nothing else."""
        return self._make(look, _LOOKS[look])

    def quoted(self, look: Look) -> Format:
        """For text that a program could take for a formula once somebody edits it."""
        return self._make(f"{look} quoted", _LOOKS[look] | {"quote_prefix": True})

    def decimals(self, places: int) -> Format:
        """For a number with that many places; ``#,##0.##`` would leave a comma behind whole ones."""
        shape = "#,##0." + "0" * places if places else "#,##0"
        return self._make(f"decimals {places}", _RIGHT | {"num_format": shape})

    def total(self, look: Look) -> Format:
        """For the row that sums up a table."""
        rule = {"bold": True, "top": _MEDIUM, "top_color": INK, "valign": "vcenter"}
        return self._make(f"{look} total", _LOOKS[look] | rule)

    def hairline(self) -> Format:
        """The line under every row of a table."""
        return self._make("hairline", {"bottom": _THIN, "bottom_color": HAIRLINE})

    def gap(self) -> Format:
        """The mark of a required value that is missing."""
        return self._make("gap", {"bg_color": GAP, "bottom": _DASHED, "bottom_color": BRICK})

    def _make(self, name: str, properties: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._workbook.add_format(properties)
        return self._made[name]
