"""The sections of a module, as data: which fields stand where, in which order, under which heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.fields import Place
from app.domain.records.knowledge_module import EFFORT, KnowledgeModule
from app.domain.vocabularies.general import WORD_POSITIONS
from app.reports.openness import declarations, printed
from app.reports.sections import blocks, labelled_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.reports.desk import Desk
    from app.reports.model import Block


@dataclass(frozen=True)
class Chapter:
    """A section of a module.

    The ``lead`` needs no label of its own; it is the heading unless there is a ``heading``. Fields ``before``
    and ``after`` it bring their labels. ``home`` names the places whose fields no section names: they follow
    here with their labels, so that an added field needs no line in this table.
    """

    lead: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    heading: str = ""
    home: tuple[Place, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields in the order in which they stand."""
        return (*self.before, *((self.lead,) if self.lead else ()), *self.after)

    @property
    def title(self) -> str:
        """What stands above the section."""
        return self.heading or declarations(KnowledgeModule)[self.lead].label


def _place(place: Place) -> dict[str, Any]:
    """Return heading and home of the section that is called after a place."""
    return {"heading": WORD_POSITIONS.label_of(place), "home": (place,)}


CHAPTERS = (
    Chapter("initial_situation", home=(Place.SITUATION,)),
    Chapter("challenge"),
    Chapter("objective"),
    Chapter("stakeholders"),
    Chapter("approach", ("media", "principles", "method_origin"), home=(Place.APPROACH, Place.PICTURES)),
    Chapter("steps", before=("preparation",), home=(Place.PROCESS,)),
    Chapter(after=("effort_level", "effort_note", "cost_level", "cost_note", "resources"), heading=EFFORT),
    Chapter("results", ("indicators", "quote_refs"), ("outcome_assessment",), home=(Place.RESULTS,)),
    Chapter(after=("success_factors", "obstacles"), **_place(Place.SUCCESS_AND_OBSTACLES)),
    Chapter("lessons_learned", home=(Place.GOOD_TO_KNOW,)),
    Chapter("recommendations", **_place(Place.RECOMMENDATIONS)),
    Chapter("transfer_conditions", **_place(Place.TRANSFER)),
    Chapter("sustainability", before=("continuation",)),
    Chapter("related_modules"),
)

IN_CHAPTERS = frozenset(id_ for chapter in CHAPTERS for id_ in chapter.fields)
HOMES = frozenset(place for chapter in CHAPTERS for place in chapter.home)


def chapter_blocks(desk: Desk) -> Iterator[Block]:
    """Yield the sections that hold anything, each with its heading."""
    for chapter in CHAPTERS:
        inner = [*_named(desk, chapter), *extras(desk, chapter.home, IN_CHAPTERS)]
        if inner:
            yield desk.heading(2, chapter.title, chapter.lead or chapter.after[0])
            yield from inner


def _named(desk: Desk, chapter: Chapter) -> Iterator[Block]:
    for id_ in chapter.fields:
        shown = blocks if id_ == chapter.lead else labelled_blocks
        yield from shown(desk, desk.subject, id_)


def extras(desk: Desk, places: Iterable[Place], named: Iterable[str]) -> Iterator[Block]:
    """Yield the fields of these places that are not named, with their labels."""
    places = tuple(places)
    fields = printed(desk.subject, *places) if places else ()
    for field in fields:
        if field.id not in named:
            yield from labelled_blocks(desk, desk.subject, field.id)
