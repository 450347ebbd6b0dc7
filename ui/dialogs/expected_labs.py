"""Which labs the office waits for: their letters and towns, whether they ever delivered or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem

from app.domain.records.lab import Lab
from app.errors import SaveRefusedError
from app.services.office import board
from ui.dialogs.base import Dialog
from ui.theme.look import pixels
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.book import LabBook

_SENSE = "Diese Labore stehen im Lieferstand, auch wenn sie noch nichts geliefert haben."
_SIZE = (560, 460)
_PREFIX_WIDTH = 110


class ExpectedLabsDialog(Dialog):
    """A table to write in; its last row is always empty."""

    def __init__(self, book: LabBook, parent: QWidget | None = None) -> None:
        """Begin with the labs that are expected now."""
        super().__init__("Erwartete Labore", _SENSE, parent)
        self.resize(*map(pixels, _SIZE))
        self._book = book
        labels = [Lab.about.by_id[id_].label for id_ in ("prefix", "town")]
        self.table = QTableWidget(0, len(labels))
        self.table.setHorizontalHeaderLabels(labels)
        self._dress()
        self._sign, self._problem = (
            IconLabel("circle-alert", "err", size("iconSmall")),
            WrappedLabel("", "hint", "err"),
        )
        self.body.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.addWidget(Button("Aus der Liste nehmen", self.remove, icon="minus"))
        below.addStretch(1)
        self.body.addLayout(below)
        self.foot.addWidget(self._sign)
        self.foot.addWidget(self._problem, 1)
        self.finish("Liste speichern", self.save)
        self._say("")
        for lab in board.expected_labs(book):
            self._add(lab.prefix, lab.town)
        self._add("", "")
        self.table.itemChanged.connect(self._grow)

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName("Erwartete Labore")
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(pixels(size("tableRow") + space("xs")))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        across = table.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        across.resizeSection(0, pixels(_PREFIX_WIDTH))

    def _add(self, *texts: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts):
            self.table.setItem(row, column, QTableWidgetItem(text))

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What is written, empty rows too."""
        return [(self._text(row, 0), self._text(row, 1)) for row in range(self.table.rowCount())]

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item else ""

    def _grow(self) -> None:
        self._say("")
        if any(self.rows[-1]):
            self._add("", "")

    def remove(self) -> None:
        """Take the lab one stands on out of the list."""
        row = self.table.currentRow()
        if 0 <= row < self.table.rowCount() - 1:
            self.table.removeRow(row)

    def save(self) -> None:
        """Store the list, or say what is wrong with it."""
        try:
            board.put_expected_labs(self._book, self.rows)
        except SaveRefusedError as error:
            self._say(str(error))
        else:
            self.accept()

    def _say(self, problem: str) -> None:
        self._problem.say(problem)
        self._sign.setVisible(bool(problem))
