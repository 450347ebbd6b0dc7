"""The list "Belege": what was cited, what that rests on, where it is public, and the way back to the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from app.domain.fields import FieldKind, Place
from app.domain.records.activity import Activity
from app.domain.records.finding import Finding
from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.reports import periods
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import declared, is_filled, printed, public
from app.reports.prose import joined, plain_text
from app.reports.quotes import attribution, wording
from app.reports.resting import RESTS_ON, rests_on, sources_of
from app.reports.sight import title_of
from app.reports.theses import relations
from app.reports.values import value, with_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.record import Record
    from app.reports.desk import Desk

    Spans = tuple[Span, ...]

# Fields that belong to an entry though their own place in a document is elsewhere.
_FIRST: Mapping[type[Record], tuple[str, ...]] = {Activity: ("documentation_basis",)}
_AT_LENGTH: Mapping[type[Record], tuple[str, ...]] = {Finding: ("thesis_links",)}
_IN_THE_HEAD = ("code", "lab_id", "speaker_label")


def entries(desk: Desk) -> Iterator[Paragraph]:
    """Yield one entry for each number that was given, and for all that these rest on."""
    written = []
    for record in desk.citations.records:  # grows while the entries cite what they rest on
        written.append((_short(desk, record), _long(desk, record)))
    for number, (short, long) in enumerate(written, 1):
        anchor = f"beleg_{desk.sight.prefix}{number}"
        yield Paragraph(Role.EVIDENCE, (*short, *_back(desk, number), *long), f"[{number}]", anchor)


def _back(desk: Desk, number: int) -> Spans:
    links = joined(((link,) for link in desk.citations.back(number)), ", ")
    return (Span(" Zurück zu ", Tone.QUIET), *links) if links else ()


def _short(desk: Desk, record: Record) -> Spans:
    ids = (*_FIRST.get(type(record), ()), *_ids(record, at_length=False))
    details = (_detail(desk, record, id_) for id_ in ids if is_filled(record, id_))
    return joined(map(_sentence, [_head(desk, record), *details, sources_of(desk, record)]), " ")


def _long(desk: Desk, record: Record) -> Spans:
    """Return what is told at length, quietly on a line of its own."""
    ids = (*_ids(record, at_length=True), *_AT_LENGTH.get(type(record), ()))
    details = joined((_sentence(_detail(desk, record, id_)) for id_ in ids if is_filled(record, id_)), " ")
    quiet = (replace(span, tone=Tone.QUIET) if span.tone is Tone.PLAIN else span for span in details)
    return (Span("\n"), *quiet) if details else ()


def _ids(record: Record, *, at_length: bool) -> Iterator[str]:
    """Yield the fields of an entry behind its head: long texts, or all others."""
    for field in printed(record, Place.EVIDENCE):
        is_long = field.kind is FieldKind.TEXT
        if is_long is at_length and field.id not in (*_IN_THE_HEAD, record.about.title_field):
            yield field.id


def _detail(desk: Desk, record: Record, id_: str) -> Spans:
    if id_ in RESTS_ON:
        return with_label(RESTS_ON[id_], rests_on(desk, record, id_), Tone.PLAIN)
    is_matter_of_theses = isinstance(record, Finding) and id_ == "thesis_links"
    shown = relations(desk, cast("Finding", record)) if is_matter_of_theses else value(desk, record, id_)
    return with_label(declared(record, id_).label, shown, Tone.PLAIN)


def _head(desk: Desk, record: Record) -> Spans:
    code = desk.sight.code(record.code, record.uid)
    if isinstance(record, Interview):
        note = declared(record, "invented").label if public(record, "invented") else ""
        return (code, Span(f" · {record.about.label}", Tone.STRONG), Span(f". {note}" if note else ""))
    if isinstance(record, Quote | Finding):
        return (code, Span(f" · {record.about.label}: ", Tone.STRONG), Span(_said(record)))
    time = periods.of_activity(record, words=False) if isinstance(record, Activity) else ""
    return (code, Span(f" · {title_of(record)}", Tone.STRONG), Span(f" ({time})" if time else ""))


def _said(record: Quote | Finding) -> str:
    if isinstance(record, Finding):
        return title_of(record)
    return f"{wording(record)} {attribution(record)}"


def _sentence(spans: Spans) -> Spans:
    """End with a full stop unless something of that kind is there."""
    text = plain_text(spans).rstrip("“)]")
    return spans if not text or text.endswith((".", "!", "?")) else (*spans, Span("."))
