"""What the editors of a form may ask and do beyond their own field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import lists, questions, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.domain.rows import Row
    from app.domain.vocabulary import Vocabulary
    from app.services.book import LabBook
    from app.services.lists import RecordTitle
    from app.services.records import Saved
    from app.services.terms import TermChoice


def _tell_nobody(_saved: Saved) -> None:
    """No window around shows other records."""


class Desk:
    """The lab file and the record that lies on the desk. Row editors share the desk of their record.

    ``open_record`` leads to another record. ``begin_record`` asks for a new one of a kind and returns its
    internal number; ``edit_row`` asks for the cells of a row, which counts from 1, and returns it as it is
    then. Both return None if nothing came of it.
    """

    def __init__(
        self,
        book: LabBook,
        record: Callable[[], Record | None],
        open_record: Callable[[str], None],
        begin_record: Callable[[str], str | None],
        edit_row: Callable[[Field, Row, int], Row | None],
        tell: Callable[[Saved], object] = _tell_nobody,
        edit_record: Callable[[str], object] | None = None,
    ) -> None:
        """``record`` returns what lies on the desk, with everything typed so far.

        ``tell`` hears of other records that an editor has stored; ``edit_record`` lets one that belongs to
        this record be written without leaving it.
        """
        self.book = book
        self.open_record = open_record
        self.begin_record = begin_record
        self.edit_row = edit_row
        self.tell = tell
        self.edit_record = edit_record or open_record
        self._record = record
        self._terms: dict[str, Sequence[TermChoice]] = {}

    @property
    def record(self) -> Record | None:
        """The record as it stands, unsaved changes included."""
        return self._record()

    def forget(self) -> None:
        """Ask the lab file anew for what may have changed meanwhile."""
        self._terms.clear()

    def terms(self, vocabulary: Vocabulary) -> Sequence[TermChoice]:
        """Return what a vocabulary offers, in order and with groups."""
        if vocabulary.name not in self._terms:
            self._terms[vocabulary.name] = terms.offered(self.book, vocabulary)
        return self._terms[vocabulary.name]

    def titles(self, uids: Iterable[str]) -> Mapping[str, RecordTitle]:
        """Return the names of records by internal number."""
        wanted = tuple(uids)
        return lists.titles(self.book, wanted) if wanted else {}

    def questions(self) -> Mapping[str, str]:
        """Return the questions that the record may refer to, by internal number."""
        return questions.questions_for(self.book, self.record) if self.record else {}
