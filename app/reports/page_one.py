"""Page one: the answer. What it is, the Steckbrief, and of figures and advice what still fits below."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import declared, public
from app.reports.prose import flat, paragraphs, plain_text, unmarked
from app.reports.steckbrief import fact_sheet
from app.reports.tables import key_figures
from app.reports.values import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table

MOST_FIGURES = 4
MOST_ADVICE = 2

# How high the page is, and a line of each kind with the characters it holds: points and letters, a little
# generous, because no program may push the Steckbrief apart or a single box to page two.
_PAGE = 670.0
_TITLE = (30.0, 38)
_LEAD = (20.0, 72)
_ROW = (14.15, 78)
_BOX = (17.0, 86)
_AROUND_A_ROW = 4.5
_AROUND_THE_TEXT = 60.0
_FIGURES = 115.0


def kicker(desk: Desk, remark: str = "") -> Paragraph:
    """Return ``Anwendungsbeispiel · Oestrich-Winkel, Hessen``."""
    parts = [text_of(desk, desk.subject, "module_type"), town_and_state(desk), remark]
    return Paragraph(Role.KICKER, (Span(" · ".join(filter(None, parts))),))


def town_and_state(desk: Desk) -> str:
    """Return ``Oestrich-Winkel, Hessen``, as far as it is known."""
    lab = desk.sight.lab
    parts = [text_of(desk, lab, id_) for id_ in ("town", "state")] if lab else []
    return ", ".join(filter(None, parts))


def lead(desk: Desk) -> tuple[Paragraph, ...]:
    """Return the summary."""
    return paragraphs(public(desk.subject, "summary") or "", desk, Role.LEAD)


def below_the_title(desk: Desk) -> tuple[list[Block], list[Block]]:
    """Return the rest of page one, and what did not fit and goes behind the contents. Advice comes first."""
    summary, sheet = lead(desk), fact_sheet(desk)
    left = _PAGE - _height(public(desk.subject, "title") or "", summary, sheet)
    advice = _advice(desk)
    left -= _box_height(advice) if advice else 0
    figures = _figures(desk)
    box: list[Block] = [advice] if advice else []
    table: list[Block] = [figures] if figures else []
    if left < 0:
        return [*summary, sheet], [*table, *box]
    if left < _FIGURES:
        return [*summary, sheet, *box], table
    return [*summary, sheet, *table, *box], []


def _height(title: str, summary: Sequence[Paragraph], sheet: Table) -> float:
    texts = [plain_text(paragraph.spans) for paragraph in summary]
    rows = [_row_height(row) for row in sheet.rows]
    return _AROUND_THE_TEXT + _lines(title, _TITLE) + sum(_lines(text, _LEAD) for text in texts) + sum(rows)


def _row_height(row: tuple[Cell, ...]) -> float:
    lines = (_lines(plain_text(paragraph.spans), _ROW) for paragraph in row[-1].paragraphs)
    return sum(lines) + _AROUND_A_ROW


def _box_height(box: Paragraph) -> float:
    return _lines(plain_text(box.spans), _BOX) + 25


def _lines(text: str, measure: tuple[float, int]) -> float:
    height, letters = measure
    return max(1, ceil(len(text) / letters)) * height


def _figures(desk: Desk) -> Table | None:
    field = declared(desk.subject, "indicators")
    rows = [row for row in public(desk.subject, "indicators") if public(row, "value") is not None]
    if not rows:
        return None
    return key_figures(desk, field, rows[:MOST_FIGURES], _where_more_stands(desk))


def _where_more_stands(desk: Desk) -> tuple[Span, ...]:
    label = declared(desk.subject, "results").label
    link = Span(label, Tone.LINK, href=f"#{desk.anchor('results')}")
    return (Span("Stand und Quelle stehen unter „"), link, Span("“."))


def _advice(desk: Desk) -> Paragraph | None:
    """Return the first recommendations in a box; their evidence stands with them further down."""
    rows = public(desk.subject, "recommendations")[:MOST_ADVICE]
    texts = [flat(unmarked(public(row, "text") or "")) for row in rows]
    if not any(texts):
        return None
    return Paragraph(Role.BOX, (Span("Empfehlung kurz.", Tone.STRONG), Span(" " + " ".join(texts))))
