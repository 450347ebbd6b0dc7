"""All modules of a lab in one document, with the town, the theses and the activities they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.reports import annex, cover, legend, overview, town
from app.reports.citations import letters
from app.reports.desk import Counters, Desk
from app.reports.model import Contents, Document, Heading
from app.reports.module import CONTENTS, MASTHEAD, sections
from app.reports.openness import public
from app.reports.page_one import below_the_title, kicker, town_and_state
from app.reports.related import incoming
from app.reports.sight import Sight
from app.reports.tables import cell, data_table
from app.reports.values import value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from app.domain.record import Record
    from app.domain.records.activity import Activity
    from app.domain.records.finding import Finding
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.thesis import Thesis
    from app.reports.archive import Archive
    from app.reports.model import Block, Table


def build_lab(archive: Archive, *, today: dt.date) -> Document:
    """Return everything of a lab that may leave it as one document, with every module in it."""
    return Compendium(archive, today).document()


class Compendium:
    """The chapters of one document, which share numbers and know each other's places."""

    def __init__(self, archive: Archive, today: dt.date) -> None:
        self._archive = archive
        self._today = today
        self._counters = Counters()
        self._modules = cast("list[KnowledgeModule]", self._leaving("knowledge_module"))
        self._activities = cast("list[Activity]", self._leaving("activity"))
        theses = cast("list[Thesis]", self._leaving("thesis"))
        self._theses = overview.touched(theses, cast("list[Finding]", self._leaving("finding")))
        self._places = dict(self._find_places())
        self._incoming = incoming(archive)

    def _leaving(self, kind: str) -> list[Record]:
        return [record for record in self._archive.of_kind(kind) if record.about.may_leave(record)]

    def _find_places(self) -> Iterator[tuple[str, str]]:
        yield from ((module.uid, f"#{anchor_of(module)}") for module in self._modules)
        yield from ((activity.uid, f"#{annex.anchor_of(activity)}") for activity in self._activities)
        yield from ((thesis.uid, f"#{overview.anchor_of(thesis)}") for thesis, _ in self._theses)

    def _desk(self, subject: Record, prefix: str, *, depth: int = 0, listed: bool = False) -> Desk:
        sight = Sight(self._archive, subject, self._places, self._incoming, prefix)
        return Desk.tidy(sight, self._counters, depth=depth, listed=listed)

    def document(self) -> Document:
        """Return the finished document."""
        desk = self._desk(self._archive.lab, "")
        title, lab = cover.title(desk), desk.sight.lab
        return Document(
            title=title,
            subject=f"{cover.KIND} · {town_and_state(desk)}",
            code=public(lab, "prefix") or "" if lab else "",
            masthead=MASTHEAD,
            running_title=f"{cover.KIND} · {title}",
            version="",
            date=self._today,
            blocks=tuple(self._blocks(desk)),
            author=public(lab, "responsible_unit") or "" if lab else "",
        )

    def _blocks(self, desk: Desk) -> Iterator[Block]:
        yield from cover.cover_blocks(desk, self._modules)
        yield Contents("Inhalt", (1, 2), new_page=True)
        yield from legend.legend_blocks(desk)
        if desk.sight.lab:
            yield from town.town_blocks(self._desk(self._archive.lab, "stadt_"), self._archive.lab)
        yield from self._module_chapter(desk)
        yield from overview.overview_blocks(self._desk(self._archive.lab, "thesen_"), self._theses)
        yield from annex.annex_blocks(self._desk(self._archive.lab, "anhang_"), self._activities)
        yield from cover.rights_blocks(desk, self._modules)

    def _module_chapter(self, desk: Desk) -> Iterator[Block]:
        if self._modules:
            yield desk.heading(1, KINDS["knowledge_module"].plural, new_page=True)
            yield _list_of_modules(desk, self._modules)
        for number, module in enumerate(self._modules, 1):
            yield from self._module(self._desk(module, letters(number), depth=1, listed=True))

    def _module(self, desk: Desk) -> Iterator[Block]:
        """The title comes first: it begins the page and carries the line that a document has above it."""
        module = cast("KnowledgeModule", desk.subject)
        yield Heading(2, public(module, "title") or module.code, anchor_of(module), new_page=True)
        yield kicker(desk)
        fitting, behind = below_the_title(desk)
        yield from fitting
        yield Contents(CONTENTS, (3, 3), new_page=True)
        yield from behind
        yield from sections(desk, self._today)


def anchor_of(module: KnowledgeModule) -> str:
    """Return the place of a module in the document."""
    return f"baustein_{module.code.replace('-', '_')}"


def _list_of_modules(desk: Desk, modules: Sequence[KnowledgeModule]) -> Table:
    shown = ("title", "module_type", "maturity")
    rows = [
        (
            cell((desk.sight.code(module.code, module.uid),)),
            *(cell(value(desk.about(module), module, id_)) for id_ in shown),
        )
        for module in modules
    ]
    fields = KINDS["knowledge_module"].by_id
    head = [fields[id_].label for id_ in ("code", *shown)]
    return data_table(desk, "Die Bausteine im Überblick", head, rows)
