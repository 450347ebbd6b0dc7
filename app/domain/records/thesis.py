"""The record Thesis (These)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, PUBLIC, RELEASE
from app.domain.fields import Place
from app.domain.record import Record, Scope, record
from app.domain.vocabularies.findings import TESTABILITY, THESIS_ASSESSMENTS, THESIS_KINDS, THESIS_ORIGINS
from app.domain.vocabularies.shared import THEMES
from app.domain.vocabularies.statuses import STATUS_THESIS

THESIS = "These"
TOPICS = "Einordnung"
STATE = "Stand"


# fmt: off
@record(
    label="These", plural="Thesen", letters="TS", sheet="Thesen",
    status=STATUS_THESIS, title_field="statement",
    list_columns=("thesis_code", "statement", "origin", "assessment", "status"),
    help=(
        "Eine Behauptung über Kleinstädte und neue Arbeit, die die Labore prüfen. Gemeinsame Thesen pflegt "
        "das Projektbüro."
    ),
    scope=Scope(default="oeffentlich"),
    export_when=lambda r: r.status != "proposed",
)
class Thesis(Record):
    """These."""

    thesis_code: str | None = declare.line("Nummer", THESIS,
        "T1 bis T9 stammen aus dem Ausgangsartikel. Eigene Thesen eines Labors beginnen mit L- und dem "
        "Kürzel des Labors.",
        PUBLIC, required=DRAFT, word=Place.THESIS_MATRIX, max=12,
        pattern=r"^(T[0-9]{1,2}|L-[A-Z]{2,3}-T[0-9]{1,2})$", example="T7")
    statement: str | None = declare.text("These", THESIS,
        "Ein Satz, der sich mit Belegen stützen oder widerlegen lässt.",
        PUBLIC, required=DRAFT, word=Place.THESIS_MATRIX, max=400, single_paragraph=True,
        example="Neue Arbeitsorte wie Coworking-Spaces geben Kleinstädten einen Anstoß zur Entwicklung.")
    origin: str | None = declare.choice("Herkunft", THESIS,
        "Woher stammt die These?",
        PUBLIC, THESIS_ORIGINS, required=DRAFT, word=Place.THESIS_MATRIX)
    thesis_kind: str | None = declare.choice("Art", THESIS,
        "Steht die These so im Ausgangstext oder wurde sie daraus gebildet?",
        PUBLIC, THESIS_KINDS)
    seed_quote: str | None = declare.text("Wortlaut im Ausgangstext", THESIS,
        "Die Stelle, aus der die These gewonnen wurde, im Wortlaut.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.origin == "article_2020",
        word=Place.THESIS_MATRIX, max=600)
    testability: str | None = declare.choice("Prüfbarkeit", THESIS,
        "Können die Labore selbst Belege sammeln oder nur Studien heranziehen?",
        PUBLIC, TESTABILITY, word=Place.THESIS_MATRIX)
    note: str | None = declare.text("Erläuterung", THESIS,
        "Was ist bei der Prüfung zu beachten?",
        PUBLIC, max=400)
    themes: tuple[str, ...] = declare.multi("Themen", TOPICS,
        "Themen, zu denen die These gehört.",
        PUBLIC, THEMES, required=RELEASE, min_items=1, max_items=5)
    assessment: str | None = declare.choice("Stand", STATE,
        "Wird aus den gesicherten Erkenntnissen errechnet, je Labor und über alle Labore. Sie brauchen hier "
        "nichts einzutragen.",
        PUBLIC, THESIS_ASSESSMENTS, word=Place.THESIS_MATRIX, computed=True, excel="Stand der These")
# fmt: on
