"""From the codes in a delivery to the internal numbers in this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.references import references
from app.services.numbering import uid_of_code
from app.storage import intakes, store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import sqlalchemy as sa

    from app.interchange.arrival import Item
    from app.merge.plan import Plan

_BY_LETTERS = {kind.letters: name for name, kind in KINDS.items()}


class Targets:
    """The numbers of everything that a delivery refers to."""

    def __init__(self, connection: sa.Connection, plan: Plan) -> None:
        """Begin with what comes new; a row that is not taken over is no better than one that stayed away."""
        self._connection = connection
        self._uids = {item.code: item.uid for item in plan.new}

    def find(self, items: Iterable[Item]) -> None:
        """Learn the numbers of all codes that items refer to; what nobody knows is known by its code."""
        wanted = {
            code for item in items for code in references(item.kind, item.state) if code not in self._uids
        }
        self._uids |= uids_of(self._connection, wanted)

    def uid(self, code: str) -> str:
        """Return the number that a code stands for."""
        return self._uids[code]


def uids_of(connection: sa.Connection, codes: Collection[str]) -> dict[str, str]:
    """Return the numbers of codes; what nobody knows is known by its code from now on."""
    uids = {head.code: head.uid for head in intakes.heads(connection, codes=codes)}
    for code in sorted(set(codes) - uids.keys()):
        uids[code] = uid_of_code(code)
        store.remember_external(connection, _BY_LETTERS.get(code[-7:-5], ""), uids[code], code)
    return uids
