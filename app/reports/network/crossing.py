"""What the towns say to the theses, all at a glance: signs and words, and nothing averaged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.reports import figures, scales, theses
from app.reports.model import Span, Tone
from app.reports.network.wording import all_towns, name_of
from app.reports.openness import public
from app.reports.tables import cell, data_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.records.thesis import Thesis
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell
    from app.reports.network.holdings import Holdings

_HEADING = "Was die Städte zu den Thesen sagen"
_SIGNS = "Dreieck: stützt; auf der Spitze: widerspricht. Raute: differenziert. Kreis: offen."
_NOTHING = Span("–", Tone.QUIET)


def crossing_blocks(desk: Desk, holdings: Holdings) -> Iterator[Block]:
    """Yield figure and table, if something is said and there are not too many towns to be seen at once."""
    said = [thesis for thesis in holdings.theses if holdings.said.get(thesis.uid)]
    if not said or not 1 < len(holdings.towns) <= figures.MOST_COLUMNS:
        return
    columns = [name_of(town) for town in holdings.towns]
    rows = {_code(thesis): _relations(thesis, holdings) for thesis in said}
    yield desk.heading(2, _HEADING)
    what = f"{all_towns(holdings.towns)} und die Thesen. {_SIGNS}"
    yield from figures.crossing(desk, rows, columns, what, "die Tabelle darunter")
    cells = [(cell((theses.number(desk, thesis),)), *map(_cell, rows[_code(thesis)])) for thesis in said]
    yield data_table(desk, "Thesen und Städte", ("These", *columns), cells)


def _code(thesis: Thesis) -> str:
    return public(thesis, "thesis_code") or thesis.code


def _relations(thesis: Thesis, holdings: Holdings) -> list[list[str]]:
    """Return for each town the keys of what its findings mean for a thesis."""
    by_town = holdings.said[thesis.uid]
    return [
        [public(link, "relation") or "" for _, link in by_town.get(town.uid, ())] for town in holdings.towns
    ]


def _cell(keys: Sequence[str]) -> Cell:
    counts = Counter(keys)
    lines = [_line(key, counts[key]) for key in THESIS_RELATIONS.keys if counts[key]]
    return cell(*lines) if lines else cell((_NOTHING,))


def _line(key: str, count: int) -> tuple[Span, ...]:
    return (*scales.relation(key), *((Span(f" ({count})"),) if count > 1 else ()))
