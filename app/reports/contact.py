"""Who answers for a module, what others may do with it, and who paid for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.fields import Place
from app.domain.records.attachment import Attachment
from app.reports.chapters import HOMES, IN_CHAPTERS
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import declared, printed, public
from app.reports.prose import joined
from app.reports.scales import MISSING
from app.reports.steckbrief import ON_PAGE_ONE
from app.reports.values import BETWEEN, labelled, value, with_label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.reports.desk import Desk
    from app.reports.model import Block

    Spans = tuple[Span, ...]

HEADING = "Kontakt, Rechte und Förderung"

_WITH_NAME = "Dieser Baustein darf mit Namensnennung weiterverwendet und bearbeitet werden"
LICENCES = {
    "cc_by_4": f"{_WITH_NAME} (Creative Commons Namensnennung 4.0 International).",
    "cc_by_sa_4": (
        f"{_WITH_NAME}. Bearbeitungen stehen unter denselben Bedingungen (Creative Commons Namensnennung – "
        "Weitergabe unter gleichen Bedingungen 4.0 International)."
    ),
    "all_rights_reserved": (
        "Alle Rechte vorbehalten. Eine Weiterverwendung bitte mit der verantwortlichen Stelle absprechen."
    ),
}
_ASK_FIRST = "Vor einer Weiterverwendung bitte bei der verantwortlichen Stelle nachfragen."
OFFICE_ONLY = "Nur für das Projektbüro. Bitte nicht veröffentlichen."

_NAMED = ("responsible_org", "funding_note", "licence", "attachments", "approved_at")
_ELSEWHERE = (Place.FACT_SHEET, Place.EVIDENCE, Place.SOURCES)


def contact_blocks(desk: Desk, today: dt.date) -> Iterator[Block]:
    """Yield the last section. It also takes in what has no place in a module, so that nothing is lost."""
    yield desk.heading(2, HEADING, "kontakt")
    *lines, last = filter(None, _lines(desk, today))
    yield from (Paragraph(Role.IMPRINT, line, keep_with_next=True) for line in lines)
    yield Paragraph(Role.IMPRINT, last)


def _lines(desk: Desk, today: dt.date) -> Iterator[Spans]:
    module = desk.subject
    yield _or_missing(desk, "responsible_org")
    yield _or_missing(desk, "contact_unit")
    yield licence_line(public(module, "licence"))
    yield _or_missing(desk, "funding_note")
    yield with_label(declared(module, "attachments").label, _attachments(desk))
    yield from (labelled(desk, module, field.id) for field in _others(module))
    yield (*_or_missing(desk, "approved_at"), Span(f"{BETWEEN}{edition(module)}, Stand {today:%d.%m.%Y}"))
    if module.release_scope == "verbund":
        yield (Span(OFFICE_ONLY, Tone.STRONG),)


def _or_missing(desk: Desk, id_: str) -> Spans:
    shown = value(desk, desk.subject, id_) or (MISSING,)
    return with_label(declared(desk.subject, id_).label, shown)


def licence_line(key: str | None, label: str = "Nutzungsrechte") -> Spans:
    """Return what others may do with a text."""
    wording = (Span(LICENCES[key]),) if key in LICENCES else (MISSING, Span(f". {_ASK_FIRST}"))
    return with_label(label, wording)


def edition(module: Record) -> str:
    """Return which version of the module this is; the number says nothing about its content."""
    return f"Version {version(module)}"


def version(module: Record) -> str:
    """Return the number of the module's version, from 1."""
    return str(max(1, module.revision))


def _others(module: Record) -> Iterator[Field]:
    """Yield the fields that belong here, or nowhere else, without a line of their own."""
    elsewhere = {*HOMES, *_ELSEWHERE}
    named = {*_NAMED, *IN_CHAPTERS, *ON_PAGE_ONE}
    return (field for field in printed(module) if field.word not in elsewhere and field.id not in named)


def _attachments(desk: Desk) -> Spans:
    found = map(desk.sight.record, public(desk.subject, "attachments"))
    return joined((_attachment(it) for it in found if isinstance(it, Attachment)), BETWEEN)


def _attachment(attachment: Attachment) -> Spans:
    url = public(attachment, "url")
    return (Span(public(attachment, "title") or "", Tone.LINK if url else Tone.PLAIN, href=url),)
