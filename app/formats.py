"""The file formats that the program can issue: everything that is said of one is said here."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """``label`` names its files, ``short`` a single one. Without ``usual`` it is issued only on request.

    A format of papers has one file per document; the others hold the whole lab.
    """

    key: str
    label: str
    short: str
    ending: str
    is_paper: bool = False
    usual: bool = False


FORMATS = {
    it.key: it
    for it in (
        Format("word", "Word-Dokumente", "Word", ".docx", is_paper=True, usual=True),
        Format("excel", "Excel-Arbeitsmappen", "Excel", ".xlsx", usual=True),
        Format("package", "Pakete", "Paket", ".zip", usual=True),
        Format("opendocument", "OpenDocument-Texte", "OpenDocument-Text", ".odt", is_paper=True),
        Format("calc", "OpenDocument-Tabellen", "OpenDocument-Tabelle", ".ods"),
        Format("pdf", "PDF-Dokumente", "PDF", ".pdf", is_paper=True),
        Format("web", "Webseiten", "Webseite (HTML)", ".html", is_paper=True),
        Format("markdown", "Markdown-Texte", "Markdown", ".md", is_paper=True),
        Format("json", "JSON-Dateien", "Daten (JSON)", ".json", is_paper=True),
    )
}
BY_LIBREOFFICE = ("calc", "pdf")  # made by another program, where it is installed
PAPERS = tuple(it.key for it in FORMATS.values() if it.is_paper)
USUAL = tuple(it.key for it in FORMATS.values() if it.usual)


def format_of(ending: str) -> str:
    """Return the key of the format whose files end so, as in ``.docx``."""
    return next(it.key for it in FORMATS.values() if it.ending == ending)
