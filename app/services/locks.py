"""Records in which nothing may be changed at the moment, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import rules
from app.domain.fields import Field, FieldKind
from app.services import records

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.services.book import LabBook

_WORDS = (FieldKind.LINE, FieldKind.TEXT)


def lock_of(book: LabBook, record: Record) -> str:
    """Return the sentence that says why a stored record is closed and how to open it, "" if it is open.

    Nobody keeps a list of closed records: the rules are asked what they would say to a changed word. Of a
    talk nothing is closed, because there taking away must always be possible.
    """
    word = next(filter(_is_free, record.about.own_fields), None)
    if word is None or not record.revision or record.about.content_fields:
        return ""
    present = {problem.rule for problem in _forbidden(book, record)}
    changed = record.but(**{word.id: f"{getattr(record, word.id) or ''} …"})
    said = (problem.message for problem in _forbidden(book, changed) if problem.rule not in present)
    return next(said, "")


def _is_free(field: Field) -> bool:
    """Whether any text will do, so that only a lock can speak against it."""
    return field.kind in _WORDS and not (field.computed or field.pattern or field.visible_when)


def _forbidden(book: LabBook, record: Record) -> list[rules.Problem]:
    found = records.problems(book, record)
    return [problem for problem in found if problem.severity is rules.Severity.SAVE]
