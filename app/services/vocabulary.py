"""The vocabularies that live in the lab file: themes and theses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.catalogue import KINDS
from app.storage import store

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.domain.record import Record
    from app.services.book import LabBook


class _Source(NamedTuple):
    """Where an open vocabulary's terms come from: a kind, its field of keys and of labels."""

    kind: str
    key: str
    label: str


SOURCES = {
    "themes": _Source("theme", "theme_code", "label"),
    "theses": _Source("thesis", "thesis_code", "statement"),
}


def terms(book: LabBook, vocabulary: str, *, only_active: bool = False) -> dict[str, str]:
    """Return labels by key in the order of the codes; an unknown vocabulary has none."""
    with book.reading() as connection:
        return terms_of(connection, vocabulary, only_active=only_active)


def terms_of(connection: sa.Connection, vocabulary: str, *, only_active: bool = False) -> dict[str, str]:
    """As ``terms``, within a transaction."""
    source = SOURCES.get(vocabulary)
    if source is None:
        return {}
    offered = [record for record in store.read(connection, KINDS[source.kind]) if not record.deleted_at]
    return {
        str(getattr(record, source.key)): _label(record, source)
        for record in offered
        if not only_active or record.status == "active"
    }


def _label(record: Record, source: _Source) -> str:
    label = str(getattr(record, source.label) or "")
    return f"{record.thesis_code} {label}" if source.kind == "thesis" else label  # type: ignore[attr-defined]
