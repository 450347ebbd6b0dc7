"""Whose signature the office knows a lab by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import LaborbuchError
from app.storage import queries, senders

if TYPE_CHECKING:
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
