"""The words in which fields are declared.

Every specifier takes its arguments in one order: label, section, help, privacy, then what its kind needs.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from app.domain.fields import Condition, ExportRule, Field, FieldKind, Need, Place, Privacy

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.rows import Row
    from app.domain.vocabulary import Vocabulary

PUBLIC, NETWORK, INTERNAL, PERSONAL = Privacy
DRAFT, RELEASE = Need.DRAFT, Need.RELEASE
IN_ROW = ""  # the section of a list's column: it stands where its list stands


class Details(TypedDict, total=False):
    """The optional parts of a declaration, the same for every kind of field."""

    required: Need
    required_when: Condition
    visible_when: Condition
    word: Place
    max: int
    min_length: int
    pattern: str
    single_paragraph: bool
    min_value: float
    max_value: float
    decimals: int
    unit: str
    min_items: int
    max_items: int
    target_filter: Condition
    once: bool
    sheet: str
    min_rows: int
    max_rows: int
    file_kinds: tuple[str, ...]
    default: Any
    default_from: str
    computed: bool
    example: str
    placeholder: str
    excel: str
    export_rule: ExportRule


def declared(kind: FieldKind, label: str, section: str, help_: str, privacy: Privacy, **details: Any) -> Any:
    """Return a dataclass field that carries its declaration; the id comes from the attribute's name."""
    spec = Field(id="", label=label, kind=kind, section=section, help=help_, privacy=privacy, **details)
    default = spec.empty if spec.default is None else spec.default
    return dataclasses.field(default=default, metadata={"declaration": spec})


def _specifier(kind: FieldKind) -> Callable[..., Any]:
    def specify(label: str, section: str, help_: str, privacy: Privacy, **details: Unpack[Details]) -> Any:
        return declared(kind, label, section, help_, privacy, **details)

    return specify


line = _specifier(FieldKind.LINE)
text = _specifier(FieldKind.TEXT)
date = _specifier(FieldKind.DATE)
fuzzy_date = _specifier(FieldKind.FUZZY_DATE)
period = _specifier(FieldKind.PERIOD)
time = _specifier(FieldKind.TIME)
timestamp = _specifier(FieldKind.TIMESTAMP)
integer = _specifier(FieldKind.INT)
decimal = _specifier(FieldKind.DECIMAL)
money = _specifier(FieldKind.MONEY)
flag = _specifier(FieldKind.BOOL)
picture = _specifier(FieldKind.PICTURE)
url = _specifier(FieldKind.URL)
email = _specifier(FieldKind.EMAIL)
uuid = _specifier(FieldKind.UUID)


def choice(
    label: str, section: str, help_: str, privacy: Privacy, values: Vocabulary, **details: Unpack[Details]
) -> Any:
    """One key of a vocabulary."""
    return declared(FieldKind.CHOICE, label, section, help_, privacy, vocabulary=values, **details)


def multi(
    label: str, section: str, help_: str, privacy: Privacy, values: Vocabulary, **details: Unpack[Details]
) -> Any:
    """Several keys of a vocabulary, in the order chosen."""
    return declared(FieldKind.MULTI, label, section, help_, privacy, vocabulary=values, **details)


def ref(
    label: str, section: str, help_: str, privacy: Privacy, *target: str, **details: Unpack[Details]
) -> Any:
    """The internal number of one record of the kinds ``target``."""
    return declared(FieldKind.REF, label, section, help_, privacy, target=target, **details)


def refs(
    label: str, section: str, help_: str, privacy: Privacy, *target: str, **details: Unpack[Details]
) -> Any:
    """The internal numbers of several records, in the order chosen."""
    return declared(FieldKind.REFS, label, section, help_, privacy, target=target, **details)


def rows(
    label: str, section: str, help_: str, privacy: Privacy, row: type[Row], **details: Unpack[Details]
) -> Any:
    """An ordered child list of ``row``."""
    return declared(FieldKind.LIST, label, section, help_, privacy, row=row, **details)
