"""What the first sheet of the joint workbook says: what it is, how to read it, what every column means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.numbers import spelled
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.reports.scales import SIGNS
from exporters.excel import layout, matrices, overview, readme
from exporters.excel.columns import MISSING
from exporters.excel.readme import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.interchange.bundle import Bundle
    from app.interchange.network import NetworkTables
    from exporters.excel.layout import Sheet

LEAD = "So ist diese Datei aufgebaut, und so liest man sie."
READING, SHEETS = "Lesen", "Überblick"
PART, PUBLISHER, TOWNS = "Ausschnitt", "Herausgeber", "Städte"
BETWEEN = " · "
_MOST_NAMES = 40

_NOTES = (
    (
        "Nur zum Lesen",
        "Die Mappe fasst zusammen, was die Labore weitergegeben haben. Sie können darin filtern, sortieren "
        "und rechnen. Eingelesen wird sie nicht: Was sich ändern soll, ändert das Labor, von dem es stammt.",
    ),
    (
        "Kennung",
        "Steht ein Eintrag auf mehreren Blättern, trägt er überall dieselbe Kennung. Die ersten Buchstaben "
        "nennen das Labor.",
    ),
    ("Mehrere Werte", "Mehrere Werte in einer Zelle sind durch Strichpunkte getrennt."),
    (
        "Datum",
        "Ist nur der Monat oder das Jahr bekannt, steht der erste Tag in der Zelle, und sie zeigt nur Monat "
        "oder Jahr. Wie genau das Datum ist, sagt die Spalte daneben.",
    ),
    ("Kleine Zahlen", "Steht statt einer Zahl „unter 5“ oder Ähnliches, schützt das eine kleine Gruppe."),
    (
        "Lange Texte",
        f"Was nicht in eine Zelle passt, geht auf dem Blatt „{layout.CONTINUATIONS.name}“ weiter.",
    ),
)


def title(tables: NetworkTables, part: str) -> str:
    """Return ``Arbeitsmappe der fünf Stadtlabore · Thema Leerstand``."""
    towns = [town for town in tables.towns if not town.is_office]
    whose = f"der {spelled(len(towns))} Stadtlabore" if towns else "des Projektbüros"
    whose = f"des Stadtlabors {towns[0].name}" if len(towns) == 1 else whose
    return BETWEEN.join(filter(None, (f"Arbeitsmappe {whose}", part)))


def towns_title(tables: NetworkTables, part: str) -> str:
    """Return ``Fünf Stadtlabore und das Projektbüro · Thema Leerstand``."""
    office = next((town.name for town in tables.towns if town.is_office), "")
    towns = [town for town in tables.towns if not town.is_office]
    count = spelled(len(towns))
    labs = f"Stadtlabor {towns[0].name}" if len(towns) == 1 else f"{count[:1].upper()}{count[1:]} Stadtlabore"
    return BETWEEN.join(filter(None, (f"{labs} und das {office}" if office else labs, part)))


def rows_of(
    tables: NetworkTables, part: str
) -> Callable[[Bundle, Iterable[Sheet]], Iterator[dict[str, str]]]:
    """Return what yields the rows of the sheet."""

    def rows(bundle: Bundle, sheets: Iterable[Sheet]) -> Iterator[dict[str, str]]:
        for area, notes in _areas(bundle, tables, part):
            for entry, text in notes:
                yield readme.row(area, entry, text)
        for sheet in sheets:
            yield from readme.legend(sheet)

    return rows


def _areas(
    bundle: Bundle, tables: NetworkTables, part: str
) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    yield readme.THIS_FILE, _facts(bundle, tables, part)
    yield READING, _NOTES
    yield SHEETS, _sheets(tables)
    yield readme.MARKS, _marks(bundle)


def _facts(bundle: Bundle, tables: NetworkTables, part: str) -> Iterator[tuple[str, str]]:
    own = readme.facts(bundle)
    towns = [town.name for town in tables.towns if not town.is_office]
    yield Fact.CONTENT, f"Was die Labore für das Gesamtpaket weitergeben: {readme.counted(bundle)}."
    if part:
        yield PART, f"{part}, mit allem, worauf sich die Einträge dazu stützen."
    yield PUBLISHER, readme.sender(bundle)
    yield TOWNS, ", ".join(towns) if len(towns) <= _MOST_NAMES else str(len(towns))
    for fact in (Fact.DATE, Fact.CREATED, Fact.FUNDING, Fact.NOTICE):
        if fact in own:
            yield fact, own[fact]


def _sheets(tables: NetworkTables) -> Iterator[tuple[str, str]]:
    yield overview.NAME, "Jede Stadt in Zahlen, mit Grafiken."
    yield matrices.THESES, "Was die Städte zu jeder These sagen, mit den Kennungen der Erkenntnisse dazu."
    if matrices.is_long(tables):
        yield (
            matrices.THESES_BY_TOWN,
            "Dasselbe nach Städten: je Zeile eine Stadt, die sich zu einer These äußert.",
        )
    yield matrices.THEMES, "Wie viele Einträge die Städte zu jedem Thema haben."
    if matrices.is_long(tables):
        yield (
            matrices.THEMES_BY_TOWN,
            "Dasselbe nach Städten: je Zeile eine Stadt, die zu einem Thema etwas hat.",
        )


def _marks(bundle: Bundle) -> Iterator[tuple[str, str]]:
    for term in THESIS_RELATIONS.terms:
        yield f"{SIGNS[term.key]} {term.label}", term.help
    if any(entry.missing for found in bundle.entries.values() for entry in found):
        yield "Getönte Zelle", f"Pflichtangabe fehlt. In Worten steht sie in der Spalte „{MISSING.label}“."
