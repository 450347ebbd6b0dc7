"""The towns at a glance, then each with its profile and what it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.dates import as_numbers
from app.reports import annex, figures, periods
from app.reports.cover import KIND
from app.reports.model import Heading, Paragraph, Role, Span, Tone
from app.reports.network.crossing import crossing_blocks
from app.reports.network.wording import all_towns, name_of
from app.reports.openness import public
from app.reports.prose import in_line
from app.reports.tables import cell, data_table, text_cell
from app.reports.town import is_office, profile
from app.reports.values import BETWEEN, number, text_of, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.records.activity import Activity
    from app.domain.records.lab import Lab
    from app.reports.desk import Desk
    from app.reports.model import Block, Cell, Table
    from app.reports.network.holdings import Holdings

ACTIVITIES = KINDS["activity"].plural
TOGETHER = "Der Verbund"
_FIELDS = KINDS["lab"].by_id
_COUNTED = (ACTIVITIES, KINDS["finding"].plural, "Bausteine")
_WIDTHS = (0.21, 0.22, 0.165, 0.14, 0.145, 0.12)
_OF_ACTIVITIES = ("code", "start", "title", "activity_type")


def anchor_of(lab: Lab) -> str:
    """Return the place of a town's profile."""
    return f"stadt_{public(lab, 'prefix') or lab.code.replace('-', '_')}"


def overview_blocks(
    desk: Desk, holdings: Holdings, activities: Mapping[str, Sequence[Activity]]
) -> Iterator[Block]:
    """Yield the table of all towns."""
    yield desk.heading(1, f"{all_towns(holdings.towns)} im Überblick", new_page=True)
    office = holdings.archive.find(holdings.office)
    if office and (question := public(office, "guiding_question")):
        yield Paragraph(Role.LEAD, in_line(question, desk))
    head = ["Stadt", *(_FIELDS[id_].label for id_ in ("lead_theme", "population")), *_COUNTED]
    rows = list(_rows(desk, holdings, activities))
    table = data_table(desk, "Die Stadtlabore", head, rows, (Span(" ".join(_notes(holdings))),))
    yield replace(table, widths=_WIDTHS)
    by_town = {name_of(town): activities.get(town.uid, ()) for town in holdings.towns}
    if len(by_town) <= figures.MOST_LANES:
        yield from figures.network_timeline(desk, holdings.archive.lab, by_town, "die Seiten der Städte")
    yield from crossing_blocks(desk, holdings)


def _rows(
    desk: Desk, holdings: Holdings, activities: Mapping[str, Sequence[Activity]]
) -> Iterator[tuple[Cell, ...]]:
    findings = Counter(it.lab_id for it in holdings.findings)
    modules = Counter(it.lab_id for it in holdings.modules)
    for town in holdings.towns:
        counts = (len(activities.get(town.uid, ())), findings[town.uid], modules[town.uid])
        yield (
            cell(
                (Span(name_of(town), Tone.CODE, href=f"#{anchor_of(town)}"),),
                (Span(text_of(desk, town, "state"), Tone.QUIET),),
            ),
            cell(value(desk, town, "lead_theme")),
            cell(value(desk, town, "population"), role=Role.CELL_NUMBER),
            *(text_cell(number(count), Role.CELL_NUMBER) for count in counts),
        )


def _notes(holdings: Holdings) -> Iterator[str]:
    """Say for when the numbers of inhabitants hold, and what is counted."""
    days: dict[str, list[str]] = {}
    for town in holdings.towns:
        if public(town, "population") and (day := public(town, "population_date")):
            days.setdefault(day, []).append(name_of(town))
    if days:
        dated = (f"{as_numbers(day)} {', '.join(names)}" for day, names in sorted(days.items()))
        yield f"{_FIELDS['population_date'].label}: {'; '.join(dated)}."
    yield "Gezählt ist nur, was öffentlich ist" + (" und zum Thema gehört." if holdings.choice.theme else ".")


def profile_blocks(desk: Desk, lab: Lab, activities: Sequence[Activity]) -> Iterator[Block]:
    """Yield the page of a town, or of the network; the desk stands one level deeper than a chapter."""
    is_town = not is_office(lab)
    yield Heading(1 + desk.depth, name_of(lab) if is_town else TOGETHER, anchor_of(lab), new_page=True)
    if is_town:
        yield Paragraph(Role.KICKER, (Span(BETWEEN.join(filter(None, (KIND, text_of(desk, lab, "state"))))),))
    yield from profile(desk, lab)
    if activities:
        title = f"{ACTIVITIES} in {name_of(lab)}" if is_town else f"Gemeinsame {ACTIVITIES} des Verbunds"
        yield desk.heading(2, ACTIVITIES)
        yield table_of_activities(desk, title, activities)


def table_of_activities(desk: Desk, title: str, activities: Sequence[Activity]) -> Table:
    """Return activities in the order of time; each is a place that evidence leads to."""
    fields = KINDS["activity"].by_id
    head = [fields["code"].label, "Zeit", *(fields[id_].label for id_ in _OF_ACTIVITIES[2:])]
    return data_table(
        desk, title, head, [_activity(desk, it) for it in sorted(activities, key=annex.by_time)]
    )


def _activity(desk: Desk, activity: Activity) -> tuple[Cell, ...]:
    kind = value(desk, activity, "activity_type_other") or value(desk, activity, "activity_type")
    return (
        cell((Span(activity.code, Tone.CODE, anchor=annex.anchor_of(activity)),)),
        text_cell(periods.of_activity(activity, words=False)),
        text_cell(text_of(desk, activity, "title")),
        cell(kind),
    )
