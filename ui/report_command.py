"""The command that issues what came of all deliveries."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.formats import PAPERS
from ui.arguments import formats_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.services.book import LabBook
    from app.services.office.publishing import Published


MORE = tuple(name for name in PAPERS if name != "word")


def add_report(parser: argparse.ArgumentParser) -> None:
    """Declare what ``report`` takes."""
    parser.add_argument("office", type=Path, metavar="BUERO")
    parser.add_argument("--to", type=Path, required=True, metavar="ORDNER")
    parser.add_argument("--theme", default="", metavar="THEMA", help="nur ein Thema, etwa Leerstand")
    parser.add_argument("--state", default="", metavar="LAND", help="nur ein Land, etwa Brandenburg oder BB")
    parser.add_argument(
        "--as",
        dest="formats",
        type=partial(formats_of, choices=MORE),
        default=(),
        metavar="FORMAT",
        help=f"außer Word und Excel auch als {', '.join(MORE)}; mehrere mit Komma",
    )
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
        published = publish(
            book, options.to, options.theme, options.state, include_released=released, more=options.formats
        )
    finally:
        book.close()
    return answer(published)


def publish(
    book: LabBook,
    folder: Path,
    theme: str = "",
    state: str = "",
    *,
    include_released: bool,
    more: Sequence[str] = (),
) -> Published:
    """Write the joint package of an open office file. Raises LaborbuchError where a format is not allowed."""
    from app.services.house import JOINT_PACKAGE
    from app.services.office import publishing
    from ui import compose

    book.house.demand(*JOINT_PACKAGE, *more)
    choice = publishing.choice_of(book, theme, state, include_released=include_released)
    return publishing.publish(book, folder, compose.writers(book), choice, more=more)


def answer(published: Published) -> dict[str, Any]:
    """Return what the command prints."""
    return {
        "files": [str(file.resolve()) for file in published.files],
        "records": dict(published.records),
        "warnings": list(published.warnings),
    }
