"""Modules bound into a larger document: a list of them, and each with everything it has on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.reports.model import Contents, Heading
from app.reports.module import CONTENTS, sections
from app.reports.openness import public
from app.reports.page_one import below_the_title, kicker
from app.reports.tables import cell, data_table
from app.reports.values import value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table

    Write = Callable[[Desk], Cell]


def anchor_of(module: KnowledgeModule) -> str:
    """Return the place of a module in the document."""
    return f"baustein_{module.code.replace('-', '_')}"


def module_blocks(desk: Desk, today: dt.date, remark: str = "") -> Iterator[Block]:
    """Yield the module that is the desk's subject, one level below the chapter of modules.

    The title comes first: it begins the page and carries the line that a document has above it. That line
    ends with the ``remark``.
    """
    module = cast("KnowledgeModule", desk.subject)
    yield Heading(2, public(module, "title") or module.code, anchor_of(module), new_page=True)
    yield kicker(desk, remark)
    fitting, behind = below_the_title(desk)
    yield from fitting
    yield Contents(CONTENTS, (3, 3), new_page=True)
    yield from behind
    yield from sections(desk, today)


def list_of_modules(
    desk: Desk, modules: Sequence[KnowledgeModule], *shown: str, more: Mapping[str, Write] | None = None
) -> Table:
    """Return a table of modules: their codes, which lead to them, and the values of the fields ``shown``.

    ``more`` are columns by their heads; each is written at a desk whose subject is the module.
    """
    others = more or {}
    desks = [desk.about(module) for module in modules]
    rows = [
        (
            cell((at.sight.code(at.subject.code, at.subject.uid),)),
            *(cell(value(at, at.subject, id_)) for id_ in shown),
            *(write(at) for write in others.values()),
        )
        for at in desks
    ]
    fields = KINDS["knowledge_module"].by_id
    head = [*(fields[id_].label for id_ in ("code", *shown)), *others]
    return data_table(desk, "Die Bausteine im Überblick", head, rows)
