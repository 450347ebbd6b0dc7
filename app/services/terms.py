"""What a vocabulary offers to choose from, shipped or grown in the lab file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.vocabularies.shared import THEMES, THESES
from app.storage import store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.theme import Theme
    from app.domain.records.thesis import Thesis
    from app.domain.vocabulary import Vocabulary
    from app.services.book import LabBook


class TermChoice(NamedTuple):
    """One term. ``group`` is the label of the theme it belongs to; ``offered`` is false for retired ones."""

    key: str
    label: str
    help: str = ""
    group: str = ""
    offered: bool = True


def offered(book: LabBook, vocabulary: Vocabulary) -> Sequence[TermChoice]:
    """Return the terms in order, also those no longer offered, so that old entries keep their names."""
    listed = [TermChoice(term.key, term.label, term.help) for term in vocabulary.terms]
    grown = _GROWN.get(vocabulary.name)
    if grown is None:
        return listed
    with book.reading() as connection:
        return [*listed, *grown(connection)]


def _themes(connection: sa.Connection) -> Iterator[TermChoice]:
    """Each theme of the first level, then what belongs to it."""
    themes: Sequence[Theme] = _living(connection, "theme")  # type: ignore[assignment]
    above = {theme.uid: theme for theme in themes}
    order = {theme.uid: place for place, theme in enumerate(themes)}

    def place(theme: Theme) -> tuple[int, bool, int]:
        first = theme.parent if theme.parent in order else theme.uid
        return order[first], first != theme.uid, order[theme.uid]

    for theme in sorted(themes, key=place):
        parent = above.get(theme.parent or "")
        group = (parent or theme).label or ""
        yield _choice(theme, theme.theme_code, theme.label, theme.definition)._replace(group=group)


def _theses(connection: sa.Connection) -> Iterator[TermChoice]:
    theses: Sequence[Thesis] = _living(connection, "thesis")  # type: ignore[assignment]
    for thesis in theses:
        label = f"{thesis.thesis_code} {thesis.statement or ''}"
        yield _choice(thesis, thesis.thesis_code, label, thesis.note)


def _choice(record: Record, key: str | None, label: str | None, help_: str | None) -> TermChoice:
    return TermChoice(key or "", label or "", help_ or "", offered=record.status == "active")


def _living(connection: sa.Connection, kind: str) -> Sequence[Record]:
    return [record for record in store.read(connection, KINDS[kind]) if not record.deleted_at]


_GROWN: dict[str, Callable[[sa.Connection], Iterator[TermChoice]]] = {
    THEMES.name: _themes,
    THESES.name: _theses,
}
