"""Word export against libraries that make documents from many parts: docxtpl fills, docxcompose joins.

All write the same modules, with the same photos. What each of them prepares once (a template with gaps,
single documents) is not measured, nor is importing. Each run is a process of its own, in turn.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import docx
from docx.shared import Mm
from PIL import Image

from exporters.word import write
from tests.bench.ratio import Ratio, seconds
from tests.bench.word import Module, document, modules

SIZE, ROUNDS, LIMIT = 50, 3, 1.0
PEERS = ("docxtpl", "docxcompose")


def run() -> list[Ratio]:
    return [Ratio(f"Word, {SIZE} Bausteine gegen {peer}", _ratio(peer), LIMIT) for peer in PEERS]


def _ratio(peer: str) -> float:
    return median(_seconds("ours") / _seconds(peer) for _ in range(ROUNDS))


def _seconds(variant: str) -> float:
    return seconds("tests.bench.word_peers", variant)


def data() -> list[Module]:
    """Return the modules of the other measurement, with photos that every library knows as such."""
    photo = _photo()
    return [Module(it.title, it.facts, it.paragraphs, it.bullets, it.photo and photo) for it in modules(SIZE)]


def _photo() -> bytes:
    noise = random.Random(5).randbytes(640 * 480 * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", (640, 480), noise).save(file, "JPEG", quality=35)
    return file.getvalue()


# What the peers prepare


def gaps(target: Path) -> None:
    """A template for docxtpl: one module, repeated."""
    paper = docx.Document()
    paper.add_paragraph("{%p for module in modules %}")
    paper.add_paragraph("{{ module.title }}", "Heading 1")
    table = paper.add_table(3, 2)
    table.rows[0].cells[0].text = "{%tr for fact in module.facts %}"
    for cell, gap in zip(table.rows[1].cells, ("{{ fact[0] }}", "{{ fact[1] }}"), strict=True):
        cell.text = gap
    table.rows[2].cells[0].text = "{%tr endfor %}"
    for list_, style in (("paragraphs", "Normal"), ("bullets", "List Bullet")):
        paper.add_paragraph(f"{{%p for text in module.{list_} %}}")
        paper.add_paragraph("{{ text }}", style)
        paper.add_paragraph("{%p endfor %}")
    for line in ("{%p if module.photo %}", "{{ module.photo }}", "{%p endif %}", "{%p endfor %}"):
        paper.add_paragraph(line)
    paper.save(str(target))


def single(it: Module, target: Path) -> None:
    """One document for docxcompose."""
    paper = docx.Document()
    paper.add_heading(it.title, 1)
    table = paper.add_table(0, 2)
    for fact in it.facts:
        for cell, text in zip(table.add_row().cells, fact, strict=True):
            cell.text = text
    for text in it.paragraphs:
        paper.add_paragraph(text)
    for text in it.bullets:
        paper.add_paragraph(text, "List Bullet")
    if it.photo:
        paper.add_picture(io.BytesIO(it.photo), Mm(130))
    paper.save(str(target))


# One run


def ours(folder: Path, found: list[Module]) -> float:
    ready = document(found)
    write(ready, folder / "warm.docx")
    started = time.process_time()
    write(ready, folder / "ours.docx")
    return time.process_time() - started


def docxtpl(folder: Path, found: list[Module]) -> float:
    from docxtpl import DocxTemplate, InlineImage

    gaps(folder / "gaps.docx")
    started = time.process_time()
    template = DocxTemplate(folder / "gaps.docx")
    photos = [InlineImage(template, io.BytesIO(it.photo), Mm(130)) if it.photo else None for it in found]
    shown: list[dict[str, Any]] = [
        {**vars(it), "photo": photo} for it, photo in zip(found, photos, strict=True)
    ]
    template.render({"modules": shown}, autoescape=True)
    template.save(folder / "docxtpl.docx")
    return time.process_time() - started


def docxcompose(folder: Path, found: list[Module]) -> float:
    from docxcompose.composer import Composer

    for number, it in enumerate(found):
        single(it, folder / f"{number}.docx")
    started = time.process_time()
    whole = Composer(docx.Document(str(folder / "0.docx")))
    for number in range(1, len(found)):
        whole.append(docx.Document(str(folder / f"{number}.docx")))
    whole.save(folder / "docxcompose.docx")
    return time.process_time() - started


def measure(variant: str) -> float:
    job = {"ours": ours, "docxtpl": docxtpl, "docxcompose": docxcompose}[variant]
    with tempfile.TemporaryDirectory() as folder:
        return job(Path(folder), data())


if __name__ == "__main__":
    print(measure(sys.argv[1]) if len(sys.argv) > 1 else "\n".join(map(str, run())))
