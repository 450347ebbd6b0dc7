"""The columns of the workbook: those of declared fields, and the few that no record declares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind, Privacy, fields_of
from app.domain.record import Record
from app.domain.vocabularies.general import DATE_PRECISION
from app.domain.vocabulary import Term, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.vocabulary import Vocabulary

YES_NO = vocabulary(
    "yes_no",
    "Ja oder nein",
    "Antwort auf ein Ankreuzfeld.",
    Term("yes", "ja", "Ist angekreuzt."),
    Term("no", "nein", "Ist nicht angekreuzt. Eine leere Zelle heißt nein."),
)
RECORD_KINDS = vocabulary(
    "record_kinds",
    "Art des Eintrags",
    "Was der Eintrag war.",
    *(Term(kind.name, kind.label, kind.help) for kind in KINDS.values() if kind.in_package),
)

_SYSTEM = {field.id: field for field in fields_of(Record)}
CODE, UID, REVISION = _SYSTEM["code"], _SYSTEM["uid"], _SYSTEM["revision"]
DELETED_AT = _SYSTEM["deleted_at"]


def _extra(id_: str, label: str, kind: FieldKind, help_: str, **more: Any) -> Field:
    """Declare a column that is no record's. The sign in its id keeps it apart from every field."""
    more |= {"section": "", "privacy": Privacy.NETWORK, "computed": True}
    return Field(id="@" + id_, label=label, kind=kind, help=help_, **more)


OWNER = _extra("owner", CODE.label, CODE.kind, "Kennung des Eintrags, zu dem die Zeile gehört.")
NUMBER = _extra("number", "Nr.", FieldKind.INT, "Platz der Zeile in der Liste ihres Eintrags, ab 1.")
CHECKSUM = _extra(
    "checksum",
    "Prüfsumme",
    FieldKind.UUID,
    "Fingerabdruck des Eintrags mit seinen Listen. Daran sieht das Projektbüro, ob jemand die Mappe von Hand "
    "geändert hat. Bitte stehen lassen.",
)
MISSING = _extra(
    "missing",
    "Fehlende Angaben",
    FieldKind.TEXT,
    "Pflichtangaben, die beim Schreiben der Mappe leer waren.",
    max=200,
)
KIND = _extra("kind", "Art", FieldKind.CHOICE, RECORD_KINDS.help, vocabulary=RECORD_KINDS)

AREA = _extra("area", "Bereich", FieldKind.LINE, "Wovon die Zeile spricht.")
ENTRY = _extra("entry", "Angabe", FieldKind.LINE, "Was die Zeile nennt.")
EXPLANATION = _extra("explanation", "Erklärung", FieldKind.TEXT, "Was dazu zu sagen ist.")
NEED = _extra("need", "Pflicht", FieldKind.LINE, "Ob die Spalte ausgefüllt sein muss.", max=40)

LIST = _extra("list", "Liste", FieldKind.LINE, "Name der Auswahlliste.")
KEY = _extra("key", "Schlüssel", FieldKind.LINE, "Wie das Programm den Wert speichert.")
VALUE = _extra("value", "Wert", FieldKind.LINE, "So steht der Wert in der Zelle.")

SHEET = _extra("sheet", "Blatt", FieldKind.LINE, "Blatt, auf dem der Text beginnt.")
COLUMN = _extra("column", "Spalte", FieldKind.LINE, "Spalte, in der der Text beginnt.")
PIECE = _extra("piece", "Teil", FieldKind.INT, "Reihenfolge der Teile, ab 1.")
REST = _extra("rest", "Text", FieldKind.TEXT, "Fortsetzung, Zeichen für Zeichen.")


class Part(StrEnum):
    """Which part of a field's value a column holds, as its title says it."""

    WHOLE = ""
    PRECISION = "(Genauigkeit)"
    START = "von"
    START_PRECISION = "von (Genauigkeit)"
    END = "bis"
    END_PRECISION = "bis (Genauigkeit)"

    @property
    def is_precision(self) -> bool:
        """Whether the column says how exact the date beside it is."""
        return self in (Part.PRECISION, Part.START_PRECISION, Part.END_PRECISION)

    @property
    def is_end(self) -> bool:
        """Whether the column belongs to the second date of a period."""
        return self in (Part.END, Part.END_PRECISION)


_PARTS = {
    FieldKind.FUZZY_DATE: (Part.WHOLE, Part.PRECISION),
    FieldKind.PERIOD: (Part.START, Part.START_PRECISION, Part.END, Part.END_PRECISION),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``title`` is unique within its sheet, whatever the case of its letters."""

    title: str
    field: Field
    part: Part = Part.WHOLE

    @property
    def choices(self) -> Vocabulary | None:
        """The list whose labels stand in the cells, one of them or several."""
        if self.part.is_precision:
            return DATE_PRECISION
        return YES_NO if self.field.kind is FieldKind.BOOL else self.field.vocabulary

    @property
    def help(self) -> str:
        """What the column is for."""
        return DATE_PRECISION.help if self.part.is_precision else self.field.help


def spread(fields: Sequence[Field], owner: str = "") -> Iterator[Column]:
    """Give every field its columns. A field that is called like a fixed column says whose it is."""
    fixed = {field.column.casefold() for field in fields if _is_fixed(field)}
    for field in fields:
        clashes = field.column.casefold() in fixed and not _is_fixed(field)
        title = f"{field.column} ({owner})" if clashes else field.column
        for part in _PARTS.get(field.kind, (Part.WHOLE,)):
            yield Column(f"{title} {part}".rstrip(), field, part)


def _is_fixed(field: Field) -> bool:
    """Whether the column is called the same on every sheet, so that people and reader find it."""
    system = _SYSTEM.get(field.id)
    return field.id.startswith("@") or (system is not None and system.label == field.label)
