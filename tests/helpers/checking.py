"""A clean Word file, and small changes to its XML that break exactly one rule."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.reports.model import Contents, Heading, Paragraph, Role, Span, Tone
from exporters.checking import check
from exporters.word import write
from tests.helpers.word import document, paragraph, picture, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.reports.flaws import Flaw
    from app.reports.model import Block

Parts = dict[str, bytes]

BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CORE, APP, TYPES = "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
END_OF_BODY = "<w:sectPr>"
SENTENCE = "Die Stadt hat den Raum für ein Jahr gemietet, und die Leute haben ihn mit der Zeit angenommen."
BLOCKS: tuple[Block, ...] = (
    Heading(1, "Pop-up-Coworking"),
    Contents("In diesem Baustein", (2, 2)),
    Heading(2, "Ziel", anchor="ziel"),
    paragraph(SENTENCE),
    paragraph("Ein zweiter Absatz mit einem Satz."),
    Heading(2, "Ablauf"),
    paragraph("Räume suchen", Role.BULLET),
    paragraph("Räume mieten", Role.BULLET),
    Paragraph(Role.BODY, (Span("Mehr steht unter "), Span("Ziel", Tone.LINK, "#ziel"), Span("."))),
    Paragraph(Role.BODY, (Span("Es gibt "), Span("die Seite der Stadt", Tone.LINK, "https://a.example/"))),
    table(number=1, title="Kennzahlen"),
    paragraph("Danach ging es weiter."),
    picture(1),
    paragraph("Das war der letzte Absatz."),
)


@cache
def clean() -> Mapping[str, bytes]:
    """Return the parts of a file that breaks no rule."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "clean.docx"
        write(document(*BLOCKS), target)
        return parts_of(target)


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], *more: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*parts.items(), *more):
            archive.writestr(name, content)
    return file.getvalue()


def changed(part: str, *pairs: tuple[str, str]) -> Parts:
    """Return the clean file with words of one part replaced, each at its first place."""
    text = clean()[part].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {**clean(), part: text.encode()}


def flaws(folder: Path, parts: Mapping[str, bytes], name: str = "Baustein.docx") -> tuple[Flaw, ...]:
    """Return what the check says of these parts."""
    path = folder / name
    path.write_bytes(packed(parts))
    return check(path)


def codes(found: tuple[Flaw, ...]) -> list[str]:
    return [flaw.rule.code for flaw in found]
