"""The profile of a town: who the lab is, where the town lies, what one should know. Also of the office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.fields import FieldKind, Place
from app.domain.vocabularies.general import WORD_POSITIONS
from app.reports.model import Paragraph, Role, Span, Table, TableKind
from app.reports.openness import declared, is_filled, printed, public
from app.reports.prose import joined, paragraphs
from app.reports.sources import source_section
from app.reports.steckbrief import WIDTHS, Line
from app.reports.tables import cell, list_table, text_cell
from app.reports.values import BETWEEN, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.fields import Field
    from app.domain.records.lab import Fact, Lab
    from app.reports.desk import Desk
    from app.reports.model import Block

HEADING = WORD_POSITIONS.label_of(Place.TOWN_PROFILE)
_FACTS = "facts"
# Fields that are read together; all others have rows of their own between the first and the last.
_FIRST = (
    Line(("town", "municipality_type")),
    Line(("state", "district"), "Land und Landkreis"),
    Line(("population", "population_date"), "Einwohnerzahl und Stichtag"),
)
_LAST = (Line(("prefix", "ags"), "Kürzel und Gemeindeschlüssel"),)
_LONG = (FieldKind.TEXT, FieldKind.LIST)
# The office is no town: what its profile says is said of the network.
_OF_OFFICE = {
    "town": "Name",
    "prefix": "Kürzel",
    "lead_theme": "Schwerpunkt",
    "guiding_question": "Leitfrage des Verbunds",
    "facts": "Das sollte man über den Verbund wissen",
    "partners": "Partner im Verbund",
    "figures": "Zahlen zum Verbund",
}
_OF_TOWNS_ONLY = ("municipality_type",)


def is_office(lab: Lab) -> bool:
    """Whether this is no town, but the office that brings the towns together."""
    return bool(public(lab, "network_role") == "office")


def town_blocks(desk: Desk, lab: Lab) -> Iterator[Block]:
    """Yield the profile as a chapter."""
    yield desk.heading(1, _heading(lab), new_page=True)
    yield from profile(desk, lab)


def profile(desk: Desk, lab: Lab) -> Iterator[Block]:
    """Yield the profile; every field that belongs here stands in the table or under its own label."""
    fields = list(printed(lab, Place.TOWN_PROFILE))
    yield _table(desk, lab, _lines([field.id for field in fields if field.kind not in _LONG]))
    for field in sorted((field for field in fields if field.kind in _LONG), key=_facts_first):
        named = replace(field, label=_label(lab, Line((field.id,))))
        yield desk.heading(2, named.label)
        yield from _long(desk, lab, named)
    yield from source_section(desk, 2, "Zum ganzen Profil")


def _heading(lab: Lab) -> str:
    return "Profil" if is_office(lab) else HEADING


def _label(lab: Lab, line: Line) -> str:
    first = line.fields[0]
    of_office = _OF_OFFICE.get(first) if is_office(lab) else None
    return of_office or line.label or declared(lab, first).label


def _lines(ids: Sequence[str]) -> list[Line]:
    named = {id_ for line in (*_FIRST, *_LAST) for id_ in line.fields}
    others = (Line((id_,)) for id_ in ids if id_ not in named)
    return [line for line in (*_FIRST, *others, *_LAST) if {*line.fields} & {*ids}]


def _facts_first(field: Field) -> bool:
    return field.id != _FACTS


def _table(desk: Desk, lab: Lab, lines: Sequence[Line]) -> Table:
    labels, heading = [_label(lab, line) for line in lines], _heading(lab)
    unsaid = _OF_TOWNS_ONLY if is_office(lab) else ()
    told = [[id_ for id_ in line.fields if id_ not in unsaid] for line in lines]
    cells = [cell(joined((value(desk, lab, id_) for id_ in ids), BETWEEN)) for ids in told]
    rows = tuple(zip(map(text_cell, labels), cells, strict=True))
    description = f"{heading}: {', '.join(labels)}."
    return Table(TableKind.FACT_SHEET, heading, description, (heading, "Angabe"), rows, WIDTHS)


def _long(desk: Desk, lab: Lab, field: Field) -> Iterator[Block]:
    if field.id == _FACTS:
        facts = enumerate(public(lab, _FACTS))
        yield from (_fact(desk, row, is_first=number == 0) for number, row in facts)
    elif field.kind is FieldKind.LIST:
        yield from list_table(desk, lab, field)
    else:
        yield from paragraphs(public(lab, field.id), desk)


def _fact(desk: Desk, row: Fact, *, is_first: bool) -> Paragraph:
    """A sentence, then for when it holds and where it can be read."""
    ids = [id_ for id_ in ("as_of", "source_ids") if is_filled(row, id_)]
    notes = [(Span(f"{declared(row, id_).label}: "), *value(desk, row, id_)) for id_ in ids]
    note = joined(notes, "; ")
    text = value(desk, row, "text")
    shown = (*text, Span(" ("), *note, Span(")")) if note else text
    return Paragraph(Role.NUMBERED, shown, restart=is_first)
