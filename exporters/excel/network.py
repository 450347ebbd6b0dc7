"""The joint workbook of many labs: what they say together, and behind it all they pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.excel import matrices, network_readme, overview
from exporters.excel.writer import Front, write_to
from exporters.files import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.bundle import Bundle
    from app.interchange.network import NetworkTables
    from exporters.excel.page import Book

SUBJECT = "Gesamtpaket"


def write_network(bundle: Bundle, tables: NetworkTables, target: Path, part: str = "") -> None:
    """Write the joint workbook; ``tables`` are counted from ``bundle``, ``part`` says what it is limited to.

    It is for reading: ``read`` refuses it. ``target`` is replaced at once, or stays as it was.
    """

    def show(book: Book) -> None:
        overview.add(book, bundle, tables, network_readme.towns_title(tables, part))
        matrices.add_theses(book, bundle, tables)
        matrices.add_themes(book, tables)

    title, about = network_readme.title(tables, part), f"{SUBJECT} {part}".rstrip()
    rows = network_readme.rows_of(tables, part)
    front = Front(title, network_readme.LEAD, about, about.replace("&", "&&"), rows, show, is_delivery=False)
    with replacing(target) as file:
        write_to(file, bundle, front)
