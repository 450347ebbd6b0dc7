"""The record Delivery (Lieferung)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, INTERNAL
from app.domain.fields import Place
from app.domain.record import Record, Scope, record
from app.domain.rows import Row, row_class
from app.domain.vocabularies.files import CHECK_RESULTS, DELIVERY_KINDS, HANDOVER_WAYS, RECIPIENTS
from app.domain.vocabularies.general import RELEASE_SCOPE
from app.domain.vocabularies.statuses import STATUS_DELIVERY

DELIVERY = "Lieferung"
CONTENT = "Inhalt"
CHECK = "Prüfung"
HANDOVER = "Übergabe"


@row_class
class Content(Row):
    """A record that a delivery held."""

    # fmt: off
    record_uid: str | None = declare.uuid("Interne Nummer", IN_ROW,
        "Eintrag, der enthalten ist.",
        INTERNAL, required=DRAFT, word=Place.AS_LIST, max=36)
    record_code: str | None = declare.line("Kennung", IN_ROW,
        "Kennung des Eintrags.",
        INTERNAL, required=DRAFT, word=Place.AS_LIST, max=20, example="DIE-WB-0007")
    record_revision: int | None = declare.integer("Version", IN_ROW,
        "Version, die weitergegeben wurde.",
        INTERNAL, required=DRAFT, word=Place.AS_LIST, min_value=1, max_value=999999)
    # fmt: on


@row_class
class DeliveredFile(Row):
    """A file of a delivery."""

    # fmt: off
    name: str | None = declare.line("Dateiname", IN_ROW,
        "Name ohne Ordner.",
        INTERNAL, required=DRAFT, word=Place.AS_LIST, max=200, example="DIE_Paket_007.zip")
    sha256: str | None = declare.line("Prüfsumme", IN_ROW,
        "Fingerabdruck der Datei.",
        INTERNAL, required=DRAFT, word=Place.AS_LIST, max=64)
    size_bytes: int | None = declare.integer("Größe in Byte", IN_ROW,
        "Größe der Datei.",
        INTERNAL, word=Place.AS_LIST, min_value=0, max_value=99999999999)
    # fmt: on


# fmt: off
@record(
    label="Lieferung", plural="Lieferungen", letters="LI", sheet="Lieferungen",
    status=STATUS_DELIVERY, title_field="sequence_no",
    list_columns=("code", "sequence_no", "kind", "recipient", "created_on", "status"),
    help=(
        "Das Ausgangsbuch: was wann an wen ging. Bei einem Widerruf zeigt es, wer benachrichtigt werden "
        "muss."
    ),
    scope=Scope(default="intern", allowed=("intern",)),
    in_package=False,
)
class Delivery(Record):
    """Lieferung."""

    sequence_no: int | None = declare.integer("Laufende Nummer", DELIVERY,
        "Zählt jede Lieferung Ihres Labors. Daran erkennt das Projektbüro, ob eine fehlt.",
        INTERNAL, required=DRAFT, min_value=1, max_value=999999, computed=True)
    kind: str | None = declare.choice("Art", DELIVERY,
        "Was wurde erstellt?",
        INTERNAL, DELIVERY_KINDS, required=DRAFT)
    created_on: str | None = declare.timestamp("Erstellt am", DELIVERY,
        "Zeitpunkt, zu dem die Datei geschrieben wurde.",
        INTERNAL, required=DRAFT, computed=True)
    recipient: str | None = declare.choice("Empfänger", DELIVERY,
        "An wen geht die Lieferung? Danach richtet sich, welche Felder enthalten sind.",
        INTERNAL, RECIPIENTS, required=DRAFT, default="office")
    recipient_note: str | None = declare.line("Empfänger genauer", DELIVERY,
        "Stelle oder Funktionsadresse, ohne Personennamen.",
        INTERNAL, required=DRAFT, required_when=lambda r: r.recipient == "other", max=120)
    scope: str | None = declare.choice("Weitergabe bis", CONTENT,
        "Höchste Stufe, die in dieser Lieferung enthalten ist.",
        INTERNAL, RELEASE_SCOPE, required=DRAFT)
    contents: tuple[Content, ...] = declare.rows("Enthaltene Einträge", CONTENT,
        "Liste der Kennungen mit Version. Das Programm füllt sie; damit findet es bei einem Widerruf alle "
        "betroffenen Lieferungen.",
        INTERNAL, Content, max_rows=20000, computed=True)
    files: tuple[DeliveredFile, ...] = declare.rows("Dateien", CONTENT,
        "Dateinamen mit Prüfsumme, so wie sie übergeben wurden.",
        INTERNAL, DeliveredFile, required=DRAFT, max_rows=2000, computed=True)
    schema_version: str | None = declare.line("Fassung des Formats", CONTENT,
        "Nummer des Datenformats, in dem die Lieferung geschrieben ist.",
        INTERNAL, required=DRAFT, max=20, computed=True, example="1.0")
    revocations: int | None = declare.integer("Mitgegebene Widerrufe", CONTENT,
        "Wie viele Widerrufe diese Lieferung dem Empfänger meldet.",
        INTERNAL, min_value=0, max_value=99999, computed=True)
    check_result: str | None = declare.choice("Prüfung auf Personenbezug", CHECK,
        "Ergebnis der Kontrolle der fertigen Dateien. Mit einem Befund entsteht keine Lieferung.",
        INTERNAL, CHECK_RESULTS, required=DRAFT, computed=True)
    check_notes: str | None = declare.text("Hinweise der Prüfung", CHECK,
        "Was die Prüfung gemeldet hat und wie Sie entschieden haben.",
        INTERNAL, max=2000)
    handed_over_on: str | None = declare.date("Übergeben am", HANDOVER,
        "Tag, an dem die Datei Ihr Haus verlassen hat.",
        INTERNAL, required=DRAFT, required_when=lambda r: r.status in ("handed_over", "confirmed"))
    handed_over_via: str | None = declare.choice("Weg der Übergabe", HANDOVER,
        "Wie haben Sie die Datei übergeben?",
        INTERNAL, HANDOVER_WAYS, required=DRAFT,
        required_when=lambda r: r.status in ("handed_over", "confirmed"))
    note: str | None = declare.text("Vermerk", HANDOVER,
        "Absprachen zu dieser Lieferung.",
        INTERNAL, max=500)
# fmt: on
