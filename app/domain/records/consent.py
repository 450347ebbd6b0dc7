"""The record Consent (Einwilligung)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, INTERNAL, PERSONAL
from app.domain.record import Record, Scope, record
from app.domain.vocabularies.interviews import CONSENT_PURPOSES, REVOCATION_SCOPE
from app.domain.vocabularies.statuses import STATUS_CONSENT

CONSENT = "Einwilligung"
PURPOSES = "Zwecke"
DEADLINES = "Fristen"
REVOCATION = "Widerruf"


# fmt: off
@record(
    label="Einwilligung", plural="Einwilligungen", letters="EW", sheet="Einwilligungen",
    status=STATUS_CONSENT, title_field="pseudonym",
    list_columns=("code", "pseudonym", "given_on", "purposes", "status"),
    help=(
        "Was eine befragte Person erlaubt hat. Hier stehen nur Pseudonym, Zwecke und Fristen; Name und "
        "Nachweis liegen im Personentresor."
    ),
    scope=Scope(default="intern", allowed=("intern",)),
    note_privacy=PERSONAL,
    in_package=False,
)
class Consent(Record):
    """Einwilligung."""

    pseudonym: str | None = declare.line("Pseudonym", CONSENT,
        "Das Kürzel der Person. Es verbindet die Einwilligung mit dem Gespräch und, nur im Personentresor, "
        "mit dem Namen.",
        PERSONAL, required=DRAFT, max=20, pattern=r"^[A-Z]{2,3}-P-[0-9]{3,4}$", computed=True,
        example="DIE-P-014")
    given_on: str | None = declare.date("Erteilt am", CONSENT,
        "Tag, an dem die Person zugestimmt hat. Er darf nicht nach dem Gespräch liegen.",
        PERSONAL, required=DRAFT, example="2021-09-15")
    form_version: str | None = declare.line("Fassung des Textes", CONSENT,
        "Welche Fassung des Einwilligungstextes vorlag. So lässt sich später zeigen, worüber die Person "
        "informiert war.",
        INTERNAL, required=DRAFT, max=20, example="EW 1.2")
    purposes: tuple[str, ...] = declare.multi("Erlaubte Zwecke", PURPOSES,
        "Kreuzen Sie nur an, was die Person ausdrücklich erlaubt hat. Was nicht angekreuzt ist, gilt als "
        "nicht erlaubt.",
        PERSONAL, CONSENT_PURPOSES, required=DRAFT, min_items=1, max_items=10)
    vault_complete: bool = declare.flag("Nachweis vollständig", CONSENT,
        "Das Programm setzt das Häkchen, wenn im Personentresor Form, Ablage, Informationsblatt und nötige "
        "Zusatzeinwilligungen eingetragen sind.",
        INTERNAL, required=DRAFT, computed=True)
    retention_until: str | None = declare.date("Aufbewahren bis", DEADLINES,
        "Bis zu diesem Tag werden die Angaben zur Person gebraucht. Vorschlag: drei Monate nach Projektende.",
        INTERNAL, required=DRAFT, example="2023-06-30")
    revoked_at: str | None = declare.date("Widerrufen am", REVOCATION,
        "Tag, an dem die Person ihre Einwilligung zurückgenommen hat. Ein Anruf genügt; Gründe braucht es "
        "nicht.",
        PERSONAL)
    revoked_scope: str | None = declare.choice("Umfang des Widerrufs", REVOCATION,
        "Betrifft der Widerruf alles oder nur einzelne Zwecke?",
        PERSONAL, REVOCATION_SCOPE, required=DRAFT, required_when=lambda r: bool(r.revoked_at),
        default="none")
    revoked_purposes: tuple[str, ...] = declare.multi("Widerrufene Zwecke", REVOCATION,
        "Die Zwecke, die nicht mehr gelten.",
        PERSONAL, CONSENT_PURPOSES, required=DRAFT, required_when=lambda r: r.revoked_scope == "partial",
        max_items=10)
    revocation_handled_at: str | None = declare.date("Widerruf bearbeitet am", REVOCATION,
        "Tag, an dem alle betroffenen Inhalte gesperrt oder gelöscht waren. Das Programm zeigt vorher, "
        "welche Zitate, Erkenntnisse, Bausteine und Lieferungen betroffen sind.",
        INTERNAL)
    recipients_notified_at: str | None = declare.date("Empfänger benachrichtigt am", REVOCATION,
        "Tag, an dem das Projektbüro und andere Empfänger die Widerrufsmeldung erhalten haben.",
        INTERNAL)
# fmt: on
