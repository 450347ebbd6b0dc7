"""What hits are narrowed to: their kind, a theme, a town, a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.services.search import Narrowing
from ui.theme.tokens import space
from ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.search import Answer, Narrowings

_NO_KIND, _NO_THEME, _NO_TOWN, _NO_YEAR = "Alles", "Alle Themen", "Alle Städte", "Alle Jahre"


class Filters(QWidget):
    """Boxes to choose from. ``changed`` is only told of what people choose."""

    changed = Signal()

    def __init__(self, kinds: tuple[str, ...]) -> None:
        """``kinds`` are all that can be shown here."""
        super().__init__()
        self._kinds = kinds
        self.kind = ChoiceBox("Art", {"": _NO_KIND, **{kind: KINDS[kind].plural for kind in kinds}})
        self.theme = ChoiceBox("Thema", {"": _NO_THEME})
        self.town = ChoiceBox("Stadt", {"": _NO_TOWN})
        self.year = ChoiceBox("Jahr", {"": _NO_YEAR})
        self.year.setToolTip("Nur was ein Datum in diesem Jahr hat")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("s"))
        for box in self.boxes:
            row.addWidget(box, 1)
            box.chosen.connect(self.changed)
        self.town.hide()

    @property
    def boxes(self) -> tuple[ChoiceBox, ...]:
        """The boxes in their order."""
        return (self.kind, self.theme, self.town, self.year)

    @property
    def narrowing(self) -> Narrowing:
        """What is chosen, but for the kind."""
        return Narrowing(self._kinds, self.theme.current, self.town.current, self.year.current)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the kind is chosen."""
        return any(box.current for box in self.boxes[1:])

    def offer(self, known: Narrowings) -> None:
        """Offer what there is by now; towns only where there are several."""
        self.theme.offer({"": _NO_THEME, **known.themes})
        self.town.offer({"": _NO_TOWN, **known.towns})
        self.town.setVisible(bool(known.towns))
        self.year.offer({"": _NO_YEAR, **{year: year for year in known.years}})

    def count(self, answer: Answer | None) -> None:
        """Say beside each kind how many hits it has, unless there are too many to have counted them all."""
        counts: Mapping[str, int] = answer.counts if answer and not answer.more else {}
        total = sum(counts.values())
        self.kind.setItemText(0, f"{_NO_KIND} ({total})" if total else _NO_KIND)
        for place, kind in enumerate(self._kinds, 1):
            number = counts.get(kind, 0)
            self.kind.setItemText(place, f"{KINDS[kind].plural} ({number})" if number else KINDS[kind].plural)

    def clear(self) -> None:
        """Narrow nothing any more, and tell so once."""
        for box in self.boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self.changed.emit()
