"""OpenDocument texts: the same pages as in Word, from the same report and the same template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.paper.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Document

__all__ = ["TemplateError", "write"]


def write(document: Document, target: Path, *, template: Path | None = None) -> None:
    """Write ``target`` at once or not at all; the same document and template give the same bytes.

    ``template`` is the Word template of the office. Raises TemplateError if it lacks a style,
    LaborbuchError if the file cannot be written.
    """
    from exporters.drawing import pictured
    from exporters.opendocument import writer

    writer.write(pictured(document), target, template)
