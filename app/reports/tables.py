"""Tables from child lists and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.fields import FieldKind, Need
from app.domain.rows import Figure
from app.reports import figures
from app.reports.model import Cell, Paragraph, Role, Span, Table, TableKind
from app.reports.openness import is_filled, public
from app.reports.prose import plain_text
from app.reports.scales import MISSING, NOTHING
from app.reports.values import columns, quantity, roughly, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.fields import ExportRule, Field
    from app.domain.record import Record
    from app.domain.rows import Row
    from app.reports.desk import Desk
    from app.reports.model import Block

_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)
# In letters: what a line holds, what a column gets at most, and what its margins take.
_LETTERS, _WIDEST, _PADDING = 94, 40, 4
_LONGEST_SIGN = 4  # a unit such as %, m² or EUR; longer ones are words


def cell(*lines: Sequence[Span], role: Role = Role.CELL) -> Cell:
    """Return a cell with one paragraph for each line; a gap is shown as a gap."""
    return Cell(tuple(Paragraph(role, tuple(line) or (MISSING,)) for line in lines))


def text_cell(text: str, role: Role = Role.CELL) -> Cell:
    """Return a cell with plain text."""
    return cell((Span(text),), role=role)


def list_table(desk: Desk, holder: Record, field: Field) -> list[Block]:
    """Return a child list as a numbered table: its filled columns under the labels they are declared with.

    Nothing if the rows are empty.
    """
    rows = public(holder, field.id)
    shown = [column for column in columns(type(rows[0])) if any(is_filled(row, column.id) for row in rows)]
    cells = [tuple(_cell(desk, row, column, field.export_rule) for column in shown) for row in rows]
    if not shown:
        return []
    table = data_table(desk, field.label, [column.label for column in shown], cells)
    return [table, *(figures.shares(desk, field.label, rows) if isinstance(rows[0], Figure) else ())]


def _cell(desk: Desk, row: Row, column: Field, rule: ExportRule | None) -> Cell:
    role = Role.CELL_NUMBER if column.kind in _NUMBERS else Role.CELL
    gap = (NOTHING,) if column.required is Need.NO else ()
    return cell(value(desk, row, column.id, rule) or gap, role=role)


def data_table(
    desk: Desk, title: str, head: Sequence[str], rows: Sequence[tuple[Cell, ...]], note: tuple[Span, ...] = ()
) -> Table:
    """Return a numbered table whose columns are as wide as what stands in them."""
    return Table(
        TableKind.DATA,
        title,
        f"Je Zeile: {', '.join(head)}.",
        tuple(head),
        tuple(rows),
        _widths(head, rows),
        next(desk.counters.tables),
        note,
    )


def _widths(head: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> tuple[float, ...]:
    """Return shares of the full width: room for the longest word, and more for the longer texts."""
    cells = [[_text(cell) for cell in column] for column in zip(*rows, strict=True)]
    columns = [[title, *column] for title, column in zip(head, cells, strict=True)]
    least = [max(map(_longest_word, column)) + _PADDING for column in columns]
    more = [max(map(len, column)) for column in columns]
    wanted = [max(0, min(longest, _WIDEST) - narrow) for longest, narrow in zip(more, least, strict=True)]
    left = max(0, _LETTERS - sum(least)) / max(1, sum(wanted))
    widths = [narrow + want * min(1, left) for narrow, want in zip(least, wanted, strict=True)]
    return tuple(round(width / sum(widths), 4) for width in widths)


def _text(of: Cell) -> str:
    return "\n".join(plain_text(paragraph.spans) for paragraph in of.paragraphs)


def _longest_word(text: str) -> int:
    """Capitals are wider: two of them take the room of three letters."""
    return max(len(word) + sum(map(str.isupper, word)) // 2 for word in re.split(r"[ \n]", text))


def key_figures(desk: Desk, field: Field, rows: Sequence[Row], note: tuple[Span, ...]) -> Table:
    """Return figures as names above and big numbers below."""
    names, numbers = zip(*(_key_figure(row, field.export_rule) for row in rows), strict=True)
    return Table(
        TableKind.FIGURES,
        f"{field.label} auf einen Blick",
        "; ".join(f"{name}: {number}" for name, number in zip(names, numbers, strict=True)),
        names,
        (tuple(text_cell(number, Role.CELL_FIGURE) for number in numbers),),
        (round(1 / len(rows), 4),) * len(rows),
        next(desk.counters.tables),
        note,
        head_column=False,
    )


def _key_figure(row: Row, rule: ExportRule | None) -> tuple[str, str]:
    """Return ("Fläche, etwa", "130 m²")."""
    amount, name, unit = public(row, "value", rule), public(row, "name") or "", public(row, "unit") or ""
    is_word = len(unit) > _LONGEST_SIGN
    named = f"{name} ({unit})" if is_word else name
    shown = ", ".join(filter(None, [named, roughly(amount, public(row, "qualifier"))]))
    return shown, quantity(amount, None if is_word else unit)
