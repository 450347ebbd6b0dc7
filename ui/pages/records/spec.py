"""What a list of records says about itself, beyond what its kind declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.services.lists import ListQuery

if TYPE_CHECKING:
    from app.domain.record import RecordKind

Gender = Literal["f", "m", "n"]

_DATES = (FieldKind.DATE, FieldKind.FUZZY_DATE, FieldKind.TIMESTAMP)
_NONE: dict[Gender, str] = {"f": "keine", "m": "kein", "n": "kein"}
_FIRST: dict[Gender, str] = {"f": "Erste", "m": "Ersten", "n": "Erstes"}


@dataclass(frozen=True, kw_only=True)
class ListSpec:
    """One list: how it is sorted, what stands in a row, how people begin when it is empty.

    ``lead`` is the field at the left of a row; if it is a date and the list is sorted by it, rows are grouped
    by year. ``meta`` are the fields of the second line, those in ``named`` with their label before them.
    ``silent`` are the keys that go without saying: what is as it should be does not speak. ``begin`` is what
    the button says where it is more than "Neu", ``quick`` the fields that are asked for in a dialog at first.
    ``in_time`` is whether there is a calendar and a timeline as well.
    """

    kind: str
    icon: str
    gender: Gender
    steps: tuple[tuple[str, str], ...]
    lead: str = "code"
    sort: str = "code"
    descending: bool = False
    meta: tuple[str, ...] = ("status",)
    named: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    begin: str = ""
    quick: tuple[str, ...] = ()
    in_time: bool = False

    @property
    def about(self) -> RecordKind:
        """What the kind declares."""
        return KINDS[self.kind]

    @property
    def query(self) -> ListQuery:
        """What the list shows at first."""
        return ListQuery(self.kind, sort=self.sort, descending=self.descending)

    @property
    def fields(self) -> tuple[str, ...]:
        """What a row needs beside the columns of a table."""
        invented = ("invented",) if "invented" in self.about.by_id else ()
        return (self.lead, *self.meta, *invented)

    @property
    def has_years(self) -> bool:
        """Whether the rows can be grouped by year."""
        return self.about.by_id[self.lead].kind in _DATES

    @property
    def none_yet(self) -> str:
        """The title of the empty page."""
        return f"Noch {_NONE[self.gender]} {self.about.label}"

    @property
    def begin_icon(self) -> str:
        """The icon of the button that begins."""
        return self.icon if self.begin else "plus"

    @property
    def first_step(self) -> str:
        """What the button of the empty page says."""
        return self.begin or f"{_FIRST[self.gender]} {self.about.label} anlegen"


@dataclass(frozen=True, kw_only=True)
class PageSpec:
    """A page: its own list, and those that belong to it. ``has_thread`` is whether its records are tied.

    ``title`` is what it is called, if that is more than its own list.
    """

    lists: tuple[ListSpec, ...]
    title: str = ""
    has_thread: bool = True
    kinds: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(spec.kind for spec in self.lists))

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.title or self.lists[0].about.plural

    def of_kind(self, kind: str) -> ListSpec:
        """Return the list of a kind."""
        return self.lists[self.kinds.index(kind)]
