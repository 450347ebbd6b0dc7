"""Cells that somebody may have edited, read one by one: what is clear is taken, the rest is explained."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from app.domain import numbers, values
from app.domain.fields import ExportRule, FieldKind
from app.domain.small_counts import Below
from app.interchange.build import ONE_PERSON
from exporters.excel import layout, texts
from exporters.excel.columns import CODE, DELETED_AT
from exporters.excel.reading.quick import decimal_of
from exporters.excel.reading.said import AGAIN, UnclearError, said
from exporters.excel.reading.sheet_xml import Fault
from exporters.excel.reading.typed_dates import day, fuzzy_date, period

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.fields import Field
    from exporters.excel.reading.words import Words

AMBIGUOUS = (
    "„{typed}“ kann {whole} oder {fraction} heißen. Bitte eindeutig schreiben, also {whole} oder "
    "{fraction}0, und die Mappe noch einmal übernehmen."
)
DATE_FOR_NUMBER = (
    "Hier steht das Datum {typed} statt einer Zahl; Excel macht aus „1.5“ einen Tag. Bitte die Zahl mit "
    "Komma eintragen und die Mappe noch einmal übernehmen."
)
NOT_OFFERED = (
    "„{typed}“ steht bei „{label}“ nicht zur Auswahl. Bitte einen Wert vom Blatt „{choices}“ eintragen und "
    "die Mappe noch einmal übernehmen."
)
NO_DELETION = (
    "Ein Datum in dieser Spalte löscht nichts. Soll der Eintrag gelöscht werden, tragen Sie ihn bitte auf "
    "dem Blatt „{sheet}“ ein."
)
CUT = (
    "Die Fortsetzung dieses Textes fehlt auf dem Blatt „{sheet}“. Bitte den ganzen Text eintragen und die "
    "Mappe noch einmal übernehmen."
)

_BELOW = re.compile(r"unter\s+([0-9]+)", re.IGNORECASE)
_ANY_DAY = dt.date(2000, 1, 1)
_POINT_OR_COMMA = re.compile(r"([-\u2212–]?)\s*([0-9]{1,3})([.,])([0-9]{3})")


@dataclasses.dataclass(frozen=True)
class Reader:
    """Reads the cells of one field. ``rule`` is the one of the list that the field is a column of."""

    words: Words
    rule: ExportRule | None = None
    tidy: bool = True

    def read(self, field: Field, cells: Sequence[Any]) -> Any:
        """Return the field's value, ``field.empty`` for blank cells. Raises UnclearError."""
        for part, cell in enumerate(cells):
            if isinstance(cell, Fault):
                raise UnclearError(cell.text, part)
        if all(isinstance(cell, str) and not cell.strip() for cell in cells):
            return field.empty
        try:
            return self._read(field, cells)
        except values.UnreadableError as error:
            raise UnclearError(f"{error} {AGAIN}") from error

    def _read(self, field: Field, cells: Sequence[Any]) -> Any:
        if field.id == DELETED_AT.id:
            raise UnclearError(NO_DELETION.format(sheet=layout.DELETED.name))
        if field.kind in (FieldKind.FUZZY_DATE, FieldKind.PERIOD):
            return fuzzy_date(field, *cells) if field.kind is FieldKind.FUZZY_DATE else period(field, cells)
        if field.is_many:
            return self._several(field, said(cells[0]))
        if field.vocabulary:
            return self._key(field, said(cells[0]))
        if field.target:
            return _code(said(cells[0]))
        if field.kind in _NUMBERS:
            return self._number(field, cells[0])
        read = _READERS.get(field.kind)
        return read(field, cells[0]) if read else self._text(field, said(cells[0]))

    def _several(self, field: Field, typed: str) -> Any:
        parts = texts.parted(typed)
        if field.kind is FieldKind.LIST:
            (column,) = field.columns
            return [{column.id: self.read(column, (part,))} for part in parts]
        read = _code if field.target else lambda part: self._key(field, part)
        return list(dict.fromkeys(map(read, parts)))

    def _key(self, field: Field, typed: str) -> str:
        word = " ".join(typed.split())
        if field.export_rule is ExportRule.SMALL_GROUP and word.casefold() == ONE_PERSON.casefold():
            return ONE_PERSON
        key = self.words.key_of(field, word)
        if key is None:
            raise UnclearError(NOT_OFFERED.format(typed=word, label=field.label, choices=layout.CHOICES.name))
        return key

    def _number(self, field: Field, cell: Any) -> Any:
        if isinstance(cell, dt.date | dt.time | dt.timedelta):
            raise UnclearError(DATE_FOR_NUMBER.format(typed=said(cell)))
        if isinstance(cell, float):
            number = decimal_of(cell)
            return values.read(field, numbers.write(number)) if field.kind is FieldKind.INT else number
        typed = said(cell).strip()
        below = _BELOW.fullmatch(typed)
        if below and ExportRule.SMALL_COUNT in (field.export_rule, self.rule):
            return Below(int(below[1]))
        _refuse_ambiguous(field, typed)
        return values.read(field, typed)

    def _text(self, field: Field, typed: str) -> str | None:
        if typed.rstrip().endswith(texts.CONTINUED.strip()):
            raise UnclearError(CUT.format(sheet=layout.CONTINUATIONS.name))
        read: str | None = values.read(field, typed) if self.tidy else typed
        return read


def _code(typed: str) -> str:
    code = typed.strip()
    return code.upper() if re.fullmatch(CODE.pattern or "", code.upper()) else code


def _refuse_ambiguous(field: Field, typed: str) -> None:
    """A point before three digits parts thousands, or is a comma in English; the field decides if it can."""
    hit = _POINT_OR_COMMA.fullmatch(typed)
    if hit is None:
        return
    sign, whole, mark, rest = hit.groups()
    clear = field.kind is FieldKind.DECIMAL if mark == "," else field.kind is not FieldKind.DECIMAL
    if not clear or (mark == "." and whole.startswith("0")):
        both = {"whole": f"{sign}{whole}{rest}", "fraction": f"{sign}{whole},{rest}"}
        raise UnclearError(AMBIGUOUS.format(typed=typed, **both))


def _time(field: Field, cell: Any) -> Any:
    if isinstance(cell, dt.timedelta):
        cell = (
            (dt.datetime.combine(_ANY_DAY, dt.time()) + cell).time() if cell < dt.timedelta(days=1) else cell
        )
    return values.read(field, said(cell))


def _yes_or_no(field: Field, cell: Any) -> Any:
    if isinstance(cell, bool) or cell in (0.0, 1.0):
        return bool(cell)
    typed = {"WAHR": values.YES, "FALSCH": values.NO}.get(str(cell).strip().upper(), said(cell))
    return values.read(field, typed)


_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)
_READERS: dict[FieldKind, Callable[[Field, Any], Any]] = {
    FieldKind.DATE: day,
    FieldKind.TIMESTAMP: day,
    FieldKind.TIME: _time,
    FieldKind.BOOL: _yes_or_no,
}
