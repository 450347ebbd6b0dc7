"""Whose signature the office knows a lab by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import timestamp
from app.errors import LaborbuchError
from app.storage import queries, senders

if TYPE_CHECKING:
    from app.interchange.arrival import Arrival
    from app.services.book import LabBook

UNKNOWN_LAB = "Ein Labor mit dem Kürzel „{prefix}“ hat hier noch nichts geliefert."


def trust_next_key(book: LabBook, prefix: str) -> None:
    """Let a lab sign with another key from its next delivery on; people made sure that it is theirs.

    Raises LaborbuchError for a lab that is not known.
    """
    with book.writing() as connection:
        lab_uid = queries.code_owner(connection, f"{prefix}-LA-0001")
        if lab_uid is None:
            raise LaborbuchError(UNKNOWN_LAB.format(prefix=prefix))
        senders.forget_key(connection, lab_uid)


def signs_anew(book: LabBook, arrival: Arrival) -> bool:
    """Whether a delivery is signed with another key than the one its lab is known by."""
    with book.reading() as connection:
        key = senders.key_of(connection, arrival.sender.lab_uid)
    return bool(key and arrival.public_key) and key != arrival.public_key


def trust_key(book: LabBook, arrival: Arrival) -> None:
    """Know a lab by the key of this delivery, and by no other; people made sure that it is theirs."""
    with book.writing() as connection:
        senders.forget_key(connection, arrival.sender.lab_uid)
        moment = timestamp(book.clock())
        senders.remember_key(connection, arrival.sender.lab_uid, arrival.public_key, moment)
