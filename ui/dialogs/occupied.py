"""Asks how to open a lab file that somebody else has open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.services.presence import STALE, Manner, Present
from ui.dialogs.base import Dialog
from ui.theme.look import pixels
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_WIDTH = 560
_SENSE = "Sie können darin lesen. Zum Schreiben sollte es am anderen Rechner geschlossen werden."
_RISK = (
    "Schreiben zwei zugleich, gilt im selben Feld, was zuerst gespeichert wurde, und auf manchen "
    "Netzlaufwerken kann die Datei Schaden nehmen."
)
_STALE = (
    "Ist das Programm dort abgestürzt, gilt das Laborbuch nach spätestens {minutes} Minuten wieder als frei."
)


class OccupiedDialog(Dialog):
    """``manner`` is what was chosen, if it was accepted."""

    def __init__(
        self, name: str, others: Sequence[Present], today: dt.date, parent: QWidget | None = None
    ) -> None:
        """``today`` tells whether the time alone says since when."""
        super().__init__("Laborbuch ist schon geöffnet", f"{name}. {_SENSE}", parent)
        self.setMinimumWidth(pixels(_WIDTH))
        self.manner = Manner.READ
        for one in others:
            self.body.addWidget(Notice(since(one, today), head=_head(one), icon="lock"))
        minutes = int(STALE.total_seconds()) // 60
        for text in (_RISK, _STALE.format(minutes=minutes)):
            self.body.addWidget(WrappedLabel(text, "meta"))
        self._read = self.finish("Nur lesen")
        self.foot.insertWidget(self.foot.count() - 1, Button("Trotzdem öffnen", self._write))
        self._read.setFocus()

    def _write(self) -> None:
        self.manner = Manner.WRITE
        self.accept()


def _head(present: Present) -> str:
    return f"„{present.editor}“ arbeitet darin" if present.editor else "Jemand arbeitet darin"


def since(present: Present, today: dt.date) -> str:
    """Return where somebody sits and since when, in local time."""
    begun = dt.datetime.fromisoformat(present.since).astimezone()
    day = "heute" if begun.date() == today else f"{begun:%d.%m.%Y}"
    return f"Am Rechner {present.computer}, seit {day}, {begun:%H:%M} Uhr."
