"""Everything that is due or unfinished, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.domain.catalogue import KINDS
from ui.dialogs.base import Dialog
from ui.dialogs.picker_rows import MetaRole, ProblemRole, RowDelegate
from ui.pages.overview.words import due_by, due_title, due_what
from ui.pages.records.face import UNTITLED, state_of
from ui.theme.look import pixels

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from app.services.overview import Due, Lack

_WIDTH, _HEIGHT = 620, 560
_UID = Qt.ItemDataRole.UserRole


class DueDialog(Dialog):
    """Enter leads to the record; ``uid`` is the one that was chosen."""

    def __init__(self, due: Sequence[Due], lacking: Sequence[Lack], today: dt.date, parent: QWidget) -> None:
        """Show what is due, and then what lacks something."""
        number = len(due) + len(lacking)
        sense = "1 Eintrag" if number == 1 else f"{number} Einträge, das Dringendste zuerst"
        super().__init__("Fällig und unfertig", sense, parent)
        self.resize(pixels(_WIDTH), pixels(_HEIGHT))
        self.list = QListWidget()
        self.list.setAccessibleName("Fällig und unfertig")
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, meta, uid, urgent in _rows(due, lacking, today):
            item = QListWidgetItem(title, self.list)
            item.setData(MetaRole, meta)
            item.setData(ProblemRole, "dringend" if urgent else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {meta}")
            item.setData(_UID, uid)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.body.addWidget(self.list, 1)
        self.finish("Öffnen", leave="Schließen")

    @property
    def uid(self) -> str:
        """The record that somebody wants to see."""
        item = self.list.currentItem()
        return str(item.data(_UID)) if item else ""


def _rows(
    due: Sequence[Due], lacking: Sequence[Lack], today: dt.date
) -> Iterator[tuple[str, str, str, bool]]:
    for one in due:
        meta = " · ".join(filter(None, (due_what(one), one.record.code, due_by(one.day, today))))
        yield due_title(one), meta, one.record.uid, one.is_late(today)
    for lack in lacking:
        words, tone = state_of(lack.gaps, lack.errors)
        meta = f"{KINDS[lack.record.kind].label} · {lack.record.code} · {words}"
        yield lack.record.title or UNTITLED, meta, lack.record.uid, tone == "err"
