"""Records with every field set, made from the declarations: what is added there is covered here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, FieldKind

if TYPE_CHECKING:
    from app.domain.record import Record, RecordKind

_VALUES: dict[FieldKind, Any] = {
    FieldKind.DATE: "2022-06-21",
    FieldKind.FUZZY_DATE: "2022-06",
    FieldKind.PERIOD: "2022-05/2022-06",
    FieldKind.TIME: "19:00",
    FieldKind.TIMESTAMP: "2022-06-21T17:00:00Z",
    FieldKind.INT: 7,
    FieldKind.DECIMAL: Decimal("3.5"),
    FieldKind.MONEY: Decimal("13450.50"),
    FieldKind.BOOL: True,
    FieldKind.URL: "https://example.org/größe",
    FieldKind.EMAIL: "labor@example.org",
    FieldKind.UUID: "00000000-0000-4000-8000-000000000000",
}


def filled(kind: RecordKind, uid: str = "U", **values: Any) -> Record:
    """Return a record of which every field has a value. References lead to the record itself."""
    own = {field.id: value(field, uid) for field in kind.own_fields}
    head = {"uid": uid, "code": f"DIE-{kind.letters}-0001", "lab_id": uid, "revision": 3}
    return kind.record(
        **own | head | {"internal_note": "bleibt hier", "updated_at": "2022-06-21T17:00:00Z"} | values
    )


def value(field: Field, uid: str) -> Any:
    """Return a value of the field's kind."""
    if field.kind is FieldKind.LIST and field.row:
        return tuple(field.row(**{part.id: value(part, uid) for part in field.columns}) for _ in range(2))
    if field.kind is FieldKind.REFS:
        return (uid,)
    if field.target:
        return uid
    if field.vocabulary:
        keys = field.vocabulary.keys[:2] or ("new_work", "vacancy")
        return keys if field.kind is FieldKind.MULTI else keys[0]
    return None if field.kind is FieldKind.PICTURE else _VALUES.get(field.kind, f"{field.label} ÄÖÜ")
