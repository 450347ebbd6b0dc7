"""Markdown, as web sites and wikis take it in: CommonMark with the tables of GitHub."""

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
    from exporters.markdown.text import whole

    with replacing(target) as file:
        file.write(whole(pictured(document)).encode())
