"""Copying a record, as a beginning for one that is much the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, FieldKind
from app.domain.records.activity import Activity
from app.errors import SaveRefusedError
from app.services import records
from app.storage import calendar

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.records import Saved

# What makes a term of a shared vocabulary itself; the copy needs its own.
_OWN = ("thesis_code", "theme_code")


def copy(book: LabBook, uid: str) -> Saved:
    """Store a copy of a record under a code of its own, at the beginning of its way and of its release.

    Raises SaveRefusedError if the record is gone, or if the rules forbid to store the copy.
    """
    original = records.find(book, uid)
    if original is None:
        raise SaveRefusedError("Der Eintrag ist nicht mehr da. Aktualisieren Sie die Liste.")
    copied = records.begin(book, original.about.name, **_content(original))
    return records.save(book, copied)


# What is another one each time, of what comes again and again.
_OF_THE_DAY = frozenset(
    (
        *("status", "start", "start_time", "end", "end_time", "open_ended", "date_note"),
        *("documentation_basis", "media", "documents", "sources", "figures", "visits", "unique_users"),
        *("participants_count", "participants_qualifier", "participants_unknown", "participants_by_group"),
        *("survey_invited", "survey_returned", "survey_period", "effort_hours", "cost_actual"),
        *("results", "observations", "next_steps", "participant_list_kept", "participant_list_note"),
    )
)


def next_in_series(book: LabBook, uid: str) -> Saved:
    """Store the next date of a series: as the one before, without what belongs to that day.

    An activity that belonged to none begins the series with its title. Raises SaveRefusedError as ``copy``.
    """
    before = records.find(book, uid)
    if not isinstance(before, Activity):
        raise SaveRefusedError("Der Eintrag ist nicht mehr da. Aktualisieren Sie die Liste.")
    kept = {id_: value for id_, value in _content(before).items() if id_ not in _OF_THE_DAY}
    series = before.series_title or before.title or before.code
    with book.reading() as connection:
        number = max(before.series_number or 1, calendar.last_in_series(connection, series)) + 1
    again = kept | {"title": before.title, "series_title": series, "series_number": number}
    with book.history.together(f"Nächster Termin von „{series}“ angelegt"):
        if not before.series_title:
            first = before.but(series_title=series, series_number=before.series_number or 1)
            records.save(book, first, read=before)
        return records.save(book, records.begin(book, before.about.name, **again))


def _content(original: Record) -> dict[str, Any]:
    """Of a talk only the plan is copied: the rest belongs to one person and one consent."""
    return {
        field.id: _value(original, field)
        for field in original.about.own_fields
        if _is_copied(field, original)
    }


def _is_copied(field: Field, original: Record) -> bool:
    if field.computed or field.id in _OWN:
        return False
    said = original.about.content_fields
    return not said or (field.id not in said and field.privacy.leaves_town)


def _value(original: Record, field: Field) -> Any:
    value = getattr(original, field.id)
    names_it = field.id == original.about.title_field and field.kind is FieldKind.LINE
    return f"{value} (Kopie)" if names_it and value else value
