"""What may not be changed at the moment, and why: whole records, and single fields for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import rules
from app.domain.fields import Field, FieldKind
from app.services import records
from app.services.surroundings import BookSurroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.record import Record
    from app.services.book import LabBook

_WORDS = (FieldKind.LINE, FieldKind.TEXT)


def lock_of(book: LabBook, record: Record, found: Iterable[rules.Problem]) -> str:
    """Return the sentence that says why a stored record is closed and how to open it, "" if it is open.

    ``found`` is what the rules say of the record as it is.

    Nobody keeps a list of closed records: the rules are asked what they would say to a changed word. Of a
    talk nothing is closed, because there taking away must always be possible.
    """
    word = next(filter(_is_free, record.about.own_fields), None)
    if word is None or not record.revision or record.about.content_fields:
        return ""
    present = {problem.rule for problem in found}
    changed = record.but(**{word.id: f"{getattr(record, word.id) or ''} …"})
    new = (problem for problem in records.problems(book, changed) if problem.rule not in present)
    return next((problem.message for problem in new if problem.severity is rules.Severity.SAVE), "")


def fixed_fields(book: LabBook, record: Record) -> Mapping[str, str]:
    """Return why single fields of a stored record stay as they are, by field.

    Here, too, the rules are asked what they would say to another value.
    """
    once = [field for field in record.about.own_fields if field.once]
    if not once:
        return {}
    with book.reading() as connection:
        around = BookSurroundings(connection, book.lab_in(connection), book.today)
        found = {it.id: rules.closed_for_good(record.but(**{it.id: None}), around) for it in once}
    return {id_: why for id_, why in found.items() if why}


def _is_free(field: Field) -> bool:
    """Whether any text will do, so that only a lock can speak against it."""
    return field.kind in _WORDS and not (field.computed or field.pattern or field.visible_when)
