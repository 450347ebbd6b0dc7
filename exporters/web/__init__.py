"""Web pages: one file that needs nothing but a browser, or a place in somebody's web site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Document


def write(document: Document, target: Path) -> None:
    """Write ``target`` at once or not at all; the same document gives the same bytes.

    Raises LaborbuchError if the file cannot be written.
    """
    from exporters.drawing import pictured
    from exporters.files import replacing
    from exporters.web.page import page

    with replacing(target) as file:
        file.write(page(pictured(document)).encode())
