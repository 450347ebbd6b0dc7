"""What the rules may ask about the rest of a lab file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.services.lab_settings import settings_in
from app.services.vocabulary import terms_of
from app.storage import queries, store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.lab import Lab
    from app.domain.records.theme import Theme


class BookSurroundings:
    """A lab file as the rules see it, within one transaction; what was looked up stays known."""

    has_vault = False

    def __init__(
        self,
        connection: sa.Connection,
        lab: Lab,
        today: dt.date,
        known: Mapping[str, Record] | None = None,
    ) -> None:
        """``known`` are stored records that were read before, by uid."""
        self._connection = connection
        self.lab = lab
        self.today = today
        self._known: dict[str, Record | None] = dict(known or {})
        self._living: dict[str, list[Record]] = {}
        self._terms: dict[str, Mapping[str, str]] = {}

    def know(self, records: Iterable[Record]) -> None:
        """Take stored records that were read meanwhile."""
        self._known |= {record.uid: record for record in records}

    @cached_property
    def settings(self) -> Mapping[str, str | int]:
        """The settings of the file."""
        return settings_in(self._connection)

    def find(self, uid: str) -> Record | None:
        """Return the stored version of a record; one of another lab is not known."""
        if uid not in self._known:
            self._known[uid] = store.find(self._connection, uid)
        return self._known[uid]

    def is_elsewhere(self, uid: str) -> bool:
        """Whether a record of another lab is known by its code."""
        return queries.is_external(self._connection, uid)

    def coded(self, code: str) -> Record | None:
        """Return the stored record with a code."""
        uid = queries.code_owner(self._connection, code)
        return self.find(uid) if uid else None

    def code_taken(self, code: str, uid: str) -> bool:
        """Whether another record has this code."""
        return queries.code_owner(self._connection, code) not in (None, uid)

    def code_begins(self, letters: str, uid: str) -> bool:
        """Whether the code of another record begins so."""
        return queries.code_begins(self._connection, letters, uid)

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        return self._counts[kind]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return queries.counts(self._connection)

    def records(self, kind: str) -> Iterable[Record]:
        """Return the records of a kind that are not in the Papierkorb."""
        if kind not in self._living:
            found = store.read(self._connection, KINDS[kind])
            self._living[kind] = [record for record in found if not record.deleted_at]
        return self._living[kind]

    def terms(self, vocabulary: str) -> Mapping[str, str]:
        """Return the labels of an open vocabulary by key."""
        if vocabulary not in self._terms:
            self._terms[vocabulary] = terms_of(self._connection, vocabulary)
        return self._terms[vocabulary]

    def theme(self, key: str) -> Theme | None:
        """Return the theme with a key."""
        return self._themes.get(key)

    @cached_property
    def _themes(self) -> Mapping[str | None, Theme]:
        themes = cast("list[Theme]", self.records("theme"))
        return {theme.theme_code: theme for theme in themes}

    def replacements(self, pseudonym: str) -> Collection[str]:
        """Return the names that were replaced in an interview; without a vault nobody knows them."""
        return ()
