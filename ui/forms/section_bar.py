"""The sections of a form in one line: where one is, where to jump, where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QWidget

from ui.forms.editors.choices import QuietCombo
from ui.forms.measures import MARGIN
from ui.forms.standing import ERROR, GAP
from ui.theme.icons import icon
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import IconButton
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_COMPACT = 420
_MARKS = {ERROR: ("circle-alert", "err", "mit Fehler"), GAP: ("triangle-alert", "warn", "mit Lücke")}


class SectionBar(QWidget):
    """``chosen`` tells the place of the section that somebody wants to see, counted from 0.

    As many tabs show as there is room for, the present one always among them; the menu has them all.
    """

    chosen = Signal(int)

    def __init__(self, sections: Sequence[str], parent: QWidget) -> None:
        """All sections are offered at first, none is marked."""
        super().__init__(parent)
        mark(self, edge="bottom", ground="surface")
        self._sections = tuple(sections)
        self._tones = [""] * len(self._sections)
        self._offered = list(range(len(self._sections)))
        self._tabs = self._make_tabs()
        self._combo = QuietCombo()
        self._combo.setAccessibleName("Abschnitt")
        self._all = IconButton("list", "Alle Abschnitte", self._open_menu)
        self._fill_combo()
        self._tabs.currentChanged.connect(self.chosen)
        self._combo.activated.connect(lambda: self.chosen.emit(self._combo.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(space("s"))
        for part, stretch in ((self._tabs, 1), (self._combo, 1), (self._all, 0)):
            row.addWidget(part, stretch)
        self._combo.hide()

    def _make_tabs(self) -> QTabBar:
        tabs = Tabs()
        tabs.setAccessibleName("Abschnitte")
        tabs.setIconSize(QSize(size("iconSmall"), size("iconSmall")))
        tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for section in self._sections:
            tabs.addTab(section)
        return tabs

    @property
    def present(self) -> str:
        """The section that is shown as the one where one is."""
        return self._sections[self._tabs.currentIndex()]

    def marked(self) -> dict[str, str]:
        """Return the gravest thing in each section that has one."""
        return {name: tone for name, tone in zip(self._sections, self._tones, strict=True) if tone}

    def follow(self, place: int) -> None:
        """Show where somebody is, after scrolling there."""
        with QSignalBlocker(self._tabs):
            self._fit(place)
            self._tabs.setCurrentIndex(place)
        self._combo.setCurrentIndex(self._combo.findData(place))

    def show_section(self, place: int, shown: bool, tone: str) -> None:
        """Offer a section or not, marked with the gravest thing in it."""
        if (place in self._offered) == shown and self._tones[place] == tone:
            return
        self._offered = sorted({*self._offered, place} if shown else {*self._offered} - {place})
        self._tones[place] = tone
        self._draw(place)
        self._fill_combo()
        self._refit()

    def _refit(self) -> None:
        with QSignalBlocker(self._tabs):
            self._fit(self._tabs.currentIndex())

    def _fit(self, present: int) -> None:
        """Show the tabs around the present one that there is room for."""
        shown = self._window(present)
        for place in range(len(self._sections)):
            self._tabs.setTabVisible(place, place in shown)

    def _window(self, present: int) -> Sequence[int]:
        places = self._offered
        room = self.width() - 2 * MARGIN - self._all.sizeHint().width() - space("s")
        widths = [self._tabs.tabSizeHint(place).width() for place in places]
        here = places.index(present) if present in places else 0
        first = here
        while first > 0 and sum(widths[first - 1 : here + 2]) <= room:
            first -= 1
        last = first
        while last < len(places) and sum(widths[first : last + 1]) <= room:
            last += 1
        return places[first : max(last, here + 1)]

    def _draw(self, place: int) -> None:
        said = _MARKS.get(self._tones[place])
        self._tabs.setTabIcon(place, self._icon(place))
        name = f"{self._sections[place]}, {said[2]}" if said else self._sections[place]
        self._tabs.setAccessibleTabName(place, name)

    def _icon(self, place: int) -> QIcon:
        said = _MARKS.get(self._tones[place])
        return icon(said[0], said[1], size("iconSmall")) if said else QIcon()

    def _fill_combo(self) -> None:
        self._combo.clear()
        for place in self._offered:
            self._combo.addItem(self._icon(place), self._sections[place], place)
        self._combo.setCurrentIndex(self._combo.findData(self._tabs.currentIndex()))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for place in self._offered:
            entry = menu.addAction(self._icon(place), self._sections[place])
            entry.setData(place)
        chosen = menu.exec(self._all.mapToGlobal(self._all.rect().bottomLeft()))
        menu.deleteLater()
        if chosen is not None:
            self.chosen.emit(chosen.data())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < pixels(_COMPACT)
        self._combo.setVisible(compact)
        self._tabs.setVisible(not compact)
        self._all.setVisible(not compact)
        self._refit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for place in range(len(self._sections)):
                self._draw(place)
            self._fill_combo()
