"""A record as a card that can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.catalogue import KINDS
from app.domain.vocabularies.findings import EVIDENCE_STRENGTH, THESIS_RELATIONS
from ui.pages.lettering import shortened
from ui.pages.records.face import INVENTED
from ui.pages.records.specs import ICONS
from ui.theme.icons import RELATION_COLORS
from ui.theme.tokens import size, space
from ui.widgets.chip import Chip
from ui.widgets.icon_label import IconLabel
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, Label, WrappedLabel

if TYPE_CHECKING:
    from app.services.thread import Card

_LONGEST = 240  # characters of a note


class RecordCard(Pressable):
    """``opened`` tells the uid. Without a frame it is a row of a panel."""

    opened = Signal(str)

    def __init__(self, card: Card, *, framed: bool = True) -> None:
        """The screen reader says kind, title and what ties it."""
        super().__init__(_spoken(card), framed=framed)
        self.card = card
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("m") if framed else space("xs")] * 4)
        column.setSpacing(space("xs"))
        column.addLayout(_relation(card) if card.relation else _head(card))
        quoted = card.kind == "quote"
        role = "quote" if quoted else "body" if card.relation else "bodyStrong"
        column.addWidget(_text(f"„{card.title}“" if quoted else card.title, role))
        for note in card.notes[:2]:
            column.addWidget(_text(shortened(note, _LONGEST), "meta"))
        self.clicked.connect(lambda: self.opened.emit(card.uid))


def _head(card: Card) -> QHBoxLayout:
    about = KINDS[card.kind]
    row = QHBoxLayout()
    row.setSpacing(space("s"))
    row.addWidget(IconLabel(ICONS.get(card.kind, "link"), "text2", size("iconSmall")))
    row.addWidget(ElidedLabel(" · ".join(filter(None, (about.label, card.when or card.short))), "meta"), 1)
    if card.invented:
        row.addWidget(Chip(INVENTED, "warn", "info"))
    if card.strength:
        word = EVIDENCE_STRENGTH.label_of(card.strength)
        row.addWidget(Chip(word, "accent" if card.strength == "direct" else "plain"))
    return row


def _relation(card: Card) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space("s"))
    token = RELATION_COLORS[card.relation]
    row.addWidget(IconLabel(f"relation-{card.relation}", token, size("mark")))
    word = Label(f"{card.short} · {THESIS_RELATIONS.label_of(card.relation)}", "label", token)
    row.addWidget(word, 1)
    return row


def _text(text: str, role: str) -> WrappedLabel:
    label = WrappedLabel(text, role)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def _spoken(card: Card) -> str:
    relation = THESIS_RELATIONS.label_of(card.relation) if card.relation else ""
    strength = EVIDENCE_STRENGTH.label_of(card.strength) if card.strength else ""
    parts = (KINDS[card.kind].label, card.short, relation, strength, card.title, *card.notes)
    return ", ".join(filter(None, parts))
