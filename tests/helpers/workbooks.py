"""Workbooks read back with other libraries than the one that wrote them."""

from __future__ import annotations

import functools
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator
from python_calamine import CalamineWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def opened(path: Path) -> Any:
    """Return the workbook with its looks, as openpyxl sees it; not to be changed."""
    return _loaded(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=1)
def _loaded(path: Path, _written: int) -> Any:
    return load_workbook(path)


def rows(path: Path, sheet: str, top: int = 0) -> list[dict[str, Any]]:
    """Return the rows below the head by column title, as openpyxl reads them; empty cells are None."""
    head, *body = list(opened(path)[sheet].iter_rows(min_row=top + 1, values_only=True))
    return [dict(zip(map(str, head), row, strict=True)) for row in body if any(row)]


def calamine_rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Return the same as calamine reads it; empty cells are empty text."""
    head, *body = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    return [dict(zip(map(str, head), row, strict=True)) for row in body if any(row)]


def cell(sheet: Worksheet, title: str, row: int = 2) -> Cell:
    """Return the cell below a title."""
    found = next(head for head in sheet[1] if head.value == title)
    return sheet.cell(row, found.column)  # type: ignore[return-value]


def values(path: Path) -> dict[str, list[list[Any]]]:
    """Return all cells of all sheets as calamine reads them, to compare whole workbooks."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def faults(path: Path) -> list[str]:
    """Return what the Open XML validator has to say."""
    return [
        str(fault) for fault in OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).errors
    ]


def converted(path: Path, kind: str, folder: Path) -> Path:
    """Let LibreOffice open a file and save it anew as ``kind``."""
    tool = shutil.which("soffice") or "soffice"
    profile = (folder / "profile").as_uri()
    command = [tool, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, str(folder), str(path)], check=True, capture_output=True)
    return folder / f"{path.stem}.{kind}"
