"""What a record is: the fields every record has, and what a record class says about itself."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from app.domain import declare
from app.domain.declare import DRAFT, INTERNAL, NETWORK, PUBLIC
from app.domain.fields import Condition, Field, FieldKind, Place, Privacy, fields_of
from app.domain.vocabularies.general import RELEASE_SCOPE

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.vocabulary import Vocabulary

ADMIN = "Verwaltung"
NOTE = "Interne Notiz"

# These change without the record's content changing, a thesis's assessment with the findings about it: they
# are in no hash and in no comparison.
BOOKKEEPING = ("revision", "created_at", "updated_at", "updated_by", "assessment")

FILE_SUM = "sha256"  # where a record has it, its file follows from it

R = TypeVar("R", bound="Record")


@dataclass(frozen=True)
class Scope:
    """How far records of a kind may go: where they start and what may be chosen."""

    default: str = Privacy.INTERNAL.value
    allowed: tuple[str, ...] = RELEASE_SCOPE.keys

    @property
    def outward(self) -> tuple[str, ...]:
        """The choices with which a record is meant to leave the lab."""
        return tuple(key for key in self.allowed if key != Privacy.INTERNAL.value)


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """What a record class declares about itself. ``name`` is its key everywhere outside the code."""

    name: str
    record: type[Record]
    label: str
    plural: str
    letters: str
    sheet: str
    help: str
    status: Vocabulary
    title_field: str
    list_columns: tuple[str, ...]
    scope: Scope = Scope()
    note_privacy: Privacy = Privacy.INTERNAL
    content_fields: tuple[str, ...] = ()
    in_package: bool = True
    export_when: Condition | None = None
    system_fields: tuple[str, ...] | None = None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field: the record's own in their order, then the system fields that it has."""
        system = {field.id for field in fields_of(Record)}
        declared = fields_of(self.record)
        own = tuple(field for field in declared if field.id not in system)
        kept = system if self.system_fields is None else set(self.system_fields)
        return own + tuple(field for field in declared if field.id in system & kept)

    @cached_property
    def by_id(self) -> dict[str, Field]:
        """The fields by their id."""
        return {field.id: field for field in self.fields}

    @cached_property
    def files(self) -> dict[str, str]:
        """The fields that hold files, each with the one that says which: the sum beside it, or itself."""
        files = (field.id for field in self.fields if field.kind is FieldKind.PICTURE)
        return {id_: FILE_SUM if FILE_SUM in self.by_id else id_ for id_ in files}

    @cached_property
    def own_fields(self) -> tuple[Field, ...]:
        """The fields that only this kind has."""
        system = {field.id for field in fields_of(Record)}
        return tuple(field for field in self.fields if field.id not in system)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The form's sections in order."""
        return tuple(dict.fromkeys(field.section for field in self.fields))

    @cached_property
    def content(self) -> tuple[Field, ...]:
        """The fields that make up the record's content, for hash and comparison."""
        return tuple(field for field in self.fields if field.id not in BOOKKEEPING)

    def may_leave(self, record: Record) -> bool:
        """Whether the record as it stands may be handed to the office. Tombstones are no content.

        ``export_when`` says which status that takes; no status lets out what is to stay in the lab.
        """
        return bool(
            self.in_package
            and not record.deleted_at
            and record.release_scope in self.scope.outward
            and (self.export_when is None or self.export_when(record))
        )

    @property
    def title_label(self) -> str:
        """What the field is called that names the record."""
        return self.by_id[self.title_field].label

    def title_of(self, record: Record) -> str:
        """Return what the record is called in lists and links; a number needs the kind before it."""
        value = getattr(record, self.title_field)
        return f"{self.label} {value}" if isinstance(value, int) else str(value or "")


@dataclass(frozen=True, kw_only=True)
class Record:
    """The fields every record has. Records are values: a change makes a new one (``dataclasses.replace``)."""

    about: ClassVar[RecordKind]

    if TYPE_CHECKING:
        # The fields are declared, not annotated alone; which values fit is the rules' business.
        def __init__(self, **values: Any) -> None: ...

    # fmt: off
    uid: str = declare.uuid("Interne Nummer", ADMIN,
        "Eindeutige Nummer, die das Programm vergibt und nie ein zweites Mal verwendet. Daran erkennt das "
        "Projektbüro denselben Eintrag wieder.",
        NETWORK, required=DRAFT, max=36, computed=True, default="", excel="Interne Nummer (nicht ändern)")
    code: str = declare.line("Kennung", ADMIN,
        "Kurzer Name des Eintrags aus Labor, Art und laufender Nummer. Nutzen Sie ihn, wenn Sie im Haus oder "
        "mit dem Projektbüro über den Eintrag sprechen.",
        PUBLIC, required=DRAFT, word=Place.EVIDENCE, max=20, computed=True, default="",
        pattern=r"^[A-Z]{2,3}-[A-Z]{2}-[0-9]{4}$", example="DIE-WB-0007")
    lab_id: str = declare.ref("Labor", ADMIN,
        "Das Labor, dem der Eintrag gehört. Es wird beim Anlegen gesetzt und ändert sich nicht.",
        PUBLIC, "lab", required=DRAFT, word=Place.EVIDENCE, computed=True, default="")
    revision: int = declare.integer("Version", ADMIN,
        "Zählt mit jeder gespeicherten Änderung um eins hoch. So fällt auf, wenn zwei Stellen denselben "
        "Eintrag geändert haben.",
        NETWORK, required=DRAFT, min_value=1, max_value=999999, computed=True, default=0)
    created_at: str | None = declare.timestamp("Angelegt am", ADMIN,
        "Zeitpunkt, zu dem der Eintrag angelegt wurde. Er bleibt im Labor.",
        INTERNAL, required=DRAFT, computed=True)
    updated_at: str | None = declare.timestamp("Stand", ADMIN,
        "Zeitpunkt der letzten Änderung. Weitergegeben wird nur der Tag.",
        NETWORK, required=DRAFT, computed=True)
    updated_by: str | None = declare.line("Bearbeitet von", ADMIN,
        "Funktion der Person, die zuletzt gespeichert hat. Die Angabe bleibt im Labor; ein Personenname ist "
        "nicht nötig.",
        INTERNAL, max=40, computed=True, example="Stadtentwicklung 1")
    status: str = declare.choice("Status", ADMIN,
        "Zeigt, wie weit der Eintrag ist. Welche Schritte als Nächstes möglich sind, bietet das Programm "
        "an.",
        NETWORK, RELEASE_SCOPE, required=DRAFT, default="")
    release_scope: str = declare.choice("Weitergabe", ADMIN,
        "Legen Sie fest, wie weit dieser Eintrag gehen darf. Neue Einträge bleiben zunächst im Labor, "
        "bis Sie es ändern.",
        NETWORK, RELEASE_SCOPE, required=DRAFT, default="intern")
    deleted_at: str | None = declare.timestamp("Gelöscht am", ADMIN,
        "Zeitpunkt der Löschung. Übrig bleiben nur Nummer und Kennung, damit der Eintrag beim Zusammenführen "
        "nicht wieder auftaucht.",
        NETWORK, computed=True)
    internal_note: str | None = declare.text("Interne Notiz", NOTE,
        "Platz für Merkposten im Team. Die Notiz verlässt die Stadt nie; schreiben Sie trotzdem keine Namen "
        "von Privatpersonen hinein.",
        INTERNAL, max=2000, placeholder="Noch mit dem Citymanagement abstimmen")
    # fmt: on

    def but(self: R, **changes: Any) -> R:
        """Return the same record with some values changed."""
        return dataclasses.replace(self, **changes)


def record(**about: Any) -> Callable[[type[R]], type[R]]:
    """Turn a class of field declarations into an immutable record that knows what it is."""

    def build(cls: type[R]) -> type[R]:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        kind = RecordKind(name=name, record=cls, **about)
        _redeclare(cls, "status", vocabulary=kind.status, default=kind.status.initial)
        _redeclare(cls, "release_scope", vocabulary=_offered(kind.scope), default=kind.scope.default)
        _redeclare(cls, "internal_note", privacy=kind.note_privacy)
        built = dataclass(frozen=True, kw_only=True)(cls)
        built.about = kind
        return built

    return build


def _redeclare(cls: type[Record], id_: str, **changes: Any) -> None:
    """Give one kind its own version of a system field."""
    spec = next(field for field in fields_of(Record) if field.id == id_)
    spec = dataclasses.replace(spec, **changes)
    default = spec.empty if spec.default is None else spec.default
    cls.__annotations__[id_] = Record.__annotations__[id_]
    setattr(cls, id_, dataclasses.field(default=default, metadata={"declaration": spec}))


def _offered(scope: Scope) -> Vocabulary:
    terms = tuple(term for term in RELEASE_SCOPE.terms if term.key in scope.allowed)
    return dataclasses.replace(RELEASE_SCOPE, terms=terms)


def has_content(record: Record) -> bool:
    """Whether anything of an interview's content is entered, which needs a consent."""
    kind = record.about
    return any(kind.by_id[id_].is_set(getattr(record, id_)) for id_ in kind.content_fields)
