"""How wide columns are, and which tables stay on one page."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from app.reports.model import Role, TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.model import Cell, Table

OVERHANG = 85
"""Twips that tables hang out at both sides, so that their text stands on the edges of the body."""

_SMALL, _LOW, _LETTERS = 8, 36, 94
"""Rows and lines of a table that stays on one page, and the letters in a line as wide as the text."""

_SNAP = 170


def stays_whole(it: Table) -> bool:
    """A small table stays on one page. Fact sheet and verdict do not, or they would leave their page."""
    return it.kind is not TableKind.FACT_SHEET and not it.verdict and _is_low(it)


def number_columns(it: Table) -> list[bool]:
    """Which columns hold numbers: they have their names above them, at the right."""
    first = it.rows[0] if it.rows else ()
    return [cell.paragraphs[0].role is Role.CELL_NUMBER for cell in first] or [False] * len(it.head)


def lists_towns(it: Table) -> bool:
    """Whether towns are named in it, beside which the other cells stand in the middle of their row."""
    return any(p.role is Role.CELL_TOWN for row in it.rows[:1] for cell in row for p in cell.paragraphs)


def column_widths(shares: Sequence[float], text: int, margin_column: int) -> list[int]:
    """In twips. A first column about as wide as the margin column becomes it: text then stands in line."""
    scale = text / sum(shares)
    edges = [0, *(round(share * scale) for share in accumulate(shares))]
    if len(shares) > 1 and abs(edges[1] - margin_column) <= _SNAP:
        edges[1] = margin_column
    edges[-1] = text + 2 * OVERHANG
    return [right - left for left, right in pairwise(edges)]


def _is_low(it: Table) -> bool:
    return len(it.rows) <= _SMALL and sum(_lines(row, it.widths) for row in it.rows) <= _LOW


def _lines(row: Sequence[Cell], widths: Sequence[float]) -> int:
    """About how many lines a row takes."""
    return max(
        sum(
            1 + sum(len(span.text) for span in p.spans) // max(1, int(_LETTERS * width))
            for p in cell.paragraphs
        )
        for cell, width in zip(row, widths, strict=True)
    )
