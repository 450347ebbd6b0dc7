"""Scales and signs: text that can be searched, copied and read aloud, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import NBSP
from app.domain.vocabularies.findings import CONFIDENCE_LEVELS, THESIS_RELATIONS
from app.domain.vocabularies.general import TRANSFERABILITY
from app.domain.vocabularies.modules import COST_LEVELS, EFFORT_LEVELS, MATURITY
from app.reports.model import Span, Tone

if TYPE_CHECKING:
    from app.domain.vocabulary import Term, Vocabulary

MISSING = Span("keine Angabe", Tone.MISSING)
NOTHING = Span("–", Tone.MISSING)  # a gap where nothing is expected
WITHOUT_STEP = (Span("Stufe: "), MISSING, Span("."))

# The signs stand for the relations in program and documents alike.
SIGNS = {"supports": "▲", "contradicts": "▼", "qualifies": "◊", "open": "○"}

# Offered from the lowest step up, or from the highest step down.
_RISING = (EFFORT_LEVELS, COST_LEVELS, MATURITY)
_FALLING = (TRANSFERABILITY, CONFIDENCE_LEVELS)
SCALES = (*_RISING, *_FALLING)


def steps(scale: Vocabulary) -> tuple[Term, ...]:
    """Return the terms of a scale from the lowest step up."""
    return scale.terms[::-1] if scale in _FALLING else scale.terms


def step(scale: Vocabulary, key: str) -> tuple[Span, ...]:
    """Return ``●●○○ einmal erprobt (2 von 4)``."""
    terms = steps(scale)
    level = [term.key for term in terms].index(key) + 1
    dots = Span("●" * level + "○" * (len(terms) - level), Tone.SCALE)
    return (
        dots,
        Span(NBSP),
        Span(scale.label_of(key), Tone.STRONG),
        Span(f" ({level}{NBSP}von{NBSP}{len(terms)})"),
    )


def with_note(level: tuple[Span, ...], note: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a step and the note to it; a note without a step says that the step is missing."""
    if not note:
        return level
    return (*level, Span(". "), *note) if level else (*WITHOUT_STEP, Span(" "), *note)


def relation(key: str) -> tuple[Span, ...]:
    """Return ``▲ stützt``."""
    label = Span(THESIS_RELATIONS.label_of(key), Tone.STRONG)
    return (Span(SIGNS.get(key, SIGNS["open"]), Tone.RELATION), Span(NBSP), label)
