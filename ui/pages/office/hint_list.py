"""What somebody should read about a delivery; folded to one line until asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.pages.office import inbox_words as words
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.interchange.arrival import Notice

_HIGHEST = 132
_MOST = 200


class HintList(QFrame):
    """Opens and closes with its button."""

    def __init__(self) -> None:
        """Begin without a hint, hence hidden."""
        super().__init__()
        mark(self, ground="surface", edge="top")
        self.button = Button("", self.toggle, variant="quiet")
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMaximumHeight(pixels(_HIGHEST))
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("xs"), space("l"), space("xs"))
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area)
        self.show_hints(())

    def show_hints(self, hints: Sequence[Notice], *, opened: bool = False) -> None:
        """Show what there is to read, or nothing at all."""
        self._hints = hints
        self.setVisible(bool(hints))
        self._area.setWidget(_list(hints))
        self._area.setAccessibleName(words.hints(len(hints)))
        self.open(opened)

    @property
    def texts(self) -> list[str]:
        """What is told."""
        return [f"{place(hint)}: {hint.text}" if place(hint) else hint.text for hint in self._hints]

    @property
    def opened(self) -> bool:
        """Whether the hints can be read."""
        return not self._area.isHidden()

    def toggle(self) -> None:
        """Open, or close again."""
        self.open(not self.opened)

    def open(self, opened: bool) -> None:
        """Show the hints, or only how many there are."""
        self._area.setVisible(opened)
        verb = "ausblenden" if opened else "zeigen"
        self.button.setText(f"{words.hints(len(self._hints))} {verb}")


def _list(hints: Sequence[Notice]) -> QWidget:
    holder = QWidget()
    mark(holder, ground="surface")
    column = QVBoxLayout(holder)
    column.setContentsMargins(space("s"), 0, space("s"), space("xs"))
    column.setSpacing(space("xs"))
    for hint in hints[:_MOST]:
        if place(hint):
            column.addWidget(Label(place(hint), "label"))
        column.addWidget(WrappedLabel(hint.text, "meta"))
    if len(hints) > _MOST:
        column.addWidget(Label(f"… und {len(hints) - _MOST} weitere. Der Bericht nennt alle.", "hint"))
    column.addStretch(1)
    return holder


def place(hint: Notice) -> str:
    """Return where in the file something is: Blatt „Aktivitäten“, Zeile 14, Spalte „Beginn“."""
    parts = (
        f"Blatt „{hint.sheet}“" if hint.sheet else "",
        f"Zeile {hint.row}" if hint.row else "",
        f"Spalte „{hint.column}“" if hint.column else "",
    )
    return ", ".join(filter(None, parts))
