"""PDF/UA, made by a LibreOffice that is installed here: it knows how pages break, we do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_possible", "write"]


def is_possible() -> bool:
    """Whether LibreOffice is installed on this computer."""
    from exporters.pdf.office import program

    return program() is not None


def write(source: Path, target: Path) -> None:
    """Convert a Word document; ``target`` appears at once or not at all.

    Raises LaborbuchError where LibreOffice is missing or does not answer, or the file cannot be written.
    Unlike the other formats, the bytes differ from one time to the next.
    """
    from exporters.files import replacing
    from exporters.pdf.office import converted

    data = converted(source)
    with replacing(target) as file:
        file.write(data)
