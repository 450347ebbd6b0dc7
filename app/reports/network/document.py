"""The records of many labs as one document: its chapters share numbers and know each other's places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.domain.fields import Privacy
from app.domain.records.lab import Lab
from app.domain.records.thesis import Thesis
from app.reports import annex, bound, cover, overview, sources, theses
from app.reports.citations import SourceNumbers, SourcesOfAChapter, letters
from app.reports.desk import Counters, Desk
from app.reports.legend import legend_blocks
from app.reports.model import Contents, Document, Heading, Paragraph, Role, Span, Tone
from app.reports.module import MASTHEAD
from app.reports.network import thesis_pages, towns
from app.reports.network.choice import title_part
from app.reports.network.cover import KIND, cover_blocks, publisher, title
from app.reports.network.holdings import Holdings
from app.reports.network.openness import OpenArchive
from app.reports.network.register import register_blocks
from app.reports.network.theme_chapter import theme_blocks
from app.reports.network.wording import NOTHING_SAID, name_of, remark
from app.reports.openness import public
from app.reports.prose import joined
from app.reports.related import incoming
from app.reports.sight import Sight
from app.reports.tables import cell
from app.reports.values import BETWEEN, value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.archive import Archive
    from app.reports.model import Block, Cell, Table
    from app.reports.network.choice import Choice

_MODULES = KINDS["knowledge_module"].plural
_MOST_KEYWORDS = 20
_FEW_CHAPTERS = 4
_WIDTHS = (0.165, 0.36, 0.26, 0.215)
_LEAD = (
    "Jedes Thema und jede These zeigt zuerst, was die Städte verbindet, und dann, was sie unterscheidet. "
    "Nichts wird gemittelt. Jeder Baustein beginnt mit einer Seite, die für sich allein steht."
)
_NO_MODULES = "Noch ist kein Baustein vom Projektbüro übernommen."
_ABOUT_SOURCES = (
    "Alle öffentlichen Quellen in der Reihenfolge, in der sie zuerst genannt sind, und wo sie genutzt werden."
)
_SIGNS = (
    (
        "Keine Aussage",
        NOTHING_SAID,
        "Die Stadt hat zu diesem Thema oder dieser These keine öffentliche Erkenntnis festgehalten.",
    ),
)


class Network:
    """The chapters of one compendium."""

    def __init__(self, archive: Archive, today: dt.date, choice: Choice) -> None:
        self._today = today
        self._archive = OpenArchive(archive, choice.statuses)
        self._holdings = Holdings(self._archive, choice)
        # Whoever reads this sees what is public, whatever the office says of its own record.
        self._reader: Record = replace(archive.lab, release_scope=Privacy.PUBLIC.value)
        self._counters = Counters()
        self._sources = SourceNumbers("")
        self._incoming = incoming(self._archive)
        self._activities = self._holdings.activities()
        self._places = dict(self._find_places())
        self._everywhere = {**dict(self._find_findings()), **self._places}

    def _find_places(self) -> Iterator[tuple[str, str]]:
        yield from ((module.uid, f"#{bound.anchor_of(module)}") for module in self._holdings.modules)
        yield from ((thesis.uid, f"#{overview.anchor_of(thesis)}") for thesis in self._holdings.theses)
        for found in self._activities.values():
            yield from ((activity.uid, f"#{annex.anchor_of(activity)}") for activity in found)

    def _find_findings(self) -> Iterator[tuple[str, str]]:
        """Say where most is told about a finding: with a thesis, else in a module that rests on it."""
        for module in reversed(self._holdings.modules):
            yield from ((uid, self._places[module.uid]) for uid in public(module, "finding_refs"))
        for finding in self._holdings.all_findings:
            theses = (public(link, "thesis") for link in public(finding, "thesis_links"))
            yield from ((finding.uid, self._places[uid]) for uid in theses if uid in self._places)

    def _desk(self, prefix: str = "") -> Desk:
        """Return a desk for what cites nothing."""
        return Desk.tidy(self._sight(prefix, self._reader), self._counters, self._sources, listed=False)

    def _sight(self, prefix: str, subject: Record) -> Sight:
        places = self._places if isinstance(subject, Thesis) else self._everywhere
        return Sight(self._archive, subject, places, self._incoming, prefix, self._archive.prefixes)

    def _chapter(
        self, prefix: str, name: Span, subject: Record | None = None, *, depth: int = 0, listed: bool = True
    ) -> Desk:
        """Return a desk for a chapter; ``name`` leads there from the sources it uses."""
        sight = self._sight(prefix, subject or self._reader)
        numbers = SourcesOfAChapter(self._sources, name)
        return Desk.tidy(sight, self._counters, numbers, depth=depth, listed=listed)

    def document(self) -> Document:
        """Return the finished document."""
        name, part = title(self._holdings), title_part(self._holdings.choice, self._archive)
        return Document(
            title=name,
            subject=" · ".join(filter(None, (KIND, MASTHEAD[0], part))),
            code=public(self._archive.lab, "prefix") or "",
            masthead=MASTHEAD,
            running_title=f"{KIND} · {name}",
            version="",
            date=self._today,
            blocks=tuple(self._blocks()),
            author=publisher(self._holdings),
            keywords=tuple(map(self._holdings.themes.label, self._holdings.shelves))[:_MOST_KEYWORDS],
        )

    def _blocks(self) -> Iterator[Block]:
        desk = self._desk()
        yield from cover_blocks(desk, self._holdings)
        yield Contents("Inhalt", (1, 2), new_page=True)
        yield from legend_blocks(desk, KIND, _LEAD, _SIGNS)
        yield from self._towns(desk)
        yield from self._in_contents(self._themes())
        yield from self._in_contents(self._theses(desk))
        yield from self._modules(desk)
        yield from register_blocks(desk, self._holdings)
        yield from self._list_of_sources(desk)
        yield from cover.rights_blocks(desk, self._holdings.modules)

    def _in_contents(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Many chapters have the same sections: contents name these only where there are few chapters."""
        many = len(self._holdings.shelves) + len(self._holdings.theses) > _FEW_CHAPTERS
        for it in blocks:
            yield replace(it, listed=False) if many and isinstance(it, Heading) and it.level > 1 else it

    def _towns(self, desk: Desk) -> Iterator[Block]:
        if self._holdings.towns:
            yield from towns.overview_blocks(desk, self._holdings, self._activities)
        office = self._archive.find(self._holdings.office)
        together = [office] if isinstance(office, Lab) and not self._holdings.choice.state else []
        for lab in (*self._holdings.towns, *together) if self._holdings.towns else ():
            yield from towns.profile_blocks(self._profile(lab), lab, self._activities.get(lab.uid, ()))

    def _profile(self, lab: Lab) -> Desk:
        name = Span(name_of(lab), Tone.LINK, href=f"#{towns.anchor_of(lab)}")
        return self._chapter(f"{towns.anchor_of(lab)}_", name, depth=1, listed=False)

    def _themes(self) -> Iterator[Block]:
        for number, (key, shelf) in enumerate(self._holdings.shelves.items(), 1):
            chapter = self._holdings.themes.chapter(key)
            name = Span(chapter.label, Tone.LINK, href=f"#{chapter.anchor}")
            yield from theme_blocks(self._chapter(f"thema{number}_", name), chapter, shelf, self._holdings)

    def _theses(self, desk: Desk) -> Iterator[Block]:
        silent = []
        for number, thesis in enumerate(self._holdings.theses, 1):
            if thesis_pages.is_touched(thesis, self._holdings):
                name = theses.number(desk, thesis)
                pages = self._chapter(f"these{number}_", name, thesis)
                yield from thesis_pages.thesis_blocks(pages, thesis, self._holdings)
            else:
                silent.append(thesis)
        yield from thesis_pages.silent_blocks(desk, silent)

    def _modules(self, desk: Desk) -> Iterator[Block]:
        modules = self._holdings.modules
        yield desk.heading(1, _MODULES, new_page=True)
        if modules:
            yield self._list_of_modules(desk)
        else:
            yield Paragraph(Role.BODY, (Span(_NO_MODULES),))
        for number, module in enumerate(modules, 1):
            name = desk.sight.code(module.code, module.uid)
            chapter = self._chapter(letters(number), name, module, depth=1)
            yield from bound.module_blocks(chapter, self._today, remark(module))

    def _list_of_modules(self, desk: Desk) -> Table:
        """Modules in the order in which they follow: by the theme they belong to most."""
        more = {"Bausteinart und Stadt": _kind_and_town, "Thema": self._theme_of}
        table = bound.list_of_modules(desk, self._holdings.modules, "title", more=more)
        return replace(table, widths=_WIDTHS)

    def _theme_of(self, desk: Desk) -> Cell:
        key = self._holdings.first_theme(cast("KnowledgeModule", desk.subject))
        chapter = self._holdings.themes.chapter(key) if key else None
        return cell((Span(chapter.label, Tone.LINK, href=f"#{chapter.anchor}"),) if chapter else ())

    def _list_of_sources(self, desk: Desk) -> Iterator[Block]:
        listed = self._sources.records
        if listed:
            yield desk.heading(1, sources.HEADING, new_page=True)
            yield Paragraph(Role.LEAD, (Span(_ABOUT_SOURCES),))
        for number, source in enumerate(listed, 1):
            entry = sources.entry(desk, number, source)
            used = joined(((name,) for name in self._sources.used_in[source.uid]), ", ")
            yield replace(entry, spans=(*entry.spans, Span(f"{BETWEEN}Genutzt in: ", Tone.QUIET), *used))


def _kind_and_town(desk: Desk) -> Cell:
    lab = desk.sight.lab
    town = (Span(name_of(lab)),) if lab else ()
    return cell(*filter(None, (value(desk, desk.subject, "module_type"), town)))
