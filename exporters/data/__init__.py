"""A document as JSON, for programs that build something of their own from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Document


def write(document: Document, target: Path) -> None:
    """Write ``target`` at once or not at all; the same document gives the same bytes.

    Raises LaborbuchError if the file cannot be written.
    """
    from exporters.data.plain import as_json
    from exporters.files import replacing

    with replacing(target) as file:
        file.write(as_json(document).encode())
