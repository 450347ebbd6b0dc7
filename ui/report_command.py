"""The command that issues what came of all deliveries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from app.services.book import LabBook
    from app.services.office.publishing import Published


def add_report(parser: argparse.ArgumentParser) -> None:
    """Declare what ``report`` takes."""
    parser.add_argument("office", type=Path, metavar="BUERO")
    parser.add_argument("--to", type=Path, required=True, metavar="ORDNER")
    parser.add_argument("--theme", default="", metavar="THEMA", help="nur ein Thema, etwa Leerstand")
    parser.add_argument("--state", default="", metavar="LAND", help="nur ein Land, etwa Brandenburg oder BB")
    parser.add_argument(
        "--only-accepted", action="store_true", help="nur Bausteine, die das Projektbüro übernommen hat"
    )


def report(options: argparse.Namespace) -> dict[str, Any]:
    """Write the joint package."""
    from app.services.book import open_book
    from ui import compose
    from ui.merge_command import refuse_lab

    book = compose.at_home(open_book(options.office, clock=compose.fixed_clock(options.now)))
    try:
        refuse_lab(book)
        released = not options.only_accepted
        published = publish(book, options.to, options.theme, options.state, include_released=released)
    finally:
        book.close()
    return answer(published)


def publish(
    book: LabBook, folder: Path, theme: str = "", state: str = "", *, include_released: bool
) -> Published:
    """Write the joint package of an open office file. Raises LaborbuchError where a format is not allowed."""
    from app.services.house import JOINT_PACKAGE
    from app.services.office import publishing
    from ui import compose

    book.house.demand(*JOINT_PACKAGE)
    choice = publishing.choice_of(book, theme, state, include_released=include_released)
    return publishing.publish(book, folder, compose.writers(book), choice)


def answer(published: Published) -> dict[str, Any]:
    """Return what the command prints."""
    return {
        "files": [str(file.resolve()) for file in published.files],
        "records": dict(published.records),
        "warnings": list(published.warnings),
    }
