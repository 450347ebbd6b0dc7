"""Looking into an office after deliveries were taken over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.services import records
from app.services.checking import check_file
from app.services.office import intake
from app.storage import queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.interchange.arrival import Arrival
    from app.services.book import LabBook

FIRST = "DIE-EK-0001"


def found(book: LabBook, code: str = FIRST) -> Any:
    """Return a record by its code, None if it is not there or in the Papierkorb."""
    with book.reading() as connection:
        uid = queries.code_owner(connection, code)
    record = records.find(book, uid) if uid else None
    return None if record is None or record.deleted_at else record


def edit(book: LabBook, code: str = FIRST, **values: Any) -> None:
    """Change a record as somebody at a desk does."""
    records.save(book, found(book, code).but(**values))


def take_over(book: LabBook, arrival: Arrival, *more: Any, **named: Any) -> Any:
    """Take a delivery over as the program does; whether there is a plan is the test's to know."""
    return intake.take_over(book, arrival, *more, **named)


def take_all(book: LabBook, arrivals: Iterable[Arrival]) -> list[Any]:
    """Take deliveries over, one after the other, with one backup before."""
    return list(intake.take_over_all(book, [partial(lambda it: it, arrival) for arrival in arrivals]))


def hash_of(book: LabBook) -> str:
    """Return what the file knows as one sum, after everything in it was found to be whole."""
    checked = check_file(book.path)
    assert checked.messages == ()
    return checked.content_hash
