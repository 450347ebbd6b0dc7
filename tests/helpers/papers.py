"""Documents that hold everything the model has, and text that is hard to write down."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from app.reports.compendium import build_lab
from app.reports.model import Contents, Heading, Paragraph, Role, Span, TableKind, Tone
from app.reports.module import build_module
from tests.helpers.archive import sample_archive
from tests.helpers.word import cell, document, paragraph, picture, table

if TYPE_CHECKING:
    from app.domain.records.knowledge_module import KnowledgeModule

TODAY = dt.date(2022, 11, 22)
IN_CELLS = [role for role in Role if role.startswith("cell")]
IN_TEXT = [role for role in Role if role not in IN_CELLS]
HARD = [
    "<b>fett</b> & \"Zitat\" 'so'",
    "* Stern _und_ `Code` [Link](x) # nicht | Spalte ~~weg~~ \\ Ende",
    "# keine Überschrift",
    "1. keine Liste",
    "- auch keine",
    "> kein Zitat",
    "    kein Code",
    "&amp; bleibt &amp;",
    "Größe 🙂 weich\u00adgetrennt fest\u00a0verbunden",
    "x" * 40_000,
]


def everything():
    """Return a document with every role, tone and block."""
    cells = tuple((cell("Zelle"), cell(role.value, role)) for role in IN_CELLS)
    return document(
        paragraph("Methode · Verbund", Role.KICKER),
        Heading(1, "Pop-up-Labor"),
        table(TableKind.FACT_SHEET, size=3, number=None, title="Steckbrief"),
        Contents("In diesem Baustein", (2, 3)),
        *(Heading(level, f"Überschrift {level}") for level in (2, 3, 4)),
        *(paragraph(f"Rolle {role.value}", role) for role in IN_TEXT if role is not Role.TITLE),
        Paragraph(Role.BODY, tuple(Span(f"Ton {tone.value}", tone) for tone in Tone)),
        *(table(kind, number=number) for number, kind in enumerate(TableKind, 1)),
        table(rows=cells, number=5, note=(Span("Quelle: eigene Zählung"),)),
        picture(1),
        picture(2, wide=True, credit=""),
        Paragraph(Role.BODY, (Span("[1]", Tone.EVIDENCE, "#beleg_1", "stelle_1a", "Zum Beleg 1"),)),
        Heading(2, "Belege", anchor="belege"),
        Paragraph(Role.EVIDENCE, (Span("Beleg. "), Span("1a", Tone.BACK, "#stelle_1a")), "[1]", "beleg_1"),
        Paragraph(Role.SOURCE, (Span("Zeitung", Tone.LINK, "https://zeitung.example/a?b=c&d"),), "Q1"),
    )


def sample_papers():
    """Return that document, the compendium of a sample lab and one of its modules."""
    archive = sample_archive("OEW")
    module = cast("KnowledgeModule", archive.find("OEW-WB-0001"))
    return [everything(), build_lab(archive, today=TODAY), build_module(module, archive, today=TODAY)]


def words(paper):
    """Return every piece of text that readers get to see, in its order."""
    for block in paper.blocks:
        match block:
            case Paragraph():
                yield from (span.text for span in block.spans)
            case Heading():
                yield block.text
