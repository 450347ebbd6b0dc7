"""The frame of an open lab: bars, navigation, pages, and what is said beside them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import go_to
from ui.theme.style import mark
from ui.theme.tokens import narrow, size
from ui.windows.lab_head import LabHead
from ui.windows.navigation import Navigation
from ui.windows.page_stack import PageStack
from ui.windows.places import CHOOSE_FILES, INBOX, stand_in
from ui.windows.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.domain.records.lab import Lab
    from ui.actions import Actions
    from ui.search.palette import Palette
    from ui.widgets.toast import Toast
    from ui.windows.places import Place
    from ui.windows.steps import Steps
    from ui.windows.workspace import PageFactories, Workspace

_FROM_OFFICE = "data.from_office"
_COPIES = ("data.hand_over", "data.archive")
_SEARCH = "search.all"


class Frame(QWidget):
    """Stands before a lab is open, so that the window shows at once."""

    def __init__(self, actions: Actions, places: Sequence[Place], factories: PageFactories) -> None:
        """``actions`` know how to go to each of the places."""
        super().__init__()
        self._actions = actions
        self._steps: Steps | None = None
        self._palette: Palette | None = None
        self._reader_line: QWidget | None = None
        self._counts: dict[str, int] = {}
        self._own_counts: dict[str, int] = {}
        self.places = places
        self.top_bar = TopBar(actions)
        self.head = LabHead()
        self.navigation = Navigation(self.places)
        self.pages = PageStack(factories)
        self._arrange()
        self.navigation.chosen.connect(self.go)
        self.pages.moved.connect(self._follow)
        self.pages.rehandled.connect(self._serve)

    def _arrange(self) -> None:
        mark(self.pages, ground="canvas")
        self._side = QFrame()
        mark(self._side, ground="nav", edge="right")
        self._side.setFixedWidth(size("nav"))
        side = _column(self._side, self.head, self.navigation)
        side.setStretchFactor(self.navigation, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side)
        middle.addWidget(self.pages, 1)
        self._column = column = _column(self, self.top_bar)
        column.addLayout(middle, 1)

    def furnish(self, workspace: Workspace, lab: Lab, *, sample: bool) -> None:
        """Take a lab that was opened and show its first place."""
        self.head.show_lab(lab, office=workspace.book.is_office, sample=sample)
        self.pages.furnish(workspace)
        workspace.bridge.changed.connect(self._hush)
        from ui.windows.steps import Steps

        self._steps = Steps(workspace, self._actions, self.pages.leave, self)
        self._actions.offer(self._handlers())
        self._actions.offer({_SEARCH: lambda: self._search(workspace)})
        self._actions.offer(self._copies(workspace))
        if not workspace.book.is_office:
            self._actions.offer({_FROM_OFFICE: lambda: self._take_from_office(workspace)})
        if self.places:
            self.go(self.places[0].key)
            self._areas()[1].setFocus()

    def lead_to(self, places: Sequence[Place]) -> None:
        """Lead to other places; a lab is not open then. The commands know these places already."""
        self.places = places
        self.navigation.show_places(places)

    def _handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "view.back": self.pages.back,
            "view.area": self.next_area,
            **self._taking_over(),
            **{go_to(place): self._goer(place.key) for place in self.places},
        }

    def _copies(self, workspace: Workspace) -> Mapping[str, Callable[[], None]]:
        """What was typed must be stored before a copy is made."""

        def ask(name: str) -> None:
            from ui.dialogs import hand_over

            if self.pages.leave():
                dialog = getattr(hand_over, name)(workspace, self.window())
                dialog.exec()
                dialog.deleteLater()

        return {
            "data.hand_over": lambda: ask("HandOverDialog"),
            "data.archive": lambda: ask("ArchiveDialog"),
        }

    def _taking_over(self) -> Mapping[str, Callable[[], None]]:
        """Deliveries are taken over where there is an inbox."""
        if not any(place.key == INBOX for place in self.places):
            return {}
        return {"data.take_over": lambda: self.go(INBOX, CHOOSE_FILES)}

    def _take_from_office(self, workspace: Workspace) -> None:
        """What was typed must be stored before: it counts as what the lab says."""
        from ui.dialogs import from_office

        if self.pages.leave():
            from_office.ask(workspace, self.window())

    def _search(self, workspace: Workspace) -> None:
        """The palette is made when somebody searches for the first time, and keeps what was typed."""
        if self._palette is None:
            from ui.search.palette import Palette
            from ui.search.scope import kinds_in

            self._palette = Palette(workspace, kinds_in(workspace.book), self.window())
        self._palette.open()

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self.go(key)

    def say_reading(self, who: str, write: Callable[[], object]) -> None:
        """Say over every page that the lab is only read, and that ``who`` writes in it."""
        from ui.windows.reader_line import ReaderLine

        self._reader_line = ReaderLine(who, write)
        self._column.insertWidget(1, self._reader_line)

    def clear(self) -> None:
        """Let go of the lab."""
        if self._reader_line:
            self._reader_line.hide()
            self._reader_line.deleteLater()
            self._reader_line = None
        if self._steps:
            self._steps.close()
            self._steps = None
        if self._palette:
            self._palette.stop()
            self._palette = None
        self.pages.clear()
        self._own_counts.clear()
        self.head.forget()
        self._hush()
        self.top_bar.saved_state.forget()
        self._actions.serve({})
        self._actions.withdraw(_FROM_OFFICE, _SEARCH, *_COPIES, *self._handlers())

    @cached_property
    def toast(self) -> Toast:
        """The message at the lower right, made when there is something to say."""
        from ui.widgets.toast import Toast

        return Toast(self.pages)

    def _hush(self) -> None:
        """What was said of the last action is over."""
        if "toast" in self.__dict__:
            self.toast.hide()

    def go(self, place: str, uid: str = "", field: str = "") -> None:
        """Go to a place, there to a record, and in it to a field."""
        self._hush()
        self.pages.go(stand_in(self.places, place), uid, place)
        if field and self.pages.page:
            self.pages.page.show_field(field)

    def say(self, text: str, act: Callable[[], object] | None = None, label: str = "") -> None:
        """Say what was just done."""
        self.toast.say(text, act, label)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records of each kind there are, and what else is counted in the file."""
        self._counts = dict(counts)
        self.navigation.show_counts(self._counts | self._own_counts)
        self.head.show_counts(counts)

    def count(self, place: str, number: int) -> None:
        """Show a number that only the page of a place knows; 0 shows none."""
        self._own_counts.pop(place, None)
        if number:
            self._own_counts[place] = number
        self.navigation.show_counts(self._counts | self._own_counts)
        if self.pages.page:
            self.pages.page.recount()

    def counted(self, place: str) -> int:
        """Return a number that the page of a place showed last."""
        return self._own_counts.get(place, 0)

    def _follow(self, place: str) -> None:
        self.navigation.show_current(place)
        self._serve()

    def _serve(self) -> None:
        self._actions.serve(self.pages.page.handlers() if self.pages.page else {})

    def _areas(self) -> list[QWidget]:
        page = self.pages.page
        return [self.navigation, *(page.areas() if page else ())]

    def next_area(self) -> None:
        """Move the focus to the next area: navigation, list, form, side."""
        areas = self._areas()
        focus = QApplication.focusWidget()
        at = next(
            (i for i, area in enumerate(areas) if focus and (area is focus or area.isAncestorOf(focus))), -1
        )
        areas[(at + 1) % len(areas)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = narrow(self.width())
        self.top_bar.fold(small)
        self.head.setVisible(not small)
        self.navigation.set_rail(small)
        self._side.setFixedWidth(size("navRail" if small else "nav"))


def _column(holder: QWidget, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return column
