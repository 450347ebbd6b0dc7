"""Word documents: built in an office's template, from a finished report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.word.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Document

__all__ = ["TemplateError", "write"]


def write(document: Document, target: Path, *, template: Path | None = None) -> None:
    """Write ``target`` at once or not at all; the same document and template give the same bytes.

    Raises TemplateError if the template lacks a style, LaborbuchError if the file cannot be written.
    """
    from exporters.drawing import pictured
    from exporters.word import writer

    writer.write(pictured(document), target, template)
