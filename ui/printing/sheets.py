"""What a printed page says: a record with all that is entered, or a list as its table shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.domain.fields import FieldKind
from app.domain.record import ADMIN
from app.domain.values import show
from app.services import lists, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.services.book import LabBook
    from ui.models.record_model import RecordModel

MOST_ROWS = 2000  # about sixty pages; whoever needs more takes the workbook
_USE = "zum Gebrauch im Labor"
_REFERENCES = (FieldKind.REF, FieldKind.REFS)
_CUT = f"Gedruckt sind die ersten {MOST_ROWS} Zeilen. Alles steht in der Arbeitsmappe."


def record_sheet(book: LabBook, record: Record) -> str:
    """Return a record as rich text, section by section; what is empty is left out."""
    about = record.about
    names = _names(book, record)
    head = f"<p>{escape(about.label)} {escape(record.code)} · {escape(_status(record))} · {_USE}</p>"
    parts = [f"<h1>{escape(about.title_of(record) or record.code)}</h1>", head]
    for section in about.sections:
        rows = list(_rows(record, section, names)) if section != ADMIN else []
        if rows:
            parts.append(f"<h2>{escape(section)}</h2>{_table(rows)}")
    return "".join(parts)


def list_sheet(model: RecordModel, title: str) -> str:
    """Return a list as rich text, in its order and with its columns."""
    count = min(model.rowCount(), MOST_ROWS)
    heads = [field.label for field in model.columns]
    rows = [[model.text(row, field.id) for field in model.columns] for row in range(count)]
    cut = f"<p>{_CUT}</p>" if count < model.rowCount() else ""
    return f"<h1>{escape(title)}</h1>{_table(rows, heads)}{cut}"


def _status(record: Record) -> str:
    return record.about.status.label_of(record.status)


def _names(book: LabBook, record: Record) -> dict[str, str]:
    """Return what the records and the lab's own terms are called that this one names, also in its rows."""
    fields = list(_fields(record))
    uids = {uid for holder, field in fields for uid in _uids(holder, field)}
    found = {uid: f"{it.code} {it.title}".strip() for uid, it in lists.titles(book, list(uids)).items()}
    for words in {field.vocabulary.name for _, field in fields if field.vocabulary and field.vocabulary.open}:
        found |= vocabulary.terms(book, words)
    return found


def _fields(record: Record) -> Iterator[tuple[object, Field]]:
    for field in record.about.fields:
        yield record, field
        for row in getattr(record, field.id) if field.kind is FieldKind.LIST else ():
            yield from ((row, column) for column in field.columns)


def _uids(holder: object, field: Field) -> Sequence[str]:
    value = getattr(holder, field.id)
    if field.kind not in _REFERENCES or not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _rows(record: Record, section: str, names: dict[str, str]) -> Iterator[list[str]]:
    for field in record.about.fields:
        value = getattr(record, field.id)
        if field.section == section and field.is_set(value) and field.kind is not FieldKind.PICTURE:
            yield [field.label, _text(field, value, names)]


def _text(field: Field, value: object, names: dict[str, str]) -> str:
    if field.kind is FieldKind.LIST:
        return "\n".join(_row(field, row, names) for row in value)  # type: ignore[attr-defined]
    return show(field, value, lambda key: names.get(key, key))


def _row(field: Field, row: object, names: dict[str, str]) -> str:
    cells = ((column, getattr(row, column.id)) for column in field.columns)
    return " · ".join(_text(column, value, names) for column, value in cells if column.is_set(value))


def _table(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """A table without heads is one of labels and values: the label takes a quarter."""
    top = "".join(f'<th align="left">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{_cells(row, labelled=not heads)}</tr>" for row in rows)
    begin = f"<thead><tr>{top}</tr></thead>" if heads else ""
    return f'<table width="100%" cellspacing="0" cellpadding="4">{begin}{body}</table>'


def _cells(row: Sequence[str], *, labelled: bool) -> str:
    texts = [escape(text).replace("\n", "<br>") for text in row]
    if labelled:
        return f'<td width="25%"><b>{texts[0]}</b></td><td width="75%">{texts[1]}</td>'
    return "".join(f"<td>{text}</td>" for text in texts)
