"""What a field is.

A field is declared once, in its record's class. Form, check, table column, Excel column, Word line, merge
comparison and leak check all read that one declaration.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.domain.rows import Row
    from app.domain.vocabulary import Vocabulary

# A condition looks at a whole record (or list row). It must hold for half-filled ones, too.
Condition = Callable[[Any], bool]


class FieldKind(StrEnum):
    """How a value is typed, entered, stored and written."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    FUZZY_DATE = "fuzzy_date"
    PERIOD = "period"
    TIME = "time"
    TIMESTAMP = "timestamp"
    INT = "int"
    DECIMAL = "decimal"
    MONEY = "money"
    BOOL = "bool"
    CHOICE = "choice"
    MULTI = "multi"
    LIST = "list"
    REF = "ref"
    REFS = "refs"
    PICTURE = "picture"
    URL = "url"
    EMAIL = "email"
    UUID = "uuid"


class Privacy(StrEnum):
    """How far a field's content may go at most; ordered from widest to narrowest."""

    PUBLIC = "oeffentlich"
    NETWORK = "verbund"
    INTERNAL = "intern"
    PERSONAL = "personenbezogen"

    @property
    def rank(self) -> int:
        """0 for the widest class; the stricter of two classes has the higher rank."""
        return list(Privacy).index(self)

    @property
    def leaves_town(self) -> bool:
        """Whether a column of this class exists in workbook and package at all."""
        return self in (Privacy.PUBLIC, Privacy.NETWORK)


def stricter(one: Privacy, other: Privacy) -> Privacy:
    """Return the narrower class; a list column is bound by its list's class as well."""
    return max(one, other, key=lambda privacy: privacy.rank)


class Need(StrEnum):
    """When a field must be filled: to be complete as a draft, for release, or never."""

    DRAFT = "draft"
    RELEASE = "release"
    NO = "no"


class Place(StrEnum):
    """Where a field stands in a Word document (German keys as in the field catalogue)."""

    TITLE = "titel"
    FACT_SHEET = "steckbrief"
    SITUATION = "ausgangslage"
    APPROACH = "loesungsansatz"
    PROCESS = "ablauf"
    RESULTS = "ergebnisse"
    SUCCESS_AND_OBSTACLES = "erfolg_hemmnisse"
    GOOD_TO_KNOW = "gut_zu_wissen"
    RECOMMENDATIONS = "empfehlungen"
    TRANSFER = "uebertragbarkeit"
    EVIDENCE = "belege"
    PICTURES = "bilder"
    CONTACT = "kontakt"
    TOWN_PROFILE = "stadtprofil"
    THESIS_MATRIX = "thesenmatrix"
    SOURCES = "quellen"
    ACTIVITY_ANNEX = "anhang_aktivitaeten"
    AS_LIST = "wie_liste"
    NEVER = "nie"


class ExportRule(StrEnum):
    """Protection of small groups: masked counts, coarsened roles."""

    SMALL_COUNT = "small_count"
    SMALL_GROUP = "small_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record or one column of its child lists.

    ``max`` counts characters of the stored form. ``required`` says from when on, ``required_when`` narrows
    it to records for which it holds. ``visible_when`` hides the field in the form unless it has a value.
    ``target`` names the record kinds a reference may lead to, or ``guide.questions``. ``row`` is the row
    class of a list, ``sheet`` its Excel sheet; without a sheet the rows stand as text in a cell. ``once``
    tells that the rules close the field for good when something rests on it.
    """

    id: str
    label: str
    kind: FieldKind
    section: str
    help: str
    privacy: Privacy
    required: Need = Need.NO
    required_when: Condition | None = None
    visible_when: Condition | None = None
    word: Place = Place.NEVER
    max: int | None = None
    min_length: int | None = None
    pattern: str | None = None
    single_paragraph: bool = False
    min_value: float | None = None
    max_value: float | None = None
    decimals: int | None = None
    unit: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    vocabulary: Vocabulary | None = None
    target: tuple[str, ...] = ()
    target_filter: Condition | None = None
    once: bool = False
    row: type[Row] | None = None
    sheet: str | None = None
    min_rows: int | None = None
    max_rows: int | None = None
    file_kinds: tuple[str, ...] = ()
    default: Any = None
    default_from: str | None = None
    computed: bool = False
    example: str | None = None
    placeholder: str | None = None
    excel: str | None = None
    export_rule: ExportRule | None = None

    @property
    def column(self) -> str:
        """The Excel column title."""
        return self.excel or self.label

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields of a list's rows; empty for every other kind."""
        return fields_of(self.row) if self.row else ()

    @property
    def is_many(self) -> bool:
        """Whether the value is a tuple."""
        return self.kind in (FieldKind.MULTI, FieldKind.REFS, FieldKind.LIST)

    @property
    def empty(self) -> Any:
        """The value that means "nothing entered": no for a tick box, () for several values, else None."""
        if self.kind is FieldKind.BOOL:
            return False
        return () if self.is_many else None

    def is_set(self, value: Any) -> bool:
        """Whether something is entered. Zero counts as entered, an unticked box does not."""
        return value is not None and value is not False and value not in ("", ())


_DECLARED: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(holder: type[Any]) -> tuple[Field, ...]:
    """Return the declarations of a record or row class in the order they stand there."""
    if holder not in _DECLARED:
        _DECLARED[holder] = tuple(
            dataclasses.replace(item.metadata["declaration"], id=item.name)
            for item in dataclasses.fields(holder)
            if "declaration" in item.metadata
        )
    return _DECLARED[holder]
