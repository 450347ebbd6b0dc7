"""PDF/UA and OpenDocument tables, made by a LibreOffice that is installed here.

It knows how pages break and what a spreadsheet is; we do not. Unlike with the other formats, the bytes differ
from one time to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_possible", "write_ods", "write_pdf"]


def is_possible() -> bool:
    """Whether LibreOffice is installed on this computer."""
    from exporters.libreoffice.program import program

    return program() is not None


def write_pdf(source: Path, target: Path) -> None:
    """Convert a Word document into PDF/UA; ``target`` appears at once or not at all.

    Raises LaborbuchError where LibreOffice is missing or does not answer, or the file cannot be written.
    """
    from exporters.libreoffice.program import PDF

    _convert(source, target, PDF)


def write_ods(source: Path, target: Path) -> None:
    """Convert an Excel workbook. Raises as ``write_pdf``."""
    from exporters.libreoffice.program import ODS

    _convert(source, target, ODS)


def _convert(source: Path, target: Path, filter_: str) -> None:
    from exporters.files import replacing
    from exporters.libreoffice.program import converted

    data = converted(source, filter_)
    with replacing(target) as file:
        file.write(data)
