"""Files that are no workbook of ours are refused with a sentence; cells far away do no harm."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from app.errors import RefusedFileError
from exporters import containers
from exporters.excel import read, write
from exporters.excel.reading import container, grids, sheet_xml
from tests.helpers.bundles import bundle, entry
from tests.helpers.readings import edited, misread
from tests.helpers.workbooks import cell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Parts = dict[str, bytes]

NAME = "DIE_Laborbuch.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet3.xml"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("written") / NAME
    write(bundle(entry("activity", 1, title="Auftakt"), entry("activity", 2, title="Ausklang")), target)
    return target


@pytest.fixture
def path(written: Path, tmp_path: Path) -> Path:
    target = tmp_path / NAME
    target.write_bytes(written.read_bytes())
    return target


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, *more: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*parts.items(), *more):
            archive.writestr(name, content)
    return file.getvalue()


def refusal(data: bytes | Path, name: str = NAME) -> str:
    with pytest.raises(RefusedFileError) as caught:
        read(data, name)
    text = str(caught.value)
    assert f"„{name}“" in text
    return text


OTHER_FILES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "ist leer"),
    "text": (b"Kennung;Titel", "keine Excel-Arbeitsmappe"),
    "old Excel": (OLE + b"\0" * 1000, "alten Excel-Format"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "mit einem Kennwort geschützt"),
    "half a zip": (b"PK\x03\x04" + b"\0" * 100, "beschädigt"),
    "Word": (packed({"word/document.xml": b"<w/>"}), "keine Excel-Arbeitsmappe"),
    "binary workbook": (packed({"xl/workbook.bin": b""}), "in einem anderen Format"),
    "OpenDocument": (packed({"content.xml": b"<o/>"}), "in einem anderen Format"),
}


@pytest.mark.parametrize("name", OTHER_FILES)
def test_other_files_are_refused_with_what_to_do(name: str) -> None:
    data, words = OTHER_FILES[name]
    assert words in refusal(data)


def test_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    assert "lässt sich nicht öffnen" in refusal(tmp_path / NAME)


def with_doctype(content: bytes) -> bytes:
    return content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)


ODD: dict[str, tuple[Callable[[Parts], bytes], str]] = {
    "doubled part": (lambda parts: packed(parts, (SHEET.upper(), b"<a/>")), "kommt doppelt vor"),
    "way up": (lambda parts: packed(parts, ("xl/../../x.xml", b"<a/>")), "zeigt aus der Datei hinaus"),
    "way up on Windows": (lambda parts: packed(parts, ("..\\x.xml", b"<a/>")), "zeigt aus der Datei hinaus"),
    "absolute": (lambda parts: packed(parts, ("/etc/x.xml", b"<a/>")), "zeigt aus der Datei hinaus"),
    "drive": (lambda parts: packed(parts, ("C:/x.xml", b"<a/>")), "zeigt aus der Datei hinaus"),
    "doctype in a sheet": (
        lambda parts: packed(parts | {SHEET: with_doctype(parts[SHEET])}), "beginnt ungewöhnlich",
    ),
    "doctype elsewhere": (
        lambda parts: packed(parts | {"docProps/app.xml": with_doctype(parts["docProps/app.xml"])}),
        "beginnt ungewöhnlich",
    ),
    "another encoding": (
        lambda parts: packed(parts | {SHEET: parts[SHEET].decode().encode("utf-16")}), "beginnt ungewöhnlich",
    ),
    "strict": (
        lambda parts: packed(
            parts
            | {
                container.WORKBOOK: parts[container.WORKBOOK].replace(
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                )
            }
        ),
        "Strict Open XML",
    ),
    "no workbook": (
        lambda parts: packed({name: it for name, it in parts.items() if name != container.WORKBOOK}),
        "keine Excel-Arbeitsmappe",
    ),
    "cut sheet": (lambda parts: packed(parts | {SHEET: parts[SHEET][:3000]}), "beschädigt"),
    "no relations": (
        lambda parts: packed({name: it for name, it in parts.items() if name != container.RELATIONS}),
        "beschädigt",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_workbooks_are_refused(path: Path, name: str) -> None:
    make, words = ODD[name]
    assert words in refusal(make(parts_of(path)))


def test_part_that_is_encrypted_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "Kennwort" in refusal(bytes(data))


def test_flipped_bit_is_noticed(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(SHEET).header_offset + 30 + len(SHEET)
    data = bytearray(path.read_bytes())
    data[start + 500] ^= 1
    assert "beschädigt" in refusal(bytes(data))


def test_cut_file_is_refused(path: Path) -> None:
    data = path.read_bytes()
    for length in (100, len(data) // 2, len(data) - 10):
        assert "beschädigt" in refusal(data[:length])


def test_bomb_is_refused_before_it_goes_off(path: Path) -> None:
    bomb = packed(parts_of(path), ("xl/media/image1.xml", b"\0" * (60 * 1024 * 1024)))
    assert "zu groß" in refusal(bomb)


def test_more_than_the_limit_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_BYTES", 300_000)
    assert "zu groß" in refusal(path.read_bytes())
    monkeypatch.setattr(container, "MOST_BYTES", 1000)
    assert "zu groß" in refusal(path)


def test_part_that_says_it_is_smaller_than_it_is_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    entry_ = data.index(SHEET.encode(), data.index(b"PK\x01\x02")) - 46
    data[entry_ + 24 : entry_ + 28] = (100).to_bytes(4, "little")
    assert "beschädigt" in refusal(bytes(data))


def test_too_many_parts_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_ENTRIES", 10)
    assert "zu viele Teile" in refusal(path.read_bytes())


class PanicException(BaseException):
    """Like the one that pyo3 raises."""


@pytest.mark.parametrize("error", [PanicException, ValueError])
def test_whatever_befalls_the_parser_is_a_refusal(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def stumble(*_: Any) -> None:
        raise error

    monkeypatch.setattr(grids.Workbook, "_read", stumble)
    assert "beschädigt" in refusal(path)


def test_interruption_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(grids.Workbook, "_read", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read(path, NAME)


def test_workbook_of_others_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "Kennung"  # type: ignore[index]
    book.save(tmp_path / NAME)
    assert "stammt nicht aus dem Laborbuch" in refusal(tmp_path / NAME)


FACTS = {
    "no number of the lab": ("Interne Nummer des Labors", None, "„Interne Nummer des Labors“"),
    "newer": ("Fassung des Formats", "1.1", "neueren Fassung"),
    "much newer": ("Fassung des Formats", "12.0", "neueren Fassung"),
    "unclear schema": ("Fassung des Formats", "neu", "„neu“"),
    "unclear number": ("Lieferung", "die vierte", "„die vierte“"),
    "unclear moment": ("Erstellt am", "gestern", "„gestern“"),
}


def put_fact(fact: str, value: Any) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        row = next(row for row in book["Lies mich"].iter_rows() if row[1].value == fact)
        row[2].value = value

    return edit


@pytest.mark.parametrize("name", FACTS)
def test_file_that_does_not_say_what_it_is_is_refused(path: Path, name: str) -> None:
    fact, value, words = FACTS[name]
    with pytest.raises(RefusedFileError, match="DIE_Laborbuch") as caught:
        edited(path, put_fact(fact, value))
    assert words in str(caught.value)


@pytest.mark.parametrize(("typed", "number"), [(7, 7), ("7", 7), ("Ohne Nummer", None), (None, None)])
def test_number_of_the_delivery_may_be_a_number(path: Path, typed: Any, number: int | None) -> None:
    assert edited(path, put_fact("Lieferung", typed)).sequence_no == number


def test_older_schema_that_a_program_made_a_number_is_read(path: Path) -> None:
    assert edited(path, put_fact("Fassung des Formats", 1)).schema_version == "1.0"


STRAYS = {"last corner": "XFD1048576", "last row": "A1048576", "far right": "XFD2", "far down": "D60000"}


@pytest.mark.parametrize("where", STRAYS.values(), ids=STRAYS)
def test_value_far_away_is_reported_and_costs_nothing(path: Path, where: str) -> None:
    def edit(book: Any) -> None:
        book["Aktivitäten"][where] = "x"

    edited(path, edit)
    begun = time.process_time()
    arrival = read(path, NAME)
    assert time.process_time() - begun < 5
    (notice,) = arrival.notices
    assert (notice.sheet, where in notice.text) == ("Aktivitäten", True)
    assert [item.code for item in arrival.items["activity"]] == ["DIE-AK-0001", "DIE-AK-0002"]
    assert misread(arrival) == []


def test_format_far_away_needs_no_words(path: Path) -> None:
    def edit(book: Any) -> None:
        book["Aktivitäten"]["XFD1048576"].font = Font(bold=True)

    arrival = edited(path, edit)
    assert (arrival.notices, misread(arrival)) == ((), [])
    assert len(arrival.items["activity"]) == 2


def test_dimension_that_lies_does_no_harm(path: Path) -> None:
    """The parser would take half a terabyte and end the program; no size that the sheet states is trusted."""
    parts = parts_of(path)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    arrival = read(packed(parts | {SHEET: parts[SHEET].replace(b"</sheetData>", far)}), NAME)
    assert [notice.sheet for notice in arrival.notices] == ["Aktivitäten"]
    assert misread(arrival) == []


def test_many_rows_are_read_to_the_last(tmp_path: Path) -> None:
    target = tmp_path / NAME
    partners = tuple({"organisation": f"Nr. {at}", "role": None, "role_note": None} for at in range(12_000))
    write(bundle(entry("activity", 1, partners=partners)), target)
    arrival = read(target, NAME)
    assert (arrival.notices, misread(arrival)) == ((), [])


def test_rows_in_an_unknown_form_are_refused_where_they_lie_far_away() -> None:
    with pytest.raises(ValueError, match="sheetData"):
        sheet_xml.without_strays(b'<x:sheetData><x:row r="1048576"/></x:sheetData>')


def test_error_in_a_cell_is_found_by_its_place(path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Aktivitäten"], "Titel", 3).value = "#DIV/0!"

    edited(path, edit)
    found = {(row, at): fault for row, at, fault in sheet_xml.faults(parts_of(path)[SHEET])}
    assert {place: "#DIV/0!" in fault.text for place, fault in found.items()} == {(2, 3): True}
