"""The annex of activities: what the lab did, in the order of time, made from the declarations."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.dates import UNKNOWN
from app.domain.fields import FieldKind, Place
from app.domain.vocabularies.general import WORD_POSITIONS
from app.reports import figures, periods
from app.reports.model import Heading, Paragraph, Role, Span, Tone
from app.reports.openness import declared, printed, public
from app.reports.prose import joined, paragraphs
from app.reports.resting import sources_with_words
from app.reports.sources import source_section
from app.reports.values import APART, BETWEEN, number, roughly, text_of, value, with_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.records.activity import Activity
    from app.reports.desk import Desk
    from app.reports.model import Block

    Spans = tuple[Span, ...]

HEADING = WORD_POSITIONS.label_of(Place.ACTIVITY_ANNEX)
UNDATED = "Ohne Datum"

# Told together with others, above the rest.
_IN_FRONT = ("title", "start", "end", "open_ended", "activity_type", "activity_type_other", "venue")
_COUNT, _QUALIFIER = "participants_count", "participants_qualifier"
_NAMED = (*_IN_FRONT, "description", _QUALIFIER)


def anchor_of(activity: Activity) -> str:
    """Return the place of an activity in the annex."""
    return f"eintrag_{activity.code.replace('-', '_')}"


def annex_blocks(desk: Desk, activities: Sequence[Activity]) -> Iterator[Block]:
    """Yield the annex by years; the desk's subject is the lab."""
    if not activities:
        return
    yield desk.heading(1, HEADING, new_page=True)
    if desk.sight.lab:
        yield from figures.lab_timeline(desk, desk.sight.lab, activities, "diese Liste")
    for year, found in groupby(sorted(activities, key=by_time), key=_year):
        yield desk.heading(2, year)
        for activity in found:
            yield from _activity(desk.about(activity), activity)
    yield from source_section(desk, 2)


def by_time(activity: Activity) -> tuple[bool, str, str]:
    start = public(activity, "start") or UNKNOWN
    return start == UNKNOWN, start, activity.code


def _year(activity: Activity) -> str:
    start = public(activity, "start") or UNKNOWN
    return UNDATED if start == UNKNOWN else start[:4]


def _activity(desk: Desk, activity: Activity) -> Iterator[Block]:
    title = f"{activity.code} · {public(activity, 'title') or ''}"
    yield Heading(3 + desk.depth, title, anchor_of(activity))
    if front := _in_front(desk, activity):
        yield Paragraph(Role.BODY, front, keep_with_next=True)
    yield from paragraphs(public(activity, "description") or "", desk)
    if details := joined(_details(desk, activity), "\n"):
        yield Paragraph(Role.SMALL, details)


def _in_front(desk: Desk, activity: Activity) -> Spans:
    """Return when, what and where: ``Mai 2022 · Bürgerbefragung · Dießen``."""
    other = text_of(desk, activity, "activity_type_other")
    kind = other or text_of(desk, activity, "activity_type")
    parts = [periods.of_activity(activity, words=True), kind, text_of(desk, activity, "venue")]
    return (Span(BETWEEN.join(filter(None, parts)), Tone.STRONG),)


def _details(desk: Desk, activity: Activity) -> Iterator[Spans]:
    """Yield lists and long texts in lines of their own, all else in one, then where it can be read."""
    fields = [field for field in printed(activity, Place.ACTIVITY_ANNEX) if field.id not in _NAMED]
    short = [field.id for field in fields if field.kind not in (FieldKind.TEXT, FieldKind.LIST)]
    yield from (_detail(desk, activity, field.id) for field in fields if field.id not in short)
    yield joined((_detail(desk, activity, id_) for id_ in short), APART)
    yield sources_with_words(desk, activity)


def _detail(desk: Desk, activity: Activity, id_: str) -> Spans:
    label, shown = declared(activity, id_).label, value(desk, activity, id_)
    if id_ == _COUNT:
        shown = (Span(_participants(activity)),)
    return with_label(label, shown, Tone.PLAIN)


def _participants(activity: Activity) -> str:
    count = public(activity, _COUNT)
    return f"{roughly(count, public(activity, _QUALIFIER))} {number(count)}".lstrip()
