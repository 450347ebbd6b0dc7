"""The list "Belege": what was cited, where it is public, the way back to the text, and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from app.domain.dates import NBSP
from app.domain.fields import FieldKind, Place
from app.domain.records.activity import Activity
from app.domain.records.finding import Finding
from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.domain.records.thesis import Thesis
from app.reports import periods
from app.reports.insight import is_insight
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import declared, is_filled, printed, public
from app.reports.prose import joined, plain_text
from app.reports.quotes import attribution, wording
from app.reports.resting import RESTS_ON, codes, rests_on, sources_of, what_sources_prove
from app.reports.sight import title_of
from app.reports.theses import relations
from app.reports.values import APART, BETWEEN, value, with_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.record import Record
    from app.reports.desk import Desk
    from app.reports.model import Block

    Spans = tuple[Span, ...]

MORE = "Näheres zu den Belegen"

# What kind of evidence a record is; it follows the title.
_KIND: Mapping[type[Record], str] = {Activity: "documentation_basis", Finding: "basis"}
_IN_THE_HEAD = ("code", "lab_id", "speaker_label")
_THESES = "thesis_links"


def entries(desk: Desk) -> Iterator[Block]:
    """Yield one entry for each number that was given, then all else that is known about them."""
    written = []
    for record in desk.citations.records:  # grows while the details name what they rest on
        written.append((_entry(desk, record), _details(desk, record)))
    for number, (entry, details) in enumerate(written, 1):
        ways = joined([_back(desk, number), _onwards(desk, number) if details else ()], BETWEEN)
        yield _numbered(desk, number, joined([entry, ways], " "))
    yield from _explained(desk, [details for _, details in written])


def short_entries(desk: Desk) -> Iterator[Block]:
    """Yield one entry for each number that was given, with the codes of what it rests on and no more."""
    for number, record in enumerate(desk.citations.records, 1):
        parts = [_entry(desk, record), _sentence(_briefly(desk, record)), _back(desk, number)]
        yield _numbered(desk, number, joined(parts, " "))


def _numbered(desk: Desk, number: int, entry: Spans) -> Paragraph:
    return Paragraph(Role.EVIDENCE, entry, f"[{number}]", f"beleg_{desk.sight.prefix}{number}")


def _briefly(desk: Desk, record: Record) -> Spans:
    """Return ``Beruht auf: DIE-AK-0008, DIE-ZI-0001``; sources have numbers of their own."""
    lines = [with_label(label, codes(desk, record, id_), Tone.PLAIN) for id_, label in RESTS_ON.items()]
    return joined(lines, ". ")


def _back(desk: Desk, number: int) -> Spans:
    links = joined(((link,) for link in desk.citations.back(number)), ", ")
    return (Span("Zurück zu ", Tone.QUIET), *links) if links else ()


def _onwards(desk: Desk, number: int) -> Spans:
    return (Span("Näheres", Tone.BACK, f"#{_more(desk, number)}", tooltip=f"Näheres zum Beleg {number}"),)


def _more(desk: Desk, number: int) -> str:
    return f"naeheres_{desk.sight.prefix}{number}"


def _explained(desk: Desk, details: Sequence[Spans]) -> Iterator[Block]:
    """Yield in small print what would make the list hard to look through."""
    if any(details):
        yield desk.heading(3, MORE)
    for number, (spans, record) in enumerate(zip(details, desk.citations.records, strict=True), 1):
        if spans:
            mark = replace(desk.citations.see(record), tone=Tone.CODE)
            yield Paragraph(Role.SMALL, (mark, Span(NBSP), *spans), anchor=_more(desk, number))


def _entry(desk: Desk, record: Record) -> Spans:
    kind = _KIND.get(type(record))
    parts = [_head(desk, record), _detail(desk, record, kind) if kind else (), sources_of(desk, record)]
    return joined(map(_sentence, parts), " ")


def _head(desk: Desk, record: Record) -> Spans:
    code = desk.sight.code(record.code, record.uid)
    if isinstance(record, Interview):
        note = f". {declared(record, 'invented').label}" if public(record, "invented") else "."
        return (code, Span(f" · {record.about.label}", Tone.STRONG), Span(note))
    if isinstance(record, Quote | Finding):
        return (code, Span(f" · {record.about.label}: ", Tone.STRONG), Span(_said(record)))
    time = periods.of_activity(record, words=False) if isinstance(record, Activity) else ""
    title = (code, Span(f" · {title_of(record)}", Tone.STRONG))
    return (*title, Span(f" ({time})")) if time else title


def _said(record: Quote | Finding) -> str:
    if isinstance(record, Finding):
        return title_of(record)
    return f"{wording(record)} {attribution(record)}"


def _details(desk: Desk, record: Record) -> Spans:
    """Return the long texts, what the record rests on, its short values, and what it means for the theses."""
    fields = list(_others(record))
    long = [id_ for id_ in fields if declared(record, id_).kind is FieldKind.TEXT]
    resting = [id_ for id_ in RESTS_ON if id_ in fields]
    short = (id_ for id_ in fields if id_ not in (*resting, *long))
    lines = [_detail(desk, record, id_) for id_ in (*long, *resting)]
    lines.append(joined((_detail(desk, record, id_) for id_ in short), APART))
    if isinstance(record, Finding) and (is_insight(desk) or isinstance(desk.subject, Thesis)):
        lines.append(_detail(desk, record, _THESES))
    lines.append(what_sources_prove(desk, record))
    return tuple(_quietly(joined(map(_sentence, lines), "\n")))


def _others(record: Record) -> Iterator[str]:
    named = (*_IN_THE_HEAD, record.about.title_field, _KIND.get(type(record)))
    return (field.id for field in printed(record, Place.EVIDENCE) if field.id not in named)


def _detail(desk: Desk, record: Record, id_: str) -> Spans:
    if not is_filled(record, id_):
        return ()
    if id_ in RESTS_ON:
        return with_label(RESTS_ON[id_], rests_on(desk, record, id_), Tone.PLAIN)
    shown = relations(desk, cast("Finding", record)) if id_ == _THESES else value(desk, record, id_)
    return with_label(declared(record, id_).label, shown, Tone.PLAIN)


def _quietly(spans: Spans) -> Iterator[Span]:
    """Take away weight and the dots of scales, whose words say the same."""
    before = Tone.PLAIN
    for span in spans:
        if Tone.SCALE not in (span.tone, before):
            yield replace(span, tone=Tone.PLAIN) if span.tone is Tone.STRONG else span
        before = span.tone


def _sentence(spans: Spans) -> Spans:
    """End with a full stop unless something of that kind is there."""
    text = plain_text(spans).rstrip("“)]")
    return spans if not text or text.endswith((".", "!", "?")) else (*spans, Span("."))
