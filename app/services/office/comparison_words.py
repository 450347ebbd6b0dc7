"""How the office speaks of towns and of what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.numbers import spelled
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.services.office.comparison import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Counts = Mapping[str, int]

NO_STATEMENT, NO_RECORD = "keine Aussage", "kein Eintrag"

# What several findings do; of one finding the vocabulary says it.
_THEY = {
    "supports": "stützen",
    "contradicts": "widersprechen",
    "qualifies": "differenzieren",
    "open": "offen",
}


def said_relations(counts: Counts) -> str:
    """Return what findings say of a thesis: 2 stützen, 1 differenziert."""
    return ", ".join(_relations(counts)) or NO_STATEMENT


def _relations(counts: Counts) -> Iterator[str]:
    for key in THESIS_RELATIONS.keys:
        number = counts.get(key, 0)
        if number:
            yield f"{number} {THESIS_RELATIONS.label_of(key) if number == 1 else _THEY[key]}"


def said_kinds(counts: Counts) -> str:
    """Return how many records there are: 3 Aktivitäten, 1 Erkenntnis."""
    return ", ".join(number_of(kind, counts[kind]) for kind in COUNTED if counts.get(kind)) or NO_RECORD


def number_of(kind: str, number: int) -> str:
    """Return a number of records of a kind."""
    return f"{number} {KINDS[kind].label if number == 1 else KINDS[kind].plural}"


def labs(number: int) -> str:
    """Return how many labs look at something: die fünf Labore."""
    return "das eine Labor" if number == 1 else f"die {spelled(number)} Labore"
