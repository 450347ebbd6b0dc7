"""The cover of a compendium, and what it calls itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.dates import NBSP
from app.domain.records.lab import Lab
from app.domain.vocabularies.general import LAB_PREFIXES
from app.reports.cover import KIND as LAB_KIND
from app.reports.cover import funding, town_row
from app.reports.model import Paragraph, Role, Span, Table, TableKind, Tone
from app.reports.module import MASTHEAD
from app.reports.network.choice import limits
from app.reports.network.wording import MOST_NAMES, NOT_ACCEPTED, all_towns, name_of, names_of, remark
from app.reports.openness import public
from app.reports.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.desk import Desk
    from app.reports.model import Block
    from app.reports.network.holdings import Holdings

KIND = "Kompendium"
_MODULES = KINDS["knowledge_module"].plural
_STATE = KINDS["lab"].by_id["state"].label
_MOST_ROWS = 8
"""Towns that have a row of their own on the cover."""


def title(holdings: Holdings) -> str:
    """Return ``Wissensbausteine aus fünf Städten``, or what they are limited to."""
    towns = holdings.towns
    if not holdings.choice.is_whole or not towns:
        return f"{_MODULES}{limits(holdings.choice, holdings.archive)}"
    where = name_of(towns[0]) if len(towns) == 1 else f"{all_towns(towns)[4:]}n"
    return f"{_MODULES} aus {where}"


def publisher(holdings: Holdings) -> str:
    """Return who answers for the whole: the office, by its own name if that is public."""
    office = holdings.archive.find(holdings.office)
    name = public(office, "responsible_unit") or public(office, "town") if isinstance(office, Lab) else None
    return name or LAB_PREFIXES.label_of("PB")


def cover_blocks(desk: Desk, holdings: Holdings) -> Iterator[Block]:
    """Yield the cover: what this is, whose it is, who paid for it."""
    yield Paragraph(Role.KICKER, (Span(f"{KIND} · {MASTHEAD[1]}"),))
    yield Paragraph(Role.TITLE, (Span(title(holdings).replace(" aus ", f" aus{NBSP}")),))
    if holdings.towns:
        yield Paragraph(Role.SUBTITLE, (Span(_subtitle(holdings.towns)),))
        yield _towns(desk, holdings.towns)
    yield Paragraph(Role.IMPRINT, (Span(publisher(holdings), Tone.STRONG),))
    if any(map(remark, holdings.modules)):
        told = f"Enthält Bausteine, die {NOT_ACCEPTED} sind. Sie sind gekennzeichnet."
        yield Paragraph(Role.IMPRINT, (Span(told),))
    yield Paragraph(Role.IMPRINT, (Span(_funding(holdings.modules)),))


def _funding(modules: Sequence[KnowledgeModule]) -> str:
    """Return the note on funding that most modules carry; all of them stand at the end of the document."""
    notes = Counter(note for module in modules if (note := public(module, "funding_note")))
    return notes.most_common(1)[0][0] if notes else funding(())[0]


def _subtitle(towns: Sequence[Lab]) -> str:
    """Return ``Was fünf kleine Städte zwischen 2021 und 2023 erprobt haben und ...``."""
    is_one = len(towns) == 1
    who = name_of(towns[0]) if is_one else all_towns(towns)[4:].replace("Städte", "kleine Städte")
    when = f" {years}" if (years := _years(towns)) else ""
    has = "hat" if is_one else "haben"
    return f"Was {who}{when} erprobt {has} und was andere Städte daraus machen können"


def _years(towns: Sequence[Lab]) -> str:
    days = [public(town, id_) for town in towns for id_ in ("project_start", "project_end")]
    years = sorted({day[:4] for day in days if day})
    if len(years) < 2:
        return f"im Jahr {years[0]}" if years else ""
    return f"zwischen {years[0]} und {years[-1]}"


def _towns(desk: Desk, towns: Sequence[Lab]) -> Table:
    if len(towns) > _MOST_ROWS:
        return _states(desk, towns)
    rows = tuple(town_row(name_of(town), text_of(desk, town, "state")) for town in towns)
    head = (LAB_KIND, _STATE)
    return Table(TableKind.DATA, _title(), f"Je Zeile: {', '.join(head)}.", head, rows, (0.5, 0.5))


def _states(desk: Desk, towns: Sequence[Lab]) -> Table:
    """Return the towns by their Länder: by name, or their number where there are too many for one page."""
    found: dict[str, list[Lab]] = {}
    for town in towns:
        found.setdefault(text_of(desk, town, "state"), []).append(town)
    is_short = len(towns) <= MOST_NAMES
    rows = tuple(
        town_row(state or "–", names_of(found[state]) if is_short else str(len(found[state])))
        for state in sorted(found)
    )
    head = (_STATE, f"{LAB_KIND}e")
    return Table(TableKind.DATA, _title(), f"Je Zeile: {', '.join(head)}.", head, rows, (0.4, 0.6))


def _title() -> str:
    return f"Die {LAB_KIND}e"
