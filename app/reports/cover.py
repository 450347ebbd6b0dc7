"""The cover of a lab's document, and its last page: rights and funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.settings import LAB_SETTINGS
from app.reports.contact import OFFICE_ONLY, licence_line
from app.reports.model import Paragraph, Role, Span, Table, TableKind, Tone
from app.reports.module import MASTHEAD
from app.reports.openness import declared, public
from app.reports.tables import text_cell
from app.reports.town import is_office
from app.reports.values import text_of, with_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell

KIND = "Stadtlabor"
RIGHTS = "Rechte und Förderung"
_MODULES = KINDS["knowledge_module"].plural


def kind_of(desk: Desk) -> str:
    """Return what the document comes from: a Stadtlabor, or the Projektbüro."""
    lab = desk.sight.lab
    return text_of(desk, lab, "network_role") if lab and is_office(lab) else KIND


def title(desk: Desk) -> str:
    """Return ``Wissensbausteine aus Dießen am Ammersee``."""
    lab = desk.sight.lab
    if lab and is_office(lab):
        return f"{_MODULES} des {kind_of(desk)}s"
    return f"{_MODULES} aus {public(lab, 'town')}" if lab else _MODULES


def running_title(desk: Desk) -> str:
    """Return the title, after what the document comes from unless the title says so."""
    kind = kind_of(desk)
    return title(desk) if kind in title(desk) else f"{kind} · {title(desk)}"


def cover_blocks(desk: Desk, modules: Sequence[KnowledgeModule]) -> Iterator[Block]:
    """Yield the cover: what this is, whose it is, who paid for it."""
    yield Paragraph(Role.KICKER, (Span(f"{kind_of(desk)} · {MASTHEAD[1]}"),))
    yield Paragraph(Role.TITLE, (Span(title(desk)),))
    if lab := desk.sight.lab:
        yield from _about_the_lab(desk, lab, modules)
    for note in funding(modules):
        yield Paragraph(Role.IMPRINT, (Span(note),))
    if any(module.release_scope == "verbund" for module in modules):
        yield Paragraph(Role.IMPRINT, (Span(OFFICE_ONLY, Tone.STRONG),))


def _about_the_lab(desk: Desk, lab: Lab, modules: Sequence[KnowledgeModule]) -> Iterator[Block]:
    if subtitle := public(lab, "guiding_question") or public(lab, "lead_theme"):
        yield Paragraph(Role.SUBTITLE, (Span(subtitle),))
    if not is_office(lab):
        yield _towns(desk, lab, modules)
    if unit := public(lab, "responsible_unit"):
        yield Paragraph(Role.IMPRINT, (Span(unit, Tone.STRONG),))


def _towns(desk: Desk, lab: Lab, modules: Sequence[KnowledgeModule]) -> Table:
    texts = (text_of(desk, lab, "town"), text_of(desk, lab, "state"), str(len(modules)))
    head = (KIND, declared(lab, "state").label, _MODULES)
    description = ", ".join(f"{label}: {text}" for label, text in zip(head, texts, strict=True))
    return Table(TableKind.TOWNS, KIND, description, head, (town_row(*texts),), (0.5, 0.25, 0.25))


def town_row(town: str, *about: str) -> tuple[Cell, ...]:
    """Return a town's row in the table of a cover."""
    return (text_cell(town, Role.CELL_TOWN), *map(text_cell, about))


def rights_blocks(desk: Desk, modules: Sequence[KnowledgeModule]) -> Iterator[Block]:
    """Yield what others may do with the modules, and who paid for them."""
    yield desk.heading(1, RIGHTS, "rechte", new_page=True)
    licences = dict.fromkeys(public(module, "licence") for module in modules)
    for licence in licences:
        codes = [module.code for module in modules if public(module, "licence") == licence]
        whose = (Span(f" ({', '.join(codes)})", Tone.QUIET),) if len(licences) > 1 else ()
        yield Paragraph(Role.IMPRINT, (*licence_line(licence, "Nutzungsrechte je Baustein"), *whose))
    for note in funding(modules):
        yield Paragraph(Role.IMPRINT, with_label(LAB_SETTINGS["funding_note"].label, (Span(note),)))


def funding(modules: Iterable[KnowledgeModule]) -> list[str]:
    """Return the notes on funding that the modules carry, else the one agreed for all."""
    notes = dict.fromkeys(note for module in modules if (note := public(module, "funding_note")))
    return list(notes) or [str(LAB_SETTINGS["funding_note"].default)]
