"""What a record rests on: evidence, counter-evidence and public sources, each with what it proves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.records.source import Source
from app.reports.model import Span
from app.reports.openness import declarations, declared, printed, public
from app.reports.prose import joined
from app.reports.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.record import Record
    from app.domain.rows import Row
    from app.reports.desk import Desk

    Spans = tuple[Span, ...]

# What the lists of a finding are called where they are read.
RESTS_ON = {"evidence": "Beruht auf", "counter_evidence": "Dagegen spricht"}


def rests_on(desk: Desk, record: Record, id_: str) -> Spans:
    """Return the records a finding rests on, cited, with reasons; public sources follow elsewhere."""
    found = _by_target(public(record, id_), "target")
    return joined((_cited(desk, uid, rows) for uid, rows in found.items()), ", ")


def _cited(desk: Desk, uid: str, rows: Iterable[Row]) -> Spans:
    record = desk.sight.record(uid)
    if record is None or isinstance(record, Source):
        return ()
    named = (desk.sight.code(record.code, uid), Span(" "), desk.citations.cite(record))
    return (*named, *_in_brackets(_reason(desk, row) for row in rows))


def sources_of(desk: Desk, record: Record) -> Spans:
    """Return ``Quellen Q1 (what it proves), Q4`` or nothing."""
    found = ((desk.sight.record(uid), remarks) for uid, remarks in _sources(desk, record).items())
    links = [(desk.sources.link(source), *_in_brackets(remarks)) for source, remarks in found if source]
    word = "Quelle" if len(links) == 1 else "Quellen"
    return (Span(f"{word} "), *joined(links, ", ")) if links else ()


def _sources(desk: Desk, record: Record) -> Mapping[str, list[Spans]]:
    """Return the remarks on each public source of a record, by the source's internal number."""
    found: dict[str, list[Spans]] = {record.uid: []} if isinstance(record, Source) else {}
    for uid, rows in _by_target(_rows(record, "sources"), "source_id").items():
        found.setdefault(uid, []).extend(_supports(desk, row) for row in rows)
    for id_ in RESTS_ON:
        for uid, reasons in _by_target(_rows(record, id_), "target").items():
            if isinstance(desk.sight.record(uid), Source):
                found.setdefault(uid, []).extend(_reason(desk, row) for row in reasons)
    return found


def _rows(record: Record, id_: str) -> Iterable[Row]:
    return public(record, id_) if id_ in declarations(type(record)) else ()


def _by_target(rows: Iterable[Row], id_: str) -> Mapping[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        if uid := public(row, id_):
            found[uid].append(row)
    return found


def _supports(desk: Desk, row: Row) -> Spans:
    return joined(_columns(desk, row, "source_id"), "; ")


def _reason(desk: Desk, row: Row) -> Spans:
    """Return ``Kennzahl „Rücklauf“, direkt: 440 Antworten``."""
    label = public(row, "figure_label")
    figure = (Span(f"{declared(row, 'figure_label').label} „{label}“"),) if label else ()
    known = joined([figure, value(desk, row, "strength")], ", ")
    others = _columns(desk, row, "kind", "target", "figure_label", "strength")
    return joined([known, joined(others, "; ")], ": ")


def _columns(desk: Desk, row: Row, *without: str) -> Iterator[Spans]:
    return (value(desk, row, field.id) for field in printed(row) if field.id not in without)


def _in_brackets(remarks: Iterable[Spans]) -> Spans:
    inner = joined(remarks, "; ")
    return (Span(" ("), *inner, Span(")")) if inner else ()
