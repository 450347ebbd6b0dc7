"""The questions that an answer or a quote may refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.storage import store

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.services.book import LabBook

# What a field says whose references lead into a guide instead of to a record.
TARGET = "guide.questions"


def questions_for(book: LabBook, record: Record) -> Mapping[str, str]:
    """Return number and wording by internal number, in the order of the guide that was used.

    A quote takes the guide of its interview. Without a guide there are none.
    """
    with book.reading() as connection:
        guide = _guide_of(connection, record)
    return {
        question.question_uid: f"{question.code or ''} {question.text or ''}".strip()
        for question in getattr(guide, "questions", ())
        if question.question_uid
    }


def _guide_of(connection: sa.Connection, record: Any) -> Record | None:
    interview = _found(connection, getattr(record, "interview_id", None)) or record
    return _found(connection, getattr(interview, "guide_version", None))


def _found(connection: sa.Connection, uid: str | None) -> Record | None:
    return store.find(connection, uid) if uid else None
