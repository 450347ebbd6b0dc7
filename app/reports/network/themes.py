"""Themes as chapters: those of the second level stand in the chapter of the theme they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from app.domain.vocabularies.shared import THEMES
from app.reports.openness import public

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.records.theme import Theme
    from app.reports.archive import Archive
    from app.reports.network.choice import Choice


class Chapter(NamedTuple):
    """The chapter of a theme. ``key`` is the theme's."""

    key: str
    label: str
    anchor: str


class Themes:
    """The themes of an archive in the order of the vocabulary, and the chapters they stand in.

    A theme that the archive has no record of is known by its key and stands for itself, behind all others.
    """

    def __init__(self, archive: Archive, choice: Choice) -> None:
        self._archive = archive
        self._chosen = choice.theme
        themes = cast("list[Theme]", archive.of_kind("theme"))
        self._by_key = {key: theme for theme in themes if (key := public(theme, "theme_code"))}
        self._keys = {theme.uid: key for key, theme in self._by_key.items()}
        self._order = {key: number for number, key in enumerate(self._by_key)}

    def label(self, key: str) -> str:
        """Return what people read."""
        return self._archive.term(THEMES.name, key)

    def chapter_of(self, key: str) -> str | None:
        """Return the key of the chapter a theme stands in; None if the choice leaves it out."""
        if not self._chosen:
            return self._parent(key) or key
        return self._chosen if self._chosen in (key, self._parent(key)) else None

    def chapters_of(self, keys: Iterable[str]) -> list[str]:
        """Return the chapters, each once, in the order in which the keys name them."""
        return [*dict.fromkeys(filter(None, map(self.chapter_of, keys)))]

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Return keys in the order of the vocabulary."""
        return sorted(keys, key=lambda key: (self._order.get(key, len(self._order)), key))

    def chapter(self, key: str) -> Chapter:
        """Return the chapter with this key."""
        return Chapter(key, self.label(key), f"thema_{key.replace('-', '_')}")

    def without(self, used: Iterable[str]) -> list[str]:
        """Return the themes of the vocabulary that are not among the used."""
        used = {*used}
        return [key for key in self._by_key if key not in used]

    def _parent(self, key: str) -> str | None:
        theme = self._by_key.get(key)
        return self._keys.get(public(theme, "parent") or "") if theme else None
