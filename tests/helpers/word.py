"""Documents to write, and ways to look into what was written that know nothing of the writer."""

from __future__ import annotations

import datetime as dt
import shutil
import struct
import subprocess
import zlib
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from app.reports.model import Block, Cell, Document, Paragraph, Picture, Role, Span, Table, TableKind
from exporters.word import write

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument


def document(*blocks: Block, **values: Any) -> Document:
    about: dict[str, Any] = {
        "title": "Pop-up-Coworking in Oestrich-Winkel",
        "subject": "Anwendungsbeispiel",
        "code": "OEW-WB-0001",
        "masthead": ("StadtLabor Kleinstadt", "Neue Arbeitswelten"),
        "running_title": "Anwendungsbeispiel · Pop-up-Coworking",
        "version": "1",
        "date": dt.date(2026, 11, 22),
        "author": "Stadt Oestrich-Winkel",
    }
    return Document(blocks=blocks, **(about | values))


def paragraph(text: str, role: Role = Role.BODY, **values: Any) -> Paragraph:
    return Paragraph(role, (Span(text),), **values)


def cell(text: str, role: Role = Role.CELL) -> Cell:
    return Cell((paragraph(text, role),))


def table(kind: TableKind = TableKind.DATA, size: int = 2, **values: Any) -> Table:
    """A table of ``size`` rows: "Merkmal 1" beside "Angabe 1" and so on."""
    about: dict[str, Any] = {
        "rows": tuple((cell(f"Merkmal {row}"), cell(f"Angabe {row}")) for row in range(1, size + 1)),
        "title": "Merkmale",
        "description": "Je Zeile ein Merkmal.",
        "head": ("Merkmal", "Angabe"),
        "widths": (0.2, 0.8),
        "number": 1,
    }
    return Table(kind, **(about | values))


def picture(number: int = 1, shade: int = 0, size: tuple[int, int] = (600, 300), **values: Any) -> Picture:
    """A real PNG in one shade of grey."""
    about: dict[str, Any] = {
        "alt_text": f"Bild {number}: eine graue Fläche",
        "number": number,
        "caption": f"Was Bild {number} zeigt",
        "credit": "Foto: Stadt",
    }
    return Picture(_png(*size, shade), "image/png", *size, **(about | values))


def _png(width: int, height: int, shade: int) -> bytes:
    lines = bytes([0, *[shade] * width]) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def written(folder: Path, *blocks: Block, **values: Any) -> WordDocument:
    """What python-docx reads after the writer has written."""
    target = folder / "document.docx"
    write(document(*blocks, **values), target)
    return docx.Document(str(target))


def select(opened: WordDocument, path: str) -> list[Any]:
    """What an XPath finds in the document part."""
    found: list[Any] = opened.element.xpath(path)
    return found


def style_names(opened: WordDocument) -> list[tuple[str, str]]:
    """Text and style of each paragraph, also of those in tables."""
    named = {style.style_id: str(style.name) for style in opened.styles}
    paragraphs = select(opened, "//w:body//w:p")
    return [
        (text_of(it), named[it.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))]) for it in paragraphs
    ]


def text_of(element: Any) -> str:
    return "".join(it.text or "" for it in element.iter(qn("w:t")))


def shown_numbers(opened: WordDocument) -> list[tuple[str, str]]:
    """The number that Word would print before each counted paragraph, and its text."""
    counters: dict[str, int] = {}
    return [
        (_next_number(opened, it, counters), text_of(it))
        for it in select(opened, "//w:p[w:pPr/w:numPr/w:numId]")
    ]


def _next_number(opened: WordDocument, element: Any, counters: dict[str, int]) -> str:
    level = element.xpath("string(w:pPr/w:numPr/w:ilvl/@w:val)")
    list_id = element.xpath("string(w:pPr/w:numPr/w:numId/@w:val)")
    root = opened.part.numbering_part.element
    (used,) = root.xpath(f"w:num[@w:numId='{list_id}']")
    start = int(used.xpath(f"string(w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val)"))
    counters[list_id] = counters.get(list_id, start - 1) + 1
    pattern = root.xpath(
        f"string(w:abstractNum[@w:abstractNumId='{used.abstractNumId.val}']/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val)"
    )
    return str(pattern).replace(f"%{int(level) + 1}", str(counters[list_id]))


def pdf_text(path: Path, folder: Path) -> list[str]:
    """The text of each page as LibreOffice lays it out."""
    tool, profile = shutil.which("soffice") or "soffice", (folder / "profile").as_uri()
    office = [tool, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*office, str(folder), str(path)], check=True, capture_output=True)
    reader = ["pdftotext", "-layout", str(folder / f"{path.stem}.pdf"), "-"]
    text = subprocess.run(reader, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]
