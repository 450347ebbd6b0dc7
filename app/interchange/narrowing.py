"""A part of a bundle of many labs: what belongs to some themes, to some labs, or to both.

Whoever reads the part can follow everything in it: what its records refer to comes along, whatever theme it
has, and so do its labs, its theses and the themes they name. Only a look at other modules draws none of them
in; what leads to a module outside is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.canonical import checksum
from app.domain.references import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.interchange.bundle import Bundle, Entry

# What the labs do, hear and learn. Themes narrow these; everything else comes along where they need it.
WORK = ("activity", "interview", "quote", "finding", "knowledge_module")
_MODULE, _RELATED = "knowledge_module", "related_modules"
_VOCABULARY = ("theme", "thesis")


def narrowed(
    bundle: Bundle, *, themes: frozenset[str] = frozenset(), labs: frozenset[str] = frozenset()
) -> Bundle:
    """Return what belongs to ``themes`` (keys) and ``labs`` (codes); an empty set does not narrow.

    A theme of the first level brings its themes of the second level along. A record of another lab is in the
    part if one of the chosen labs rests on it. The sender's own record always stays.
    """
    if not themes and not labs:
        return bundle
    wanted = themes | {key for key, above in parents_of(_themes(bundle)).items() if above in themes}
    part = _Part(bundle)
    part.add(_chosen(bundle, wanted, labs))
    part.add(_theses(bundle, wanted, part.kept))
    named = _words(part.kept.values(), "themes")
    part.add(it for it in _themes(bundle) if _key(it) in named)
    entries = {
        kind: tuple(_without_strange_modules(it, part.kept) for it in found if it.code in part.kept)
        for kind, found in bundle.entries.items()
    }
    return replace(bundle, entries=entries)


def parents_of(themes: Iterable[Entry]) -> dict[str, str]:
    """Return the key of the theme above each theme, in their order; "" above those of the first level."""
    found = list(themes)
    keys = {entry.code: _key(entry) for entry in found}
    return {_key(entry): keys.get(entry.values.get("parent") or "", "") for entry in found}


def _key(theme: Entry) -> str:
    return str(theme.values.get("theme_code") or theme.code)


class _Part:
    """The codes that are in the part so far, with all they refer to."""

    def __init__(self, bundle: Bundle) -> None:
        self._all = {entry.code: entry for found in bundle.entries.values() for entry in found}
        self.kept: dict[str, Entry] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Take entries in, and what they lead to, and so on."""
        waiting = [entry for entry in entries if entry.code not in self.kept]
        while waiting:
            entry = waiting.pop()
            if entry.code not in self.kept:
                self.kept[entry.code] = entry
                waiting.extend(self._all[code] for code in _followed(entry) if code in self._all)


def _followed(entry: Entry) -> Iterator[str]:
    values = entry.values
    if entry.kind == _MODULE:
        values = {id_: value for id_, value in values.items() if id_ != _RELATED}
    return references(entry.kind, dict(values))


def _chosen(bundle: Bundle, themes: frozenset[str], labs: frozenset[str]) -> Iterator[Entry]:
    """What is asked for itself: work on the themes, or all that the labs have."""
    for kind, found in bundle.entries.items():
        if kind not in _VOCABULARY:
            yield from (it for it in found if _belongs(it, themes, labs) or _is_sender(bundle, it))


def _belongs(entry: Entry, themes: frozenset[str], labs: frozenset[str]) -> bool:
    if labs and entry.values.get("lab_id") not in labs:
        return False
    return not themes or (entry.kind in WORK and _touches(entry, themes))


def _touches(entry: Entry, themes: frozenset[str]) -> bool:
    return not themes.isdisjoint(entry.values.get("themes") or ())


def _is_sender(bundle: Bundle, entry: Entry) -> bool:
    return entry.kind == "lab" and entry.uid == bundle.lab_uid


def _theses(bundle: Bundle, themes: frozenset[str], kept: Mapping[str, Entry]) -> Iterator[Entry]:
    """The theses that records name by their keys, and those on the themes."""
    named = _words(kept.values(), "theses")
    for entry in bundle.entries.get("thesis", ()):
        if entry.values.get("thesis_code") in named or _touches(entry, themes):
            yield entry


def _themes(bundle: Bundle) -> tuple[Entry, ...]:
    return bundle.entries.get("theme", ())


def _words(entries: Iterable[Entry], field: str) -> set[str]:
    return {key for entry in entries for key in entry.values.get(field) or ()}


def _without_strange_modules(entry: Entry, kept: Mapping[str, Entry]) -> Entry:
    rows = entry.values.get(_RELATED) or ()
    staying = tuple(row for row in rows if row.get("module") in kept)
    if len(staying) == len(rows):
        return entry
    values = {**entry.values, _RELATED: staying}
    return replace(entry, values=values, checksum=checksum(values))
