"""What one document may see of the archive, and what it calls what it sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from app.domain.leaving import may_stand_in
from app.domain.records.interview import Interview
from app.domain.vocabularies.general import LAB_PREFIXES
from app.reports.model import Span, Tone
from app.reports.openness import public

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.record import Record
    from app.domain.records.lab import Lab
    from app.domain.vocabulary import Vocabulary
    from app.reports.archive import Archive
    from app.reports.related import Relations


@dataclass(frozen=True)
class Sight:
    """The archive as the readers of one record may see it.

    ``subject`` is that record: a module or the lab. ``places`` maps internal numbers to where more about a
    record is said: ``#anchor`` in this document or the name of a file beside it. ``incoming`` holds which
    modules name a module, and how. ``prefix`` keeps the anchors of several chapters apart. ``labs`` are the
    prefixes of all labs whose records the archive holds, beside its own.
    """

    archive: Archive
    subject: Record
    places: Mapping[str, str] = field(default_factory=dict)
    incoming: Relations = field(default_factory=dict)
    prefix: str = ""
    labs: frozenset[str] = frozenset()

    @property
    def lab(self) -> Lab | None:
        """The lab that the subject belongs to, if it may be shown."""
        lab = self.archive.find(self.subject.lab_id) or self.archive.lab
        return cast("Lab", lab) if self._is_open(lab) else None

    def record(self, uid: str | None) -> Record | None:
        """Return the record if it may be shown here, else None."""
        return self._if_open(self.archive.find(uid)) if uid else None

    def coded(self, code: str) -> Record | None:
        """Return the record with this code if it may be shown here, else None."""
        return self._if_open(self.archive.with_code(code))

    def _if_open(self, record: Record | None) -> Record | None:
        return record if record and self._is_open(record) else None

    def _is_open(self, record: Record) -> bool:
        return may_stand_in(record, self.subject)

    def is_elsewhere(self, code: str) -> bool:
        """Whether a code that leads to no record belongs to another lab. Nothing is told of an own one."""
        is_own = code.partition("-")[0] in {self.archive.lab.prefix, *self.labs}
        return not is_own and self.archive.with_code(code) is None

    def term(self, vocabulary: Vocabulary, key: str) -> str:
        """Return what people read for a key, also of a vocabulary that grows in the lab file."""
        listed = vocabulary.find(key)
        return listed.label if listed else self.archive.term(vocabulary.name, key)

    def named(self, uid: str) -> tuple[Span, ...]:
        """Return code and title, leading to where more is said; of another lab's record code and town."""
        if record := self.record(uid):
            return (self.code(record.code, uid), Span(f" {title_of(record)}"))
        code = self.archive.code_of(uid)
        if not code or not self.is_elsewhere(code):
            return ()
        town = LAB_PREFIXES.find(code.partition("-")[0])
        return (self.code(code, uid), Span(f" ({town.label})" if town else ""))

    def code(self, code: str, uid: str) -> Span:
        """Return the code, leading to where more is said about the record."""
        return Span(code, Tone.CODE, href=self.places.get(uid))


def title_of(record: Record) -> str:
    """Return a record's title; an interview has none that a document may show."""
    return "" if isinstance(record, Interview) else str(public(record, record.about.title_field) or "")
