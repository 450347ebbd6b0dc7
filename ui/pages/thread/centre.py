"""The record in the middle of its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.records.finding import Finding
from app.domain.vocabularies.findings import CONFIDENCE_LEVELS
from ui.pages.records.face import UNTITLED
from ui.pages.thread.cards import RecordCard
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.confidence import ConfidenceBar
from ui.widgets.panel import Panel
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.services.thread import Card, Thread

# What a record says for itself in a few sentences, by kind; the rest is in its form.
_IN_SHORT = {
    "activity": "description",
    "source": "note",
    "quote": "context",
    "thesis": "note",
    "theme": "definition",
    "knowledge_module": "summary",
    "attachment": "alt_text",
    "guide": "intro_text",
}
_IN_SERIF = ("finding", "quote", "thesis")
_LONGEST = 900


class Centre(Panel):
    """Shows a record. ``opened`` and ``counter_wanted`` come from a finding's counter-evidence."""

    opened = Signal(str)
    counter_wanted = Signal()

    def __init__(self, record: Record, thread: Thread) -> None:
        """A finding says how reliable it is, and what speaks against it."""
        super().__init__(strong=True)
        self.body.setContentsMargins(*[space("xl") - 4] * 4)
        self.body.setSpacing(space("m"))
        about = record.about
        head = QHBoxLayout()
        head.addWidget(Label(record.code, "meta"), 1)
        head.addWidget(Chip(about.status.label_of(record.status)))
        self.body.addLayout(head)
        role = "statement" if about.name in _IN_SERIF else "recordTitle"
        self.body.addWidget(WrappedLabel(about.title_of(record) or UNTITLED, role))
        if isinstance(record, Finding):
            self.body.addWidget(line())
            self._add_confidence(record)
            self._add_against(thread.against)
        else:
            self._add_short(record)

    def _add_short(self, record: Record) -> None:
        text = getattr(record, _IN_SHORT.get(record.about.name, ""), None) or ""
        if text:
            short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"
            self.body.addWidget(line())
            self.body.addWidget(WrappedLabel(short, "body"))

    def _add_confidence(self, finding: Finding) -> None:
        about = finding.about.by_id
        self.body.addWidget(Label(about["confidence"].label, "label"))
        if finding.confidence:
            levels = len(CONFIDENCE_LEVELS.keys)
            word = CONFIDENCE_LEVELS.label_of(finding.confidence)
            self.body.addWidget(
                ConfidenceBar(word, levels + 1 - CONFIDENCE_LEVELS.level_of(finding.confidence), levels)
            )
        self.body.addWidget(WrappedLabel(finding.confidence_reason or "Noch nicht eingeschätzt.", "body"))

    def _add_against(self, cards: tuple[Card, ...]) -> None:
        self.body.addSpacing(space("xs"))
        self.body.addWidget(Label(Finding.about.by_id["counter_evidence"].label, "label"))
        if not cards:
            self.body.addWidget(
                WrappedLabel("Noch keine. Gab es Stimmen, die dagegen sprechen?", "body", "text2")
            )
        for card in cards:
            shown = RecordCard(card)
            shown.opened.connect(self.opened)
            self.body.addWidget(shown)
        add = Button("Gegenbeleg hinzufügen …", self.counter_wanted.emit, variant="quiet", icon="plus")
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        self.body.addLayout(row)
