"""A finding behind a cell: what it means for the thesis, what it says, what it rests on, how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.vocabularies.findings import CONFIDENCE_LEVELS, THESIS_RELATIONS
from ui.pages.lettering import shortened
from ui.pages.records.specs import ICONS
from ui.theme.icons import RELATION_COLORS
from ui.theme.tokens import size, space
from ui.widgets.confidence import ConfidenceBar
from ui.widgets.icon_label import IconLabel
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, Label, WrappedLabel

if TYPE_CHECKING:
    from app.services.office.comparison import Seen

_LONGEST = 160  # characters of a reason


class FindingCard(Pressable):
    """``opened`` tells the uid. Of what it rests on the first stands there, and how much more there is."""

    opened = Signal(str)

    def __init__(self, seen: Seen) -> None:
        """The screen reader says everything that the card shows, and all evidence."""
        super().__init__(_spoken(seen))
        self.seen = seen
        column = QVBoxLayout(self)
        column.setContentsMargins(space("m"), space("m"), space("m"), space("m"))
        column.setSpacing(space("xs") + space("hair"))
        column.addLayout(_head(seen))
        column.addWidget(_text(seen.statement, "reading"))
        if seen.note:
            column.addWidget(_text(shortened(seen.note, _LONGEST), "meta"))
        if seen.evidence:
            column.addLayout(_evidence(seen))
        if seen.confidence:
            column.addWidget(_confidence(seen.confidence))
        if seen.reason:
            column.addWidget(_text(shortened(seen.reason, _LONGEST), "hint"))
        self.clicked.connect(lambda: self.opened.emit(seen.uid))


def _head(seen: Seen) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space("s"))
    token = RELATION_COLORS[seen.relation]
    row.addWidget(IconLabel(f"relation-{seen.relation}", token, size("mark")))
    row.addWidget(Label(THESIS_RELATIONS.label_of(seen.relation), "label", token), 1)
    row.addWidget(Label(seen.code, "meta"))
    return row


def _evidence(seen: Seen) -> QHBoxLayout:
    first, *more = seen.evidence
    row = QHBoxLayout()
    row.setSpacing(space("s"))
    row.addWidget(IconLabel(ICONS.get(first.kind, "link"), "text2", size("iconSmall")))
    row.addWidget(ElidedLabel(first.text, "meta"), 1)
    if more:
        row.addWidget(Label(f"+\u202f{len(more)}", "hint"))
    return row


def _confidence(key: str) -> ConfidenceBar:
    steps = len(CONFIDENCE_LEVELS.keys)
    bar = ConfidenceBar(CONFIDENCE_LEVELS.label_of(key), steps + 1 - CONFIDENCE_LEVELS.level_of(key), steps)
    bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return bar


def _text(text: str, role: str) -> WrappedLabel:
    label = WrappedLabel(text, role)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def _spoken(seen: Seen) -> str:
    sure = f"Verlässlichkeit {CONFIDENCE_LEVELS.label_of(seen.confidence)}" if seen.confidence else ""
    rests = "stützt sich auf " + "; ".join(one.text for one in seen.evidence) if seen.evidence else ""
    relation = THESIS_RELATIONS.label_of(seen.relation)
    return ", ".join(filter(None, (relation, seen.code, seen.statement, seen.note, rests, sure, seen.reason)))
