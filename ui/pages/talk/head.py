"""Which talk this is: who in what role, when, how long, and what the person has agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.records.consent import Consent
from app.domain.rules.consent import granted
from app.domain.values import show
from app.services import records
from ui.pages.records.face import INVENTED
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from app.domain.records.interview import Interview
    from app.services.book import LabBook


class TalkHead(QWidget):
    """One line above transcript and guide."""

    def __init__(self, book: LabBook) -> None:
        """Begin without a talk."""
        super().__init__()
        mark(self, ground="surface", edge="bottom")
        self._book = book
        self._title = Label("", "recordTitle")
        self._meta = ElidedLabel("", "meta")
        self._invented = Chip(INVENTED, "warn", "info")
        self._status = Chip("")
        self._consent = Chip("", "ok", "shield-check")
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l") + space("xs"), space("m"), space("l"), space("m"))
        row.setSpacing(space("s"))
        row.addWidget(self._title)
        row.addWidget(self._meta, 1)
        for chip in (self._invented, self._status, self._consent):
            row.addWidget(chip)

    def show_talk(self, talk: Interview) -> None:
        """Show a talk."""
        by_id = talk.about.by_id
        self._title.setText(talk.pseudonym or talk.code)
        parts = [show(by_id[id_], getattr(talk, id_)) for id_ in ("role_category", "date")]
        if talk.duration_min:
            parts.append(f"{talk.duration_min}\u00a0Minuten")
        self._meta.setText(" · ".join(filter(None, parts)))
        self._invented.setVisible(talk.invented)
        self._status.show_state(talk.about.status.label_of(talk.status), "accent")
        self._show_consent(talk)

    def _show_consent(self, talk: Interview) -> None:
        consent = records.find(self._book, talk.consent_id) if talk.consent_id else None
        if not isinstance(consent, Consent):
            self._consent.show_state("Einwilligung fehlt", "err", "circle-alert")
            return
        purposes = consent.about.by_id["purposes"].vocabulary
        known = len(purposes.terms) if purposes else 0
        allowed = granted(consent)
        text = f"Einwilligung: {len(allowed)} von {known} Zwecken"
        self._consent.show_state(
            text, "ok" if allowed else "err", "shield-check" if allowed else "circle-alert"
        )
