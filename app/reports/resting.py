"""What a record rests on: evidence, counter-evidence and public sources, each with what it proves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.records.source import Source
from app.reports.model import Span
from app.reports.openness import declarations, declared, printed, public
from app.reports.prose import joined
from app.reports.values import BETWEEN, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.record import Record
    from app.domain.rows import Row
    from app.reports.desk import Desk

    Spans = tuple[Span, ...]

# What the lists of a finding are called where they are read.
RESTS_ON = {"evidence": "Beruht auf", "counter_evidence": "Dagegen spricht"}


def rests_on(desk: Desk, record: Record, id_: str) -> Spans:
    """Return what a finding rests on, each with its reasons; what may not be shown is not named."""
    found = _by_target(public(record, id_), "target")
    return joined((_with_reasons(desk, uid, rows) for uid, rows in found.items()), ", ")


def codes(desk: Desk, record: Record, id_: str) -> Spans:
    """Return the codes of what a finding rests on, each leading to where more is said; no sources."""
    targets = _by_target(_rows(record, id_), "target")
    found = (desk.sight.record(uid) for uid in targets)
    shown = (it for it in found if it and not isinstance(it, Source))
    return joined(((desk.sight.code(it.code, it.uid),) for it in shown), ", ")


def _with_reasons(desk: Desk, uid: str, rows: Iterable[Row]) -> Spans:
    record = desk.sight.record(uid)
    return (*_named(desk, record), *_in_brackets(_reason(desk, row) for row in rows)) if record else ()


def _named(desk: Desk, record: Record) -> Spans:
    if isinstance(record, Source):
        return (desk.sources.link(record),)
    return (desk.citations.see(record),)


def _reason(desk: Desk, row: Row) -> Spans:
    """Return ``Kennzahl „Rücklauf“, direkt: 440 Antworten``."""
    label = public(row, "figure_label")
    figure = (Span(f"{declared(row, 'figure_label').label} „{label}“"),) if label else ()
    known = joined([figure, value(desk, row, "strength")], ", ")
    others = _columns(desk, row, "kind", "target", "figure_label", "strength")
    return joined([known, joined(others, "; ")], ": ")


def sources_of(desk: Desk, record: Record) -> Spans:
    """Return ``Quellen Q1, Q4``: all public sources of a record. Empty if there is none."""
    return _listed((desk.sources.link(source),) for source in _sources(desk, record))


def sources_with_words(desk: Desk, record: Record) -> Spans:
    """Return ``Quellen Q1 (number of participants; others say 22), Q4``."""
    cited = _by_target(_rows(record, "sources"), "source_id")
    words = {uid: _words(desk, rows) for uid, rows in cited.items()}
    return _listed(
        (desk.sources.link(source), *_in_brackets([words.get(source.uid, ())]))
        for source in _sources(desk, record)
    )


def _listed(links: Iterable[Spans]) -> Spans:
    links = list(links)
    word = "Quelle" if len(links) == 1 else "Quellen"
    return (Span(f"{word} "), *joined(links, ", ")) if links else ()


def _sources(desk: Desk, record: Record) -> Iterator[Source]:
    records = (desk.sight.record(uid) for uid in dict.fromkeys(_source_uids(record)))
    return (source for source in records if isinstance(source, Source))


def _source_uids(record: Record) -> Iterator[str]:
    if isinstance(record, Source):
        yield record.uid
    yield from _by_target(_rows(record, "sources"), "source_id")
    for id_ in RESTS_ON:
        yield from _by_target(_rows(record, id_), "target")


def what_sources_prove(desk: Desk, record: Record) -> Spans:
    """Return ``Q1: number of participants; others say 22``, for sources that come with a word."""
    found = _by_target(_rows(record, "sources"), "source_id")
    return joined((_proves(desk, uid, rows) for uid, rows in found.items()), BETWEEN)


def _proves(desk: Desk, uid: str, rows: Iterable[Row]) -> Spans:
    source = desk.sight.record(uid)
    words = _words(desk, rows)
    if not words or not isinstance(source, Source):
        return ()
    return (desk.sources.link(source), Span(": "), *words)


def _words(desk: Desk, rows: Iterable[Row]) -> Spans:
    return joined((column for row in rows for column in _columns(desk, row, "source_id")), "; ")


def _rows(record: Record, id_: str) -> Iterable[Row]:
    return public(record, id_) if id_ in declarations(type(record)) else ()


def _by_target(rows: Iterable[Row], id_: str) -> Mapping[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        if uid := public(row, id_):
            found[uid].append(row)
    return found


def _columns(desk: Desk, row: Row, *without: str) -> Iterator[Spans]:
    return (value(desk, row, field.id) for field in printed(row) if field.id not in without)


def _in_brackets(remarks: Iterable[Spans]) -> Spans:
    inner = joined(remarks, "; ")
    return (Span(" ("), *inner, Span(")")) if inner else ()
