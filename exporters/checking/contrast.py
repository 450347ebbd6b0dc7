"""Contrast: what styles and hands make of letters and of what is behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.cells import CellLooks
from exporters.checking.colours import BLACK, WHITE, contrast, is_colour, needed
from exporters.checking.styles import NO_LOOK, first, ground_of
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.checking.stories import Paragraph, Table
    from exporters.checking.styles import Look, Style
    from exporters.checking.theme import Context

_DEFAULT_SIZE = 20  # half points, where a file says nothing


class Contrast(Theme):
    """Judges each combination once, however often it occurs. ``auto`` is what Word chooses to be readable."""

    everywhere = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._cells = CellLooks(context.styles)
        self._told: set[tuple[str, str, str]] = set()
        self._fine: set[tuple[Style, Style, Look, Look, str | None]] = set()

    def table(self, it: Table) -> None:
        self._cells.begin(it)

    def paragraph(self, it: Paragraph) -> None:
        cell = self._cells.of(it.cell) if it.cell is not None else NO_LOOK
        by_hand = it.properties if n.SHADE in it.tags else None
        ground = ground_of(by_hand) or it.style.ground
        for run in it.element.iter(n.RUN):
            own, style = self.styles.letters(first(run, n.RPR))
            if (it.style, style, own, cell, ground) not in self._fine:
                self._run(it, run, own, (style, cell, ground))

    def _run(self, it: Paragraph, run: _Element, own: Look, around: tuple[Style, Look, str | None]) -> None:
        """A style and a hand are judged as seen; white is what is behind all of them."""
        style, cell, ground = around
        styled = style.look.over(it.style.look)
        look = own.over(styled.over(cell.over(self.styles.base)))
        behind = next(filter(is_colour, (own.ground, styled.ground, ground, cell.ground)), WHITE) or WHITE
        if self._is_readable(look, behind):
            self._fine.add((it.style, style, own, cell, ground))
        elif not look.hidden and any((text.text or "").strip() for text in run.findall(n.T)):
            by_hand = any(map(is_colour, (own.color, own.ground, *_painted(it))))
            name = style.title if is_colour(style.look.color) else it.style.title
            self._tell(it, name, look.color or BLACK, behind, look, by_hand=by_hand)

    def _is_readable(self, look: Look, behind: str) -> bool:
        if not is_colour(look.color):
            return True
        return contrast(look.color or BLACK, behind) >= _needed(look) - 0.005

    def _tell(self, it: Paragraph, name: str, color: str, behind: str, look: Look, *, by_hand: bool) -> None:
        words = {
            "color": f"#{color}",
            "ground": f"#{behind}",
            "ratio": _spoken(contrast(color, behind)),
            "needed": _spoken(_needed(look)),
        }
        if by_hand:
            self.found.add(rules.LOW_CONTRAST, it.place, it.longest, **words)
        elif (name, color, behind) not in self._told:
            self._told.add((name, color, behind))
            self.found.add(rules.LOW_CONTRAST_STYLE, f"Formatvorlage „{name}“", under="", **words)


def _painted(it: Paragraph) -> tuple[str | None, str | None]:
    """Return what somebody put behind a paragraph and its cell by hand."""
    cell = None if it.cell is None else it.cell.find(f"{n.W}tcPr")
    return ground_of(it.properties), ground_of(cell)


def _needed(look: Look) -> float:
    return needed(look.size or _DEFAULT_SIZE, bold=bool(look.bold))


def _spoken(ratio: float) -> str:
    return f"{ratio:.1f}".replace(".", ",") + " : 1"
