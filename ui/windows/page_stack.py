"""The pages: made when first shown, left only when what was typed is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from app.services.changes import Changes
    from ui.windows.workspace import Page, PageFactories, Workspace

_REMEMBERED = 50


class Position(NamedTuple):
    """A place, and the record shown there, if any."""

    place: str
    uid: str = ""


class PageStack(QStackedWidget):
    """Shows one page at a time and knows the way back."""

    moved = Signal(str)
    rehandled = Signal()  # the page in view does something else for the commands now

    def __init__(self, factories: PageFactories, parent: QWidget | None = None) -> None:
        """Begin with nothing to show: pages need an open lab."""
        super().__init__(parent)
        self._factories = factories
        self._workspace: Workspace | None = None
        self._pages: dict[str, Page] = {}
        self._way: list[Position] = []
        self.addWidget(QWidget())

    def furnish(self, workspace: Workspace) -> None:
        """Take a lab that was opened."""
        self._workspace = workspace
        workspace.bridge.changed.connect(self._refresh)

    def clear(self) -> None:
        """Let go of the lab and of all pages."""
        if self._workspace:
            self._workspace.bridge.changed.disconnect(self._refresh)
        self._workspace = None
        self._way.clear()
        self.setCurrentIndex(0)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self._pages.get(self.place)

    @property
    def place(self) -> str:
        """The key of the place in view; empty if there is none."""
        return self._way[-1].place if self._way else ""

    def go(self, place: str, uid: str = "", kind: str = "") -> None:
        """Show a place, and there records of a kind, or one of them.

        Does nothing without a lab, or if the page in view must stay.
        """
        if self._workspace is None:
            return
        same = place == self.place
        if not same and not self.leave():
            self.moved.emit(self.place)
            return
        if not same or uid:
            self._remember(Position(place, uid))
        self._show(self._workspace, kind)

    def prepare(self, place: str) -> None:
        """Make a page that has work to do before anybody looks at it."""
        if self._workspace is not None:
            self._made(place, self._workspace)

    def back(self) -> None:
        """Show what was shown before."""
        if self._workspace and len(self._way) > 1 and self.leave():
            self._way.pop()
            self._show(self._workspace)

    def leave(self) -> bool:
        """Whether the page in view lets go; everything typed is stored then."""
        return self.page is None or self.page.leave()

    def _remember(self, position: Position) -> None:
        self._way.append(position)
        del self._way[:-_REMEMBERED]

    def _show(self, workspace: Workspace, kind: str = "") -> None:
        position = self._way[-1]
        page = self._made(position.place, workspace)
        self.setCurrentWidget(page)
        page.enter()
        page.show_kind(kind)
        if position.uid:
            page.show_record(position.uid)
        self.moved.emit(position.place)

    def _made(self, place: str, workspace: Workspace) -> Page:
        if place not in self._pages:
            page = self._factories[place](workspace)
            page.record_shown.connect(self._note_record)
            page.handlers_changed.connect(self._tell_handlers)
            self._pages[place] = page
            self.addWidget(page)
        return self._pages[place]

    def _tell_handlers(self) -> None:
        if self.sender() is self.page:
            self.rehandled.emit()

    def _note_record(self, uid: str) -> None:
        """The page moved on by itself, as with the arrow keys: the way back leads to what it shows now."""
        if self._way and self.sender() is self.page:
            self._way[-1] = Position(self.place, uid)

    def _refresh(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.refresh(changes)
