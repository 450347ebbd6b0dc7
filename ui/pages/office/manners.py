"""What is compared, and how its cells speak: theses by what findings say of them, themes by their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.services.office.comparison import COUNTED
from app.services.office.comparison_words import NO_RECORD, NO_STATEMENT, said_kinds, said_relations
from ui.pages.records.specs import ICONS
from ui.theme.icons import RELATION_COLORS
from ui.widgets.marks import Mark, relation_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Counts = Mapping[str, int]


class Manner(NamedTuple):
    """``say`` puts a cell into words, ``marks`` into drawings. ``narrowest`` is how wide a column must be."""

    name: str
    say: Callable[[Counts], str]
    marks: Callable[[Counts], tuple[Mark, ...]]
    legend: tuple[tuple[Mark, str], ...]
    hint: str
    narrowest: int


def _kind_marks(counts: Counts) -> tuple[Mark, ...]:
    return tuple(Mark(ICONS[kind], "text2", str(counts[kind])) for kind in COUNTED if counts.get(kind))


THESES = Manner(
    name="Thesen und Städte",
    say=said_relations,
    marks=relation_marks,
    legend=tuple(
        (Mark(f"relation-{term.key}", RELATION_COLORS[term.key]), term.label)
        for term in THESIS_RELATIONS.terms
    ),
    hint=f"Zahl: mehrere Erkenntnisse · leer: {NO_STATEMENT}",
    narrowest=72,
)
THEMES = Manner(
    name="Themen und Städte",
    say=said_kinds,
    marks=_kind_marks,
    legend=tuple((Mark(ICONS[kind], "text2"), KINDS[kind].plural) for kind in COUNTED),
    hint=f"leer: {NO_RECORD}",
    narrowest=92,
)
