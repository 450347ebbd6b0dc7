"""The window: the start page, or the frame of an open lab."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.version import NAME
from ui.actions import Actions
from ui.theme.style import mark
from ui.theme.tokens import narrow
from ui.widgets.pictures import window_icon
from ui.windows.places import LAB_PLACES, OFFICE_PLACES
from ui.windows.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from app.domain.records.lab import Lab
    from app.settings import Settings
    from ui.widgets.progress import ProgressStrip
    from ui.windows.frame import Frame
    from ui.windows.places import Place
    from ui.windows.workspace import PageFactories, Workspace

_FIRST_SIZE = (1366, 768)
_SMALLEST = (480, 300)


class MainWindow(QMainWindow):
    """Holds what is shown; what is done stands in ``ui.windows.opening`` and in the pages."""

    painted = Signal()
    closing = Signal()

    def __init__(self, settings: Settings, factories: PageFactories, *, office: bool | None = False) -> None:
        """Begin empty; ``show_start`` or ``show_frame`` fills it. For ``office`` see ``expect``."""
        self._was_painted = False
        super().__init__()
        self._settings = settings
        self._factories = factories
        self._start: QWidget | None = None
        self._places = self._offered(_places(office=office))
        self.commands = Actions(self, self._places)
        self.status_bar = StatusBar()
        self._shown = QStackedWidget()
        self._arrange()
        self.setWindowTitle(NAME)
        self._restore_geometry()

    def _arrange(self) -> None:
        whole = QFrame()
        mark(whole, ground="canvas")
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._shown, 1)
        column.addWidget(self.status_bar)
        self.status_bar.hide()
        self.setCentralWidget(whole)
        self.setMinimumSize(*_SMALLEST)

    @cached_property
    def strip(self) -> ProgressStrip:
        """The line that shows long work, made when there is some."""
        from ui.widgets.progress import ProgressStrip

        made = ProgressStrip()
        made.hide()
        self._column.insertWidget(1, made)
        return made

    @cached_property
    def frame(self) -> Frame:
        """The frame, made when a lab is first opened."""
        from ui.windows.frame import Frame

        made = Frame(self.commands, self._places, self._factories)
        self._shown.addWidget(made)
        if self._was_painted:
            made.top_bar.menus.fill()
        return made

    @property
    def lab_open(self) -> bool:
        """Whether the frame is shown, with its lab or waiting for it."""
        return "frame" in self.__dict__ and self._shown.currentWidget() is self.frame

    def show_start(self, page: QWidget) -> None:
        """Show the start page."""
        if self._start:
            self._shown.removeWidget(self._start)
            self._start.deleteLater()
        self._start = page
        self._shown.addWidget(page)
        self._shown.setCurrentWidget(page)
        page.setFocus()
        self.status_bar.hide()
        self.setWindowTitle(NAME)

    def expect(self, *, office: bool | None) -> None:
        """Lead to the places of a file about to be opened; to none if nobody knows whose file it is."""
        self._lead_to(self._offered(_places(office=office)))

    def show_frame(self) -> None:
        """Show the frame, while the lab is still being opened."""
        self._shown.setCurrentWidget(self.frame)
        self._fold()

    def furnish(self, workspace: Workspace, lab: Lab, *, sample: bool) -> None:
        """Show a lab that was opened; the office's file leads to other places than that of a lab."""
        self.show_frame()
        self._lead_to(self._offered(_places(office=workspace.book.is_office)))
        self.status_bar.show_file(workspace.book.path)
        self.frame.furnish(workspace, lab, sample=sample)
        self.setWindowTitle(f"{lab.town} – {NAME}")

    def _offered(self, places: Sequence[Place]) -> list[Place]:
        return [place for place in places if place.key in self._factories]

    def _lead_to(self, places: list[Place]) -> None:
        if places != self._places:
            self._places = places
            self.commands.lead_to(places)
            self.frame.lead_to(places)

    def clear(self) -> None:
        """Let go of the lab that was shown."""
        self.status_bar.show_file(None)
        self.frame.clear()

    def leave(self) -> bool:
        """Whether everything typed is stored, so that the lab may be closed."""
        return not self.lab_open or self.frame.pages.leave()

    def _fold(self) -> None:
        self.status_bar.setVisible(self.lab_open and not narrow(self.width()))

    def _restore_geometry(self) -> None:
        self.resize(*_FIRST_SIZE)
        known = str(self._settings["geometry"])
        if known:
            self.restoreGeometry(QByteArray.fromBase64(known.encode()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._was_painted:
            self.complete()

    def complete(self) -> None:
        """Make what only menus and the task bar show, in the look in force."""
        if "frame" in self.__dict__:
            self.frame.top_bar.menus.fill()
        self.commands.draw_icons()
        self.setWindowIcon(window_icon())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leave():
            event.ignore()
            return
        self._settings["geometry"] = bytes(self.saveGeometry().toBase64().data()).decode()
        self.closing.emit()
        super().closeEvent(event)


def _places(*, office: bool | None) -> Sequence[Place]:
    if office is None:
        return ()
    return OFFICE_PLACES if office else LAB_PLACES
