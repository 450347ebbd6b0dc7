"""What a row of a list says, in words; how it is drawn is another matter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind

if TYPE_CHECKING:
    from app.services.lists import ListRow
    from ui.models.record_model import RecordModel
    from ui.pages.records.spec import ListSpec

INVENTED = "erfunden"
UNTITLED = "Noch ohne Titel"


@dataclass(frozen=True, slots=True)
class Face:
    """One row. ``state`` names what is missing or wrong; its ``tone`` is then ``warn`` or ``err``."""

    lead: str
    title: str
    meta: str
    state: str = ""
    tone: str = ""
    chip: str = ""
    code: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(filter(None, (self.title, self.lead, self.chip, self.meta, self.state, self.code)))


def face(model: RecordModel, row: int, spec: ListSpec) -> Face | None:
    """Return what a row says, or None if the list has become shorter meanwhile."""
    found = model.record(row)
    if found is None:
        return None
    state, tone = state_of(found.gaps, found.errors)
    return Face(
        lead=_lead(found, spec),
        title=found.title or UNTITLED,
        meta=_meta(model, row, found, spec),
        state=state,
        tone=tone,
        chip=INVENTED if found.values.get("invented") else "",
        code=found.code,
    )


def state_of(gaps: int, errors: int) -> tuple[str, str]:
    """Return what is missing or wrong in words, and the tone in which it is said."""
    if errors:
        gap = "" if not gaps else ", 1 Lücke" if gaps == 1 else f", {gaps} Lücken"
        return f"{errors} Fehler{gap}", "err"
    if gaps:
        return ("1 Angabe fehlt" if gaps == 1 else f"{gaps} Angaben fehlen"), "warn"
    return "", ""


def year_of(found: ListRow | None, spec: ListSpec) -> str:
    """Return the year that a row belongs to, "" for an unknown date."""
    return _day(found, spec)[:4] if found else ""


def _day(found: ListRow, spec: ListSpec) -> str:
    """Return the date at the left of a row as it is stored, "" for an unknown one."""
    value = found.values.get(spec.lead) or ""
    if spec.about.by_id[spec.lead].kind is FieldKind.TIMESTAMP and value:
        return dt.datetime.fromisoformat(value).astimezone().date().isoformat()
    return value if dates.is_fuzzy_date(value) and value != dates.UNKNOWN else ""


def _lead(found: ListRow, spec: ListSpec) -> str:
    if spec.has_years:
        day = _day(found, spec)
        return dates.within_year(day) if day else ""  # the head above says so
    value = str(found.values.get(spec.lead) or "")
    return value.partition("-")[2] if spec.lead == "code" else value


def _meta(model: RecordModel, row: int, found: ListRow, spec: ListSpec) -> str:
    by_id = KINDS[spec.kind].by_id
    parts = []
    for id_ in spec.meta:
        text = "" if found.values.get(id_) in spec.silent else model.text(row, id_)
        if text:
            parts.append(f"{by_id[id_].label}: {text}" if id_ in spec.named else text)
    return " · ".join(parts)
