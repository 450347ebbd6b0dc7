"""References within states: found and translated, whatever the shape of the field they stand in.

References to questions of a guide lead to rows, not to records; they are left alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.domain.canonical import State
    from app.domain.fields import Field

    Translate = Callable[[str], str]


class _Places(NamedTuple):
    """Where references stand: in single fields, in fields of several, in columns of lists."""

    single: tuple[str, ...]
    several: tuple[str, ...]
    lists: tuple[tuple[str, _Places], ...]


def _places(fields: Iterable[Field]) -> _Places:
    leading = [field for field in fields if field.target and not any("." in kind for kind in field.target)]
    return _Places(
        tuple(field.id for field in leading if field.kind is not FieldKind.REFS),
        tuple(field.id for field in leading if field.kind is FieldKind.REFS),
        (),
    )


@cache
def _of_kind(kind: str) -> _Places:
    fields = KINDS[kind].fields
    lists = ((field.id, _places(field.columns)) for field in fields if field.kind is FieldKind.LIST)
    return _places(fields)._replace(
        lists=tuple((id_, places) for id_, places in lists if places.single or places.several)
    )


def references(kind: str, state: State) -> Iterator[str]:
    """Yield every reference of a record's state, the one to its lab included."""
    places = _of_kind(kind)
    yield from _found(places, state)
    for id_, columns in places.lists:
        for row in state.get(id_, ()):
            yield from _found(columns, row)


def _found(places: _Places, holder: State) -> Iterator[str]:
    for id_ in places.single:
        if holder.get(id_):
            yield holder[id_]
    for id_ in places.several:
        yield from holder.get(id_, ())


def translated(kind: str, state: State, translate: Translate) -> State:
    """Return the state with every reference in other words: codes for numbers, or numbers for codes."""
    places = _of_kind(kind)
    changed = state | _translated(places, state, translate)
    for id_, columns in places.lists:
        if id_ in state:
            changed[id_] = [row | _translated(columns, row, translate) for row in state[id_]]
    return changed


def _translated(places: _Places, holder: State, translate: Translate) -> dict[str, Any]:
    changed: dict[str, Any] = {id_: translate(holder[id_]) for id_ in places.single if holder.get(id_)}
    for id_ in places.several:
        if holder.get(id_):
            changed[id_] = [translate(one) for one in holder[id_]]
    return changed
