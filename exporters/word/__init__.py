"""Word documents: built in an office's template, from a finished report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.paper.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.model import Document

__all__ = ["TemplateError", "check_template", "save_template", "write"]


def write(document: Document, target: Path, *, template: Path | None = None) -> None:
    """Write ``target`` at once or not at all; the same document and template give the same bytes.

    Raises TemplateError if the template lacks a style, LaborbuchError if the file cannot be written.
    """
    from exporters.drawing import pictured
    from exporters.word import writer

    writer.write(pictured(document), target, template)


def check_template(path: Path) -> None:
    """Raise TemplateError if a document could not be built in this file."""
    from exporters.paper.template import open_template

    open_template(path)


def save_template(target: Path) -> None:
    """Write the template that comes with the program; an office makes its own of it."""
    from importlib.resources import files

    from exporters.files import replacing

    with replacing(target) as file:
        file.write((files("resources") / "templates" / "laborbuch.docx").read_bytes())
