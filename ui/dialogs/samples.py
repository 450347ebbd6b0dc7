"""Choosing one of the sample labs, or their office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.domain.vocabularies.general import LAB_PREFIXES
from app.services.samples import LABS, OFFICE_SAMPLE
from ui.dialogs.base import Dialog
from ui.theme.look import pixels
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_INVENTED = (
    "Aktivitäten und Erkenntnisse stammen aus öffentlichen Quellen. Die Interviews sind erfunden und so "
    "gekennzeichnet. Was Sie ändern, bleibt in Ihrer Kopie auf diesem Rechner."
)
_CHOICES = {
    **{prefix: LAB_PREFIXES.label_of(prefix) for prefix in LABS},
    OFFICE_SAMPLE: f"{LAB_PREFIXES.label_of(OFFICE_SAMPLE)} – führt zusammen, was die Städte liefern",
}
_WIDTH, _ROW = 480, 36


class SampleDialog(Dialog):
    """Offers the five towns and, below them, the project office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """The first town is chosen already."""
        super().__init__(
            "Beispiel ansehen", "Fünf Stadtlabore und ihr Projektbüro, zum Umsehen und Ausprobieren.", parent
        )
        self.setMinimumWidth(_WIDTH)
        self.towns = QListWidget()
        self.towns.setAccessibleName("Stadt oder Projektbüro")
        self.towns.setObjectName("choices")
        self.towns.setFixedHeight(pixels(_ROW) * len(_CHOICES) + 2)
        for prefix, name in _CHOICES.items():
            item = QListWidgetItem(name, self.towns)
            item.setData(Qt.ItemDataRole.UserRole, prefix)
            item.setSizeHint(QSize(0, pixels(_ROW)))
        self.towns.setCurrentRow(0)
        self.towns.itemActivated.connect(self.accept)
        self.body.addWidget(self.towns)
        self.body.addWidget(Notice(_INVENTED))
        self.body.addStretch(1)
        self.finish("Beispiel ansehen")

    @property
    def prefix(self) -> str:
        """The prefix of the chosen town, or of the office."""
        return str(self.towns.currentItem().data(Qt.ItemDataRole.UserRole))
