"""Pages of finished documents as they are printed, into docs/documents. Needs LibreOffice and pdftoppm."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.reports.compendium import build_lab
from app.reports.module import build_module
from app.reports.network import build_network
from tests.helpers.archive import network_archive, sample_archive
from tests.helpers.papers import TODAY
from ui.compose import FileWriters

if TYPE_CHECKING:
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.model import Document

TARGET = Path(__file__).parents[2] / "docs" / "documents"
_DPI = "80"


def _module() -> Document:
    archive = sample_archive("OEW")
    return build_module(cast("KnowledgeModule", archive.find("OEW-WB-0001")), archive, today=TODAY)


def _pages() -> dict[str, tuple[Document, str]]:
    """Name the pages by what is said on them and nowhere else in the document."""
    return {
        "baustein": (_module(), "Kontaktstelle"),
        "staedte-und-thesen": (build_network(network_archive(), today=TODAY), "Thesen und Städte"),
        "anhang-aktivitaeten": (build_lab(sample_archive("DIE"), today=TODAY), "Projektphasen"),
    }


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (document, words) in _pages().items():
            file = Path(folder) / f"{name}.pdf"
            FileWriters().paper("pdf", document, file)
            page = str(_page_with(file, words))
            draw = ["pdftoppm", "-png", "-singlefile", "-r", _DPI, "-f", page, "-l", page]
            subprocess.run([*draw, file, TARGET / name], check=True)
            print(f"docs/documents/{name}.png")


def _page_with(file: Path, words: str) -> int:
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    return next(number for number, text in enumerate(told.split("\f"), 1) if words in text)


if __name__ == "__main__":
    main()
