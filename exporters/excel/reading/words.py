"""Which key a word in a cell stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.vocabularies.general import LAB_PREFIXES
from app.domain.vocabularies.shared import THEMES, THESES
from exporters.excel import columns
from exporters.excel.reading.quick import keys_of

if TYPE_CHECKING:
    from app.domain.fields import Field
    from app.domain.vocabulary import Vocabulary
    from exporters.excel.reading.tables import Table

_GROWING = (THEMES, THESES, LAB_PREFIXES)
# What the keys of the growing vocabularies look like.
_KEYS = {
    THEMES.name: KINDS["theme"].by_id["theme_code"].pattern,
    THESES.name: KINDS["thesis"].by_id["thesis_code"].pattern,
    LAB_PREFIXES.name: KINDS["lab"].by_id["prefix"].pattern,
}


class Words:
    """What one file calls the keys: as its list of choices says, as they are declared, and by themselves.

    ``terms`` are the labels of the growing vocabularies: name -> label -> key.
    """

    def __init__(self, choices: Table | None, themes: Table | None) -> None:
        self._listed = _listed(choices)
        self.terms = {it.name: self._listed.get(it.label, {}) for it in _GROWING}
        self.terms[THEMES.name] = _own_themes(themes) | self.terms[THEMES.name]
        self._known: dict[int, dict[str, str]] = {}

    def key_of(self, field: Field, word: str) -> str | None:
        """Return the key that a person means by a word, None if there is none."""
        place = id(field.vocabulary)  # lives as long as the declarations; to hash one takes its time
        labels = self._known.get(place)
        if labels is None:
            labels = self._known[place] = self._labels(field.vocabulary) | keys_of(field)
        if word in labels:
            return labels[word]
        alike = {_folded(key): key for key in labels.values()}
        alike |= {_folded(label): key for label, key in labels.items()}
        return alike.get(_folded(word)) or self._unlisted(field.vocabulary, word)

    def _labels(self, vocabulary: Vocabulary | None) -> dict[str, str]:
        if vocabulary is None:
            return {}
        declared = {key: key for key in vocabulary.keys}
        if vocabulary.open:
            return declared | self.terms.get(vocabulary.name, {})
        listed = self._listed.get(vocabulary.label, {})
        return declared | {label: key for label, key in listed.items() if key in declared}

    def _unlisted(self, vocabulary: Vocabulary | None, word: str) -> str | None:
        """Other labs and theses need not be listed; themes are, unless the list was deleted."""
        if vocabulary is None or not vocabulary.open:
            return None
        if vocabulary is THEMES and self.terms[THEMES.name]:
            return None
        return word if re.fullmatch(_KEYS.get(vocabulary.name) or "", word) else None


def _listed(choices: Table | None) -> dict[str, dict[str, str]]:
    """Return label -> key of every list, by what the list is called."""
    lists: dict[str, dict[str, str]] = {}
    if choices:
        cells = (choices.cells(field) for field in (columns.LIST, columns.VALUE, columns.KEY))
        for name, label, key in zip(*cells, strict=True):
            lists.setdefault(str(name), {})[str(label)] = str(key)
    return lists


def _own_themes(themes: Table | None) -> dict[str, str]:
    """Return label -> key of the themes that are records of the file, such as those added by hand."""
    if themes is None:
        return {}
    kind = KINDS["theme"]
    cells = (themes.cells(kind.by_id[id_]) for id_ in (kind.title_field, "theme_code"))
    return {str(label): str(key) for label, key in zip(*cells, strict=True) if label and key}


def _folded(word: str) -> str:
    return " ".join(word.split()).casefold()
