"""Every kind of record, by name. Adding a record is one class and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.activity import Activity
from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.records.delivery import Delivery
from app.domain.records.finding import Finding
from app.domain.records.guide import Guide
from app.domain.records.interview import Interview
from app.domain.records.knowledge_module import KnowledgeModule
from app.domain.records.lab import Lab
from app.domain.records.person_vault import PersonVault
from app.domain.records.quote import Quote
from app.domain.records.source import Source
from app.domain.records.theme import Theme
from app.domain.records.thesis import Thesis

if TYPE_CHECKING:
    from app.domain.record import Record, RecordKind

_LAB_FILE: tuple[type[Record], ...] = (
    Lab,
    Activity,
    Guide,
    Interview,
    Quote,
    Consent,
    Finding,
    Thesis,
    Theme,
    KnowledgeModule,
    Attachment,
    Source,
    Delivery,
)

# The kinds a lab file holds, in the order of sheets and counts.
KINDS: dict[str, RecordKind] = {record.about.name: record.about for record in _LAB_FILE}

# The vault's entries are declared like the rest, but live in a file of their own.
VAULT: RecordKind = PersonVault.about
