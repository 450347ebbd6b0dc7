"""What the first sheet says: what the file is, how to edit it, and what every column means."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.fields import Need
from exporters.excel import columns, layout
from exporters.excel.dress import CHOOSE, DIVIDE, KEEP_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.fields import Field
    from app.interchange.bundle import Bundle
    from exporters.excel.columns import Column
    from exporters.excel.layout import Sheet

LEAD = (
    "So ist diese Datei aufgebaut, und so lässt sie sich bearbeiten, "
    "ohne dass beim Einlesen etwas verloren geht."
)
THIS_FILE, EDITING, MARKS = "Diese Datei", "Bearbeiten", "Zeichen"
SHEET = "Blatt {name}"
WHOLE_SHEET = "Was hier steht"

WITHOUT_NUMBER = "ohne Nummer"
DAY = "%d.%m.%Y"
MOMENT = "%d.%m.%Y, %H:%M:%S Uhr (Weltzeit)"
SAMPLE = (
    "Beispieldaten: Die Gespräche sind erfunden und keiner wirklichen Person zuzuordnen. Aktivitäten und "
    "Erkenntnisse stammen aus öffentlichen Quellen; Einschätzungen dazu sind für das Beispiel gesetzt."
)


class Fact(StrEnum):
    """What ``Lies mich`` says about the file itself; the reader finds it under these words."""

    CONTENT = "Inhalt"
    LAB = "Labor"
    TOWN = "Stadt oder Gemeinde"
    LAB_UID = "Interne Nummer des Labors"
    DELIVERY = "Lieferung"
    SCHEMA = "Fassung des Formats"
    DATE = "Stand"
    CREATED = "Erstellt am"
    FUNDING = "Förderung"
    NOTICE = "Hinweis"


_EDITING = (
    ("Kennung", KEEP_CODE),
    ("Neue Zeile", "Am Ende der Tabelle anfügen. Kennung, interne Nummer und Version bleiben leer."),
    (
        "Zeile entfernen",
        f"Eine entfernte Zeile löscht nichts, sie wird nur gemeldet. Gelöscht wird, was auf dem Blatt "
        f"„{layout.DELETED.name}“ steht.",
    ),
    ("Auswahl", CHOOSE),
    ("Mehrere Werte", DIVIDE),
    (
        "Datum",
        "Ist nur der Monat oder das Jahr bekannt, steht der erste Tag in der Zelle, und sie zeigt nur Monat "
        "oder Jahr. Wie genau das Datum ist, sagt die Spalte daneben; ändern Sie beide zusammen.",
    ),
    (
        "Kleine Zahlen",
        "Steht statt einer Zahl „unter 5“ oder Ähnliches, schützt das eine kleine Gruppe. Bitte so lassen.",
    ),
    (
        "Lange Texte",
        f"Was nicht in eine Zelle passt, geht auf dem Blatt „{layout.CONTINUATIONS.name}“ weiter. "
        "Der Hinweis am Ende der Zelle bleibt stehen.",
    ),
)
_MARKS = (
    (
        "Getönte Zelle",
        f"Pflichtangabe fehlt. In Worten steht sie in der Spalte „{columns.MISSING.label}“.",
    ),
)

BY_PROGRAM, BY_CASE = "füllt das Programm", "je nach Angaben"
_NEEDS = {Need.DRAFT: "Pflicht", Need.RELEASE: "Pflicht zur Freigabe", Need.NO: "freiwillig"}


def title(bundle: Bundle) -> str:
    """What the file is, in one line."""
    return f"Arbeitsmappe des {'Projektbüros' if bundle.is_office else f'Stadtlabors {bundle.town}'}"


def sender(bundle: Bundle) -> str:
    """Whose file this is."""
    return bundle.town if bundle.is_office else f"Stadtlabor {bundle.town}"


def facts(bundle: Bundle) -> dict[Fact, str]:
    """What the file is. What is not known is left out."""
    said = {
        Fact.CONTENT: f"Alles, was das {sender(bundle)} weitergibt: {counted(bundle)}.",
        Fact.LAB: bundle.prefix,
        Fact.TOWN: bundle.town,
        Fact.LAB_UID: bundle.lab_uid,
        Fact.DELIVERY: delivery(bundle),
        Fact.SCHEMA: bundle.schema_version,
        Fact.DATE: date(bundle),
        Fact.CREATED: bundle.created_at.astimezone(dt.UTC).strftime(MOMENT),
        Fact.FUNDING: bundle.funding_note,
        Fact.NOTICE: SAMPLE if bundle.sample else "",
    }
    return {fact: text for fact, text in said.items() if text}


def delivery(bundle: Bundle) -> str:
    """The number of the delivery, if it has one."""
    return WITHOUT_NUMBER if bundle.sequence_no is None else str(bundle.sequence_no)


def date(bundle: Bundle) -> str:
    """The day on which the file was made."""
    return bundle.created_at.strftime(DAY)


def rows(bundle: Bundle, sheets: Iterable[Sheet]) -> Iterator[dict[str, str]]:
    """The rows of the sheet."""
    for fact, text in facts(bundle).items():
        yield row(THIS_FILE, fact, text)
    for area, notes in ((EDITING, _EDITING), (MARKS, _MARKS)):
        for entry, text in notes:
            yield row(area, entry, text)
    for sheet in sheets:
        yield from legend(sheet)


def legend(sheet: Sheet) -> Iterator[dict[str, str]]:
    """The rows that explain a sheet and its columns."""
    area = SHEET.format(name=sheet.name)
    yield row(area, WHOLE_SHEET, sheet.help)
    for column in sheet.columns:
        yield row(area, column.title, column.help, _need(column))


def row(area: str, entry: str, explanation: str, need: str = "") -> dict[str, str]:
    """One row of the sheet."""
    values = {columns.AREA: area, columns.ENTRY: entry, columns.EXPLANATION: explanation, columns.NEED: need}
    return {field.id: value for field, value in values.items()}


def _need(column: Column) -> str:
    field = column.field
    if field.computed:
        return BY_PROGRAM
    return BY_CASE if _depends(field) else _NEEDS[field.required]


def _depends(field: Field) -> bool:
    return field.required is not Need.NO and field.required_when is not None


def counted(bundle: Bundle) -> str:
    """How many entries of each kind there are, kinds without any left out."""
    found = (
        f"{count} {kind.label if count == 1 else kind.plural}"
        for name, kind in KINDS.items()
        if (count := bundle.counts.get(name, 0))
    )
    return ", ".join(found) or "noch keine Einträge"
