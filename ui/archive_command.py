"""The command that writes an archive copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from ui.cli import Answer


def add_archive(parser: argparse.ArgumentParser) -> None:
    """Take where the lab file is, where the copy goes, and what it holds."""
    parser.add_argument("lab", type=Path, metavar="LABOR")
    parser.add_argument("--to", type=Path, required=True, metavar="ORDNER")
    parser.add_argument("--personal", action="store_true", help="auch, was die Stadt nicht verlassen darf")


def archive(options: argparse.Namespace) -> Answer:
    """Write the copy, and name its files."""
    from app.services import archiving
    from app.services.book import open_book
    from ui import compose

    book: Any = compose.at_home(open_book(options.lab, clock=compose.fixed_clock(options.now)))
    try:
        made = archiving.archive_copy(book, options.to, compose.writers(book), personal=options.personal)
    finally:
        book.close()
    files = sorted(str(path.resolve()) for path in made.rglob("*") if path.is_file())
    return 0, {"files": files, "warnings": []}
