"""Stores drafts, and keeps what could not be stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import LaborbuchError
from app.services import records
from app.services.joining import moved
from app.services.locks import fixed_fields, lock_of
from ui.forms.draft import Draft, missing
from ui.forms.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.record import Record
    from app.domain.rules.problems import Problem
    from app.services.book import LabBook
    from app.services.records import Saved


class Keeper:
    """Holds the draft of the record in view, and what the rules say of it.

    ``refusal`` says why it could not be stored, ``lock`` why nothing in it may be changed, ``fixed`` the same
    of single fields.
    """

    def __init__(self, book: LabBook) -> None:
        """Begin without a record."""
        self._book = book
        self._waiting: dict[str, Draft[Record]] = {}
        self._problems: tuple[Problem, ...] = ()
        self._taking_back = False
        self.draft: Draft[Record] | None = None
        self.refusal = ""
        self.lock = ""
        self.fixed: Mapping[str, str] = {}

    @property
    def standing(self) -> Standing:
        """How the record stands, with what cannot be read."""
        if self.draft is None or not self._has_begun(self.draft):
            return Standing()
        holder = self.draft.holder
        return Standing(self._problems, missing(holder, holder.about.fields), self.draft.unread)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The records seen before of which something typed is not stored."""
        return tuple(self._waiting)

    def take_back(self) -> None:
        """What is stored next may be typing undone: then it is no step, but takes steps back."""
        self._taking_back = True

    def turn_to(self, record: Record | None) -> None:
        """Take another record. What could not be stored of the present one waits for its return."""
        if self.draft is not None and not self.draft.clean:
            self._waiting[self.draft.stored.uid] = self.draft
        self.draft = self._draft_of(record) if record else None
        self.refusal = ""
        self.judge()
        self._ask_lock()
        self.ask_fixed()

    def _draft_of(self, record: Record) -> Draft[Record]:
        waiting = self._waiting.pop(record.uid, None)
        if waiting is None:
            return Draft(record)
        waiting.holder = moved(waiting.holder, waiting.stored, record)
        waiting.stored = record
        return waiting

    def judge(self) -> None:
        """Ask the rules."""
        draft = self.draft
        begun = draft is not None and self._has_begun(draft)
        self._problems = records.problems(self._book, draft.holder) if draft and begun else ()

    def _ask_lock(self) -> None:
        self.lock = lock_of(self._book, self.draft.stored, self._problems) if self.draft else ""

    def ask_fixed(self) -> None:
        """Ask which fields may not be changed any more: other records decide on that."""
        self.fixed = fixed_fields(self._book, self.draft.stored) if self.draft else {}

    def _has_begun(self, draft: Draft[Record]) -> bool:
        """Whether anybody has written: before that nothing is missing yet."""
        return bool(draft.stored.revision) or not draft.clean

    def store(self) -> Saved | None:
        """Store what is readable and new. Returns None if there is nothing, or if the rules forbid it."""
        draft, taking_back = self.draft, self._taking_back
        self._taking_back = False
        if draft is None or not draft.changed:
            return None
        try:
            saved = records.save(self._book, draft.holder, read=draft.stored, taking_back=taking_back)
        except LaborbuchError as error:  # also a drive that is gone for the moment: what is typed stays
            self.refusal = str(error)
            self.judge()
            return None
        self.refusal = ""
        self._problems = saved.problems
        self.rebase(saved.record)
        return saved

    def rebase(self, stored: Record) -> None:
        """Go on from what the lab file has now."""
        if self.draft is None:
            return
        stepped = stored.status != self.draft.stored.status
        self.draft.rebase(stored)
        if stepped:
            self._ask_lock()
