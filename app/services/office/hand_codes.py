"""Codes of rows added by hand: what several files call alike is kept apart, and nothing gets two names.

A file gives such a row a code that follows from what it says, among a thousand. The receiver knows more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.interchange.arrival import HAND_CODES_FROM, Notice, is_hand_code, led_on
from app.services.office.receiver import is_placeholder
from app.storage import intakes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import sqlalchemy as sa

    from app.interchange.arrival import Arrival, Item

RENUMBERED = (
    "{typed} ist im Projektbüro schon ein anderer Eintrag. Die von Hand ergänzte Zeile heißt deshalb {code}, "
    "auch wo andere Zeilen von Hand auf sie verweisen."
)
KNOWN = "Die von Hand ergänzte Zeile „{typed}“ heißt im Projektbüro schon {code}; dabei bleibt es."
_LAST = 9999


def settled(connection: sa.Connection, arrival: Arrival) -> Arrival:
    """Return the delivery with codes for rows added by hand that mean nobody else here.

    Rows that refer to them follow, if they were written or edited by hand as well: the lab knows nothing of
    them.
    """
    added = [item for items in arrival.items.values() for item in items if is_hand_code(item.code)]
    if not added:
        return arrival
    here = {head.uid: head.code for head in intakes.heads(connection, uids=[it.uid for it in added])}
    renumbered = dict(_renumbered(connection, added, here, arrival.sender.prefix))
    if not renumbered:
        return arrival
    items = {kind: tuple(led_on(it, renumbered) for it in found) for kind, found in arrival.items.items()}
    told = (
        _told(item, renumbered[item.code], KNOWN if item.uid in here else RENUMBERED)
        for item in added
        if item.code in renumbered
    )
    return replace(arrival, items=items, notices=(*arrival.notices, *told))


def _told(item: Item, code: str, text: str) -> Notice:
    return Notice(text.format(typed=item.code, code=code), KINDS[item.kind].sheet, item.row)


def _renumbered(
    connection: sa.Connection, added: list[Item], here: Mapping[str, str], prefix: str
) -> Iterator[tuple[str, str]]:
    """Yield the codes that have to change, each with the one in its place; ``here`` are codes by uid."""
    owners = {it.code: it.uid for it in intakes.heads_of(connection, prefix) if not is_placeholder(it)}
    used = {*owners, *here.values(), *(item.code for item in added)}
    for item in added:
        code = here.get(item.uid) or item.code
        if owners.get(code, item.uid) != item.uid:
            code = _free(code, used)
        if code != item.code:
            used.add(code)
            yield item.code, code


def _free(code: str, used: Collection[str]) -> str:
    """Return the next code that nobody has; the same one again if there is none left."""
    begin, number = code[:-4], int(code[-4:])
    following = (*range(number + 1, _LAST + 1), *range(HAND_CODES_FROM, number))
    return next((found for it in following if (found := f"{begin}{it:04}") not in used), code)
