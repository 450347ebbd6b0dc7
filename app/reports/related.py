"""Methods and examples lead to each other, also when only one of them says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from app.domain.vocabularies.modules import MODULE_RELATIONS
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import public

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
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
        for uid, label in _outgoing(cast("KnowledgeModule", module), seen_from_there=True):
            found[uid].append((module.uid, label))
    return found


def _outgoing(module: KnowledgeModule, *, seen_from_there: bool = False) -> Iterator[tuple[str, str]]:
    for row in public(module, "related_modules"):
        relation, uid = public(row, "relation") or "", public(row, "module")
        label = MODULE_RELATIONS.label_of(relation)
        if uid:
            yield uid, _SEEN_FROM_THERE.get(relation, label) if seen_from_there else label


def related(desk: Desk, module: KnowledgeModule) -> Iterator[Paragraph]:
    """Yield a line for each related module that may be shown; those of other labs by their codes."""
    own = dict(_outgoing(module))
    others = dict(desk.sight.incoming.get(module.uid, ()))
    for uid, label in (own | {uid: label for uid, label in others.items() if uid not in own}).items():
        if named := desk.sight.named(uid):
            yield Paragraph(Role.BULLET, (Span(f"{label}:", Tone.STRONG), Span(" "), *named))
