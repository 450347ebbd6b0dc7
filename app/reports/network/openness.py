"""An office's archive as everybody may see it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.fields import Privacy
from app.domain.records.finding import Finding
from app.domain.records.interview import Interview
from app.domain.records.knowledge_module import KnowledgeModule
from app.domain.records.lab import Lab
from app.reports.openness import public

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record
    from app.reports.archive import Archive, StoredPicture

REJECTED = "rejected"  # the lab itself found it not to be true


class OpenArchive:
    """Only what is public, of labs that are public, and of modules those with one of the ``statuses``.

    All else is as if it were not there: no builder can name it.
    """

    def __init__(self, archive: Archive, statuses: frozenset[str]) -> None:
        self._archive = archive
        self._statuses = statuses
        self.lab = archive.lab  # the office
        labs = [lab for lab in archive.of_kind("lab") if isinstance(lab, Lab)]
        self.prefixes = frozenset(filter(None, (public(lab, "prefix") for lab in labs)))
        self._labs = {self.lab.uid, *(lab.uid for lab in labs if _is_public(lab))}
        self.of_kind = cache(self._of_kind)

    def find(self, uid: str) -> Record | None:
        """Return the record if everybody may see it."""
        return self._if_open(self._archive.find(uid))

    def with_code(self, code: str) -> Record | None:
        """Return the record if everybody may see it."""
        return self._if_open(self._archive.with_code(code))

    def _of_kind(self, name: str) -> Sequence[Record]:
        found = (record for record in self._archive.of_kind(name) if self._is_open(record))
        return sorted(found, key=lambda record: record.code)

    def code_of(self, uid: str) -> str:
        """Return the code, unless the archive holds the record and may not show it."""
        return self._archive.code_of(uid) if self.find(uid) or not self._archive.find(uid) else ""

    def term(self, vocabulary: str, key: str) -> str:
        """Return the label of a key of an open vocabulary."""
        return self._archive.term(vocabulary, key)

    def picture(self, sha256: str) -> StoredPicture | None:
        """Return a stored picture."""
        return self._archive.picture(sha256)

    def _if_open(self, record: Record | None) -> Record | None:
        return record if record and self._is_open(record) else None

    def _is_open(self, record: Record) -> bool:
        # Of an interview a document says the code and nothing else, so its own scope does not narrow it.
        may_be_read = record.about.may_leave(record) if isinstance(record, Interview) else _is_public(record)
        return may_be_read and self._is_of_an_open_lab(record) and self._is_good(record)

    def _is_of_an_open_lab(self, record: Record) -> bool:
        return isinstance(record, Lab) or record.lab_id in self._labs

    def _is_good(self, record: Record) -> bool:
        if isinstance(record, KnowledgeModule):
            return record.status in self._statuses
        return not isinstance(record, Finding) or record.status != REJECTED


def _is_public(record: Record) -> bool:
    return record.about.may_leave(record) and record.release_scope == _OPEN


_OPEN = Privacy.PUBLIC.value
