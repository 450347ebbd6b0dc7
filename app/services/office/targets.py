"""From the codes in a delivery to the internal numbers in this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.references import references
from app.services.numbering import uid_of_code
from app.storage import intakes, store

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from app.interchange.arrival import Item
    from app.merge.plan import Plan
    from app.services.office.receiver import FileReceiver

_BY_LETTERS = {kind.letters: name for name, kind in KINDS.items()}


class Targets:
    """The numbers of everything that a delivery refers to."""

    def __init__(self, connection: sa.Connection, plan: Plan, receiver: FileReceiver) -> None:
        """Begin with what the delivery and what its lab delivered before tell."""
        own = {item.code: item.uid for items in plan.arrival.items.values() for item in items}
        self._connection = connection
        self._uids = {it.code: it.uid for it in receiver.known.values()} | own

    def find(self, items: Iterable[Item]) -> None:
        """Learn the numbers of all codes that items refer to; what nobody knows is known by its code."""
        wanted = {
            code for item in items for code in references(item.kind, item.state) if code not in self._uids
        }
        self._uids |= {head.code: head.uid for head in intakes.heads(self._connection, codes=wanted)}
        for code in sorted(wanted - self._uids.keys()):
            self._uids[code] = uid_of_code(code)
            kind = _BY_LETTERS.get(code[-7:-5], "")
            store.remember_external(self._connection, kind, self._uids[code], code)

    def uid(self, code: str) -> str:
        """Return the number that a code stands for."""
        return self._uids[code]
