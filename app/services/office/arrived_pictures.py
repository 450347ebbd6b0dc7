"""The files of a delivery: those that came with it, and those that records still wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.storage import awaited, blobs

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.interchange.arrival import Arrival, Item


def fresh(connection: sa.Connection, arrival: Arrival) -> set[str]:
    """Return which files of an arrival that is not taken over yet are new here, or waited for."""
    here = blobs.known(connection, arrival.pictures)
    waited_for = {one.sha256 for one in awaited.named(connection, arrival.pictures)}
    return arrival.pictures.keys() - here | waited_for


def keep(connection: sa.Connection, arrival: Arrival) -> list[awaited.Awaited]:
    """Store the files that came, and return who waits for them."""
    for picture in arrival.pictures.values():
        blobs.put(connection, picture.data, picture.media_type)
    return awaited.named(connection, arrival.pictures)


def without_missing(connection: sa.Connection, kind: str, uid: str, state: State) -> State:
    """Return the whole state of a record without the files that are not here yet: it waits for them."""
    files = {id_: _here_or_awaited(connection, uid, id_, state.get(id_)) for id_ in KINDS[kind].files}
    if not files:
        return state
    return {id_: value for id_, value in (state | files).items() if id_ not in files or value}


def following(connection: sa.Connection, kind: str, uid: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the files that follow from sums among the values that a record gets, by field."""
    files = KINDS[kind].files.items()
    return {id_: _here_or_awaited(connection, uid, id_, values[it]) for id_, it in files if it in values}


def taken_files(connection: sa.Connection, item: Item, taken: Mapping[str, Any]) -> dict[str, Any]:
    """As ``following``, of what is taken from a row; one edited by hand may contradict itself."""
    said = {it for id_, it in KINDS[item.kind].files.items() if item.state.get(id_) == item.state.get(it)}
    sums = {id_: value for id_, value in taken.items() if id_ in said}
    return following(connection, item.kind, item.uid, sums)


def _here_or_awaited(connection: sa.Connection, uid: str, field: str, sum_: str | None) -> str | None:
    if sum_ and not blobs.known(connection, [sum_]):
        awaited.wait(connection, uid, field, sum_)
        return None
    awaited.forget(connection, uid, field)
    return sum_
