"""Stores drafts, and keeps what could not be stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import SaveRefusedError
from app.services import records
from ui.forms.draft import Draft
from ui.forms.standing import Standing

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.domain.rules.problems import Problem
    from app.services.book import LabBook
    from app.services.records import Saved


class Keeper:
    """Holds the draft of the record in view, what the rules say of it, and why it could not be stored."""

    def __init__(self, book: LabBook) -> None:
        """Begin without a record."""
        self._book = book
        self._waiting: dict[str, Draft[Record]] = {}
        self._problems: tuple[Problem, ...] = ()
        self.draft: Draft[Record] | None = None
        self.refusal = ""

    @property
    def standing(self) -> Standing:
        """How the record stands, with what cannot be read."""
        return Standing(self._problems, self.draft.unread if self.draft else None)

    @property
    def has_stored_all(self) -> bool:
        """Whether nothing typed would be lost now, in this record or in one seen before."""
        return not self._waiting and (self.draft is None or self.draft.clean)

    def turn_to(self, record: Record | None) -> None:
        """Take another record. What could not be stored of the present one waits for its return."""
        if self.draft is not None and not self.draft.clean:
            self._waiting[self.draft.stored.uid] = self.draft
        self.draft = self._draft_of(record) if record else None
        self.refusal = ""
        self.judge()

    def _draft_of(self, record: Record) -> Draft[Record]:
        waiting = self._waiting.pop(record.uid, None)
        if waiting is None:
            return Draft(record)
        waiting.stored = record
        return waiting

    def judge(self) -> None:
        """Ask the rules. A record that nobody has begun to write has nothing missing yet."""
        draft = self.draft
        begun = draft is not None and bool(draft.stored.revision or not draft.clean)
        self._problems = records.problems(self._book, draft.holder) if draft and begun else ()

    def store(self) -> Saved | None:
        """Store what is readable and new. Returns None if there is nothing, or if the rules forbid it."""
        draft = self.draft
        if draft is None or not draft.changed:
            return None
        try:
            saved = records.save(self._book, draft.holder)
        except SaveRefusedError as error:
            self.refusal = str(error)
            self.judge()
            return None
        self.refusal = ""
        self._problems = saved.problems
        draft.rebase(saved.record)
        return saved
