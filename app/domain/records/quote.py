"""The record Quote (Zitat)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, INTERNAL, NETWORK, PERSONAL, PUBLIC, RELEASE
from app.domain.fields import Place
from app.domain.record import Record, record
from app.domain.vocabularies.interviews import ATTRIBUTION, PERSON_APPROVAL
from app.domain.vocabularies.shared import THEMES, THESES
from app.domain.vocabularies.statuses import STATUS_QUOTE

QUOTE = "Zitat"
NAMING = "Nennung und Freigabe"
TOPICS = "Einordnung"


# fmt: off
@record(
    label="Zitat", plural="Zitate", letters="ZI", sheet="Zitate",
    status=STATUS_QUOTE, title_field="text",
    list_columns=("code", "text", "speaker_label", "status"),
    help=(
        "Ein einzelner, starker Satz aus einem Gespräch. Zitate geben Bausteinen eine Stimme und belegen "
        "Erkenntnisse."
    ),
    note_privacy=PERSONAL,
    export_when=lambda r: r.status == "released",
)
class Quote(Record):
    """Zitat."""

    invented: bool = declare.flag("Erfundenes Beispiel", QUOTE,
        "Nur in den Beispieldaten gesetzt: Das Zitat ist erfunden und wird überall so gekennzeichnet.",
        PUBLIC, visible_when=lambda r: r.invented)
    text: str | None = declare.text("Wortlaut", QUOTE,
        "Der Satz so, wie er gesagt wurde, ohne Namen, Firmen und eindeutige Orte. Auslassungen kennzeichnen "
        "Sie mit […].",
        PUBLIC, required=DRAFT, word=Place.EVIDENCE, max=600,
        example="Seit ich zwei Tage hier arbeite, kaufe ich auch wieder hier ein.")
    interview_id: str | None = declare.ref("Aus Interview", QUOTE,
        "Das Gespräch, aus dem der Satz stammt. Darüber prüft das Programm die Einwilligung.",
        NETWORK, "interview", required=DRAFT)
    question_uid: str | None = declare.ref("Zur Frage", QUOTE,
        "Die Frage, auf die geantwortet wurde.",
        INTERNAL, "guide.questions")
    position_start: int | None = declare.integer("Fundstelle von", QUOTE,
        "Anfang der Stelle im Transkript, gezählt in Zeichen. Wird beim Markieren gesetzt.",
        INTERNAL, min_value=0, max_value=200000)
    position_end: int | None = declare.integer("Fundstelle bis", QUOTE,
        "Ende der Stelle im Transkript.",
        INTERNAL, min_value=0, max_value=200000)
    context: str | None = declare.text("Zusammenhang", QUOTE,
        "Ein Satz dazu, worum es gerade ging, damit das Zitat nicht falsch verstanden wird.",
        NETWORK, max=300, example="Auf die Frage, was sich durch das Arbeiten am Ort verändert hat.")
    attribution: str | None = declare.choice("Nennung", NAMING,
        "Wie soll die Person im Dokument erscheinen? Die Funktion nur, wenn sie dem zugestimmt hat.",
        NETWORK, ATTRIBUTION, required=DRAFT, default="role")
    speaker_label: str | None = declare.line("Bezeichnung der Person", NAMING,
        "So steht es unter dem Zitat. Wählen Sie eine Bezeichnung, die auf viele Menschen zutrifft.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.attribution in ("role", "function"),
        word=Place.EVIDENCE, max=80, example="Beschäftigte, pendelt sonst nach Frankfurt")
    pseudonymised: bool = declare.flag("Pseudonymisiert", NAMING,
        "Bestätigen Sie, dass Name, Firma, Ort und andere Hinweise auf die Person ersetzt sind.",
        NETWORK, required=RELEASE)
    approved_by_person: str | None = declare.choice("Vorlage bei der Person", NAMING,
        "Hat die Person das Zitat gesehen? In einer kleinen Stadt ist das oft eine gute Idee.",
        INTERNAL, PERSON_APPROVAL, required=RELEASE, default="not_needed")
    released_at: str | None = declare.date("Freigegeben am", NAMING,
        "Setzt das Programm bei der Freigabe.",
        NETWORK, computed=True)
    themes: tuple[str, ...] = declare.multi("Themen", TOPICS,
        "Ein bis drei Themen, zu denen das Zitat etwas sagt.",
        PUBLIC, THEMES, required=RELEASE, min_items=1, max_items=3)
    theses: tuple[str, ...] = declare.multi("Thesen", TOPICS,
        "Thesen, zu denen das Zitat etwas sagt.",
        PUBLIC, THESES, max_items=9)
# fmt: on
