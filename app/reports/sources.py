"""The list "Quellen": where what is cited can be read by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.fields import Place
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import printed, public
from app.reports.resting import sources_with_words
from app.reports.sight import title_of
from app.reports.values import BETWEEN, text_of, with_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.reports.desk import Desk
    from app.reports.model import Block

HEADING = "Quellen"
UNDATED = "ohne Datum"

_IN_FRONT = ("title", "publisher", "url", "date")


def source_section(desk: Desk, level: int, about_all: str = "") -> list[Block]:
    """Return the public sources under a heading of their own; nothing if none was used.

    With the words ``about_all``, those that the subject itself names come first. They stand alone where the
    document lists all sources at its end.
    """
    said: list[Block] = [*_about_all(desk, about_all)] if about_all else []
    if not desk.sources.is_listed_here:
        return said
    listed = [entry(desk, number, source) for number, source in enumerate(desk.sources.records, 1)]
    return [desk.heading(level, HEADING, "quellen"), *said, *listed] if listed else []


def _about_all(desk: Desk, words: str) -> Iterator[Paragraph]:
    if own := sources_with_words(desk, desk.subject):
        yield Paragraph(Role.SMALL, with_label(words, own, Tone.PLAIN))


def entry(desk: Desk, number: int, source: Record) -> Paragraph:
    """Return what the list says of a source."""
    date = public(source, "date")
    when = Span(f", {dates.as_numbers(date) if date else UNDATED}")
    anchor = f"quelle_{desk.sight.prefix}{number}"
    return Paragraph(Role.SOURCE, (_name(source), when, *_about(desk, source)), f"Q{number}", anchor)


def _name(source: Record) -> Span:
    publisher, url = public(source, "publisher"), public(source, "url")
    name = f"{title_of(source)} ({publisher})" if publisher else title_of(source)
    return Span(name, Tone.LINK if url else Tone.PLAIN, href=url)


def _about(desk: Desk, source: Record) -> tuple[Span, ...]:
    fields = (field for field in printed(source, Place.SOURCES) if field.id not in _IN_FRONT)
    details = [f"{field.label}: {text_of(desk, source, field.id)}" for field in fields]
    return (Span(f". {BETWEEN.join([*details, source.code])}", Tone.QUIET),)
