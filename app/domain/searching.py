"""What of a record can be searched, and what somebody who types is looking for.

Every text that a field declares is searched, in records and in the rows of their lists, whatever its privacy
class: a search stays in its own lab file. The vault is no part of a lab file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.domain.fields import Field, FieldKind
from app.domain.folding import fold
from app.domain.record import BOOKKEEPING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.record import RecordKind

_TEXTS = (FieldKind.LINE, FieldKind.TEXT, FieldKind.URL, FieldKind.EMAIL)
_DATES = (FieldKind.DATE, FieldKind.FUZZY_DATE)
_QUOTES = re.compile("[„“”«»\"]")  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+")
_MOST = 20  # words; whoever pastes a page looks for its beginning
_FEWEST_LETTERS = 2


def texts_of(kind: RecordKind) -> tuple[Field, ...]:
    """Return the fields of a kind that hold a text of their own."""
    return tuple(field for field in kind.fields if field.kind in _TEXTS and field.id not in BOOKKEEPING)


def lists_of(kind: RecordKind) -> dict[Field, tuple[Field, ...]]:
    """Return the lists of a kind whose rows hold texts, with the columns that do."""
    lists = {field: tuple(it for it in field.columns if it.kind in _TEXTS) for field in kind.own_fields}
    return {field: columns for field, columns in lists.items() if columns}


def dates_of(kind: RecordKind) -> tuple[Field, ...]:
    """Return the field that says when it was, and the one that says until when, if there are such fields."""
    declared = [field for field in kind.own_fields if field.kind in _DATES and not field.computed]
    return tuple(field for at, field in enumerate(declared[:2]) if not at or field.id.endswith("end"))


class Sought(NamedTuple):
    """Words that stand together, folded. ``begun`` is whether the last one may go on."""

    words: tuple[str, ...]
    begun: bool


def sought(text: str) -> tuple[Sought, ...]:
    """Return what must all occur: every word as a beginning, what stands in quotation marks as it is.

    Nothing at all comes back for less than two letters: that would be everything.
    """
    found = tuple(_sought(text))[:_MOST]
    letters = sum(len(word) for one in found for word in one.words)
    return found if letters >= _FEWEST_LETTERS else ()


def _sought(text: str) -> Iterator[Sought]:
    parts = _QUOTES.split(text)
    for place, part in enumerate(parts):
        quoted = place % 2 == 1
        begun = not quoted or place == len(parts) - 1
        for stretch in [part] if quoted else part.split():
            words = tuple(_TOKEN.findall(fold(stretch)))
            if words:
                yield Sought(words, begun)
