"""What is written while one works through a talk, and when it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.records.interview import Interview
from app.domain.values import UnreadableError, read
from ui.forms.draft import Unread
from ui.forms.keeper import Keeper

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.services.book import LabBook
    from ui.forms.draft import Draft
    from ui.forms.standing import Standing

_REST = 1500  # ms without a key after which what was typed is stored
_LONGEST = 8000  # ms after which it is stored although somebody types on


class Writing(QObject):
    """The talk under somebody's hands.

    ``edited`` comes with everything typed, ``settled`` after each attempt to store it. ``changed`` tells the
    fields that others than the writer changed; ``saved`` carries app.services.records.Saved.
    """

    edited = Signal()
    settled = Signal()
    changed = Signal(object)
    saved = Signal(object)

    def __init__(self, book: LabBook, parent: QObject) -> None:
        """Begin without a talk."""
        super().__init__(parent)
        self._keeper = Keeper(book)
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self.flush)
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST)
        self._limit.timeout.connect(self.flush)
        self.edited.connect(self._wait)

    @property
    def talk(self) -> Interview | None:
        """The talk as it stands, what is not stored yet included."""
        return cast("Interview", self._keeper.draft.holder) if self._keeper.draft else None

    @property
    def draft(self) -> Draft[Any] | None:
        """The same for parts that take their values from it themselves."""
        return self._keeper.draft

    @property
    def why_not_stored(self) -> str:
        """What the rules forbid, or what cannot be read."""
        unread = self._keeper.draft.unread.values() if self._keeper.draft else ()
        return self._keeper.refusal or next((it.message for it in unread), "")

    @property
    def standing(self) -> Standing:
        """How the talk stands."""
        return self._keeper.standing

    def turn_to(self, talk: Interview | None) -> None:
        """Take another talk, or what others made of the same one. What was typed is stored first."""
        self.flush()
        draft = self._keeper.draft
        if draft is None or talk is None or draft.stored.uid != talk.uid:
            self._keeper.turn_to(talk)
        elif not draft.changed and draft.stored != talk:
            differing = _differences(draft.stored, talk)
            self._keeper.rebase(talk)
            self._keeper.judge()
            self.changed.emit(differing)

    def type(self, id_: str, text: str) -> None:
        """Take what stands in a field of text; what is too long waits, and the standing says so."""
        draft = self._keeper.draft
        if draft is None:
            return
        field = Interview.about.by_id[id_]
        try:
            draft.take(field, {id_: read(field, text)})
        except UnreadableError as error:
            draft.refuse(field, Unread(text, str(error)))
        self.edited.emit()

    def put(self, id_: str, value: Any) -> None:
        """Take a value."""
        if draft := self._keeper.draft:
            draft.take(Interview.about.by_id[id_], {id_: value})
            self.edited.emit()

    def _wait(self) -> None:
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def flush(self) -> bool:
        """Store now what was written. Returns whether all of it is stored, see ``why_not_stored``."""
        self._pause.stop()
        self._limit.stop()
        written = self.talk
        saved = self._keeper.store()
        if saved and written:
            self.changed.emit(_differences(written, saved.record))
            self.saved.emit(saved)
        self.settled.emit()
        return self._keeper.draft is None or self._keeper.draft.clean


def _differences(one: Record, other: Record) -> set[str]:
    return {it.id for it in one.about.fields if getattr(one, it.id) != getattr(other, it.id)}
