"""Records that may tell the same thing twice, side by side, with the reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from ui.pages.lettering import shortened
from ui.pages.records.specs import ICONS
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.office.likeness import Suggestion, Suspect

_LONGEST = 220  # characters of a title
_NONE = "Zurzeit sieht nichts danach aus, als stünde etwas doppelt im Bestand."
_SENSE = (
    "Ähnlich heißt nicht gleich: Zusammengelegt wird nichts von selbst. Was Sie als verschieden vermerken, "
    "wird nicht mehr vorgeschlagen."
)


class DoublesView(QScrollArea):
    """``opened`` tells the uid of a record to look at, ``told_apart`` the pair that is none."""

    opened = Signal(str)
    told_apart = Signal(object)

    def __init__(self) -> None:
        """Begin without a suggestion."""
        super().__init__(widgetResizable=True)
        self.pairs: list[QWidget] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Mögliche Doppelte")
        self.show_pairs(())

    def show_pairs(self, found: Sequence[Suggestion]) -> None:
        """Show suggestions, the likeliest first."""
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(space("xl"), space("m"), space("xl"), space("l"))
        column.setSpacing(space("s"))
        column.addWidget(WrappedLabel(_SENSE if found else _NONE, "body", "text2"))
        self.pairs = [self._pair(one) for one in found]
        for pair in self.pairs:
            column.addWidget(line())
            column.addWidget(pair)
        column.addStretch(1)
        self.setWidget(holder)

    def _pair(self, found: Suggestion) -> QWidget:
        pair = QWidget()
        both = QHBoxLayout()
        both.setSpacing(space("s"))
        for suspect in (found.one, found.other):
            card = _Card(found.kind, suspect)
            card.clicked.connect(partial(self.opened.emit, suspect.uid))
            both.addWidget(card, 1)
        apart = Button("Verschieden", partial(self.told_apart.emit, found))
        apart.setAccessibleDescription(f"{found.one.title} – {found.other.title}")
        foot = QHBoxLayout()
        foot.addWidget(Label(KINDS[found.kind].plural, "label"))
        foot.addWidget(ElidedLabel(" · ".join(found.reasons), "meta"), 1)
        foot.addWidget(apart)
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, space("xs"), 0, space("xs"))
        column.setSpacing(space("xs"))
        column.addLayout(foot)
        column.addLayout(both)
        return pair


class _Card(Pressable):
    """One of two; pressed, it leads to the record."""

    def __init__(self, kind: str, suspect: Suspect) -> None:
        super().__init__(f"Ansehen: {suspect.town}, {suspect.code}, {suspect.title}", framed=True)
        self.setToolTip("Ansehen")
        head = QHBoxLayout()
        head.setSpacing(space("s"))
        head.addWidget(IconLabel(ICONS.get(kind, "link"), "text2", size("iconSmall")))
        head.addWidget(ElidedLabel(f"{suspect.town} · {suspect.code}", "meta"), 1)
        head.addWidget(Label("Ansehen", "meta", "accent"))
        text = WrappedLabel(shortened(suspect.title, _LONGEST), "body")
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("m")] * 4)
        column.setSpacing(space("xs"))
        column.addLayout(head)
        column.addWidget(text)
        column.addStretch(1)
