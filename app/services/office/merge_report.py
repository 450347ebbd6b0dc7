"""What taking over did, in words: for the command line, the page, and as a workbook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.domain.numbers import write
from app.domain.values import show
from app.errors import RefusedFileError
from app.interchange.arrival import Notice, is_hand_code
from app.interchange.tables import PlainTable, PlainWorkbook
from app.merge.plan import DELETION, FieldChange, Outcome, Plan, RecordPlan, Verdict
from app.services.office.intake import Taken, counts, withdrawn
from app.services.plain_records import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.fields import Field
    from app.interchange.tables import Cell
    from app.services.book import LabBook
    from app.services.office.delivery_parts import Part

    Row = tuple[Cell, ...]

# What is counted of a delivery, with its word: „3 neu“.
COUNTED = {
    "new": "neu",
    "changed": "geändert",
    "unchanged": "unverändert",
    "deleted": "gelöscht",
    "withdrawn": "wegen Widerruf entfernt",
    "conflicts": "Konflikte",
    "pictures": "Bilder",
}
_ONE = {"conflicts": "Konflikt", "pictures": "Bild"}
_STAYS = "unchanged"
WITHDRAWN = "Einwilligung widerrufen"  # in place of a verdict
EMPTY = "(leer)"
STATUS = {
    "applied": "übernommen",
    "unchanged": "nichts Neues",
    "needs-decision": "übernommen, Entscheidung offen",
    "rejected": "nicht übernommen",
    "waiting": "noch nicht übernommen",
}
VERDICT = {
    Verdict.NEW: "neu",
    Verdict.CHANGED: "geändert",
    Verdict.DELETED: "gelöscht",
    Verdict.CONFLICT: "Konflikt",
    Verdict.UNCHANGED: "unverändert",
    Verdict.OLDER: "älter",
}
OUTCOME = {
    Outcome.TAKEN: "Lieferung gilt",
    Outcome.KEPT: "Projektbüro gilt",
    Outcome.AGREED: "beide gleich",
    Outcome.OPEN: "offen, bis auf Weiteres gilt das Projektbüro",
}
CONFLICT = (
    "{code}, „{field}“: Beide Seiten haben geändert. Im Projektbüro steht „{ours}“, in der Lieferung "
    "„{theirs}“. Bitte entscheiden; bis dahin gilt die Fassung des Projektbüros."
)
GONE = "{code}: Das Labor hat den Eintrag gelöscht, im Projektbüro besteht er weiter. Bitte entscheiden."
WORKED_ON = "{code}: Im Projektbüro gelöscht, das Labor arbeitet daran weiter. Bitte entscheiden."
EDITED = "{code} wurde von Hand in der Mappe geändert. Die Änderung gilt wie eine des Projektbüros."
ADDED = "{code} wurde von Hand ergänzt und übernommen."
MISSING = (
    "{count} Einträge, die {town} früher geliefert hat, fehlen in der Datei: {codes}. Sie bleiben "
    "unverändert; gelöscht wird nur, was die Lieferung als gelöscht nennt."
)
MISSING_ONE = (
    "{codes} hat {town} früher geliefert, in der Datei fehlt der Eintrag. Er bleibt unverändert; gelöscht "
    "wird nur, was die Lieferung als gelöscht nennt."
)
OLDER = "Diese Lieferung ist älter als die zuletzt übernommene. Neueres wurde nicht überschrieben."
_MOST_CODES = 10
_PLACE = ("Datei", "Blatt", "Zeile", "Spalte")
_PLACE_WIDTHS = (30, 20, 8, 26, 100)


def counted(result: Taken) -> dict[str, int]:
    """Return the numbers of a delivery's records."""
    if result.plan is None:
        return dict.fromkeys(COUNTED, 0) | {"unchanged": result.unchanged}
    return counts(result.plan, result.pictures)


def summary(numbers: Mapping[str, int]) -> str:
    """Return what a delivery changes: „3 neu, 1 Konflikt“; "" for nothing."""
    return ", ".join(number_of(key, numbers[key]) for key in COUNTED if key != _STAYS and numbers[key])


def number_of(key: str, number: int) -> str:
    """Return a number with its word: 1 Konflikt, 1.200 neu."""
    word = COUNTED[key]
    return f"{write(number)} {_ONE.get(key, word) if number == 1 else word}"


def messages(result: Taken) -> list[Notice]:
    """Return everything that somebody should read or decide."""
    if result.plan is None:
        return []
    return [*result.plan.notices, *_decisions(result.plan), *_beside(result.plan)]


def hints(plan: Plan) -> list[Notice]:
    """Return everything that somebody should read; what is to be decided is asked elsewhere."""
    return [*plan.notices, *_beside(plan)]


def _beside(plan: Plan) -> Iterator[Notice]:
    yield from _edits(plan)
    yield from _missing(plan)
    yield from _older(plan)


def _decisions(plan: Plan) -> Iterator[Notice]:
    for record in plan.records:
        for change in record.conflicts:
            yield Notice(_asked(record, change), *_place(record, change.field))


def _asked(record: RecordPlan, change: FieldChange) -> str:
    if change.field == DELETION:
        return (WORKED_ON if change.theirs else GONE).format(code=record.code)
    field = KINDS[record.kind].by_id[change.field]
    said = {"ours": shown(field, change.ours), "theirs": shown(field, change.theirs)}
    return CONFLICT.format(code=record.code, field=field.label, **said)


def _place(record: RecordPlan, id_: str) -> tuple[str, int, str]:
    about = KINDS[record.kind]
    column = about.by_id[id_].column if id_ in about.by_id else ""
    return about.sheet, record.item.row if record.item else 0, column


def _edits(plan: Plan) -> Iterator[Notice]:
    for record in plan.records:
        if record.edited and record.verdict is not Verdict.UNCHANGED:
            yield Notice(EDITED.format(code=record.code), *_place(record, ""))
    for item in plan.new:
        if item.edited:
            text = ADDED if is_hand_code(item.code) else EDITED
            yield Notice(text.format(code=item.code), KINDS[item.kind].sheet, item.row)


def _missing(plan: Plan) -> Iterator[Notice]:
    if plan.missing:
        codes = sorted(known.code for known in plan.missing)
        more = f" und {len(codes) - _MOST_CODES} weitere" if len(codes) > _MOST_CODES else ""
        text = MISSING_ONE if len(codes) == 1 else MISSING
        named = ", ".join(codes[:_MOST_CODES]) + more
        yield Notice(text.format(count=len(codes), town=plan.arrival.sender.town, codes=named))


def _older(plan: Plan) -> Iterator[Notice]:
    if plan.older:
        yield Notice(OLDER)


def shown(field: Field | None, value: Any, labels: Mapping[str, str] | None = None) -> str:
    """Return a plain value as people read it; ``labels`` names keys of growing vocabularies."""
    if value in (None, "", [], ()):
        return EMPTY
    if field is None:
        return json.dumps(value, ensure_ascii=False)
    names = labels or {}
    return show(field, value_of(field, value, str), lambda key: names.get(key, key))


class Report:
    """The report of taking over files. It keeps rows and no plans: a hundred of those fill the memory."""

    def __init__(self) -> None:
        """Begin with an empty report."""
        self._files: list[Row] = []
        self._changes: list[Row] = []
        self._open: list[Row] = []
        self._notices: list[Row] = []
        self._parts: dict[str, tuple[str, Part]] = {}  # the last one of each delivery

    def add(self, name: str, result: Taken | RefusedFileError) -> None:
        """Add what became of a file."""
        self._files.append(_overview_row(name, result))
        self._notices += [(name, *_as_row(notice)) for notice in _told(result)]
        if isinstance(result, Taken):
            self._parts[result.part.delivery] = name, result.part
        if isinstance(result, Taken) and result.plan is not None:
            self._changes += _changed_rows(name, result.plan)
            self._open += [(name, *_as_row(notice)) for notice in _decisions(result.plan)]

    def workbook(self, book: LabBook) -> PlainWorkbook:
        """Return it as a workbook to read."""
        tables = (
            _overview(self._files),
            _changes(self._changes),
            _to_decide(self._open),
            _notices([*self._notices, *self._to_come()]),
        )
        return PlainWorkbook("Bericht der Zusammenführung", "Projektbüro", book.clock(), tables)

    def _to_come(self) -> Iterator[Row]:
        """Which parts are missing after all files."""
        return ((name, *_as_row(notice)) for name, part in self._parts.values() for notice in part.notices)


def _overview(rows: Iterable[Row]) -> PlainTable:
    head = ("Datei", "Labor", "Ergebnis", "Teil", *COUNTED.values())
    widths = (44, 24, 30, 14, 9, 11, 13, 11, 25, 11, 9)
    return PlainTable("Übersicht", "Was mit jeder Datei geschah.", head, tuple(rows), widths)


def _overview_row(name: str, result: Taken | RefusedFileError) -> Row:
    if isinstance(result, RefusedFileError):
        return (name, "", STATUS["rejected"], "", *[0] * len(COUNTED))
    numbers = counted(result)
    town, part, status = result.sender.town, result.part.name, STATUS[result.status.value]
    return (name, town, status, part, *(numbers[key] for key in COUNTED))


def _changes(rows: Iterable[Row]) -> PlainTable:
    head = (
        "Datei",
        "Art",
        "Kennung",
        "Ergebnis",
        "Feld",
        "Bisher im Projektbüro",
        "In der Lieferung",
        "Es gilt",
    )
    help_ = "Was neu, geändert oder gelöscht ist, Feld für Feld, und wessen Einwilligung widerrufen wurde."
    widths = (30, 18, 16, 25, 26, 48, 48, 26)
    return PlainTable("Änderungen", help_, head, tuple(rows), widths, "Keine Änderungen")


def _changed_rows(name: str, plan: Plan) -> Iterator[Row]:
    for item in plan.new:
        about = KINDS[item.kind]
        title = shown(about.by_id[about.title_field], item.state.get(about.title_field))
        yield (name, about.label, item.code, VERDICT[Verdict.NEW], about.title_label, "", title, "")
    for known in withdrawn(plan):
        yield (name, KINDS[known.kind].label, known.code, WITHDRAWN, "", "", "", "")
    for record in plan.records:
        about = KINDS[record.kind]
        start = (name, about.label, record.code, VERDICT[record.verdict])
        if not record.changes and record.verdict is Verdict.DELETED:
            yield (*start, "", "", "", "")
        for change in record.changes:
            field = about.by_id.get(change.field)
            said = (shown(field, change.ours), shown(field, change.theirs)) if field else ("", "")
            yield (*start, field.label if field else "ganzer Eintrag", *said, OUTCOME[change.outcome])


def _to_decide(rows: Iterable[Row]) -> PlainTable:
    help_ = "Beide Fassungen bleiben erhalten, bis jemand im Projektbüro entscheidet."
    head = (*_PLACE, "Zu entscheiden")
    return PlainTable("Konflikte", help_, head, tuple(rows), _PLACE_WIDTHS, "Keine Konflikte")


def _notices(rows: Iterable[Row]) -> PlainTable:
    help_, head = "Was beim Lesen auffiel.", (*_PLACE, "Hinweis")
    return PlainTable("Hinweise", help_, head, tuple(rows), _PLACE_WIDTHS, "Keine Hinweise")


def _told(result: Taken | RefusedFileError) -> Iterable[Notice]:
    if isinstance(result, RefusedFileError):
        return (Notice(str(result)),)
    return hints(result.plan) if result.plan else ()


def _as_row(notice: Notice) -> tuple[str, int | None, str, str]:
    return notice.sheet, notice.row or None, notice.column, notice.text
