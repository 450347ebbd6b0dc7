"""The record PersonVault (Eintrag im Personentresor)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, PERSONAL
from app.domain.fields import Place
from app.domain.record import Record, record
from app.domain.rows import Row, row_class
from app.domain.vocabularies.interviews import CONSENT_FORMS
from app.domain.vocabularies.statuses import STATUS_VAULT

PERSON = "Person"
PROOF = "Nachweis"
SPECIAL = "Besonderer Schutz"
PSEUDONYMS = "Pseudonymisierung"
DEADLINES = "Fristen"


@row_class
class Replacement(Row):
    """A name and what it was replaced by."""

    # fmt: off
    original: str | None = declare.line("Ursprünglich", IN_ROW,
        "Name, Firma oder Ort, wie er gesagt wurde.",
        PERSONAL, required=DRAFT, word=Place.AS_LIST, max=120)
    replacement: str | None = declare.line("Ersetzt durch", IN_ROW,
        "Vergleichbarer, erfundener Name oder eine gröbere Angabe.",
        PERSONAL, required=DRAFT, word=Place.AS_LIST, max=120, example="ein Fachgeschäft im Ortskern")
    # fmt: on


# fmt: off
@record(
    label="Eintrag im Personentresor", plural="Einträge im Personentresor", letters="PT",
    sheet="Personentresor",
    status=STATUS_VAULT, title_field="pseudonym",
    list_columns=("pseudonym", "person_name", "given_at", "status"),
    help=(
        "Name, Kontakt und Nachweis der Einwilligung in einer eigenen, verschlüsselten Datei. Sie wird nie "
        "exportiert und nie zusammengeführt."
    ),
    in_package=False,
    system_fields=("uid", "created_at", "updated_at", "updated_by", "status"),
)
class PersonVault(Record):
    """Eintrag im Personentresor."""

    pseudonym: str | None = declare.line("Pseudonym", PERSON,
        "Das Kürzel, unter dem die Person im Labor geführt wird.",
        PERSONAL, required=DRAFT, max=20, pattern=r"^[A-Z]{2,3}-P-[0-9]{3,4}$", computed=True,
        example="DIE-P-014")
    person_name: str | None = declare.line("Name", PERSON,
        "Vor- und Nachname. Er steht nur hier und an keiner anderen Stelle des Programms.",
        PERSONAL, required=DRAFT, max=120, placeholder="Vorname Nachname")
    contact: str | None = declare.text("Kontakt", PERSON,
        "E-Mail, Telefon oder Anschrift, soweit für Rückfragen oder einen Widerruf nötig.",
        PERSONAL, max=200)
    function_title: str | None = declare.line("Amt oder Funktion", PERSON,
        "Genaue Funktion, falls sie für die Einwilligung zum Zweck 7 wichtig ist.",
        PERSONAL, max=120)
    given_at: str | None = declare.timestamp("Einwilligung erteilt am", PROOF,
        "Tag und möglichst Uhrzeit. Die Einwilligung muss vor dem Gespräch vorliegen.",
        PERSONAL, required=DRAFT)
    form: str | None = declare.choice("Form", PROOF,
        "Wie wurde die Einwilligung gegeben? Schriftlich ist am leichtesten nachzuweisen.",
        PERSONAL, CONSENT_FORMS, required=DRAFT)
    evidence_location: str | None = declare.line("Ablage des Nachweises", PROOF,
        "Wo das unterschriebene Blatt oder die Datei liegt, getrennt von den Gesprächsunterlagen.",
        PERSONAL, required=DRAFT, max=200, example="Hauptamt, verschlossener Schrank, Ordner Einwilligungen")
    info_sheet_handed_out: bool = declare.flag("Informationsblatt ausgehändigt", PROOF,
        "Hat die Person vor dem Gespräch erfahren, was mit ihren Angaben geschieht und dass sie jederzeit "
        "widerrufen kann?",
        PERSONAL, required=DRAFT)
    copy_handed_out: bool = declare.flag("Kopie ausgehändigt", PROOF,
        "Hat die Person eine Kopie ihrer Einwilligung bekommen?",
        PERSONAL)
    minor: bool = declare.flag("Unter 16 Jahren", SPECIAL,
        "Kreuzen Sie an, wenn die Person jünger als 16 Jahre ist. Dann müssen die Sorgeberechtigten "
        "zustimmen.",
        PERSONAL, required=DRAFT)
    guardian_consent: bool = declare.flag("Zustimmung der Sorgeberechtigten", SPECIAL,
        "Liegt die Unterschrift der Eltern oder anderer Sorgeberechtigter vor?",
        PERSONAL, required=DRAFT, required_when=lambda r: r.minor)
    special_categories: bool = declare.flag("Besondere Angaben zu erwarten", SPECIAL,
        "Geht es um Gesundheit, Religion, Herkunft, politische Haltung oder Ähnliches?",
        PERSONAL, required=DRAFT)
    special_categories_consent: bool = declare.flag("Ausdrückliche Einwilligung dazu", SPECIAL,
        "Hat die Person ausdrücklich zugestimmt, dass solche Angaben verarbeitet werden?",
        PERSONAL, required=DRAFT, required_when=lambda r: r.special_categories)
    replacements: tuple[Replacement, ...] = declare.rows("Ersetzungen", PSEUDONYMS,
        "Merkliste, welcher Name wodurch ersetzt wurde. Sie liegt nur hier, denn mit ihr ließe sich alles "
        "rückgängig machen.",
        PERSONAL, Replacement, max_rows=200)
    vault_note: str | None = declare.text("Vermerk", PROOF,
        "Absprachen mit der Person, zum Beispiel zur Vorlage von Zitaten.",
        PERSONAL, max=500)
    erasure_due: str | None = declare.date("Löschen am", DEADLINES,
        "Tag, an dem Name und Kontakt gelöscht werden. Vorschlag: drei Monate nach Projektende.",
        PERSONAL, required=DRAFT)
# fmt: on
