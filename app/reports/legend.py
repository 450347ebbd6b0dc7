"""How a document is to be read: its signs and scales."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.reports import scales
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.tables import cell, data_table, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.vocabulary import Vocabulary
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table

_LEAD = (
    "Jeder Baustein beginnt mit einer Seite, die für sich allein steht. Zahlen in eckigen Klammern führen "
    "zu den Belegen, und von dort geht es zurück in den Text."
)
_HEAD = ("Gegenstand", "Zeichen", "Bedeutung")
Sign = tuple[str, Span, str]


def legend_blocks(
    desk: Desk, what: str = "Dokument", lead: str = _LEAD, more: Iterable[Sign] = ()
) -> Iterator[Block]:
    """Yield the chapter on signs and scales. ``what`` is how the document calls itself."""
    yield desk.heading(1, f"So lesen Sie dieses {what}", new_page=True)
    yield Paragraph(Role.LEAD, (Span(lead),))
    yield desk.heading(2, "Zeichen")
    yield data_table(desk, f"Zeichen in diesem {what}", _HEAD, [*_signs(), *starmap(_sign, more)])
    yield desk.heading(2, "Skalen")
    yield _scales(desk)


def _signs() -> list[tuple[Cell, ...]]:
    relations = [
        (text_cell(THESIS_RELATIONS.label), cell(scales.relation(term.key)), text_cell(term.help))
        for term in THESIS_RELATIONS.terms
    ]
    return [*relations, *starmap(_sign, _OTHER_SIGNS)]


_OTHER_SIGNS: tuple[Sign, ...] = (
    (
        "Skala",
        Span("●●●○", Tone.SCALE),
        "Gefüllte Punkte zeigen die Stufe. Sie steht immer auch in Worten daneben.",
    ),
    (
        "Beleg",
        Span("[3]", Tone.STRONG),
        "Führt zu den Belegen des Bausteins oder Kapitels. Von dort führt „Zurück zu 3a“ an die Textstelle.",
    ),
    (
        "Quelle",
        Span("Q3", Tone.STRONG),
        "Führt zur öffentlichen Quelle, in der sich die Angabe nachlesen lässt.",
    ),
    ("Lücke", scales.MISSING, "Das Labor hat dazu nichts eingetragen."),
    (
        "Kleine Zahl",
        Span("unter 5"),
        "Sehr kleine Gruppen werden nicht genau gezählt, damit niemand erkennbar ist.",
    ),
)


def _sign(subject: str, sign: Span, meaning: str) -> tuple[Cell, ...]:
    return (text_cell(subject), cell((sign,)), text_cell(meaning))


def _scales(desk: Desk) -> Table:
    rows = [(text_cell(scale.label), cell(*_steps(scale))) for scale in scales.SCALES]
    return data_table(desk, "Skalen und ihre Stufen", ("Skala", "Stufen"), rows)


def _steps(scale: Vocabulary) -> Iterator[tuple[Span, ...]]:
    for term in scales.steps(scale):
        yield (*scales.step(scale, term.key), Span(f": {term.help}"))
