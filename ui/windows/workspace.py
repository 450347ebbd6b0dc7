"""What a page may use, and what the frame asks of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.events import Events
    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.settings import Settings
    from ui.actions import Handlers
    from ui.bridge import Bridge
    from ui.tasks import Tasks
    from ui.theme.switch import LookSwitch
    from ui.widgets.saved_state import SavedState

    PageFactory = Callable[["Workspace"], "Page"]
    PageFactories = Mapping[str, PageFactory]


class Go(Protocol):
    """Goes to a place, there to a record, and in it to a field."""

    def __call__(self, place: str, uid: str = "", field: str = "") -> None:
        """``place`` is the key of a place, such as the name of a kind of record."""


class Say(Protocol):
    """Says what was just done."""

    def __call__(self, text: str, act: Callable[[], object] | None = None, label: str = "") -> None:
        """``act`` takes it back, or does what ``label`` says; without it the message has no button."""


class Count(Protocol):
    """Shows a number beside a place in the navigation."""

    def __call__(self, place: str, number: int) -> None:
        """Show a number that only the page knows; 0 shows none."""


class Counted(Protocol):
    """Tells a number beside a place in the navigation."""

    def __call__(self, place: str) -> int:
        """Return the number that the page of a place showed last."""


def _nothing_counted(place: str) -> int:
    return 0


def _count_nothing(place: str, number: int) -> None:
    """There is no navigation around."""


@dataclass(frozen=True)
class Workspace:
    """One open lab and everything around it."""

    book: LabBook
    tasks: Tasks
    settings: Settings
    looks: LookSwitch
    events: Events
    bridge: Bridge
    saved_state: SavedState
    go: Go
    say: Say
    count: Count = _count_nothing
    counted: Counted = _nothing_counted


class Page(QWidget):
    """A page of the frame. It is made when it is first shown and lives until the lab is closed."""

    record_shown = Signal(str)  # the uid, so that "Zurück" returns to the record and not only to the page

    handlers_changed = Signal()  # the page does something else for the commands now

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """A page reads the lab here, or when it is shown."""
        super().__init__(parent)
        self.workspace = workspace

    def handlers(self) -> Handlers:
        """Return what this page does for the commands of ui.actions while it is shown."""
        return {}

    def areas(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes through, each of which takes the focus."""
        return (self,)

    def show_kind(self, kind: str) -> None:
        """Show records of a kind, "" for any; the frame calls this after ``enter``."""

    def show_record(self, uid: str) -> None:
        """Show a record; the frame calls this after ``enter``, and only with a uid."""

    def show_field(self, id_: str) -> None:
        """Lead to a field of the record in view; the frame calls this after ``show_record``."""

    def enter(self) -> None:
        """The page comes into view."""

    def leave(self) -> bool:
        """Store what was typed. Returning False keeps the page in view: the reason must be on it."""
        return True

    def refresh(self, changes: Changes) -> None:
        """Records are different now; also called while the page is out of view."""

    def recount(self) -> None:
        """Another page counts something else now, see ``Workspace.counted``; only called in view."""
