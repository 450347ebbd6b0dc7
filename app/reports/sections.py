"""How the fields of a module look in its sections: by their kind, and some in a way of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.fields import FieldKind
from app.reports.model import Paragraph, Role, Span, Tone
from app.reports.openness import declared, is_filled, public
from app.reports.pictures import picture_blocks
from app.reports.prose import in_line, joined, paragraphs, toned
from app.reports.quotes import quote_blocks
from app.reports.related import related
from app.reports.scales import with_note
from app.reports.tables import list_table
from app.reports.values import labelled, reference, rest_of, value, with_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.domain.record import Record
    from app.domain.records.knowledge_module import Recommendation, Stakeholder, Step
    from app.reports.desk import Desk
    from app.reports.model import Block


def blocks(desk: Desk, record: Record, id_: str) -> list[Block]:
    """Return a field as it stands under its own heading; nothing if it is empty."""
    if id_ in _OWN_LOOK:
        return list(_OWN_LOOK[id_](desk, record))
    if not is_filled(record, id_):
        return []
    field = declared(record, id_)
    match field.kind:
        case FieldKind.TEXT:
            return [*paragraphs(public(record, id_), desk)]
        case FieldKind.LIST:
            return list_table(desk, record, field)
        case FieldKind.REFS:
            return list(_references(desk, public(record, id_)))
    return list(_lines(value(desk, record, id_)))


def labelled_blocks(desk: Desk, record: Record, id_: str) -> list[Block]:
    """Return a field with its label: short ones in one line, long ones under a heading."""
    field = declared(record, id_)
    if id_ in _OWN_LOOK or field.kind is FieldKind.LIST:
        return blocks(desk, record, id_)
    if field.kind in (FieldKind.TEXT, FieldKind.REFS):
        inner = blocks(desk, record, id_)
        return [desk.heading(3, field.label), *inner] if inner else []
    return list(_lines(labelled(desk, record, id_)))


def _lines(*spans: tuple[Span, ...], role: Role = Role.BODY) -> Iterator[Paragraph]:
    return (Paragraph(role, line) for line in spans if line)


def _references(desk: Desk, uids: Iterable[str]) -> Iterator[Paragraph]:
    return _lines(*(reference(desk, uid) for uid in uids), role=Role.BULLET)


def _stakeholders(desk: Desk, module: Record) -> Iterator[Block]:
    return _lines(*(_with_first(desk, row) for row in public(module, "stakeholders")), role=Role.BULLET)


def _with_first(desk: Desk, row: Stakeholder) -> tuple[Span, ...]:
    known = joined([value(desk, row, "organisation"), value(desk, row, "role")], ": ")
    return (*known, *rest_of(desk, row, "organisation", "role"))


def _steps(desk: Desk, module: Record) -> Iterator[Block]:
    for number, row in enumerate(public(module, "steps"), 1):
        yield Paragraph(Role.STEP, _step_title(desk, row), number=str(number), keep_with_next=True)
        yield from paragraphs(public(row, "text") or "", desk, Role.STEP_TEXT)
        yield from _lines(rest_of(desk, row, "title", "text", "duration"), role=Role.STEP_TEXT)


def _step_title(desk: Desk, row: Step) -> tuple[Span, ...]:
    duration = public(row, "duration")
    time = (Span(f" · {duration}", Tone.QUIET),) if duration else ()
    return (*toned(value(desk, row, "title"), Tone.STRONG), *time)


def _recommendations(desk: Desk, module: Record) -> Iterator[Block]:
    return _lines(*(_advice(desk, row) for row in public(module, "recommendations")), role=Role.BULLET)


def _advice(desk: Desk, row: Recommendation) -> tuple[Span, ...]:
    addressee = "".join(span.text for span in value(desk, row, "addressee"))
    text = in_line(public(row, "text") or "", desk)
    advice = with_label(addressee, text) if addressee else text
    return (*advice, *rest_of(desk, row, "text", "addressee"))


def _level(level: str, note: str) -> Callable[[Desk, Record], Iterator[Block]]:
    """Return how a step on a scale and the whole note to it are shown."""

    def show(desk: Desk, record: Record) -> Iterator[Block]:
        step = value(desk, record, level)
        first, *rest = paragraphs(public(record, note) or "", desk) or [Paragraph(Role.BODY, ())]
        yield from _lines(with_label(declared(record, level).label, with_note(step, first.spans)))
        yield from rest

    return show


def _with_its_level(_desk: Desk, _record: Record) -> Iterator[Block]:
    return iter(())


_OWN_LOOK: Mapping[str, Callable[[Desk, Record], Iterator[Block]]] = {
    "stakeholders": _stakeholders,
    "steps": _steps,
    "recommendations": _recommendations,
    "effort_level": _level("effort_level", "effort_note"),
    "effort_note": _with_its_level,
    "cost_level": _level("cost_level", "cost_note"),
    "cost_note": _with_its_level,
    "quote_refs": lambda desk, module: quote_blocks(desk, public(module, "quote_refs")),
    "media": lambda desk, module: picture_blocks(desk, public(module, "media")),
    "related_modules": related,
}
