"""What rules may ask about the rest of the lab file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from app.domain.records.lab import Lab
from app.domain.records.theme import Theme
from app.domain.records.thesis import Thesis
from app.domain.settings import LAB_SETTINGS
from app.domain.vocabularies.general import LAB_PREFIXES
from app.domain.vocabularies.shared import THEMES, THESES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from app.domain.record import Record

R = TypeVar("R", bound="Record")


class Surroundings(Protocol):
    """The stored lab file as the rules see it. One object serves any number of checks."""

    @property
    def lab(self) -> Lab:
        """The own lab."""

    @property
    def today(self) -> dt.date:
        """The day by which deadlines are judged, in local time."""

    @property
    def settings(self) -> Mapping[str, str | int]:
        """A value for every key of ``LAB_SETTINGS``."""

    @property
    def has_vault(self) -> bool:
        """Whether a Personentresor exists, so that proofs of consent can be asked for."""

    def find(self, uid: str) -> Record | None:
        """Return the stored version, also of the record under check and of what lies in the Papierkorb."""

    def is_elsewhere(self, uid: str) -> bool:
        """Whether the number belongs to a record of another lab, of which the code is known only."""

    def coded(self, code: str) -> Record | None:
        """Return the stored record with this code, also from the Papierkorb."""

    def code_taken(self, code: str, uid: str) -> bool:
        """Whether a record other than ``uid`` has the code, even one in the Papierkorb."""

    def code_begins(self, letters: str, uid: str) -> bool:
        """Whether the code of a record other than ``uid`` begins so, even of one deleted for good."""

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are, without the Papierkorb."""

    def records(self, kind: str) -> Iterable[Record]:
        """Return the stored records of a kind, without the Papierkorb."""

    def terms(self, vocabulary: str) -> Mapping[str, str]:
        """Return labels by key of an open vocabulary, retired and merged terms included."""

    def theme(self, key: str) -> Theme | None:
        """Return the theme with this ``theme_code``."""

    def replacements(self, pseudonym: str) -> Collection[str]:
        """Return the names that were replaced in a person's interview; none without an open vault."""


def others(record: R, around: Surroundings) -> Iterator[R]:
    """Return the stored records of the same kind, apart from the record itself."""
    same_kind = around.records(record.about.name)
    return (cast("R", other) for other in same_kind if other.uid != record.uid)


def _defaults() -> dict[str, str | int]:
    return {setting.key: setting.default for setting in LAB_SETTINGS.values()}


@dataclass(frozen=True, kw_only=True)
class Alone:
    """Surroundings that know a handful of records, for new files and for tests."""

    today: dt.date
    lab: Lab = field(default_factory=Lab)
    stored: tuple[Record, ...] = ()
    settings: Mapping[str, str | int] = field(default_factory=_defaults)
    has_vault: bool = False
    elsewhere: tuple[str, ...] = ()
    replaced: Mapping[str, Collection[str]] = field(default_factory=dict)

    def find(self, uid: str) -> Record | None:
        """Return the record with this internal number."""
        return next((record for record in (*self.stored, self.lab) if record.uid == uid != ""), None)

    def is_elsewhere(self, uid: str) -> bool:
        """Whether the record belongs to another lab."""
        return uid in self.elsewhere

    def coded(self, code: str) -> Record | None:
        """Return the record with this code."""
        return next((record for record in self.stored if record.code == code), None)

    def code_taken(self, code: str, uid: str) -> bool:
        """Whether another record has the code."""
        return any(record.code == code and record.uid != uid for record in self.stored)

    def code_begins(self, letters: str, uid: str) -> bool:
        """Whether another record's code begins so."""
        return any(record.code.startswith(letters) and record.uid != uid for record in self.stored)

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        return len(self.records(kind))

    def records(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind."""
        return tuple(r for r in self.stored if r.about.name == kind and not r.deleted_at)

    def terms(self, vocabulary: str) -> dict[str, str]:
        """Return what the records add to an open vocabulary."""
        kind, key, label = _GROWN_FROM[vocabulary]
        return {getattr(record, key): getattr(record, label) for record in self.records(kind.about.name)}

    def theme(self, key: str) -> Theme | None:
        """Return the theme with this number."""
        themes = cast("tuple[Theme, ...]", self.records(Theme.about.name))
        return next((theme for theme in themes if theme.theme_code == key), None)

    def replacements(self, pseudonym: str) -> Collection[str]:
        """Return the names that were replaced."""
        return self.replaced.get(pseudonym, ())


# Open vocabularies: the records they grow from, with the fields for key and label.
_GROWN_FROM: dict[str, tuple[type[Record], str, str]] = {
    THEMES.name: (Theme, "theme_code", "label"),
    THESES.name: (Thesis, "thesis_code", "statement"),
    LAB_PREFIXES.name: (Lab, "prefix", "town"),
}
