"""What a field's declaration tells somebody who stands in it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.fields import FieldKind, Need, Place
from app.domain.numbers import write
from app.domain.vocabularies.general import PRIVACY_CLASSES, WORD_POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.fields import Field

_MOST_TERMS = 12  # more are read faster in the choice itself
_SET_BY_PROGRAM = "Das Programm trägt es ein."
_NEEDED = {
    Need.DRAFT: "Der Eintrag ist erst damit vollständig.",
    Need.RELEASE: "Es wird vor der Freigabe gebraucht.",
}
_NEEDED_ELSEWHERE = "In diesem Eintrag nicht; in anderen je nach deren Angaben."
_IN_TEXT = frozenset({Place.NEVER, Place.AS_LIST})


class Fact(NamedTuple):
    """One thing to know of a field: what it is about, and the sentence."""

    head: str
    text: str


def explain(field: Field, *, required: bool) -> tuple[Fact, ...]:
    """Return what is to be known beside the help text. ``required`` is meant for the record in view."""
    found = (
        Fact("Zum Beispiel", field.example or ""),
        Fact("Pflicht", _need(field, required=required)),
        Fact("Grenzen", " ".join(_limits(field))),
        Fact("Auswahl", _choices(field)),
        Fact("Schutzklasse", _privacy(field)),
        Fact("Im Dokument", _place(field)),
    )
    return tuple(fact for fact in found if fact.text)


def _need(field: Field, *, required: bool) -> str:
    if field.computed:
        return _SET_BY_PROGRAM
    if field.required is Need.NO:
        return ""
    return _NEEDED[field.required] if required else _NEEDED_ELSEWHERE


def _limits(field: Field) -> Iterator[str]:
    if field.max and not field.computed and field.kind in (FieldKind.LINE, FieldKind.TEXT):
        yield f"Höchstens {write(field.max)} Zeichen."
    if field.min_length:
        yield f"Mindestens {write(field.min_length)} Zeichen."
    unit = f"\u00a0{field.unit}" if field.unit else ""
    yield from _between(field.min_value, field.max_value, unit)
    yield from _between(field.min_items, field.max_items, "\u00a0Angaben")
    yield from _between(field.min_rows, field.max_rows, "\u00a0Zeilen")


def _between(least: float | None, most: float | None, unit: str) -> Iterator[str]:
    """A least of nothing is none; one of something is said in the singular."""
    if least:
        yield f"Mindestens {_number(least)}{_one(unit) if least == 1 else unit}."
    if most is not None:
        yield f"Höchstens {_number(most)}{_one(unit) if most == 1 else unit}."


def _number(value: float) -> str:
    return write(int(value)) if value == int(value) else str(value).replace(".", ",")


def _one(unit: str) -> str:
    return {"\u00a0Angaben": "\u00a0Angabe", "\u00a0Zeilen": "\u00a0Zeile"}.get(unit, unit)


def _choices(field: Field) -> str:
    terms = field.vocabulary.terms if field.vocabulary else ()
    if len(terms) > _MOST_TERMS:
        return ""
    return "\n".join(f"{term.label}: {term.help}" for term in terms)


def _privacy(field: Field) -> str:
    term = PRIVACY_CLASSES.find(field.privacy.value)
    return f"{term.label}. {_plain(term.help)}" if term else ""


def _plain(text: str) -> str:
    """Leave out what only the field catalogue's own readers understand: the numbers of its decisions."""
    return text.replace(" (D24)", "")


def _place(field: Field) -> str:
    term = WORD_POSITIONS.find(field.word.value)
    if term is None or field.word is Place.AS_LIST:
        return ""
    return term.help if field.word in _IN_TEXT else f"{term.label}. {term.help}"
