"""What may stand in a document: a whitelist, by the field's declaration and the record's release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.fields import Place, Privacy, fields_of
from app.domain.small_counts import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.fields import ExportRule, Field
    from app.domain.record import Record
    from app.domain.rows import Row


_PUBLIC: dict[type[Any], Mapping[str, Field]] = {}


class NotPublicError(Exception):
    """A fault of the program: it tried to print a field that no document may hold."""


def declarations(holder: type[Any]) -> Mapping[str, Field]:
    """Return the public fields of a record or row class by their ids, in the order of form and workbook."""
    if holder not in _PUBLIC:
        fields = holder.about.fields if hasattr(holder, "about") else fields_of(holder)
        _PUBLIC[holder] = {field.id: field for field in fields if field.privacy is Privacy.PUBLIC}
    return _PUBLIC[holder]


def declared(holder: Record | Row, id_: str) -> Field:
    """Return the declaration of a public field; refuse every other."""
    try:
        return declarations(type(holder))[id_]
    except KeyError:
        raise NotPublicError(f"{type(holder).__name__}.{id_}") from None


def public(holder: Record | Row, id_: str, rule: ExportRule | None = None) -> Any:
    """Return a public value; small numbers of people come as ``Below``. ``rule`` is the list's for a row."""
    return shown(declared(holder, id_), holder, rule)


def is_filled(holder: Record | Row, id_: str) -> bool:
    """Whether a public field holds anything."""
    return declared(holder, id_).is_set(getattr(holder, id_))


def printed(holder: Record | Row, *places: Place) -> Iterator[Field]:
    """Yield the filled public fields that belong at one of ``places``; without places anywhere at all."""
    for field in declarations(type(holder)).values():
        wanted = field.word in places if places else field.word is not Place.NEVER
        if wanted and field.is_set(getattr(holder, field.id)):
            yield field
