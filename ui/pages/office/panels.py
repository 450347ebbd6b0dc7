"""The panels of the comparison: a matrix with its legend, and the timeline with its lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from ui.pages.office.matrix import ComparisonView
from ui.pages.overview.timeline import TimelineView
from ui.theme.tokens import space
from ui.widgets.buttons import IconButton
from ui.widgets.marks import legend
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from app.services.timeline import Timeline
    from ui.pages.office.manners import Manner

_KEY = "voll: durchgeführt · Umriss: angekündigt oder geplant · Balken: nur Monat belegt"
_TRACKS = 5


class _TightPanel(Panel):
    def set_tight(self, tight: bool) -> None:
        """Save room where there is little."""
        self.body.setContentsMargins(*[space("s" if tight else "l")] * 4)
        self.body.setSpacing(space("xs" if tight else "s"))


class MatrixPanel(_TightPanel):
    """A matrix, and below it what its marks mean."""

    def __init__(self, manner: Manner) -> None:
        """Begin without a table."""
        super().__init__()
        self.matrix = ComparisonView(manner)
        hint = ElidedLabel(manner.hint, "hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(legend(manner.legend))
        foot.addWidget(hint, 1)
        self.body.addWidget(self.matrix, 1)
        self.body.addLayout(foot)


class TimePanel(_TightPanel):
    """A lane for each town. What has no room for its name has it in the list."""

    def __init__(self, show_list: Callable[[], object]) -> None:
        """``show_list`` shows the same as a table."""
        super().__init__("Aktivitäten der Städte")
        self.timeline = TimelineView(_TRACKS)
        self.timeline.setAccessibleName("Aktivitäten der Städte")
        self._key = ElidedLabel(_KEY, "hint")
        self._key.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self._key, 4)
        self.head.addWidget(IconButton("table-2", "Als Tabelle zeigen", show_list))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.timeline)
        self.body.addWidget(self._area, 1)
        self.timeline.looked_at.connect(self._bring_into_view)

    def show_timeline(self, timeline: Timeline, today: dt.date) -> None:
        """Show another timeline."""
        outside = timeline.outside
        self._key.setText(f"{_KEY} · {outside} davor und danach" if outside else _KEY)
        self.timeline.show_timeline(timeline, today)

    def _bring_into_view(self, place: QRect) -> None:
        at = place.center()
        self._area.ensureVisible(at.x(), at.y(), place.width() // 2, place.height())
