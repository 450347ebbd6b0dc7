"""What the rules may ask about the rest of a lab file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.domain.settings import LAB_SETTINGS
from app.services.vocabulary import terms_of
from app.storage import queries, store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.lab import Lab
    from app.domain.records.theme import Theme


class BookSurroundings:
    """A lab file as the rules see it, within one transaction. ``before`` is the record as it is stored."""

    has_vault = False
    replacements: tuple[str, ...] = ()

    def __init__(
        self,
        connection: sa.Connection,
        lab: Lab | None,
        today: dt.date,
        before: Record | None = None,
        pending: Mapping[str, Record] | None = None,
    ) -> None:
        """``pending`` are records about to be stored together, by uid."""
        self._connection = connection
        self.lab = lab
        self.today = today
        self.before = before
        self._known: dict[str, Record | None] = dict(pending or {})
        self._terms: dict[str, Mapping[str, str]] = {}

    def judging(self, before: Record | None) -> BookSurroundings:
        """Return the same surroundings for another record; what was looked up stays known."""
        other = BookSurroundings(self._connection, self.lab, self.today, before)
        other._known, other._terms = self._known, self._terms
        return other

    @cached_property
    def settings(self) -> Mapping[str, str | int]:
        """The settings of the file, proposals where nothing is set."""
        return {key: setting.default for key, setting in LAB_SETTINGS.items()}

    def find(self, uid: str) -> Record | None:
        """Return a record of this file."""
        if uid not in self._known:
            self._known[uid] = store.find(self._connection, uid)
        return self._known[uid]

    def exists(self, uid: str) -> bool:
        """Whether a reference leads somewhere; records of other labs are known by their code."""
        return self.find(uid) is not None or bool(queries.titles(self._connection, [uid]))

    def kind_of(self, uid: str) -> str | None:
        """Return the kind a reference leads to."""
        known = queries.titles(self._connection, [uid]).get(uid)
        found = self.find(uid)
        return found.about.name if found else known.kind if known else None

    def code_taken(self, code: str, uid: str) -> bool:
        """Whether another record has this code."""
        return queries.code_owner(self._connection, code) not in (None, uid)

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        return queries.counts(self._connection)[kind]

    def terms(self, vocabulary: str) -> Mapping[str, str]:
        """Return the labels of an open vocabulary by key."""
        if vocabulary not in self._terms:
            self._terms[vocabulary] = terms_of(self._connection, vocabulary)
        return self._terms[vocabulary]

    def theme(self, key: str) -> Theme | None:
        """Return the theme with a key."""
        themes = cast("list[Theme]", self.others("theme"))
        return next((theme for theme in themes if theme.theme_code == key), None)

    def others(self, kind: str) -> Iterable[Record]:
        """Return the records of a kind that are not in the Papierkorb."""
        return [record for record in store.read(self._connection, KINDS[kind]) if not record.deleted_at]
