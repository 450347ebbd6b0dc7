"""The least work that makes the same sheets: one function per sheet, made of strings for just its columns.

It writes the cells of the bundle's filled sheets (shared strings, deflate 6, table, frozen panes, drop-downs)
and knows nothing of dates before 1900, long texts, control characters or other labs.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from app.domain import dates
from app.domain.fields import FieldKind
from exporters.excel import layout
from exporters.excel.choices import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from app.interchange.bundle import Bundle
    from exporters.excel.columns import Column
    from exporters.excel.layout import Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NUMBER_FORMATS = (0, 49, 164, 165, 166)
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/>'
    '<numFmt numFmtId="165" formatCode="[$-407]mmmm yyyy"/><numFmt numFmtId="166" formatCode="yyyy"/>'
    '</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs '
    'count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">'
    + "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for n in NUMBER_FORMATS)
    + "</cellXfs></styleSheet>"
)
OWN = {"@owner": "first", "@number": "last", "@checksum": "last"}
STYLE_OF = {"day": 2, "month": 3, "year": 4}
ZERO = dt.date(1899, 12, 30).toordinal()
SPECIAL = re.compile("[&<>]")


Fill = Callable[[list[Any], int, dict[str, int]], list[str]]


def write(bundle: Bundle, target: Path) -> None:
    labels, strings = Labels(bundle.terms), dict[str, int]()
    filled = [(sheet, rows) for sheet in layout.sheets() if (rows := _rows(bundle, sheet))]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for number, (sheet, rows) in enumerate(filled, 1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for chunk in _sheet(sheet, rows, labels, strings):
                    part.write(chunk.encode())
            archive.writestr(f"xl/tables/table{number}.xml", _table(sheet, len(rows), number))
            target_ = f"../tables/table{number}.xml"
            archive.writestr(f"xl/worksheets/_rels/sheet{number}.xml.rels", _relations([("table", target_)]))
        archive.writestr("xl/sharedStrings.xml", _strings(strings))
        for name, content in _frame([sheet for sheet, _ in filled]):
            archive.writestr(name, content)


def _rows(bundle: Bundle, sheet: Sheet) -> list[tuple[Mapping[str, Any], str, Any]]:
    """Values, first cell and last cell of every row."""
    entries = bundle.entries[sheet.kind]
    if not sheet.rows_of:
        return [(entry.values, entry.code, entry.checksum) for entry in entries]
    return [
        (row, entry.code, number)
        for entry in entries
        for number, row in enumerate(entry.values.get(sheet.rows_of, ()), 1)
    ]


def _sheet(sheet: Sheet, rows: list[Any], labels: Labels, strings: dict[str, int]) -> Iterator[str]:
    heads = "".join(
        f'<c r="{_letters(index)}1" t="inlineStr"><is><t>{column.title}</t></is></c>'
        for index, column in enumerate(sheet.columns)
    )
    pane = f'<pane xSplit="{sheet.keys}" ySplit="1" topLeftCell="{_letters(sheet.keys)}2" state="frozen"/>'
    yield f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetViews><sheetView workbookViewId="0">'
    yield f'{pane}</sheetView></sheetViews><sheetData><row r="1">{heads}</row>'
    fill = _compiled(sheet, rows, labels)
    for start in range(0, len(rows), 500):
        yield "".join(fill(rows[start : start + 500], start + 1, strings))
    yield f"</sheetData>{_drop_downs(sheet, labels)}"
    yield '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'


def _compiled(sheet: Sheet, rows: list[Any], labels: Labels) -> Fill:
    """Make the function that turns rows into XML, with everything known beforehand written into it."""
    used = set(OWN).union(*(row for row, _, _ in rows[:100]))
    names: dict[str, Any] = {"serial": _Serials()}
    body = [
        line
        for index, column in enumerate(sheet.columns)
        if column.field.id in used
        for line in _cell(column, index, labels, names)
    ]
    source = [
        "def fill(rows, n, strings):",
        " know = strings.get; out = []; emit = out.append",
        " for row, first, last in rows:",
        "  n += 1; get = row.get",
        "  emit(f'<row r=\"{n}\">')",
        *(f"  {line}" for line in body),
        "  emit('</row>')",
        " return out",
    ]
    exec("\n".join(source), names)  # the point of a floor: no look-up is left to the loop
    return cast(Fill, names["fill"])


def _cell(column: Column, index: int, labels: Labels, names: dict[str, Any]) -> list[str]:
    field, place = column.field, f'r="{_letters(index)}{{n}}"'
    value = OWN.get(field.id, f"get({field.id!r})")
    if field.kind in (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY):
        return [f"v = {value}", f"if v is not None: emit(f'<c {place}><v>{{v}}</v></c>')"]
    if (
        field.kind in (FieldKind.DATE, FieldKind.FUZZY_DATE, FieldKind.TIMESTAMP)
        and not column.part.is_precision
    ):
        written = f"if v: d, s, p = serial[v]; emit(f'<c {place} s=\"{{s}}\"><v>{{d}}</v></c>')"
        return [f"v = {value}", written]
    return [f"v = {value}", *_said(column, index, labels, names), *_shared(place)]


def _said(column: Column, index: int, labels: Labels, names: dict[str, Any]) -> list[str]:
    known = f"labels{index}"
    names[known] = labels.of(column.choices)
    if column.part.is_precision:
        return [f"v = {known}[serial[v][2]] if v else None"]
    if column.field.kind is FieldKind.BOOL:
        return [f"v = None if v is None else {known}['yes' if v else 'no']"]
    if column.field.kind is FieldKind.MULTI:
        return [f"v = '; '.join([{known}[k] for k in v]) if v else None"]
    return [f"v = {known}[v] if v else None"] if column.field.kind is FieldKind.CHOICE else []


def _shared(place: str) -> list[str]:
    return [
        "if v:",
        " k = know(v)",
        " if k is None: k = strings[v] = len(strings)",
        f' out.append(f\'<c {place} s="1" t="s"><v>{{k}}</v></c>\')',
    ]


class _Serials(dict[str, tuple[int, int, str]]):
    """Stored date -> Excel's number, style and precision, worked out once."""

    def __missing__(self, stored: str) -> tuple[int, int, str]:
        precision = dates.precision(stored)
        self[stored] = dates.first_day(stored).toordinal() - ZERO, STYLE_OF[precision], precision
        return self[stored]


def _drop_downs(sheet: Sheet, labels: Labels) -> str:
    lists = [
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{_letters(index)}2:'
        f'{_letters(index)}1048576"><formula1>"{",".join(labels.of(column.choices).values())[:250]}"</formula1>'
        "</dataValidation>"
        for index, column in enumerate(sheet.columns)
        if column.choices and not column.field.is_many
    ]
    return f'<dataValidations count="{len(lists)}">{"".join(lists)}</dataValidations>' if lists else ""


def _table(sheet: Sheet, rows: int, number: int) -> str:
    ref = f"A1:{_letters(len(sheet.columns) - 1)}{rows + 1}"
    heads = "".join(
        f'<tableColumn id="{index}" name="{column.title}"/>' for index, column in enumerate(sheet.columns, 1)
    )
    name = f'name="{sheet.table}" displayName="{sheet.table}"'
    return (
        f'{HEAD}<table xmlns="{MAIN}" id="{number}" {name} ref="{ref}">'
        f'<autoFilter ref="{ref}"/><tableColumns count="{len(sheet.columns)}">{heads}</tableColumns></table>'
    )


def _strings(strings: Iterable[str]) -> str:
    items = (f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in strings)
    return f'{HEAD}<sst xmlns="{MAIN}">{"".join(items)}</sst>'


def _escaped(text: str) -> str:
    if not SPECIAL.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _frame(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{sheet.name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    parts += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    yield "xl/styles.xml", STYLES
    yield (
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    yield "xl/_rels/workbook.xml.rels", _relations(parts)
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    kinds = [
        ("/xl/workbook.xml", "sheet.main"),
        ("/xl/styles.xml", "styles"),
        ("/xl/sharedStrings.xml", "sharedStrings"),
    ]
    kinds += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    kinds += [(f"/xl/tables/table{number}.xml", "table") for number in numbers]
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{TYPES}.{kind}+xml"/>' for part, kind in kinds
    )
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    yield "[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rels}{overrides}</Types>'


def _relations(parts: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)
