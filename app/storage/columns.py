"""How a declared field becomes a column, and how its value goes in and out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import sqlalchemy as sa

from app.domain.fields import Field, FieldKind

# What stands in tables of its own: several keys, several references, child lists.
ELSEWHERE = (FieldKind.MULTI, FieldKind.REFS, FieldKind.LIST)


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """A decimal number kept to the digit: SQLite would make a float of it."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> str | None:
        """Write the number without exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:
        """Read the number back. What a fault of the disk left is none any more; the record's hash tells."""
        try:
            return None if value is None else Decimal(value)
        except InvalidOperation:
            return None


_TYPES: dict[FieldKind, type[sa.types.TypeEngine[Any]]] = {
    FieldKind.INT: sa.BigInteger,
    FieldKind.BOOL: sa.Boolean,
    FieldKind.DECIMAL: ExactDecimal,
    FieldKind.MONEY: ExactDecimal,
}


def column(field: Field) -> sa.Column[Any]:
    """Return the column of a field that has a single value."""
    links = [] if not _leads_to_record(field) else [_link("record.uid")]
    if field.kind is FieldKind.PICTURE and not field.target:
        links = [_link("blob.sha256")]
    return sa.Column(field.id, _TYPES.get(field.kind, sa.Text)(), *links)


def _leads_to_record(field: Field) -> bool:
    """Questions of a guide are rows, not records: a reference to one is checked by the rules."""
    return bool(field.target) and not any("." in target for target in field.target)


def _link(target: str) -> sa.ForeignKey:
    return sa.ForeignKey(target, deferrable=True, initially="DEFERRED")
