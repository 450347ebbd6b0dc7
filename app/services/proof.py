"""Looking at finished documents before success is reported, and at where a flaw in them comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.canonical import content
from app.domain.fields import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.reports.flaws import Flaw, Rule

WHERE = "{sentence} Das steht bei {code} im Feld „{label}“."

_WORD = ".docx"
_TEXTS = (FieldKind.LINE, FieldKind.TEXT, FieldKind.LIST)
_ENOUGH = 4  # letters; less stands everywhere
_ENOUGH_OF_A_WHOLE = 12
_EDGES = " .,;:!?…"
_BLANKS = re.compile(r"\s+")


class Checker(Protocol):
    """What looks into a finished document; the composition root has one."""

    def check(self, file: Path) -> tuple[Flaw, ...]:
        """Return what is wrong with a document."""


@dataclass(frozen=True)
class Remark:
    """Something that a finished document does not do well.

    ``uid`` and ``field`` lead to what it comes from; both are empty where no record can mend it.
    """

    title: str
    text: str
    uid: str = ""
    field: str = ""


def proof(files: Iterable[Path], checker: Checker, records: Iterable[Record]) -> tuple[Remark, ...]:
    """Return what is wrong with the Word files among ``files``; of what is in several of them, once."""
    found = [(file, flaw) for file in files if file.suffix == _WORD for flaw in checker.check(file)]
    if not found:
        return ()
    sources = _Sources(records)
    remarks: dict[tuple[object, ...], Remark] = {}
    for file, flaw in found:
        remark, key = _remark(file, flaw, sources.of(flaw))
        remarks.setdefault(key, remark)
    return tuple(remarks.values())


def sentences(remarks: Iterable[Remark]) -> tuple[str, ...]:
    """Return what is said of them where nothing leads anywhere."""
    return tuple(remark.text for remark in remarks)


def _remark(file: Path, flaw: Flaw, source: tuple[Record, Field] | None) -> tuple[Remark, tuple[object, ...]]:
    """Return the remark, and what makes it the same as that of another file."""
    sentence = f"{file.name}, {flaw.sentence}"
    if source is None:
        return Remark(flaw.rule.name, sentence), (file, flaw)
    record, field = source
    text = WHERE.format(sentence=sentence, code=record.code, label=field.label)
    key = (flaw.rule.code, record.uid, field.id, flaw.text)
    return Remark(f"{record.code}: {flaw.rule.name}", text, record.uid, field.id), key


class _Sources:
    """The texts of the records that a document may be made of; read when the first flaw asks."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._texts = [
            (text, record, field)
            for record in records
            for field, value in _values(record)
            for text in map(_plain, _strings(value))
        ]

    def of(self, flaw: Flaw) -> tuple[Record, Field] | None:
        """Return the record and the field that mend a flaw."""
        wanted = _plain(flaw.text).strip(_EDGES)
        if len(wanted) < _ENOUGH:
            return None
        found = next((it for it in self._texts if wanted in it[0]), None) or self._longest_in(wanted)
        return _mending(flaw.rule, *found[1:]) if found else None

    def _longest_in(self, wanted: str) -> tuple[str, Record, Field] | None:
        """What documents put together, such as a code and a title, stands as a whole in no field."""
        parts = (it for it in self._texts if len(it[0]) >= _ENOUGH_OF_A_WHOLE and it[0] in wanted)
        return max(parts, key=lambda it: len(it[0]), default=None)


def _mending(rule: Rule, record: Record, field: Field) -> tuple[Record, Field]:
    return record, record.about.by_id.get(rule.field, field)


def _values(record: Record) -> Iterator[tuple[Field, Any]]:
    fields = record.about.by_id
    values = content(record).items()
    return ((fields[id_], value) for id_, value in values if fields[id_].kind in _TEXTS)


def _strings(value: Any) -> Sequence[str]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        value = list(value.values())
    return [text for part in value for text in _strings(part)] if isinstance(value, list) else ()


def _plain(text: str) -> str:
    """A text as documents show it, whatever blanks stand in it."""
    return _BLANKS.sub(" ", text).strip()
