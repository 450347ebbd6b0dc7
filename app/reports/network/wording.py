"""How a compendium speaks of towns and their number."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.domain.numbers import spelled
from app.reports.model import Span, Tone
from app.reports.openness import public

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab

NOTHING_SAID = Span("keine Aussage", Tone.MISSING)
OF_THE_OFFICE = "Zusammenschau des Projektbüros"
NOT_ACCEPTED = "vom Projektbüro noch nicht übernommen"
MANY, MOST_NAMES = 5, 40
"""More towns than these no page shows side by side, and no sentence names."""


def name_of(town: Lab) -> str:
    """Return the town's name."""
    return public(town, "town") or town.code


def names_of(towns: Sequence[Lab]) -> str:
    """Return ``Mölln, Wittenberge``; of very many only their number."""
    return ", ".join(map(name_of, towns)) if len(towns) <= MOST_NAMES else f"{_how_many(towns)} Städte"


def in_towns(towns: Sequence[Lab]) -> str:
    """Return ``in fünf Städten``, or the name of the only one."""
    return f"in {_how_many(towns)} Städten" if len(towns) != 1 else f"in {name_of(towns[0])}"


def all_towns(towns: Sequence[Lab]) -> str:
    """Return ``Die fünf Städte``, or the name of the only one."""
    return f"Die {_how_many(towns)} Städte" if len(towns) != 1 else name_of(towns[0])


def _how_many(towns: Sequence[Lab]) -> str:
    return spelled(len(towns))


def some_of(some: int, towns: Sequence[Lab]) -> str:
    """Return ``drei von fünf Städten``."""
    return f"{'einer' if some == 1 else spelled(some)} von {_how_many(towns)} Städten"


def remark(module: KnowledgeModule) -> str:
    """Return what must be said of a module that the office has not decided on."""
    return NOT_ACCEPTED if module.status == "released" else ""


def alphabetical(text: str) -> str:
    """Return a key that sorts ä with a and ß with ss, as a German index does."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
