"""Rows of child lists: the base of all, and those that several records share."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, NETWORK, PUBLIC
from app.domain.fields import Place
from app.domain.vocabularies.general import NUMBER_QUALIFIER, PARTNER_ROLES

if TYPE_CHECKING:
    from decimal import Decimal

R = TypeVar("R", bound="Row")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a child list; it belongs to its record and has no identity of its own."""

    if TYPE_CHECKING:

        def __init__(self, **values: Any) -> None: ...

    def but(self: R, **changes: Any) -> R:
        """Return the same row with some values changed."""
        return dataclasses.replace(self, **changes)


def row_class(cls: type[R]) -> type[R]:
    """Turn a class of column declarations into an immutable row."""
    return dataclass(frozen=True, kw_only=True)(cls)


@row_class
class Partner(Row):
    """An organisation and what it contributed."""

    # fmt: off
    organisation: str | None = declare.line("Organisation", IN_ROW,
        "Name der Organisation, Behörde oder Gruppe. Bitte keine Namen von Privatpersonen.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=120, example="TH Lübeck, Fachbereich Bauwesen")
    role: str | None = declare.choice("Rolle", IN_ROW,
        "Wählen Sie, was die Organisation beigetragen hat.",
        PUBLIC, PARTNER_ROLES, word=Place.AS_LIST)
    role_note: str | None = declare.line("Rolle genauer", IN_ROW,
        "Ergänzen Sie die Rolle in wenigen Worten, wenn die Auswahl nicht reicht.",
        PUBLIC, word=Place.AS_LIST, max=80, example="Patenschaft für Oestrich-Winkel")
    # fmt: on


@row_class
class Figure(Row):
    """One number with precision, date and source."""

    # fmt: off
    label: str | None = declare.line("Bezeichnung", IN_ROW,
        "Sagen Sie, was gezählt wurde.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=80, example="künftige Nutzende laut Rückmeldung")
    qualifier: str | None = declare.choice("Genauigkeit", IN_ROW,
        "Wählen Sie, ob die Zahl gezählt oder geschätzt ist. Ohne Angabe gilt sie als genau.",
        PUBLIC, NUMBER_QUALIFIER, word=Place.AS_LIST, default="exact")
    value: Decimal | None = declare.decimal("Wert", IN_ROW,
        "Nur die Zahl, ohne Einheit.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, min_value=-999999999, max_value=9999999999, example="35")
    unit: str | None = declare.line("Einheit", IN_ROW,
        "Zum Beispiel Personen, %, EUR oder m². Bei reinen Stückzahlen bleibt das Feld leer.",
        PUBLIC, word=Place.AS_LIST, max=20, example="Personen")
    as_of: str | None = declare.fuzzy_date("Stand", IN_ROW,
        "Tag, Monat oder Jahr, für das die Zahl gilt.",
        PUBLIC, word=Place.AS_LIST, max=10, example="2022-05")
    counts_people: bool = declare.flag("Zählt Personen", IN_ROW,
        "Kreuzen Sie an, wenn die Zahl Menschen zählt. Dann schützt das Programm kleine Gruppen.",
        NETWORK, word=Place.AS_LIST)
    source_id: str | None = declare.ref("Quelle", IN_ROW,
        "Quelle, in der die Zahl steht.",
        PUBLIC, "source", word=Place.AS_LIST)
    note: str | None = declare.line("Hinweis", IN_ROW,
        "Wie die Zahl zustande kam oder was sie einschränkt.",
        PUBLIC, word=Place.AS_LIST, max=200, example="Angabe der Veranstaltenden")
    # fmt: on


@row_class
class Citation(Row):
    """A public source and what it proves."""

    # fmt: off
    source_id: str | None = declare.ref("Quelle", IN_ROW,
        "Wählen Sie eine erfasste Quelle oder legen Sie eine neue an.",
        PUBLIC, "source", required=DRAFT, word=Place.AS_LIST)
    supports: str | None = declare.line("Belegt", IN_ROW,
        "Schreiben Sie kurz, welche Angabe die Quelle belegt. Bleibt das Feld leer, gilt sie für den ganzen "
        "Eintrag.",
        PUBLIC, word=Place.AS_LIST, max=120, example="Zahl der Teilnehmenden")
    note: str | None = declare.line("Hinweis", IN_ROW,
        "Halten Sie fest, was beim Lesen zu beachten ist, etwa eine abweichende Angabe.",
        PUBLIC, word=Place.AS_LIST, max=300, example="Andere Berichte nennen 22 bis 35 Teilnehmende")
    # fmt: on
