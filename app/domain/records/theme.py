"""The record Theme (Thema)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, NETWORK, PUBLIC, RELEASE
from app.domain.fields import Place
from app.domain.record import Record, Scope, record
from app.domain.rows import Row, row_class
from app.domain.vocabularies.findings import ACADEMY_TOPICS, THEME_ORIGINS
from app.domain.vocabularies.statuses import STATUS_THEME

THEME = "Thema"


@row_class
class Synonym(Row):
    """Another word for a theme."""

    # fmt: off
    word: str | None = declare.line("Wort", IN_ROW,
        "Ein anderes Wort für dasselbe.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=40, example="Gemeinschaftsbüro")
    # fmt: on


# fmt: off
@record(
    label="Thema", plural="Themen", letters="TM", sheet="Themen",
    status=STATUS_THEME, title_field="label",
    list_columns=("theme_code", "label", "parent", "origin", "status"),
    help=(
        "Ein Stichwort, unter dem Aktivitäten, Erkenntnisse und Bausteine zu finden sind. Es gibt höchstens "
        "zwei Ebenen."
    ),
    scope=Scope(default="oeffentlich"),
    export_when=lambda r: r.status != "proposed",
)
class Theme(Record):
    """Thema."""

    theme_code: str | None = declare.line("Nummer", THEME,
        "Feste Kurzform des Themas. Eigene Themen eines Labors beginnen mit L- und dem Kürzel des Labors.",
        PUBLIC, required=DRAFT, max=40, pattern=r"^([a-z0-9_]{2,40}|L-[A-Z]{2,3}-[a-z0-9_]{2,30})$",
        example="new_workplaces")
    label: str | None = declare.line("Thema", THEME,
        "Ein bis vier Wörter, die man in Ihrer Stadt auch so sagen würde.",
        PUBLIC, required=DRAFT, word=Place.FACT_SHEET, max=60, example="Coworking und neue Arbeitsorte")
    parent: str | None = declare.ref("Gehört zu", THEME,
        "Das übergeordnete Thema. Themen der zweiten Ebene haben selbst keine Unterthemen.",
        PUBLIC, "theme")
    definition: str | None = declare.text("Erklärung", THEME,
        "Ein bis zwei Sätze: Was fällt darunter und was nicht?",
        PUBLIC, required=RELEASE, max=300)
    synonyms: tuple[Synonym, ...] = declare.rows("Auch gesucht als", THEME,
        "Andere Wörter, unter denen jemand danach suchen könnte.",
        PUBLIC, Synonym, max_rows=12)
    origin: str | None = declare.choice("Herkunft", THEME,
        "Woher stammt das Thema?",
        PUBLIC, THEME_ORIGINS, required=DRAFT)
    academy_topic: str | None = declare.choice("Themenfeld der Kleinstadtakademie", THEME,
        "Zuordnung zur Plattform, damit Bausteine dort richtig einsortiert werden.",
        PUBLIC, ACADEMY_TOPICS)
    merged_into: str | None = declare.ref("Ersetzt durch", THEME,
        "Das Thema, das an die Stelle dieses Themas tritt. Alte Einträge bleiben dadurch auffindbar.",
        NETWORK, "theme", required=DRAFT, required_when=lambda r: r.status == "merged")
# fmt: on
