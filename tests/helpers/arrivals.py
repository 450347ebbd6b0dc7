"""Deliveries as they arrive, without a file in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.canonical import digest, state_of
from app.domain.dates import timestamp
from app.interchange.arrival import Arrival, Item, Sender
from app.services.selection import Selection

if TYPE_CHECKING:
    from app.interchange.bundle import Bundle, Entry
    from app.services.book import LabBook


def arrival_of(bundle: Bundle, **more: Any) -> Arrival:
    """Return a bundle as it arrives, whole and unchanged."""
    items = {kind: tuple(map(item_of, entries)) for kind, entries in bundle.entries.items()}
    usual: dict[str, Any] = {
        "file": f"{bundle.prefix}.zip",
        "sender": Sender(bundle.lab_uid, bundle.prefix, bundle.town),
        "created_at": timestamp(bundle.created_at),
        "items": items,
        "stated": {kind: stated(items[kind]) for kind in items},
        "sequence_no": bundle.sequence_no,
        "tombstones": bundle.tombstones,
        "revocations": bundle.revocations,
    } | more
    content = [item.checksum for found in usual["items"].values() for item in found]
    stones = [stone.uid for stone in usual["tombstones"]]
    named = {"items": content, "stones": stones, "at": usual["created_at"], "no": usual["sequence_no"]}
    return Arrival(**{"digest": digest(named), **usual})


def item_of(entry: Entry) -> Item:
    """Return an entry as the reader finds it in an untouched file."""
    state = state_of(entry.values)
    return Item(entry.kind, entry.uid, entry.code, state, digest(state), entry.checksum, 2)


def stated(items: tuple[Item, ...]) -> frozenset[str]:
    """Return every field that a file has a column for."""
    from app.domain.catalogue import KINDS

    kind = items[0].kind if items else ""
    fields = KINDS[kind].fields if kind else ()
    return frozenset(field.id for field in fields if field.privacy.leaves_town)


def delivered(book: LabBook, **more: Any) -> Arrival:
    """Return what a lab would deliver now."""
    with book.reading() as connection:
        return arrival_of(Selection(book, connection).bundle(), **more)
