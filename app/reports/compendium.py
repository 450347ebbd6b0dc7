"""All modules of a lab in one document, with the town, the theses and the activities they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.reports import annex, cover, legend, overview, town
from app.reports.bound import anchor_of, list_of_modules, module_blocks
from app.reports.citations import letters
from app.reports.desk import Counters, Desk
from app.reports.model import Contents, Document
from app.reports.module import MASTHEAD
from app.reports.openness import public
from app.reports.page_one import town_and_state
from app.reports.related import incoming
from app.reports.sight import Sight

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.domain.records.activity import Activity
    from app.domain.records.finding import Finding
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.thesis import Thesis
    from app.reports.archive import Archive
    from app.reports.model import Block


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
            subject=" · ".join(dict.fromkeys((cover.kind_of(desk), town_and_state(desk)))),
            code=public(lab, "prefix") or "" if lab else "",
            masthead=MASTHEAD,
            running_title=cover.running_title(desk),
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
            yield list_of_modules(desk, self._modules, "title", "module_type", "maturity")
        for number, module in enumerate(self._modules, 1):
            yield from module_blocks(self._desk(module, letters(number), depth=1, listed=True), self._today)
