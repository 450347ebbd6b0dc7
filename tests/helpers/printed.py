"""What a printer puts on paper, read back."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def printed(put: Callable[[QPrinter], object], folder: Path) -> list[str]:
    """Return the pages as text. Needs pdftotext."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    file = folder / "papier.pdf"
    printer.setOutputFileName(str(file))
    put(printer)
    found = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return found.stdout.decode().removesuffix("\f").split("\f")
