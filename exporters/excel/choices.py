"""The labels that stand for keys, and the sheet that lists them for the drop-downs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from exporters.excel import columns, layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.vocabulary import Vocabulary
    from exporters.excel.layout import Sheet


class Labels:
    """What stands in the cells for the keys of a vocabulary, the growing ones as the bundle knows them."""

    def __init__(self, terms: Mapping[str, Mapping[str, str]]) -> None:
        self._terms = terms

    def of(self, vocabulary: Vocabulary | None) -> dict[str, str]:
        """Return key -> label. Where two keys share a label, the keys stand for themselves."""
        if vocabulary is None:
            return {}
        labels = {term.key: term.label for term in vocabulary.terms}
        labels |= self._terms.get(vocabulary.name, {}) if vocabulary.open else {}
        used = Counter(label.casefold() for label in labels.values())
        return {key: label if used[label.casefold()] == 1 else key for key, label in labels.items()}


class ChoiceLists:
    """Every vocabulary that some column of the workbook uses, one below the other."""

    def __init__(self, sheets: Iterable[Sheet], labels: Labels) -> None:
        self._labels = labels
        used = (column.choices for sheet in sheets for column in sheet.columns)
        self._lists = {_identity(values): values for values in used if values and labels.of(values)}
        self._names = dict(zip(self._lists, _names(self._lists.values()), strict=True))

    def name_of(self, vocabulary: Vocabulary) -> str | None:
        """The name of the cells that hold the labels, or None if there are no labels yet."""
        return self._names.get(_identity(vocabulary))

    def ranges(self) -> Iterator[tuple[str, int, int]]:
        """The name, first and last row (0 is the first) of every list in the sheet."""
        first = layout.CHOICES.top + 1
        for identity, values in self._lists.items():
            last = first + len(self._labels.of(values)) - 1
            yield self._names[identity], first, last
            first = last + 1

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows of the sheet."""
        for values in self._lists.values():
            for key, label in self._labels.of(values).items():
                term = values.find(key)
                yield {
                    columns.LIST.id: values.label,
                    columns.KEY.id: key,
                    columns.VALUE.id: label,
                    columns.EXPLANATION.id: term.help if term else "",
                }


def _identity(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Kinds may offer a part of a shared list only, so the name alone is not enough."""
    return (vocabulary.name, *vocabulary.keys)


def _names(lists: Iterable[Vocabulary]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for values in lists:
        seen[values.name] += 1
        times = seen[values.name]
        yield f"Liste_{values.name}" if times == 1 else f"Liste_{values.name}_{times}"
