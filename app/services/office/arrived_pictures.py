"""The files of a delivery: those that came with it, and those that records still wait for."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.storage import awaited, blobs

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.interchange.arrival import Arrival, Item


def fresh(connection: sa.Connection, arrival: Arrival) -> set[str]:
    """Return which files of an arrival that is not taken over yet are new here, or waited for."""
    here = blobs.known(connection, arrival.pictures)
    waited_for = {one.sha256 for one in awaited.named(connection, arrival.pictures)}
    return arrival.pictures.keys() - here | waited_for


class ArrivedPictures:
    """Stores files, and knows which ones are here. A record whose file is not waits for it."""

    def __init__(self, connection: sa.Connection, arrival: Arrival) -> None:
        """Store what came."""
        self._connection = connection
        self._arrival = arrival
        for picture in arrival.pictures.values():
            blobs.put(connection, picture.data, picture.media_type)
        self.claimed = awaited.named(connection, arrival.pictures)
        self._missing: list[tuple[str, str, str]] = []

    @cached_property
    def _here(self) -> set[str]:
        items = (item for found in self._arrival.items.values() for item in found)
        named = {item.state.get(id_) for item in items for id_ in picture_fields(item.kind)}
        return blobs.known(self._connection, filter(None, named))

    def hand_out(self) -> None:
        """Give files to the records that waited for them."""
        awaited.arrive(self._connection, self.claimed)

    def without_missing(self, item: Item, state: State) -> State:
        """Leave out of a new record's state what is not here yet."""
        for id_ in picture_fields(item.kind):
            if state.get(id_) and state[id_] not in self._here:
                self._missing.append((item.uid, id_, state.pop(id_)))
        return state

    def of(self, item: Item) -> dict[str, str | None]:
        """Return the files that a record gets now, by field; one that is not here yet is waited for."""
        stated = self._arrival.stated.get(item.kind, frozenset())
        return {id_: self._file(item, id_) for id_ in picture_fields(item.kind) if id_ in stated}

    def _file(self, item: Item, id_: str) -> str | None:
        sum_ = item.state.get(id_)
        if sum_ and sum_ not in self._here:
            self._missing.append((item.uid, id_, sum_))
        return sum_ if sum_ in self._here else None

    def wait(self) -> None:
        """Note what records still wait for."""
        awaited.wait(self._connection, self._missing)


@cache
def picture_fields(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that hold files."""
    return tuple(field.id for field in KINDS[kind].fields if field.kind is FieldKind.PICTURE)
