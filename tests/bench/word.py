"""Word export against a hand-tuned floor: strings and zipfile, for this one shape of document only.

Both write the same modules: a heading, a table of eight rows, six paragraphs and five bullets each, every
second with a photo. Making the data and importing are not measured. Each run is a process of its own.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from statistics import median

from app.reports.model import Cell, Document, Heading, Paragraph, Picture, Role, Span, Table, TableKind
from exporters.word import write
from tests.bench.ratio import Ratio, seconds

SIZES = {50: 7, 200: 5, 800: 3}
"""Modules, and how many rounds are enough for a steady median."""

LIMIT = 2.4
WORDS = (
    "Wissen Übergabe Gespräch Leerstand Maßnahme Straße Größe und oder aber wenn weil nicht immer über mit"
)
PHOTO_BYTES, PHOTO_SIZE = 78_000, (640, 480)
TEXTS = 28
SPECIAL = re.compile("[&<>]")
RELATIONSHIP = (
    '<Relationship Id="rLB%d" Target="media/bild%d.jpg" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)


@dataclass(frozen=True)
class Module:
    title: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...]
    photo: bytes | None


def run() -> list[Ratio]:
    return [Ratio(f"Word, {size} Bausteine", _ratio(size, rounds), LIMIT) for size, rounds in SIZES.items()]


def _ratio(size: int, rounds: int) -> float:
    """Writer and floor in turn, so that a busy moment of the machine meets both."""
    return median(_seconds("writer", size) / _seconds("floor", size) for _ in range(rounds))


def _seconds(variant: str, size: int) -> float:
    return seconds("tests.bench.word", variant, str(size))


def modules(size: int) -> list[Module]:
    rnd = random.Random(5)
    return [
        Module(
            f"Baustein {number + 1}: {_text(rnd, 40)}",
            tuple((f"Merkmal {row}", _text(rnd, 60)) for row in range(8)),
            tuple(_text(rnd, 420) for _ in range(6)),
            tuple(_text(rnd, 90) for _ in range(5)),
            rnd.randbytes(PHOTO_BYTES) if number % 2 == 0 else None,
        )
        for number in range(size)
    ]


def _text(rnd: random.Random, length: int) -> str:
    return " ".join(rnd.choices(WORDS.split(), k=length // 4))[:length]


# The writer


def document(data: list[Module]) -> Document:
    numbers = count(1)
    blocks = tuple(block for module in data for block in _blocks(module, numbers))
    masthead = ("StadtLabor Kleinstadt", "Neue Arbeitswelten")
    day = dt.date(2026, 11, 22)
    return Document("Messung", "Messung", "PB-KO-0001", masthead, "Messung", "1", day, blocks, "Messung")


def _blocks(it: Module, numbers: count[int]) -> list[Heading | Paragraph | Table | Picture]:
    rows = tuple((_cell(name), _cell(value)) for name, value in it.facts)
    head = ("Merkmal", "Angabe")
    table = Table(TableKind.DATA, "Merkmale", "Je Zeile ein Merkmal.", head, rows, (0.2, 0.8))
    texts = [_paragraph(Role.BODY, text) for text in it.paragraphs]
    texts += [_paragraph(Role.BULLET, text) for text in it.bullets]
    return [Heading(1, it.title), table, *texts, *_pictures(it.photo, numbers)]


def _pictures(photo: bytes | None, numbers: count[int]) -> list[Picture]:
    about = ("Blick auf den Markt.", "Der Markt", "Foto: Stadt")
    alt_text, caption, credit = about
    size = PHOTO_SIZE
    return [Picture(photo, "image/jpeg", *size, alt_text, next(numbers), caption, credit)] if photo else []


def _cell(text: str) -> Cell:
    return Cell((_paragraph(Role.CELL, text),))


def _paragraph(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Span(text),))


# The floor


@dataclass(frozen=True)
class Pattern:
    """What the writer makes of one module, with gaps for texts and photos; the rest of the file as it is."""

    before: str
    module: str
    picture: str
    after: str
    rest: dict[str, bytes]


def pattern(folder: Path) -> Pattern:
    """Taken from the writer, so that both always write the same."""
    gaps = [f"Lücke {number};" for number in range(TEXTS)]
    facts = tuple(zip(gaps[1:17:2], gaps[2:17:2], strict=True))
    sample = Module(gaps[0], facts, tuple(gaps[17:23]), tuple(gaps[23:]), b"photo")
    write(document([sample]), folder / "pattern.docx")
    with zipfile.ZipFile(folder / "pattern.docx") as archive:
        rest = {name: archive.read(name) for name in archive.namelist() if "/media/" not in name}
    main = rest.pop("word/document.xml").decode()
    before, body, after = re.split("(?<=<w:body>)|(?=<w:sectPr)", main)
    body = body.replace("%", "%%")
    for gap in gaps:
        body = body.replace(gap, "%s")
    end = body.rindex("%s</w:t></w:r></w:p>") + len("%s</w:t></w:r></w:p>")
    picture = re.sub(r'(id="|dung |rLB|serve">)1(["<])', r"\1%d\2", body[end:])
    return Pattern(before, body[:end], picture, after, rest)


def floor(data: list[Module], it: Pattern, target: Path) -> None:
    photos: dict[bytes, tuple[int, bytes]] = {}
    text = "".join((it.before, *(_filled(module, it, photos) for module in data), it.after))
    # The first one is in the pattern already.
    related = "".join(RELATIONSHIP % (number, number) for number, _ in [*photos.values()][1:]).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text.encode())
        for number, photo in photos.values():
            archive.writestr(zipfile.ZipInfo(f"word/media/bild{number}.jpg"), photo)
        for name, content in it.rest.items():
            more = related if name == "word/_rels/document.xml.rels" else b""
            archive.writestr(name, content.replace(b"</Relationships>", more + b"</Relationships>"))


def _filled(module: Module, it: Pattern, photos: dict[bytes, tuple[int, bytes]]) -> str:
    facts = (text for fact in module.facts for text in fact)
    texts = (module.title, *facts, *module.paragraphs, *module.bullets)
    filled = it.module % tuple(map(_escaped, texts))
    if not module.photo:
        return filled
    number, _ = photos.setdefault(sha256(module.photo).digest(), (len(photos) + 1, module.photo))
    return filled + it.picture % ((number,) * it.picture.count("%d"))


def _escaped(text: str) -> str:
    if not SPECIAL.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# One run


def measure(variant: str, size: int) -> float:
    """CPU seconds, after a first small run has made everything warm."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bench.docx"
        gaps, data = pattern(target.parent), modules(size)
        ready = document(data)
        started = time.process_time()
        write(ready, target) if variant == "writer" else floor(data, gaps, target)
        return time.process_time() - started


if __name__ == "__main__":
    print(measure(sys.argv[1], int(sys.argv[2])) if len(sys.argv) > 1 else "\n".join(map(str, run())))
