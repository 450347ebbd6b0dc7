"""Methods and examples lead to each other, also when only one of them says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.vocabularies.modules import MODULE_RELATIONS
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import public
from app.reports.values import rest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.record import Record
    from app.domain.records.knowledge_module import RelatedModule
    from app.reports.archive import Archive
    from app.reports.desk import Desk

    Relations = Mapping[str, Sequence[tuple[str, str]]]

# How a relation reads from the other side.
_SEEN_FROM_THERE = {
    "method_for": MODULE_RELATIONS.label_of("example_of"),
    "example_of": MODULE_RELATIONS.label_of("method_for"),
    "prerequisite_for": "setzt voraus",
}


def incoming(archive: Archive) -> Relations:
    """Return for each module which others name it, and how that reads from its side."""
    found = defaultdict(list)
    for module in archive.of_kind("knowledge_module"):
        for row in public(module, "related_modules"):
            label = _SEEN_FROM_THERE.get(public(row, "relation"), _label(row))
            found[public(row, "module")].append((module.uid, label))
    return found


def _label(row: RelatedModule) -> str:
    return MODULE_RELATIONS.label_of(public(row, "relation") or "")


def related(desk: Desk, module: Record) -> Iterator[Paragraph]:
    """Yield a line for each related module that may be shown; those of other labs by their codes."""
    rows = [row for row in public(module, "related_modules") if public(row, "module")]
    for row in rows:
        yield from _line(desk, public(row, "module"), _label(row), rest_of(desk, row, "module", "relation"))
    named = {public(row, "module") for row in rows}
    for uid, label in desk.sight.incoming.get(module.uid, ()):
        if uid not in named:
            yield from _line(desk, uid, label)


def _line(desk: Desk, uid: str, label: str, rest: tuple[Span, ...] = ()) -> Iterator[Paragraph]:
    if named := desk.sight.named(uid):
        yield Paragraph(Role.BULLET, (Span(f"{label}:", Tone.STRONG), Span(" "), *named, *rest))
