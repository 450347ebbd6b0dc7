"""The record Source (Quelle)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, PUBLIC
from app.domain.fields import Place
from app.domain.record import Record, Scope, record
from app.domain.vocabularies.files import SOURCE_ACCESS, SOURCE_KINDS
from app.domain.vocabularies.statuses import STATUS_SOURCE

SOURCE = "Quelle"


# fmt: off
@record(
    label="Quelle", plural="Quellen", letters="QU", sheet="Quellen",
    status=STATUS_SOURCE, title_field="title",
    list_columns=("code", "title", "date", "source_kind", "status"),
    help=(
        "Eine öffentliche Fundstelle, mit der sich eine Angabe nachprüfen lässt. Einmal erfasst, können Sie "
        "sie überall verwenden."
    ),
    scope=Scope(default="oeffentlich"),
)
class Source(Record):
    """Quelle."""

    title: str | None = declare.line("Titel", SOURCE,
        "Überschrift des Beitrags oder Name der Seite.",
        PUBLIC, required=DRAFT, word=Place.SOURCES, max=200,
        example="Dießen: »Kleinstadtakademie« macht Fortschritte")
    publisher: str | None = declare.line("Erschienen bei", SOURCE,
        "Medium, Behörde oder Organisation. Namen von Autorinnen und Autoren sind nicht nötig.",
        PUBLIC, word=Place.SOURCES, max=120, example="Kreisbote/Merkur")
    source_kind: str | None = declare.choice("Art", SOURCE,
        "Wo ist die Angabe veröffentlicht? Eine Selbstdarstellung wiegt anders als ein Amtsblatt.",
        PUBLIC, SOURCE_KINDS, word=Place.SOURCES)
    url: str | None = declare.url("Adresse", SOURCE,
        "Die vollständige Adresse. Bei gedruckten Quellen bleibt das Feld leer.",
        PUBLIC, word=Place.SOURCES, max=500, example="https://coworkland.de/de/kleinstadtakademie")
    date: str | None = declare.fuzzy_date("Erschienen am", SOURCE,
        "Tag, Monat oder Jahr der Veröffentlichung. Wenn nichts angegeben ist, bleibt das Feld leer.",
        PUBLIC, word=Place.SOURCES, max=10, example="2022-03")
    accessed_on: str | None = declare.date("Zuletzt gelesen am", SOURCE,
        "Tag, an dem Sie die Seite gelesen haben. Seiten ändern sich oder verschwinden.",
        PUBLIC, word=Place.SOURCES, example="2022-11-22")
    access: str | None = declare.choice("Zugang", SOURCE,
        "Haben Sie alles gelesen oder nur den Anfang?",
        PUBLIC, SOURCE_ACCESS, word=Place.SOURCES)
    note: str | None = declare.line("Hinweis", SOURCE,
        "Was man beim Verwenden wissen sollte.",
        PUBLIC, word=Place.SOURCES, max=300,
        example="Selbstdarstellung der Projektträger, Wirkung nicht unabhängig geprüft")
# fmt: on
