"""From records to a bundle: what may leave, in the form in which it leaves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.canonical import checksum
from app.domain.catalogue import KINDS
from app.domain.fields import ExportRule, Field, FieldKind, Privacy, stricter
from app.domain.small_counts import shown
from app.interchange.bundle import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.domain.record import Record, RecordKind
    from app.domain.rows import Row

# What stands in place of a role that too few people in the town have.
ONE_PERSON = "eine Person aus der Stadt"

# Bookkeeping that a joint workbook needs, though it says nothing to readers.
_BELONG_TOGETHER = ("uid", "code", "lab_id", "revision", "status", "release_scope")


@dataclass(frozen=True)
class Exit:
    """What decides on the way out: how records are called, from when on people and roles are shown.

    ``code_of`` yields the code of a record that leaves or belongs to another lab, else None. Interviews are
    named by their code even when they stay, so that evidence can be followed within the town.
    """

    code_of: Callable[[str], str | None]
    small_count: int
    small_group: int


def entries(
    kind: RecordKind, records: Sequence[Record], way: Exit, missing: Mapping[str, Sequence[str]]
) -> tuple[Entry, ...]:
    """Return what the office receives of ``records``, all of one kind. ``missing`` is by uid."""
    groups = Counter(getattr(record, "role_category", None) for record in records)
    return tuple(_entry(kind, record, way, groups, tuple(missing.get(record.uid, ()))) for record in records)


def published(entry: Entry) -> Entry:
    """Return what everybody may know of an entry: what is meant for the office alone stays there.

    Numbers and versions go along, so that sheets belong together.
    """
    kind = KINDS[entry.kind]
    open_fields = {field.id: field for field in kind.fields if _is_open(field)}
    values = {id_: _open_rows(open_fields[id_], it) for id_, it in entry.values.items() if id_ in open_fields}
    return Entry(entry.kind, values, checksum(values))


def _is_open(field: Field) -> bool:
    return field.privacy is Privacy.PUBLIC or field.id in _BELONG_TOGETHER


def _open_rows(field: Field, value: Any) -> Any:
    if field.kind is not FieldKind.LIST:
        return value
    closed = [part.id for part in field.columns if part.privacy is not Privacy.PUBLIC]
    return tuple({**row, **{id_: None for id_ in closed if id_ in row}} for row in value)


def _entry(
    kind: RecordKind, record: Record, way: Exit, groups: Counter[str | None], missing: tuple[str, ...]
) -> Entry:
    values = {
        field.id: _leaving(field, record, way, groups)
        for field in kind.fields
        if field.privacy.leaves_town and field.id != "deleted_at"
    }
    return Entry(kind.name, values, checksum(values), missing)


def _leaving(field: Field, record: Record, way: Exit, groups: Counter[str | None]) -> Any:
    value = getattr(record, field.id)
    if field.export_rule is ExportRule.SMALL_GROUP:
        return _coarse_role(record, value, way, groups)
    if field.id == "updated_at":
        return value[:10] if value else None
    if field.kind is FieldKind.LIST:
        return _rows(field, value, way)
    if field.target:
        return _references(field, value, way)
    return shown(field, record, limit=way.small_count)


def _coarse_role(record: Record, role: str | None, way: Exit, groups: Counter[str | None]) -> str | None:
    """A role that few people of the town have names the person; a delicate context names no role at all."""
    if getattr(record, "sensitive_context", False):
        return None
    return role if groups[role] >= way.small_group else ONE_PERSON


def _references(field: Field, value: Any, way: Exit) -> Any:
    if field.kind is FieldKind.REFS:
        return tuple(code for code in map(way.code_of, value) if code)
    return way.code_of(value) if value else None


def _rows(field: Field, rows: Iterable[Row], way: Exit) -> tuple[dict[str, Any], ...]:
    """Return the rows that still say something: a row whose record stays in the town stays as well."""
    columns = [part for part in field.columns if stricter(field.privacy, part.privacy).leaves_town]
    needed = [part.id for part in columns if part.target and part.required == "draft"]
    leaving = ({part.id: _cell(field, part, row, way) for part in columns} for row in rows)
    return tuple(row for row in leaving if all(row[id_] for id_ in needed))


def _cell(field: Field, part: Field, row: Row, way: Exit) -> Any:
    value = getattr(row, part.id)
    if part.target:
        return _references(part, value, way)
    return shown(part, row, field.export_rule, way.small_count)
