"""Which records may be read together once they leave the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.fields import Privacy
from app.domain.records.interview import Interview

if TYPE_CHECKING:
    from app.domain.record import Record


def may_stand_in(record: Record, subject: Record) -> bool:
    """Whether ``record`` may be read where ``subject`` is: it leaves the lab, and goes at least as far.

    Of an interview a document says the code and nothing else, so its own scope does not narrow it.
    """
    leaves = record.about.may_leave(record)
    return leaves and (isinstance(record, Interview) or _narrowness(record) <= _narrowness(subject))


def _narrowness(record: Record) -> int:
    return Privacy(record.release_scope).rank
