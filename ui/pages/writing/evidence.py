"""What a module rests on, beside its text: to read, and to refer to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records.knowledge_module import KnowledgeModule
from app.services import records
from app.services.thread import thread
from ui.dialogs.picker import Picker
from ui.dialogs.picker_model import Records
from ui.forms.area import FormArea
from ui.pages.thread.cards import RecordCard
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.services.book import LabBook


class Insertion(NamedTuple):
    """A field of references that something can be added to; ``cited`` is whether the text says so, too."""

    field: str
    text: str
    icon: str
    cited: bool


INSERTIONS = (
    Insertion("quote_refs", "Zitat einfügen …", "quote", True),
    Insertion("media", "Bild einfügen …", "image", False),
    Insertion("finding_refs", "Erkenntnis als Beleg …", "lightbulb", True),
    Insertion("activity_refs", "Aktivität als Beleg …", "calendar-days", True),
)
_HOW = (
    "Was Sie hier einfügen, kommt zu den Belegen des Bausteins. An der Stelle, an der Sie schreiben, steht "
    "dann die Kennung in Klammern; im Dokument wird daraus die Nummer des Belegs."
)


class EvidencePane(QWidget):
    """``inserted`` tells field, uid and code of what somebody picked, ``opened`` the uid of a card."""

    inserted = Signal(object, str, str)
    opened = Signal(str)
    counted = Signal(int)

    def __init__(self, book: LabBook) -> None:
        """Begin without a module."""
        super().__init__()
        self._book = book
        area = FormArea(self, space("l"), space("m"), space("xl"))
        for insertion in INSERTIONS:
            pick = partial(self.pick, insertion)
            button = Button(insertion.text, pick, variant="quiet", icon=insertion.icon)
            area.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        area.column.addWidget(WrappedLabel(_HOW, "hint"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(space("s"))
        area.column.addLayout(self._cards)
        area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_record(self, record: Record) -> None:
        """Show what a stored module rests on."""
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = thread(self._book, record).before
        for card in found:
            shown = RecordCard(card)
            shown.opened.connect(self.opened)
            self._cards.addWidget(shown)
        self.counted.emit(len(found))

    def pick(self, insertion: Insertion) -> None:
        """Ask what to insert."""
        field = KnowledgeModule.about.by_id[insertion.field]
        source = Records(self._book, field.target, field.target_filter)
        picker = Picker(insertion.text.removesuffix(" …"), source, parent=self.window())
        if picker.exec() and picker.chosen:
            uid = picker.chosen[0]
            found = records.find(self._book, uid)
            if found:
                self.inserted.emit(insertion, uid, found.code)
        picker.deleteLater()
