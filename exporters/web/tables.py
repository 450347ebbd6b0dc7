"""Tables: one head row, named rows, a caption for everybody and a description for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.web.inline import plain, spans, text

if TYPE_CHECKING:
    from app.reports.model import Cell, Paragraph, Table


_NUMBER = ' class="number"'


def table(it: Table) -> str:
    """Return a table within a frame that scrolls sideways on a narrow screen."""
    head = "".join(_head(it, place) for place in range(len(it.head)))
    rows = "\n".join(_row(it, number) for number in range(len(it.rows)))
    note = f'\n<p class="table_note">{spans(it.note)}</p>' if it.note else ""
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{plain(it.title)}">\n'
        f'<table class="{it.kind.value}">{_caption(it)}\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table>\n</div>{note}"
    )


def _head(it: Table, place: int) -> str:
    """A column of numbers has its name above them, at the right."""
    of_numbers = bool(it.rows) and it.rows[0][place].paragraphs[0].role is Role.CELL_NUMBER
    return f'<th scope="col"{_NUMBER if of_numbers else ""}>{text(it.head[place])}</th>'


def _caption(it: Table) -> str:
    described = f'<span class="unseen">{text(it.description)}</span>' if it.description else ""
    if it.number is None:
        return f'<caption class="bare"><span class="unseen">{text(it.title)}. </span>{described}</caption>'
    label = f"<strong>Tabelle\N{NO-BREAK SPACE}{it.number}:</strong>"
    return f"<caption>{label} {text(it.title)}{described}</caption>"


def _row(it: Table, number: int) -> str:
    answer = ' class="verdict"' if it.verdict and number == 0 else ""
    cells = (_cell(cell, heads=it.head_column and place == 0) for place, cell in enumerate(it.rows[number]))
    return f"<tr{answer}>{''.join(cells)}</tr>"


def _cell(cell: Cell, *, heads: bool) -> str:
    look = _NUMBER if cell.paragraphs[0].role is Role.CELL_NUMBER else ""
    inner = _inner(cell.paragraphs)
    return f'<th scope="row"{look}>{inner}</th>' if heads else f"<td{look}>{inner}</td>"


def _inner(paragraphs: tuple[Paragraph, ...]) -> str:
    if len(paragraphs) == 1 and paragraphs[0].role in (Role.CELL, Role.CELL_NUMBER):
        return spans(paragraphs[0].spans)
    parts: list[str] = []
    for it in paragraphs:
        if it.role is Role.CELL_BULLET:
            opened = parts.pop().removesuffix("</ul>") if parts and parts[-1].endswith("</ul>") else "<ul>"
            parts.append(f"{opened}<li>{spans(it.spans)}</li></ul>")
        else:
            parts.append(f'<p class="{it.role.value}">{spans(it.spans)}</p>')
    return "".join(parts)
