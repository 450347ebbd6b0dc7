"""The record Attachment (Anlage)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, INTERNAL, NETWORK, PERSONAL, PUBLIC, RELEASE
from app.domain.fields import Place
from app.domain.record import Record, record
from app.domain.vocabularies.files import ATTACHMENT_KINDS, MEDIA_LICENCES, PERSON_CONSENT
from app.domain.vocabularies.statuses import STATUS_ATTACHMENT

ATTACHMENT = "Anlage"
DESCRIPTION = "Bildbeschreibung"
RIGHTS = "Rechte"
PERSONS = "Personen"
TECHNICAL = "Technische Angaben"


# fmt: off
@record(
    label="Anlage", plural="Anlagen", letters="AN", sheet="Anlagen",
    status=STATUS_ATTACHMENT, title_field="title",
    list_columns=("code", "title", "kind", "licence", "status"),
    help=(
        "Bilder, Dokumente und Links. Ein Bild geht nur weiter, wenn alle sagen können: Das dürfen wir "
        "zeigen, und auch blinde Menschen erfahren, was darauf ist."
    ),
    export_when=lambda r: r.status == "ready",
)
class Attachment(Record):
    """Anlage."""

    title: str | None = declare.line("Titel", ATTACHMENT,
        "Ein kurzer Name, unter dem Sie die Anlage wiederfinden.",
        PUBLIC, required=DRAFT, max=120, example="Eingang des Pop-up-Space am Eröffnungstag")
    kind: str | None = declare.choice("Art", ATTACHMENT,
        "Bild, Dokument oder Link?",
        PUBLIC, ATTACHMENT_KINDS, required=DRAFT)
    file: str | None = declare.picture("Datei", ATTACHMENT,
        "Wählen Sie die Datei. Beim Einfügen entfernt das Programm Ort, Kamera und andere verborgene Angaben "
        "aus Bildern.",
        PUBLIC, required=DRAFT, required_when=lambda r: r.kind in ("picture", "document"),
        word=Place.PICTURES, file_kinds=("jpg", "png", "pdf", "docx", "xlsx", "odt", "ods"))
    url: str | None = declare.url("Adresse", ATTACHMENT,
        "Die vollständige Adresse der Seite.",
        PUBLIC, required=DRAFT, required_when=lambda r: r.kind == "link", word=Place.CONTACT, max=500)
    alt_text: str | None = declare.text("Alternativtext", DESCRIPTION,
        "Beschreiben Sie, was zu sehen ist und warum es wichtig ist, für Menschen, die das Bild nicht sehen. "
        "Beginnen Sie nicht mit „Bild von“.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.kind == "picture", word=Place.PICTURES, max=250,
        single_paragraph=True,
        example="Sieben Schreibtische in einem hellen Fachwerkraum, an dreien wird gearbeitet.")
    long_description: str | None = declare.text("Ausführliche Beschreibung", DESCRIPTION,
        "Nur bei Diagrammen, Plänen und Karten nötig: die Aussage in Worten und die wichtigsten Zahlen.",
        PUBLIC, word=Place.PICTURES, max=1500)
    caption: str | None = declare.line("Bildunterschrift", DESCRIPTION,
        "Was, wo und wann. Namen nur von Personen, die ausdrücklich zugestimmt haben; im Zweifel weglassen.",
        PUBLIC, word=Place.PICTURES, max=200, example="Probebetrieb im Juni 2022, Rheingaustraße 70")
    credit: str | None = declare.line("Nachweis", RIGHTS,
        "Wer das Bild gemacht hat, so wie es daneben stehen soll. Das ist die einzige Stelle, an der ein "
        "Name vorgesehen ist, denn Urheberinnen und Urheber haben ein Recht auf Nennung.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.kind in ("picture", "document"),
        word=Place.PICTURES, max=100, example="Foto: Stadt Oestrich-Winkel")
    licence: str | None = declare.choice("Nutzungsrecht", RIGHTS,
        "Auf welcher Grundlage dürfen Sie die Anlage weitergeben?",
        PUBLIC, MEDIA_LICENCES, required=RELEASE, required_when=lambda r: r.kind in ("picture", "document"),
        word=Place.PICTURES, default="unclear")
    permission_note: str | None = declare.line("Beleg für das Nutzungsrecht", RIGHTS,
        "Wo die Erlaubnis abgelegt ist.",
        INTERNAL, max=200, example="E-Mail vom 24.06.2022 im Projektordner")
    person_consent: str | None = declare.choice("Personen auf dem Bild", PERSONS,
        "Sind Menschen zu erkennen? Wählen Sie, worauf Sie sich stützen; ungeklärte Bilder bleiben im Labor.",
        NETWORK, PERSON_CONSENT, required=RELEASE, required_when=lambda r: r.kind == "picture",
        default="unclear")
    consent_refs: tuple[str, ...] = declare.refs("Einwilligungen zum Bild", PERSONS,
        "Einwilligungen mit Zweck 9 der abgebildeten Personen. Ein Widerruf sperrt dann auch dieses Bild.",
        PERSONAL, "consent", max_items=20)
    taken_on: str | None = declare.fuzzy_date("Aufgenommen", ATTACHMENT,
        "Tag, Monat oder Jahr der Aufnahme oder des Dokuments.",
        PUBLIC, max=10, example="2022-06-21")
    original_filename: str | None = declare.line("Ursprünglicher Dateiname", TECHNICAL,
        "Bleibt im Labor, weil Dateinamen oft Namen von Personen enthalten.",
        INTERNAL, max=200, computed=True)
    sha256: str | None = declare.line("Prüfsumme", TECHNICAL,
        "Fingerabdruck der Datei. Daran erkennt das Projektbüro, ob ein Bild unverändert angekommen ist.",
        NETWORK, max=64, computed=True)
    pixel_width: int | None = declare.integer("Breite in Bildpunkten", TECHNICAL,
        "Liest das Programm aus dem Bild.",
        NETWORK, min_value=1, max_value=100000, computed=True)
    pixel_height: int | None = declare.integer("Höhe in Bildpunkten", TECHNICAL,
        "Liest das Programm aus dem Bild.",
        NETWORK, min_value=1, max_value=100000, computed=True)
    metadata_removed: bool = declare.flag("Verborgene Angaben entfernt", TECHNICAL,
        "Setzt das Programm, sobald Ort, Kamera und Autorenangaben aus der Datei entfernt sind.",
        NETWORK, computed=True)
# fmt: on
